// What may be done about the assurance map: add a row, name a source, record what it says, end it, word the levels.
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import {
  addRow,
  addSource,
  addStatement,
  allSources,
  endSource,
  type Keeper,
  type Subject,
  setLevelWords,
} from './map.store.ts';
import type { LevelWords, NewRow, NewSource, NewStatement } from './map.ts';

export interface Doing {
  database: Database;
  actor: Actor;
  councilId: number;
  day: Day;
}

export function keeper({ actor, day }: Pick<Doing, 'actor' | 'day'>): Keeper {
  if (!mayDo(actor, 'assurance.map'))
    throw new NotAllowed(
      'Only the programme office and assurers keep what is said of assurance: its map, scores and reviews.',
    );
  return { name: nameOfActor(actor), day };
}

/** One unit of work by somebody who may. */
export async function keeping<Found>(
  doing: Doing,
  reason: string,
  work: (tx: Tx, by: Keeper) => Promise<Found>,
): Promise<Found> {
  const by = keeper(doing);
  return doing.database.as(doing.actor, doing.councilId, reason, (tx) => work(tx, by));
}

/** Answers the number of the new row. */
export function keepRow(doing: Doing, given: NewRow): Promise<number> {
  return keeping(doing, `Add ${given.title} to the assurance map`, (tx, by) =>
    addRow(tx, doing.councilId, given, by),
  );
}

export function keepSource(doing: Doing, subject: Subject, given: NewSource): Promise<number> {
  return keeping(doing, `Name ${given.what} as a source of assurance`, (tx, by) =>
    addSource(tx, doing.councilId, { ...given, ...subject }, by),
  );
}

/** Adds to what a source said; nothing that it said before is changed. */
export function recordStatement(doing: Doing, sourceId: number, given: NewStatement): Promise<Answer<null>> {
  return keeping(doing, `Record what source ${sourceId} of assurance says`, async (tx, by) => {
    const source = (await allSources(tx)).find((one) => one.sourceId === sourceId);
    if (!source) throw new NotFound('There is no such source of assurance.');
    if (source.endedOn !== null)
      return mistake('givenOn', 'This source has ended: name it again if it goes on');
    if (given.givenOn > doing.day)
      return mistake('givenOn', `The day must be today, ${longDay(doing.day)}, or before`);
    await addStatement(tx, doing.councilId, { ...given, sourceId }, by);
    return { ok: true, value: null };
  });
}

export function endOfSource(doing: Doing, sourceId: number, why: string): Promise<void> {
  return keeping(doing, `End source ${sourceId} of assurance`, async (tx) => {
    if (!(await endSource(tx, { sourceId, why, day: doing.day })))
      throw new NotFound('There is no such source of assurance.');
  });
}

export function wordLevels(doing: Doing, given: LevelWords): Promise<void> {
  return keeping(doing, 'Word the levels of assurance', (tx, by) =>
    setLevelWords(tx, doing.councilId, given, by),
  );
}
