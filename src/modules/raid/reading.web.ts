// What every page of the register begins with: the thread and the register, live or as they stood on a past day.
import type { FastifyRequest } from 'fastify';
import type { Database, Tx } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import { Day, longDay } from '../../kernel/days.ts';
import { NotFound } from '../../kernel/errors.ts';
import { councilOf } from '../people/index.ts';
import {
  asAt,
  askedBy,
  endOfDay,
  type LiveThreads,
  live,
  livePhrase,
  pastThread,
  type TableAt,
  type Walk,
} from '../plan/index.ts';
import type { Doing } from './keeping.ts';
import { loadRegister } from './raid.store.ts';
import { type Register, registerOf } from './register.ts';

export interface RaidSettings {
  database: Database;
  live: LiveThreads;
  /** What other modules say on the page of an entry. */
  beside?: readonly BesideEntry[];
}

/** What is said beside an entry of the register; null where nothing is. */
export type BesideEntry = (
  tx: Tx,
  facts: {
    thread: Walk;
    from: TableAt;
    /** A past day has no pages of other modules to lead to. */
    isPast: boolean;
    entryId: number;
    scoredOn: Day | null;
    actor: Actor;
  },
) => Promise<Beside | null>;

export interface Beside {
  title: string;
  /** Whole sentences. */
  says: readonly string[];
  links: readonly { text: string; path: string }[];
}

export interface Reading {
  thread: Walk;
  register: Register;
  day: Day;
  from: TableAt;
  isPast: boolean;
  phrase: string;
}

/** Reads the register for a page, with what more the page needs of the same moment. */
export async function readRegister<T>(
  request: FastifyRequest,
  { database, live: liveThread }: RaidSettings,
  more: (tx: Tx, reading: Reading) => Promise<T>,
): Promise<Reading & { more: T }> {
  const council = councilOf(request);
  const past = askedBy(request).params.day;
  const isPast = past !== undefined;
  if (isPast && (!Day.safeParse(past).success || past > request.day))
    throw new NotFound('There is no such day in the record.');
  const day = past ?? request.day;
  const thread = isPast
    ? await pastThread(database, request.actor, council, { instant: endOfDay(day), day })
    : await liveThread(request.actor, council, day);
  const from = isPast ? asAt(endOfDay(day)) : live;
  return database.read(request.actor, council.id, async (tx) => {
    const register = registerOf(await loadRegister(tx, from), day);
    const phrase = isPast ? `as it stood on ${longDay(day)}` : livePhrase(day);
    const reading: Reading = { thread, register, day, from, isPast, phrase };
    return { ...reading, more: await more(tx, reading) };
  });
}

export const nothingMore = async () => null;

export function doingOf(request: FastifyRequest, { database }: RaidSettings): Doing {
  return { database, actor: request.actor, councilId: councilOf(request).id, day: request.day };
}

/** The live thread, to find what words name. */
export function threadOf(request: FastifyRequest, settings: RaidSettings): Promise<Walk> {
  return settings.live(request.actor, councilOf(request), request.day);
}
