// Every route: its permission exists, what is public is on a reviewed list, and nothing is written for another site's form.
import { expect, test } from 'vitest';
import { permissions } from '../src/modules/people/index.ts';
import { routesOf } from '../src/web/who.ts';
import { freshProduct } from './support/product.ts';

const { app } = await freshProduct();
const routes = routesOf(app);
const edition = '/editions/:number';

test('every route names a permission that exists, or is public', () => {
  const known = new Set<string>([...permissions, 'public']);
  expect(routes.filter((route) => !known.has(route.permission))).toEqual([]);
});

test('every public route stands in this reviewed list', () => {
  const open = routes.filter((route) => route.permission === 'public');
  const said = open.map(({ method, url }) => `${method} ${url}`).sort();
  // An edition's pages are the public ones again, below its number.
  const latest = new Set(open.map((route) => route.url));
  const again = (line: string) => {
    const path = line.replace(`GET ${edition}`, '');
    return line.startsWith(`GET ${edition}`) && latest.has(path === '' ? '/' : path);
  };
  expect(said.filter((line) => !again(line)).join('\n')).toMatchInlineSnapshot(`
    "GET /
    GET /actions
    GET /actions.csv
    GET /actions/:id
    GET /api
    GET /api/v1/actions
    GET /api/v1/actions/:id
    GET /api/v1/boards
    GET /api/v1/mandates
    GET /api/v1/mandates/:id
    GET /api/v1/meetings
    GET /api/v1/objectives
    GET /api/v1/openapi.json
    GET /api/v1/people
    GET /api/v1/people/:id
    GET /api/v1/plans
    GET /api/v1/search
    GET /api/v1/thread
    GET /assets/:file
    GET /boards
    GET /boards/:id
    GET /brief
    GET /deliverables
    GET /directions
    GET /directions/:id
    GET /documents/:id
    GET /documents/:id/lines/:line
    GET /editions
    GET /editions/:number/edition.json
    GET /how-we-judge
    GET /items/:id
    GET /look-as
    GET /measures
    GET /measures/:id
    GET /money
    GET /objectives/:id
    GET /outcomes
    GET /people
    GET /people/:id
    GET /plans/:id
    GET /search
    GET /set-password
    GET /sign-in
    GET /sign-in/code
    GET /sign-in/service
    GET /sign-in/service/back
    GET /sign-in/service/out
    GET /signed-out
    GET /themes/:id
    GET /thread
    GET /timeline
    GET /u
    GET /u/:token
    GET /workstreams/:id
    POST /look-as
    POST /set-password
    POST /sign-in
    POST /sign-in/code
    POST /sign-out
    POST /u
    POST /u/:token"
  `);
});

test('nothing is written for a form of another site, or for a sender who does not say where from', async () => {
  const wrong: string[] = [];
  for (const { method, url } of routes) {
    if (method === 'GET') continue;
    for (const sent of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'http://localhost:3001' },
      { origin: 'null' },
      { authorization: 'Basic YTpi' },
    ]) {
      const headers = { host: 'localhost:3000', ...sent };
      const { statusCode } = await app.inject({ method: 'POST', url: url.replace(/:\w+/g, '1'), headers });
      if (statusCode !== 403) wrong.push(`${method} ${url} ${JSON.stringify(sent)}: ${statusCode}`);
    }
  }
  expect(wrong).toEqual([]);
});
