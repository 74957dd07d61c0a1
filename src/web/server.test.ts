// The server keeps its promises: who may see what, what is kept, what is said when something goes wrong.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';

import { mount } from './pages.ts';
import { createServer, type ServerSettings } from './server.ts';

const officer: Actor = { kind: 'person', accountId: 'a1', name: 'Priya Nair', roles: ['programme-office'] };
const council = { id: 1, name: 'Harnworth Council', example: true };

let logged: string[] = [];
let app: FastifyInstance | undefined;

async function serverFor(more: Partial<ServerSettings> = {}): Promise<FastifyInstance> {
  logged = [];
  app = await createServer({
    whoIs: async (request) => ({
      actor: request.cookies.who === 'officer' ? officer : { kind: 'public' },
      council,
    }),
    mayDo: (_actor, permission) => permission === 'plan.read',
    now: () => Temporal.Instant.from('2026-11-22T23:30:00Z'),
    secure: false,
    log: { level: 'error', stream: { write: (line) => logged.push(line) } },
    templates: [join(import.meta.dirname, 'sample')],
    makeRequestId: () => 'request-1',
    ...more,
  });
  return app;
}

afterEach(async () => {
  await app?.close();
  app = undefined;
});

const signedIn = { cookie: 'who=officer' };
const ours = { 'sec-fetch-site': 'same-origin' };

describe('a page', () => {
  test('carries the council, its own phrase and relative links, whatever the mount', async () => {
    const server = await serverFor();
    const pages = (scope: FastifyInstance) =>
      scope.get('/actions/:id', { config: { permission: 'public' } }, (request, reply) =>
        reply.page('links.njk', { title: 'An action', phrase: `live, ${request.day}`, next: '/actions/13' }),
      );
    for (const prefix of ['', '/office', '/editions/:number']) await mount(server, prefix, pages);
    for (const at of ['', '/office', '/editions/3']) {
      const page = await server.inject(`${at}/actions/12?from=list`);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('<title>An action – Harnworth Council</title>');
      expect(page.body).toContain('live, 2026-11-22');
      expect(page.body).toContain('<a href="13">Next</a>');
      expect(page.body).toContain('<a href="../people">People</a>');
      const stylesheet = /rel="stylesheet" href="([^"]+)"/.exec(page.body)?.[1] ?? '';
      const there = new URL(stylesheet, `http://localhost${at}/actions/12`).pathname;
      expect((await server.inject(there)).headers['cache-control']).toContain('immutable');
    }
  });
});
