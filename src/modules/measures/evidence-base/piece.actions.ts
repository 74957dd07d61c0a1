// What may be done about the evidence base: add what is known, with its gap, and close a gap.
import { answering } from '../../../db/answering.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import { longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake } from '../../../kernel/errors.ts';
import { itemNamed, type Walk } from '../../plan/index.ts';
import { type Doing, mustHold } from '../measure.actions.ts';
import type { Definition } from '../measure.ts';
import { addPiece, closeGap } from './piece.store.ts';
import type { CloseGap, NewPiece } from './piece.ts';

const linesOf = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Answers the piece's number. */
export async function keepPiece(
  doing: Doing,
  { thread, definitions }: { thread: Walk; definitions: readonly Definition[] },
  given: NewPiece,
): Promise<Answer<number>> {
  mustHold(doing.actor, 'measure.define', 'add to the evidence base');
  if (given.datedOn > doing.day)
    return mistake('datedOn', `The day must be today, ${longDay(doing.day)}, or before`);
  const missing = (['gap', 'closesBy', 'dueOn'] as const).filter((field) => given[field] === undefined);
  if (missing.length === 1 || missing.length === 2)
    return mistake(
      missing[0] ?? 'gap',
      'A gap has words, what will close it, and a day: give all three or none',
    );
  const items: number[] = [];
  for (const line of linesOf(given.items)) {
    const found = itemNamed(thread, line);
    if (!found.ok) return mistake('items', found.errors[0]?.message ?? `Nothing is called ${line}`);
    items.push(found.value.id);
  }
  const measures: number[] = [];
  for (const line of linesOf(given.measures)) {
    const found = definitions.find(({ title }) => title.toLowerCase() === line.toLowerCase());
    if (!found) return mistake('measures', `No measure is called “${line.slice(0, 80)}”`);
    measures.push(found.measureId);
  }
  return answering(doing, `Add to the evidence base: ${given.question}`, async (tx) => {
    const by = { name: nameOfActor(doing.actor), day: doing.day };
    return { ok: true, value: await addPiece(tx, doing.councilId, { ...given, items, measures }, by) };
  });
}

export async function closeGapOf(doing: Doing, pieceId: number, given: CloseGap): Promise<Answer<null>> {
  mustHold(doing.actor, 'measure.define', 'close a gap of the evidence base');
  if (given.closedOn > doing.day)
    return mistake('closedOn', `The day must be today, ${longDay(doing.day)}, or before`);
  return answering(doing, `Close the gap of evidence ${pieceId}`, async (tx) => {
    if (!(await closeGap(tx, pieceId, given))) throw new Conflict('There is no open gap to close.');
    return { ok: true, value: null };
  });
}
