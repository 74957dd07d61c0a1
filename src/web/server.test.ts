// The server keeps its promises: who may see what, what is kept, what is said when something goes wrong.
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { mount } from './pages.ts';
import { officer, samplePages, sampleServer } from './sample/site.ts';
import type { ServerSettings } from './server.ts';
import { routesOf } from './who.ts';

let logged: string[] = [];
let app: FastifyInstance | undefined;

async function site(more: Partial<ServerSettings> = {}): Promise<FastifyInstance> {
  logged = [];
  app = await sampleServer({
    log: { level: 'error', stream: { write: (line) => logged.push(line) } },
    ...more,
  });
  samplePages(app);
  return app;
}

async function ask(url: string, options: InjectOptions = {}) {
  return (app ?? (await site())).inject({ url, ...options });
}

afterEach(async () => {
  await app?.close();
  app = undefined;
});

const signedIn = { cookie: 'who=officer' };
const ours = { 'sec-fetch-site': 'same-origin' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a page', () => {
  test('keeps its links, its stylesheet and its day under every mount', async () => {
    const server = await site();
    for (const prefix of ['', '/office', '/editions/:number']) {
      await mount(server, prefix, (scope) =>
        scope.get('/actions/:id', { config: { permission: 'public' } }, (request, reply) =>
          reply.page('links.njk', {
            title: 'An action',
            phrase: `live, ${request.day}`,
            next: '/actions/13',
          }),
        ),
      );
    }
    for (const at of ['', '/office', '/editions/3']) {
      const page = await ask(`${at}/actions/12?from=list`);
      expect(page.body).toContain('<title>An action – Harnworth Council</title>');
      expect(page.body).toContain('live, 2026-11-22');
      expect(page.body).toContain('<a href="13">Next</a> <a href="../people">People</a>');
      const stylesheet = /rel="stylesheet" href="([^"]+)"/.exec(page.body)?.[1] ?? '';
      const there = await ask(new URL(stylesheet, `http://localhost${at}/actions/12`).pathname);
      expect(there.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  test('can be rendered without a request, with links of the renderer’s choosing', async () => {
    const server = await site();
    const frame = { from: '/actions/12', base: '', councilName: 'Harnworth Council' };
    const view = { title: 'An action', next: '/actions/13' };
    const html = server.pages.render('links.njk', view, { ...frame, link: (path) => `.${path}/index.html` });
    expect(html).toContain('<a href="./actions/13/index.html">Next</a>');
    expect(server.pages.render('links.njk', view, frame)).toBe(server.pages.render('links.njk', view, frame));
  });

  test('shows words from outside as words', async () => {
    expect((await ask('/actions/2')).body).toContain('(Nov Council) &lt;by hand&gt;');
  });

  test('sends nothing that runs, and no crown', async () => {
    const page = await ask('/');
    expect(page.body).not.toMatch(/<script|style=|crown|gov\.uk/i);
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'none';style-src 'self';img-src 'self';font-src 'none';" +
        "form-action 'self';frame-ancestors 'none';base-uri 'none'",
    );
    expect(page.headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });
});

test('HSTS and secure cookies are for sites reached by https', async () => {
  const plain = await ask('/sign-in', { method: 'POST', headers: ours });
  expect(plain.headers['strict-transport-security']).toBeUndefined();
  expect(plain.headers['set-cookie']).toBe('who=officer; Path=/; HttpOnly; SameSite=Lax');
  await app?.close();
  await site({ secure: true });
  const secure = await ask('/sign-in', { method: 'POST', headers: ours });
  expect(secure.headers['strict-transport-security']).toBe('max-age=31536000');
  expect(secure.headers['set-cookie']).toContain('; Secure');
});

describe('permissions', () => {
  test('a route that names none stops the server from starting', async () => {
    const server = await site();
    expect(() => server.get('/forgotten', () => 'hello')).toThrow(
      'The route GET /forgotten names no permission',
    );
  });

  test('every route can be walked with what it needs', async () => {
    const server = await site();
    expect(routesOf(server)).toContainEqual({ method: 'GET', url: '/office', permission: 'plan.read' });
    expect(routesOf(server)).toContainEqual({ method: 'POST', url: '/money', permission: 'finance.write' });
    expect(routesOf(server).every((route) => route.method !== 'HEAD')).toBe(true);
  });

  test('somebody not signed in is led to sign in and on to the page', async () => {
    const page = await ask('/office?tab=dates');
    expect(page.statusCode).toBe(303);
    expect(page.headers.location).toBe('/sign-in?to=%2Foffice%3Ftab%3Ddates');
  });

  test('a form sent after the session ended says how to send it again', async () => {
    const page = await ask('/money', { method: 'POST', headers: ours });
    expect(page.statusCode).toBe(401);
    expect(page.body).toContain('what you typed is sent again');
  });

  test('somebody whose roles do not include it is refused', async () => {
    expect((await ask('/office', { headers: signedIn })).statusCode).toBe(200);
    const page = await ask('/money', { method: 'POST', headers: { ...signedIn, ...ours } });
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('You cannot do this');
  });
});

describe('a form from elsewhere', () => {
  const cases: [string, Record<string, string>, number][] = [
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 303],
    ['an older browser on our own page', { origin: 'http://localhost:80' }, 303],
    ['a bookmark, with our own origin', { 'sec-fetch-site': 'none', origin: 'http://localhost:80' }, 303],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }, 403],
    [
      'a neighbour under the same domain',
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:80' },
      403,
    ],
    ['an older browser on another site', { origin: 'https://elsewhere.example' }, 403],
    ['a page that hides its origin', { origin: 'null' }, 403],
    ['nobody knows where', {}, 403],
    ['a program with its own token', { authorization: 'Bearer abc' }, 303],
  ];
  test.each(cases)('sent from %s', async (_from, headers, status) => {
    const answer = await ask('/sign-in', { method: 'POST', headers: { host: 'localhost:80', ...headers } });
    expect(answer.statusCode).toBe(status);
  });
});

describe('what a cache may keep', () => {
  test('nothing of a page for somebody signed in, whatever the page allows', async () => {
    const server = await site();
    server.get('/kept', { config: { permission: 'public' } }, (_request, reply) =>
      reply.cacheFor(60).page('links.njk', { title: 'Kept', next: '/' }),
    );
    expect((await ask('/kept')).headers).toMatchObject({
      'cache-control': 'public, max-age=60',
      vary: 'cookie',
    });
    expect((await ask('/kept', { headers: signedIn })).headers['cache-control']).toBe('private, no-store');
    expect((await ask('/actions/2', { headers: signedIn })).headers['cache-control']).toBe(
      'private, no-store',
    );
    expect((await ask('/actions/2')).headers['cache-control']).toBe('no-cache');
    expect((await ask('/trouble/bug')).headers['cache-control']).toBe('no-store');
  });

  test('a page kept for ever is the same for everybody', async () => {
    const server = await site();
    server.get('/editions/1', { config: { permission: 'public' } }, (_request, reply) =>
      reply.cacheForEver().page('links.njk', { title: 'Edition 1', next: '/' }),
    );
    const [theirs, publics] = [await ask('/editions/1', { headers: signedIn }), await ask('/editions/1')];
    expect(theirs.body).toBe(publics.body);
    expect(theirs.body).not.toContain(officer.kind === 'person' ? officer.name : '');
  });

  test('a stylesheet asked for by an older name is today’s, and is not kept', async () => {
    const old = await ask('/assets/site.0123456789ab.css');
    expect(old.statusCode).toBe(200);
    expect(old.headers['cache-control']).toBe('no-cache');
    expect((await ask('/assets/..%2Fserver.0123456789ab.ts')).statusCode).toBe(404);
  });
});

describe('trouble', () => {
  test.each([
    ['missing', 404, 'There is no action 99.'],
    ['refused', 401, 'Only the programme office closes a period.'],
    ['unusable', 422, 'The file is empty.'],
    ['bug', 500, 'request-1'],
  ])('%s is a page with status %i that says what happened', async (kind, status, words) => {
    const page = await ask(`/trouble/${kind}`);
    expect(page.statusCode).toBe(status);
    expect(page.body).toContain(words);
    const problem = await ask(`/api/v1/trouble/${kind}`);
    expect(problem.statusCode).toBe(status);
    expect(problem.headers['content-type']).toContain('application/problem+json');
    expect(problem.json()).toMatchObject({ type: 'about:blank', status });
  });

  test('a bug is logged once with the request’s id, and its words are not shown', async () => {
    const page = await ask('/trouble/bug');
    expect(page.body).not.toContain('secret detail');
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      reqId: 'request-1',
      err: { message: 'secret detail' },
    });
    expect((await ask('/api/v1/trouble/bug')).json()).toMatchObject({ requestId: 'request-1' });
  });

  test('when even who is asking cannot be found out, there is still a page with its stylesheet', async () => {
    await site({ whoIs: () => Promise.reject(new Error('the database is away')) });
    const page = await ask('/');
    expect(page.statusCode).toBe(500);
    const stylesheet = /rel="stylesheet" href="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await ask(`/${stylesheet}`)).statusCode).toBe(200);
  });

  test('two people changing one date see both versions', async () => {
    const headers = { ...ours, ...form };
    const payload = 'dueOn=2026-11-30&reason=Still+possible';
    const page = await ask('/actions/2/dates', { method: 'POST', headers, payload });
    expect(page.statusCode).toBe(409);
    for (const words of ['Sam Okoro moved this', 'Due on', '2026-12-10', '2026-11-30', 'Still possible']) {
      expect(page.body).toContain(words);
    }
  });

  test('an unknown address is a page, or a problem under /api', async () => {
    expect((await ask('/nowhere')).body).toContain('Nothing lives at this address');
    expect((await ask('/api/v1/nowhere')).json()).toMatchObject({ status: 404, title: 'Not Found' });
  });

  test('what is too large is refused by name', async () => {
    const payload = `words=${'x'.repeat(300_000)}`;
    const page = await ask('/actions/2/update', { method: 'POST', headers: { ...ours, ...form }, payload });
    expect(page.statusCode).toBe(413);
    expect(page.body).toContain('This is too large');
  });

  test('passwords cannot be tried without end, nor addresses guessed', async () => {
    const tries = [];
    for (let n = 0; n < 11; n += 1) tries.push(await ask('/sign-in', { method: 'POST', headers: ours }));
    expect(tries.map((each) => each.statusCode)).toEqual([...Array(10).fill(303), 429]);
    expect(tries.at(-1)?.body).toContain('Too many tries');
    const guesses = [];
    for (let n = 0; n < 101; n += 1) guesses.push((await ask(`/guess/${n}`)).statusCode);
    expect(guesses.at(99)).toBe(404);
    expect(guesses.at(100)).toBe(429);
  });
});

test('a proxy is believed about who asks, and never about the host', async () => {
  const server = await site({ trustProxy: ['127.0.0.1'] });
  server.get('/said', { config: { permission: 'public' } }, (request) => [request.ip, request.hostname]);
  const headers = {
    host: 'plan.eastmere.example',
    'x-forwarded-for': '192.0.2.7',
    'x-forwarded-host': 'localhost',
  };
  expect((await ask('/said', { headers })).json()).toEqual(['192.0.2.7', 'plan.eastmere.example']);
});

test('closing lets an answer under way finish', async () => {
  const server = await site();
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  server.get('/slow', { config: { permission: 'public' } }, async () => {
    started.resolve();
    await finish.promise;
    return 'done';
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const answer = fetch(`${address}/slow`).then((response) => response.text());
  await started.promise;
  const closed = server.close();
  finish.resolve();
  expect(await answer).toBe('done');
  await closed;
});
