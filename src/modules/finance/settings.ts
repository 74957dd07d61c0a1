// What the pages and calls of money are given.
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import { councilOf } from '../people/index.ts';
import type { LiveThreads, Walk } from '../plan/index.ts';

export interface MoneySettings {
  database: Database;
  live: LiveThreads;
}

/** Who does something, for which council, on which day. */
export interface Doing {
  database: Database;
  actor: Actor;
  councilId: number;
  day: Day;
}

export function doingOf(request: FastifyRequest, { database }: MoneySettings): Doing {
  return { database, actor: request.actor, councilId: councilOf(request).id, day: request.day };
}

export function threadOf(request: FastifyRequest, { live }: MoneySettings): Promise<Walk> {
  return live(request.actor, councilOf(request), request.day);
}
