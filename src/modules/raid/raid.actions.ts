// What may be done with entries: raise one, take a document's risk in, change its words, close it, or let it become another.

import { answering } from '../../db/answering.ts';
import type { Tx } from '../../db/database.ts';
import { nameOfActor } from '../../kernel/actor.ts';
import { addMonths } from '../../kernel/days.ts';
import { type Answer, Conflict, type FieldError, NotFound } from '../../kernel/errors.ts';
import { type Item, itemNamed, live, type Walk } from '../plan/index.ts';
import { documentRisk } from './document-risk.ts';
import type { Become, Change, Close, Raise } from './entry.forms.ts';
import { becomes, type Entry, endingsOf, kindWords } from './entry.ts';
import { type Doing, mustHold, withEntry } from './keeping.ts';
import { standing } from './matrix.ts';
import { entryOfDocumentItem, linksOf, loadSettings, lockEntry } from './raid.store.ts';
import {
  addControl,
  addLink,
  closeEntry,
  insertEntry,
  type NewEntry,
  updateWords,
} from './raid.writing.store.ts';
import { markTyped, putScore, type Settings } from './score.actions.ts';

const blank = {
  cause: null,
  event: null,
  effect: null,
  categoryId: null,
  ownerId: null,
  scale: 'impact',
  response: null,
  predecessorId: null,
  successorId: null,
  neededBy: null,
  agreed: null,
  testOn: null,
  overallOf: null,
  documentItemId: null,
  fromEntryId: null,
} as const;

interface Named {
  bearsOn: Item | null;
  first: Item | null;
  waits: Item | null;
}

/** The items that the words name, or what is wrong with the words. */
function itemsOf(thread: Walk, wanted: Raise): Answer<Named> {
  const errors: FieldError[] = [];
  const find = (field: 'bearsOn' | 'first' | 'waits', needed: boolean) => {
    const typed = wanted[field];
    if (typed === undefined) {
      if (needed) errors.push({ field, message: 'Name an item of the plan' });
      return null;
    }
    const found = itemNamed(thread, typed);
    if (found.ok) return found.value;
    errors.push({ field, message: found.errors[0]?.message ?? '' });
    return null;
  };
  const waits = wanted.kind === 'dependency';
  const value = { bearsOn: find('bearsOn', false), first: find('first', waits), waits: find('waits', waits) };
  if (!waits) [value.first, value.waits] = [null, null];
  if (waits && value.first && value.first === value.waits)
    errors.push({ field: 'waits', message: 'An item cannot wait for itself' });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

/** What is named by number must be there: an owner of another council, or a category nobody made, is a mistake. */
function knownOnly(thread: Walk, settings: Settings, { owner, category }: Pick<Raise, 'owner' | 'category'>) {
  const errors: FieldError[] = [];
  if (owner !== undefined && !thread.person(owner))
    errors.push({ field: 'owner', message: 'Choose an owner from the list' });
  if (category !== undefined && !settings.categories.some((one) => one.categoryId === category))
    errors.push({ field: 'category', message: 'Choose a category from the list' });
  return errors;
}

/** Raises an entry, with its first score where one is given. */
export async function raise(
  doing: Doing,
  { wanted, thread }: { wanted: Raise; thread: Walk },
): Promise<Answer<{ entryId: number }>> {
  mustHold(doing.actor, 'raid.raise', 'raise an entry in the register');
  const items = itemsOf(thread, wanted);
  if (!items.ok) return items;
  const { actor, councilId, day } = doing;
  // Without the title: words of the entry can be removed from the record, and the reason of a unit of work cannot.
  return answering(doing, `Raise ${article(wanted.kind)}`, async (tx) => {
    const settings = await loadSettings(tx, live);
    const errors = knownOnly(thread, settings, wanted);
    const typed = markTyped(settings, { scale: wanted.scale, typed: wanted, day });
    if (errors.length > 0 || !typed.ok)
      return { ok: false, errors: [...errors, ...(typed.ok ? [] : typed.errors)] };
    const { bearsOn, first, waits } = items.value;
    const entryId = await insertEntry(tx, councilId, {
      ...blank,
      ...columns(wanted),
      kind: wanted.kind,
      level: wanted.level,
      scale: wanted.scale,
      raisedOn: day,
      raisedBy: nameOfActor(actor),
      nextReviewOn: addMonths(day, wanted.reviewMonths),
      predecessorId: first?.id ?? null,
      successorId: waits?.id ?? null,
    });
    if (bearsOn) await addLink(tx, councilId, { entryId, itemId: bearsOn.id, role: 'bears-on' });
    const entry = await lockEntry(tx, entryId);
    if (typed.value && entry)
      await putScore(tx, doing, settings, {
        entry,
        role: 'current',
        ...typed.value,
        reason: 'As it was raised',
      });
    return { ok: true, value: { entryId } };
  });
}

function columns(given: Omit<Raise, 'kind' | 'level' | 'scale'>) {
  return {
    title: given.title,
    cause: given.cause ?? null,
    event: given.event ?? null,
    effect: given.effect ?? null,
    categoryId: given.category ?? null,
    ownerId: given.owner ?? null,
    response: given.response ?? null,
    reviewMonths: given.reviewMonths,
    neededBy: given.neededBy ?? null,
    agreed: given.agreed,
    testOn: given.testOn ?? null,
  } satisfies Partial<NewEntry>;
}

function article(kind: Entry['kind']): string {
  const words = kindWords[kind].toLowerCase();
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}

/** Takes a document's risk into the register with its scores and its owner. Throws Conflict where it is there already. */
export async function takeIn(
  doing: Doing,
  { thread, itemId }: { thread: Walk; itemId: number },
): Promise<number> {
  mustHold(doing.actor, 'raid.raise', 'raise an entry in the register');
  const item = thread.item(itemId);
  if (item?.kind !== 'risk') throw new NotFound('There is no such risk in the plan.');
  const { database, actor, councilId, day } = doing;
  return database.as(
    actor,
    councilId,
    `Take a risk of the plan into the register, item ${itemId}`,
    async (tx) => {
      const known = await loadSettings(tx, live);
      if ((await entryOfDocumentItem(tx, itemId)) !== null)
        throw new Conflict('Somebody has taken this risk into the register already.');
      const matrix = standing(known.matrices, 'impact', day);
      const { scores, controls, ownerId } = documentRisk(item, matrix);
      const entryId = await insertEntry(tx, councilId, {
        ...blank,
        kind: 'risk',
        level: 'plan',
        title: item.title.slice(0, 300),
        event: item.title.length > 300 ? item.title : null,
        ownerId,
        raisedOn: day,
        raisedBy: nameOfActor(actor),
        reviewMonths: 3,
        nextReviewOn: addMonths(day, 3),
        documentItemId: itemId,
      });
      await addLink(tx, councilId, { entryId, itemId, role: 'bears-on' });
      const entry = await lockEntry(tx, entryId);
      for (const { role, mark } of scores)
        if (matrix && entry)
          await putScore(tx, doing, known, {
            entry,
            role,
            matrix,
            mark,
            reason: 'As the document printed it',
          });
      for (const words of controls)
        await addControl(tx, councilId, {
          entryId,
          words,
          effectiveness: 'not-tested',
          judgedOn: day,
          judgedBy: nameOfActor(actor),
        });
      return entryId;
    },
  );
}

/** Changes an entry's words. Throws Conflict, with what stands now, where somebody changed them since they were seen. */
export async function change(
  doing: Doing,
  entryId: number,
  { wanted, thread }: { wanted: Change; thread: Walk },
): Promise<Answer<null>> {
  return withEntry(doing, entryId, wanted.reason, async (tx, entry) => {
    if (entry.version !== wanted.version)
      throw new Conflict('Somebody changed this entry while you were writing.', entry);
    const errors = knownOnly(thread, await loadSettings(tx, live), wanted);
    if (errors.length > 0) return { ok: false, errors };
    await updateWords(tx, entryId, columns(wanted));
    return { ok: true, value: null };
  });
}

export async function close(doing: Doing, entryId: number, given: Close): Promise<Answer<null>> {
  const reason = `Close entry ${entryId} of the register: ${given.reason}`;
  return withEntry(doing, entryId, reason, async (tx, entry) => {
    if (!endingsOf[entry.kind].includes(given.as)) {
      const message = `Choose how ${article(entry.kind)} can end`;
      return { ok: false, errors: [{ field: 'as', message }] };
    }
    await end(tx, doing, entryId, given);
    return { ok: true, value: null };
  });
}

function end(tx: Tx, { day }: Doing, entryId: number, given: Close): Promise<void> {
  return closeEntry(tx, entryId, { closedOn: day, closedAs: given.as, closedReason: given.reason });
}

/**
 * An assumption that proved wrong goes on as a risk or an issue, a risk that happened as an issue: the first is closed,
 * the second begins where it stood, with its owner and its items, and each leads to the other. Answers the new one.
 */
export async function become(
  doing: Doing,
  entryId: number,
  given: Become,
): Promise<Answer<{ entryId: number }>> {
  const reason = `Entry ${entryId} of the register becomes ${article(given.kind)}: ${given.reason}`;
  return withEntry(doing, entryId, reason, async (tx, entry) => {
    const way = becomes[entry.kind];
    if (!way?.kinds.includes(given.kind)) {
      const message = `${article(entry.kind)} does not become ${article(given.kind)}`;
      return { ok: false, errors: [{ field: 'kind', message }] };
    }
    const { version, closedOn, closedAs, closedReason, ...same } = entry;
    const newId = await insertEntry(tx, doing.councilId, {
      ...same,
      kind: given.kind,
      title: given.title,
      cause: entry.kind === 'assumption' ? `We assumed: ${entry.title}` : entry.cause,
      response: null,
      testOn: null,
      overallOf: null,
      documentItemId: null,
      fromEntryId: entryId,
      raisedOn: doing.day,
      raisedBy: nameOfActor(doing.actor),
      nextReviewOn: addMonths(doing.day, entry.reviewMonths),
    });
    for (const { itemId, role } of await linksOf(tx, entryId))
      await addLink(tx, doing.councilId, { entryId: newId, itemId, role });
    await end(tx, doing, entryId, { as: way.ending, reason: given.reason });
    return { ok: true, value: { entryId: newId } };
  });
}
