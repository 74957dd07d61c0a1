// permission-matrix.md: every address that is not public against every role. test/permission-matrix.test.ts tries each cell.
import type { FastifyInstance } from 'fastify';
import { type Role, roleNames, roles } from '../../src/kernel/actor.ts';
import { permissionNamed, reachOf } from '../../src/modules/people/index.ts';
import { routesOf } from '../../src/web/who.ts';
import { code, made, page, table } from './markdown.ts';

const words = { any: 'yes', own: 'own', 'not-own': 'not own', no: '–' } as const;

export function reachOfRoute({ permission }: { permission: string }, role: Role) {
  return reachOf(permissionNamed(permission), role);
}

export function permissionMatrixPage(app: FastifyInstance): string {
  const routes = routesOf(app)
    .filter(({ permission }) => permission !== 'public')
    .map((route) => ({ ...route, place: `${route.url} ${route.method}` }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  return page([
    '# Permission matrix',
    made,
    'Every page and call that is not public, against every role. “own”: only what they lead, sponsor or own themselves. ' +
      '“not own”: only what they do not; the form may be read, and is refused when it is sent. A test tries every cell, with an item of one’s own and with another’s, and ' +
      'once more at another council’s address, where all of them are refused.',
    'A commissioner’s draft of an assessment is sealed: its author alone reads it, and for everybody else, whatever ' +
      'their roles, it does not exist until it is issued. The database holds to that, in its table and in the record.',
    table(
      ['address', 'method', ...roles.map((role) => roleNames[role])],
      routes.map((route) => [
        code(route.url),
        route.method,
        ...roles.map((role) => words[reachOfRoute(route, role)]),
      ]),
    ),
  ]);
}
