// site-map.md: every address the server answers, with the permission it asks for.
import type { FastifyInstance } from 'fastify';
import { routesOf } from '../../src/web/who.ts';
import { code, made, page, table } from './markdown.ts';

export function siteMapPage(app: FastifyInstance): string {
  const routes = [...routesOf(app)].sort(
    (one, other) => compare(one.url, other.url) || compare(one.method, other.method),
  );
  return page([
    '# Site map',
    made,
    'Every address, with the permission somebody needs ([permissions](permissions.md)). The pages of a plan stand four ' +
      'times: at the root from the latest edition, below `/editions/:number` from that edition, below `/office` as they ' +
      'stand now, and below `/office/as-at/:day` as they stood at the end of that day.',
    table(
      ['method', 'address', 'permission'],
      routes.map(({ method, url, permission }) => [method, code(url), permission]),
    ),
  ]);
}

/** By character, so that the order is the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
