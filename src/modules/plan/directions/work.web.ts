// What every page about Directions is given: who asks, of which council, on which day.
import type { FastifyRequest } from 'fastify';
import type { Database, Tx } from '../../../db/database.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy } from '../asked.ts';
import type { LiveThreads } from '../live.ts';

/** The council's own pieces of evidence that stand for some items, which an assessment may cite. */
export type EvidenceOf = (
  tx: Tx,
  itemIds: readonly number[],
) => Promise<readonly { id: number; title: string; path: string }[]>;

export interface DirectionSettings {
  database: Database;
  live: LiveThreads;
  evidenceOf: EvidenceOf;
}

/** Who asks, of which council, on which day, and its thread. */
export async function workOf(
  request: FastifyRequest,
  { database, live }: Pick<DirectionSettings, 'database' | 'live'>,
) {
  const { actor, day } = request;
  const council = councilOf(request);
  return { database, actor, councilId: council.id, day, thread: await live(actor, council, day) };
}

export function numberAsked(request: FastifyRequest): number {
  const { id = '' } = askedBy(request).params;
  if (!/^\d{1,15}$/.test(id)) throw new NotFound('There is no such page.');
  return Number(id);
}
