// What may be done with scores and reviews. A score above the appetite is passed up one level in the same unit of work.

import type { Tx } from '../../db/database.ts';
import { nameOfActor } from '../../kernel/actor.ts';
import { addMonths } from '../../kernel/days.ts';
import type { Answer, FieldError } from '../../kernel/errors.ts';
import { readPounds } from '../../kernel/money.ts';
import { live } from '../plan/index.ts';
import type { GiveReview, GiveScore } from './entry.forms.ts';
import { above, type Entry, levelWords } from './entry.ts';
import { type Doing, withEntry } from './keeping.ts';
import { type Matrix, type Scale, standing } from './matrix.ts';
import { currentScoreOf, loadSettings } from './raid.store.ts';
import { addMove, addReview, addScore, setLevel, setNextReview } from './raid.writing.store.ts';
import { appetiteOf, type RegisterTables } from './register.ts';
import { type Mark, mistakesIn, type ScoreRole, sayScore } from './score.ts';

type Typed = Pick<GiveScore, 'likelihood' | 'impact' | 'amount'>;
export type Settings = Pick<RegisterTables, 'matrices' | 'categories' | 'appetites'>;

/** What was typed as a mark on the matrix of the day; null where nothing was typed at all. */
export function markTyped(
  settings: Settings,
  { scale, typed, day }: { scale: Scale; typed: Typed; day: string },
): Answer<{ matrix: Matrix; mark: Mark } | null> {
  const { likelihood, impact, amount } = typed;
  if (likelihood === undefined && impact === undefined && amount === undefined)
    return { ok: true, value: null };
  const matrix = standing(settings.matrices, scale, day);
  if (!matrix) {
    const message = 'The council has no matrix for this yet: add one under settings';
    return { ok: false, errors: [{ field: 'likelihood', message }] };
  }
  const amountPence = amount === undefined ? null : readPounds(amount);
  if (amountPence === undefined)
    return { ok: false, errors: [{ field: 'amount', message: 'Write the amount as 250,000' }] };
  const mark: Mark =
    scale === 'money'
      ? { likelihood: likelihood ?? 0, impact: null, amountPence }
      : { likelihood: likelihood ?? 0, impact: impact ?? null, amountPence: null };
  const errors: FieldError[] = mistakesIn(matrix, mark);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { matrix, mark } };
}

/** Puts a score on an entry, and passes it up where the appetite is newly passed. Answers the level it went to, if any. */
export async function putScore(
  tx: Tx,
  doing: Doing,
  settings: Settings,
  given: { entry: Entry; role: ScoreRole; matrix: Matrix; mark: Mark; reason: string },
): Promise<Entry['level'] | null> {
  const { entry, role, matrix, mark, reason } = given;
  const { councilId, day, actor } = doing;
  const before = await currentScoreOf(tx, entry.entryId);
  await addScore(tx, councilId, {
    entryId: entry.entryId,
    role,
    matrixId: matrix.matrixId,
    ...mark,
    scoredOn: day,
    scoredBy: nameOfActor(actor),
    reason,
  });
  if (role !== 'current') return null;
  const known = settings.matrices.find((one) => one.matrixId === before?.matrixId);
  const wasAbove = before !== null && known !== undefined && isAbove(settings, entry, known, before, day);
  const to = above(entry.level);
  if (!to || wasAbove || !isAbove(settings, entry, matrix, mark, day)) return null;
  const category = settings.categories.find((one) => one.categoryId === entry.categoryId)?.name ?? '';
  await addMove(tx, councilId, {
    entryId: entry.entryId,
    fromLevel: entry.level,
    toLevel: to,
    bodyId: null,
    byRule: true,
    movedOn: day,
    movedBy: nameOfActor(actor),
    reason: `${sayScore(matrix, mark)} is above what the council will bear for ${category}: ${levelWords[to].toLowerCase()} must see it`,
  });
  await setLevel(tx, entry.entryId, to);
  return to;
}

function isAbove(settings: Settings, entry: Entry, matrix: Matrix, mark: Mark, day: string): boolean {
  const highest = settings.appetites
    .filter((one) => one.categoryId === entry.categoryId && one.fromOn <= day)
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn))
    .at(-1)?.highestBand;
  return appetiteOf(entry.kind, { matrix, score: mark }, highest) === 'above';
}

/** Gives an entry a score. Answers the level it was passed up to by the rule on appetite, or null. */
export async function score(
  doing: Doing,
  entryId: number,
  given: GiveScore,
): Promise<Answer<{ passedTo: Entry['level'] | null }>> {
  return withEntry(
    doing,
    entryId,
    `Score entry ${entryId} of the register: ${given.reason}`,
    async (tx, entry) => {
      const settings = await loadSettings(tx, live);
      const typed = markTyped(settings, { scale: entry.scale, typed: given, day: doing.day });
      if (!typed.ok) return typed;
      if (!typed.value)
        return { ok: false, errors: [{ field: 'likelihood', message: 'Choose how likely it is' }] };
      const { role, reason } = given;
      const passedTo = await putScore(tx, doing, settings, { entry, role, ...typed.value, reason });
      return { ok: true, value: { passedTo } };
    },
  );
}

/** Says that an entry was looked at again, and sets the day of the next review. */
export async function review(
  doing: Doing,
  entryId: number,
  given: GiveReview,
): Promise<Answer<{ nextOn: string }>> {
  if (given.outcome === 'changed' && given.words === undefined)
    return { ok: false, errors: [{ field: 'words', message: 'Say what changed' }] };
  return withEntry(doing, entryId, `Review entry ${entryId} of the register`, async (tx, entry) => {
    const nextOn = addMonths(doing.day, entry.reviewMonths);
    await addReview(tx, doing.councilId, {
      entryId,
      reviewedOn: doing.day,
      reviewedBy: nameOfActor(doing.actor),
      outcome: given.outcome,
      words: given.words ?? null,
      nextOn,
    });
    await setNextReview(tx, entryId, nextOn);
    return { ok: true, value: { nextOn } };
  });
}
