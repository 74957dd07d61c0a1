// What may be done with editions: publish one, and read the latest or any earlier one.
import type { Database } from '../../db/database.ts';
import { type Actor, publicActor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import { NotFound } from '../../kernel/errors.ts';
import { noMoney, type PublicMoney, publicMoney } from '../finance/index.ts';
import { type PublicMeasure, publicMeasures } from '../measures/index.ts';
import { type CouncilNamed, loadThread, type Walk, walk } from '../plan/index.ts';
import {
  addEdition,
  type EditionFacts,
  editionContent,
  editionsOf,
  lastHead,
  latestEdition,
} from './edition.store.ts';
import { Edition, freeze, sha256Of } from './edition.ts';

/** Freezes what the public may see today as the next edition. One unit of work: an edition is whole or absent. */
export function publish(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  day: Day,
): Promise<EditionFacts> {
  return database.as(actor, council.id, 'Publish an edition', async (tx) => {
    const before = await latestEdition(tx);
    const head = await lastHead(tx);
    const { name, example } = council;
    const thread = await loadThread(tx, { council: { name, example }, day });
    const edition = freeze(thread, (before?.number ?? 0) + 1, {
      measures: await publicMeasures(tx, day),
      money: await publicMoney(tx),
    });
    await addEdition(tx, council.id, edition, head);
    const { number, publishedOn, sha256 } = edition;
    return { number, publishedOn, sha256, headSeq: head?.seq ?? null, headHash: head?.hash ?? null };
  });
}

export interface ReadEdition {
  facts: EditionFacts;
  thread: Walk;
  measures: readonly PublicMeasure[];
  money: PublicMoney;
}

export interface Editions {
  list(councilId: number): Promise<readonly EditionFacts[]>;
  /** The latest where no number is given. Throws NotFound. */
  read(councilId: number, number?: number): Promise<ReadEdition>;
  /** The bytes that were hashed. Throws NotFound. */
  content(councilId: number, number: number): Promise<string>;
}

/** Editions never change, so what was read once is kept; the oldest read gives way. */
const keptAtMost = 20;

export function readEditions(database: Database): Editions {
  const kept = new Map<string, Omit<ReadEdition, 'facts'>>();
  return {
    list: (councilId) => database.read(publicActor, councilId, editionsOf),
    content: (councilId, number) =>
      database.read(publicActor, councilId, async (tx) => need(await editionContent(tx, number))),
    read: (councilId, number) =>
      database.read(publicActor, councilId, async (tx) => {
        const all =
          number === undefined
            ? await latestEdition(tx)
            : (await editionsOf(tx)).find((one) => one.number === number);
        const facts = need(all ?? null);
        const key = `${councilId}/${facts.number}`;
        const known = kept.get(key);
        if (known) return { facts, ...known };
        const content = need(await editionContent(tx, facts.number));
        if (sha256Of(content) !== facts.sha256)
          throw new Error(`Edition ${facts.number} is not the one that was published: its hash differs.`);
        const { thread, measures = [], money = noMoney } = Edition.parse(JSON.parse(content));
        const read = { thread: walk(thread), measures, money };
        kept.set(key, read);
        const oldest = kept.keys().next().value;
        if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
        return { facts, ...read };
      }),
  };
}

function need<T>(found: T | null): T {
  if (found === null) throw new NotFound('There is no such edition.');
  return found;
}
