// One schema checks what is asked, shapes what is answered, and describes the call to others.
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleServer } from '../web/sample/site.ts';
import { setUpApi } from './api.ts';
import { apiRoute } from './calls.ts';
import { actions, addCalls } from './sample/calls.ts';

let app: FastifyInstance;

beforeEach(async () => {
  app = await sampleServer();
  setUpApi(app, {
    title: 'The data behind these pages',
    version: '1',
    description: 'The same answers as the pages give, for programs.',
    render: (reply, template, page) => reply.page(template, page),
  });
  addCalls(app);
});

afterEach(() => app.close());

function ask(url: string, options: InjectOptions = {}) {
  return app.inject({ url: `/api/v1${url}`, ...options });
}

test('an answer is typed by its query and shaped by its schema', async () => {
  expect((await ask('/actions')).json()).toEqual(actions);
  expect((await ask('/actions?status=late')).json()).toEqual([actions[0]]);
  expect((await ask('/actions?status=&from=2')).json()).toEqual([actions[1]]);
  expect((await ask('/actions/2')).json()).toEqual(actions[1]);
});

test('mistakes in a question are listed, a misspelt filter among them', async () => {
  const refused = await ask('/actions?status=asleep&from=0&stauts=late');
  expect(refused.statusCode).toBe(422);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  const fields = refused.json().errors.map((error: { field: string }) => error.field);
  expect(fields.sort()).toEqual(['from', 'status', 'stauts']);
});

test('what is not there is 404, whether its number is unknown or no number at all', async () => {
  expect((await ask('/actions/9')).json()).toMatchObject({ status: 404, detail: 'There is no action 9' });
  expect((await ask('/actions/nine')).statusCode).toBe(404);
});

test('a write needs its permission, our own page or a token, and a body that is right', async () => {
  const ours = { 'sec-fetch-site': 'same-origin' };
  const payload = { title: 'Agree' };
  expect((await ask('/actions', { method: 'POST', payload })).statusCode).toBe(403);
  const unknown = await ask('/actions', { method: 'POST', payload, headers: ours });
  expect(unknown.json()).toMatchObject({ status: 401, title: 'Unauthorized' });
  const headers = { ...ours, cookie: 'who=officer' };
  expect((await ask('/actions', { method: 'POST', payload, headers })).json()).toEqual({ id: 5 });
  const wrong = await ask('/actions', { method: 'POST', payload: { title: 'A', dueOn: 'soon' }, headers });
  expect(wrong.json().errors).toHaveLength(2);
  const garbled = { ...headers, 'content-type': 'application/json' };
  expect((await ask('/actions', { method: 'POST', payload: '{', headers: garbled })).json().status).toBe(400);
});

test('an answer that breaks its own schema is a bug, and says nothing of its insides', async () => {
  const broken = await ask('/broken');
  expect(broken.json()).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: 'A bug, or an outage. Nothing was changed',
    requestId: 'request-1',
  });
});

test('an answer known already is not sent again', async () => {
  const first = await ask('/actions');
  const tag = String(first.headers.etag);
  const again = await ask('/actions', { headers: { 'if-none-match': `"other", ${tag}` } });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe('');
  expect((await ask('/actions?status=late')).headers.etag).not.toBe(tag);
});

test('the OpenAPI document describes every call, with shared shapes named once', async () => {
  const document = (await ask('/openapi.json')).json();
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] });
  expect(Object.keys(document.paths)).toEqual(['/actions', '/actions/{id}', '/broken']);
  const list = document.paths['/actions'].get;
  expect(list.operationId).toBe('getActions');
  expect(list.parameters).toMatchObject([
    { name: 'status', in: 'query', required: false, description: 'Only those that stand so' },
    { name: 'from', in: 'query', required: false, schema: { type: 'integer', minimum: 1, default: 1 } },
  ]);
  const answer = list.responses[200].content['application/json'].schema;
  expect(answer).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Action' } });
  const one = document.paths['/actions/{id}'].get;
  expect(one.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
  ]);
  expect(one.responses[200].content['application/json'].schema.$ref).toBe('#/components/schemas/Action');
  expect(document.paths['/actions'].post.requestBody.content['application/json'].schema.required).toEqual([
    'title',
  ]);
  expect(Object.keys(document.components.schemas).sort()).toEqual(['Action', 'Problem']);
  expect(document.components.schemas.Action.properties.id).toEqual({ type: 'integer' });
  expect(document.components.schemas.Action.properties.dueOn.anyOf[0]).toEqual({
    type: 'string',
    format: 'date',
  });
  for (const [, path] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    expect(document.components.schemas).toHaveProperty(path ?? '');
  }
});

test('two different shapes may not share a name', async () => {
  const response = z.object({ title: z.string() }).meta({ id: 'Problem' });
  const call = { method: 'GET', path: '/other', permission: 'public', summary: 'Another', response } as const;
  apiRoute(app, { ...call, handler: () => ({ title: 'Mine' }) });
  expect((await ask('/openapi.json')).statusCode).toBe(500);
});

test('the reference page shows every call with a line to try, and needs no script', async () => {
  const page = await app.inject({ url: '/api', headers: { host: 'plan.example' } });
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toContain('<script');
  for (const words of [
    'Actions of the plan',
    'GET /api/v1/actions/{id}',
    'list of Action',
    'one of late, delivered',
    'Only those that stand so',
    'http://plan.example/api/v1/actions?status=late',
    'http://plan.example/api/v1/actions/1',
    '-X POST -b',
    'origin: http://plan.example',
    '{ id }',
    'plan.read',
    'href="api/v1/openapi.json"',
  ]) {
    expect(page.body).toContain(words);
  }
});
