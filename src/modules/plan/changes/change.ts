// What may be done with one item: change it, with a reason, unless somebody else changed the same field first.
import type { Database, Tx } from '../../../db/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Answer, Conflict, type FieldError, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { CouncilNamed } from '../live.ts';
import { waitForOtherLoads } from '../plan.store.ts';
import type { Item } from '../thread.ts';
import { compare, type FieldChange } from './compare.ts';
import { fieldsOf, type Words, wordsOf } from './fields.ts';
import { plain } from './plain.ts';
import { present, seenAt } from './versions.ts';
import { plainReaders, readWanted, type WordReaders } from './wanted.ts';
import { writeItem } from './write.ts';

export interface ItemChange {
  itemId: number;
  /** The number of the record's last entry when they saw the item. */
  version: number;
  /** The fields as they want them; one left out stays as it is. */
  wanted: Words;
  reason: string;
  day: Day;
}

/** What a `Conflict` of an item carries: what stands now, and every field both changed. */
export interface ItemConflict {
  version: number;
  now: Words;
  changes: FieldChange[];
}

export function mayChange(actor: Actor): void {
  if (!mayDo(actor, 'plan.change')) throw new NotAllowed('You may read the plan, and not change it.');
}

/**
 * Changes an item's fields in one unit of work. Fields that others changed meanwhile are kept; where both changed the same
 * field it throws Conflict with an ItemConflict. Answers the changes made, none where everything said so already; or the
 * mistakes in what was typed.
 */
export async function changeItem(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  change: ItemChange,
  readers: WordReaders = plainReaders,
): Promise<Answer<FieldChange[]>> {
  mayChange(actor);
  const { reason, day } = change;
  return orMistakes(
    database.as(actor, council.id, `Change item ${change.itemId}: ${reason}`, async (tx) => {
      await waitForOtherLoads(tx, council.id);
      const { item, thread, changes, values } = await compared(tx, council, change, readers);
      await writeItem(tx, council.id, thread, item, values, { reason, movedOn: day });
      return { ok: true, value: changes };
    }),
  );
}

/** Thrown to take a unit of work back when there is nothing to write: what was typed has mistakes, or says nothing new. */
export class Nothing extends Error {
  override name = 'Nothing';
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[] = []) {
    super('Nothing is to be written');
    this.errors = errors;
  }
}

async function orMistakes(work: Promise<Answer<FieldChange[]>>): Promise<Answer<FieldChange[]>> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Nothing)) throw error;
    return error.errors.length === 0 ? { ok: true, value: [] } : { ok: false, errors: [...error.errors] };
  }
}

async function compared(tx: Tx, council: CouncilNamed, change: ItemChange, readers: WordReaders) {
  const now = await present(tx, council, change.day);
  const { thread } = now;
  const item = thread.item(change.itemId);
  if (!item) throw new NotFound('There is no such item.');
  const saw = await seenAt(tx, now, change.version);
  const seen = saw?.item(item.id);
  if (!saw || !seen) throw new NotFound('The item was not there when you saw it. Open it again.');
  const standing = wordsOf(thread, item);
  const changes = compare(wordsOf(saw, seen), standing, allowed(item, change.wanted));
  if (changes.some((one) => one.conflict)) {
    const theirs: ItemConflict = { version: now.seq, now: standing, changes };
    throw new Conflict('Somebody else changed the same thing after you opened this page.', theirs);
  }
  const wanted = Object.fromEntries(changes.map((one) => [one.field, one.wanted]));
  const { values, errors } = readWanted(thread, item, wanted, readers);
  if (errors.length > 0 || changes.length === 0) throw new Nothing(errors);
  return { item, thread, changes, values };
}

/** The wanted fields that an item of this kind has, as they would be kept. */
function allowed(item: Item, wanted: Words): Words {
  const given = fieldsOf(item.kind).flatMap((field) => {
    const words = wanted[field];
    return words === undefined ? [] : [[field, plain(words)] as const];
  });
  return Object.fromEntries(given);
}
