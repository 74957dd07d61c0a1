// One item to update on a page of several: its questions, what was typed, and what came of it.
import type { FastifyRequest } from 'fastify';
import type { FieldError } from '../../../kernel/errors.ts';
import { type Item, linkTo, type Walk } from '../../plan/index.ts';
import { sayUpdate } from './say.ts';
import { choicesFor, NewUpdate, saidAs, type Update } from './update.ts';

/** What came of one item on a page of several. */
export interface Outcome {
  itemId: number;
  saved?: string;
  errors?: readonly FieldError[];
  theirs?: readonly Update[];
}

/** Fields of one item end in its number, so that one form holds several and loses nothing of any. */
const nameIn = (field: string, itemId: number) => `${field}_${itemId}`;

export function typed(request: FastifyRequest): Record<string, unknown> {
  return typeof request.body === 'object' && request.body !== null ? { ...request.body } : {};
}

/** What was typed of one item, under the names of `NewUpdate`. */
export function fieldsOf(request: FastifyRequest, itemId: number): Record<string, unknown> {
  const all = typed(request);
  return Object.fromEntries(Object.keys(NewUpdate.shape).map((field) => [field, all[nameIn(field, itemId)]]));
}

/** Mistakes under the names that the fields of one item have on the page. */
export function namedFor(itemId: number, errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ field, message }) => ({ field: nameIn(field, itemId), message }));
}

export type Card = ReturnType<typeof card>;

/** An item with the few questions about it. */
export function card(
  thread: Walk,
  item: Item,
  last: Update | undefined,
  { outcome, stale }: { outcome: Outcome | undefined; stale: boolean },
) {
  const isThis = outcome?.itemId === item.id;
  return {
    ...linkTo(thread, item),
    id: item.id,
    due: item.due?.words ?? 'No date',
    stale,
    said: item.status?.words ?? 'Nothing',
    last: last ? sayUpdate(thread, last) : null,
    seen: last?.updateId ?? 0,
    choices: choicesFor(item).map((value) => ({ value, text: saidAs[value].words })),
    saved: isThis ? (outcome?.saved ?? null) : null,
    theirs: isThis ? (outcome?.theirs ?? []).map((update) => sayUpdate(thread, update)) : [],
  };
}

/** The steps of an action, in plan order: each has a status of its own. */
export function stepsOf(thread: Walk, item: Item): Item[] {
  return thread.children(item.id).filter(({ kind }) => kind === 'sub-action');
}

/** What was typed, but for the item that was saved; after a conflict the newer update counts as seen. */
export function valuesKept(request: FastifyRequest, outcome: Outcome | undefined, cards: readonly Card[]) {
  const values = typed(request);
  for (const { id, seen } of cards) {
    const isSaved = outcome?.saved !== undefined && outcome.itemId === id;
    if (isSaved) for (const field of Object.keys(NewUpdate.shape)) delete values[nameIn(field, id)];
    const saw = values[nameIn('seen', id)];
    if (saw === undefined || (outcome?.theirs && outcome.itemId === id)) values[nameIn('seen', id)] = seen;
  }
  return values;
}
