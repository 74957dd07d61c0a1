// What every page of the assurance map begins with: who asks, the thread, and what is kept of the map.
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/errors.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { type MapRow, mapKept, mapRows } from './rows.ts';

export async function readMap({ database, live }: AssuranceSettings, request: FastifyRequest) {
  const council = councilOf(request);
  const { actor, day } = request;
  const thread = await live(actor, council, day);
  const kept = await database.read(actor, council.id, mapKept);
  return {
    thread,
    kept,
    rows: mapRows(thread, kept),
    doing: { database, actor, councilId: council.id, day },
  };
}

export function rowAsked(rows: readonly MapRow[], request: FastifyRequest): MapRow {
  const { row: key } = askedBy(request).params;
  const found = rows.find((row) => row.key === key);
  if (!found) throw new NotFound('There is no such row on the assurance map.');
  return found;
}
