// A small invented site for the web kit's own tests: every part of a page, a form, and pages that go wrong.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { Conflict, NotAllowed, NotFound, Unusable } from '../../kernel/errors.ts';
import { formWith, parseForm, readUpload, several } from '../forms.ts';
import { createServer, fewTries, type ServerSettings } from '../server.ts';

export const officer: Actor = {
  kind: 'person',
  accountId: 'a1',
  name: 'Priya Nair',
  roles: ['programme-office'],
};

const open = { config: { permission: 'public' } };

/** Signed in when the cookie says so; may read the plan and nothing else. */
export async function sampleServer(more: Partial<ServerSettings> = {}): Promise<FastifyInstance> {
  return createServer({
    whoIs: async (request) => ({
      actor: request.cookies.who === 'officer' ? officer : { kind: 'public' },
      council: { id: 1, name: 'Harnworth Council', example: true },
    }),
    mayDo: (actor, permission) => actor.kind === 'person' && permission === 'plan.read',
    now: () => Temporal.Instant.from('2026-11-22T23:30:00Z'),
    layout: (request) => ({
      phrase: 'improvement and recovery, as published on 22 November 2026',
      footer: [
        { text: 'Accessibility', path: '/accessibility' },
        { text: 'The data behind these pages', path: '/api' },
      ],
      navigation: [
        { text: 'Plan', path: '/', current: request.url === '/' },
        { text: 'Actions', path: '/actions', current: request.url.startsWith('/actions') },
        { text: 'Directions', path: '/directions' },
        { text: 'People', path: '/people' },
        { text: 'Timeline', path: '/timeline' },
      ],
      ...(request.actor.kind === 'person' && {
        identity: {
          words: `You are ${request.actor.name}, programme office`,
          change: { text: 'Change', path: '/sign-in' },
          signOutPath: '/sign-out',
        },
      }),
    }),
    secure: false,
    log: { level: 'silent' },
    templates: [import.meta.dirname],
    makeRequestId: () => 'request-1',
    ...more,
  });
}

export function samplePages(app: FastifyInstance): void {
  app.get('/', open, (_request, reply) => reply.page('front.njk', { title: 'What was promised' }));
  app.get('/actions/2', open, (_request, reply) =>
    reply.page('action.njk', {
      title: 'Write a borrowing strategy that follows the rules',
      back: { text: 'Borrowing and capital', path: '/workstreams/1' },
    }),
  );
  app.get('/office', { config: { permission: 'plan.read' } }, (_request, reply) =>
    reply.page('front.njk', { title: 'Office' }),
  );
  app.post('/sign-in', { config: { permission: 'public', rateLimit: fewTries } }, (_request, reply) =>
    reply.setCookie('who', 'officer').goTo('/office'),
  );
  app.post('/money', { config: { permission: 'finance.write' } }, (_request, reply) => reply.goTo('/'));
  addForm(app);
  addTrouble(app);
}

const Update = z.object({
  dueOn: z.iso.date().meta({ title: 'Due date' }),
  confidence: z.enum(['on-track', 'at-risk', 'off-track']).meta({ title: 'Whether it will be done' }),
  words: z.string({ error: 'Say what has happened, even if nothing has' }).max(500),
  theme: z.string().optional(),
  shown: several(z.enum(['members', 'public'])),
});

function addForm(app: FastifyInstance): void {
  const page = { title: 'Say where this action stands', back: { text: 'Action 2', path: '/actions/2' } };
  app.get('/actions/2/update', open, (_request, reply) =>
    reply.page('form.njk', { ...page, form: formWith({}) }),
  );
  app.post('/actions/2/update', open, async (request, reply) => {
    const upload = request.isMultipart() ? await readUpload(request, 1000) : undefined;
    const typed = upload?.fields ?? request.body;
    const answer = parseForm(Update, typed);
    const errors = [...(answer.ok ? [] : answer.errors), ...(upload?.errors ?? [])];
    if (errors.length === 0) return reply.goTo('/actions/2');
    return reply.code(422).page('form.njk', { ...page, form: formWith(typed, errors) });
  });
}

function addTrouble(app: FastifyInstance): void {
  const trouble: Record<string, () => Error> = {
    missing: () => new NotFound('There is no action 99'),
    refused: () => new NotAllowed('Only the programme office closes a period'),
    unusable: () => new Unusable('The file is empty', 'file'),
    bug: () => new TypeError('secret detail'),
  };
  for (const at of ['/trouble/:kind', '/api/v1/trouble/:kind']) {
    app.get<{ Params: { kind: string } }>(at, open, (request) => {
      throw trouble[request.params.kind]?.() ?? new NotFound('There is no such trouble');
    });
  }
  app.get('/actions/2/dates', open, (_request, reply) => reply.page('dates.njk', { title: 'Move the date' }));
  app.post('/actions/2/dates', open, () => {
    throw new Conflict('Sam Okoro moved this date at 14:02', {
      dueOn: '2026-12-10',
      reason: 'Waiting for action 11',
    });
  });
}
