// A new edition laid beside the plan it renews: what is as it was, what is reworded, moved, new or gone, and what perhaps.
import { isSameTime, type NewItem, type NewPlan, type Walk } from '../../plan/index.ts';
import { entriesOfDraft, entriesOfPlan } from './entries.ts';
import type { Entry } from './match.ts';
import { type Continuation, matchEditions, type Pair } from './match.ts';

/** What a person said of a comparison. Old items by their number, new ones by their key. */
export interface EditionAnswers {
  /** Pairs that are not one item, and pairs that are, whatever we thought; by the old item. */
  apart: ReadonlySet<number>;
  together: ReadonlyMap<number, string>;
  /** What becomes of an item that is gone; one left out stands as it was. */
  ended: ReadonlyMap<number, { how: 'closed' | 'superseded'; reason: string }>;
  /** Continuations by `oldNumber newKey` that were taken, of those proposed or named by hand. */
  continues: ReadonlySet<string>;
}

export const noAnswers: EditionAnswers = {
  apart: new Set(),
  together: new Map(),
  ended: new Map(),
  continues: new Set(),
};

export interface Difference {
  what: 'words' | 'reference' | 'place' | 'start' | 'due' | 'status' | 'people';
  was: string;
  is: string;
}

export interface Same {
  itemId: number;
  key: string;
  by: Pair['by'] | 'person';
  likeness: number;
  certain: boolean;
  differences: Difference[];
}

export interface Comparison {
  planId: number;
  same: Same[];
  /** Numbers of items that only the old edition holds, in its order; those ended already are left out. */
  gone: number[];
  /** Keys of items that only the new edition holds, in its order. */
  added: string[];
  continuations: Continuation[];
}

/** Pure. `plan` is the new edition, as it would be stored. */
export function compareEditions(
  thread: Walk,
  planId: number,
  plan: NewPlan,
  answers: EditionAnswers = noAnswers,
): Comparison {
  const old = entriesOfPlan(thread, planId);
  const next = entriesOfDraft(plan.items);
  const said = new Map([...answers.together].map(([itemId, key]) => [String(itemId), key]));
  const spoken = new Set(said.values());
  const free = (entry: Entry) => !said.has(entry.key) && !answers.apart.has(Number(entry.key));
  const matching = matchEditions(
    old.filter(free),
    next.filter(({ key }) => !spoken.has(key)),
  );
  const pairs = [
    ...matching.pairs,
    ...[...said].map(
      ([from, key]): Pair => ({ old: from, new: key, by: 'reference', likeness: 1, certain: true }),
    ),
  ];
  const paired = new Set(pairs.map((pair) => pair.old));
  const found = new Set(pairs.map((pair) => pair.new));
  const newItems = new Map(plan.items.map((item) => [item.key, item]));
  const places = new Map(next.map((entry) => [entry.key, entry]));
  const same = pairs.flatMap((pair): Same[] => {
    const item = newItems.get(pair.new);
    const place = places.get(pair.new);
    if (!item || !place) return [];
    const itemId = Number(pair.old);
    const differences = differencesOf(thread, itemId, item, place);
    const by = said.has(pair.old) ? 'person' : pair.by;
    return [{ itemId, key: pair.new, by, likeness: pair.likeness, certain: pair.certain, differences }];
  });
  const order = new Map(old.map(({ key }, at) => [Number(key), at]));
  return {
    planId,
    same: same.sort((a, b) => (order.get(a.itemId) ?? 0) - (order.get(b.itemId) ?? 0)),
    gone: old.flatMap(({ key }) => (paired.has(key) || isEnded(thread, Number(key)) ? [] : [Number(key)])),
    added: next.flatMap(({ key }) => (found.has(key) ? [] : [key])),
    continuations: matching.continuations,
  };
}

function isEnded(thread: Walk, itemId: number): boolean {
  const lifecycle = thread.item(itemId)?.status?.lifecycle;
  return lifecycle === 'closed' || lifecycle === 'superseded';
}

function differencesOf(thread: Walk, itemId: number, item: NewItem, entry: Entry): Difference[] {
  const old = thread.item(itemId);
  if (!old) return [];
  const found: Difference[] = [];
  const differ = (what: Difference['what'], was: string, is: string, isSame = was === is) => {
    if (!isSame) found.push({ what, was, is });
  };
  const parent = old.parentId === null ? undefined : thread.item(old.parentId);
  differ('words', old.title, item.title);
  differ('reference', old.ref ?? '', item.ref ?? '');
  differ('place', parent?.title ?? '', entry.place.at(-1) ?? '');
  for (const role of ['start', 'due'] as const) {
    const [was, is] = [old[role], item[role] ?? null];
    differ(role, was?.words ?? '', is?.words ?? '', isSameTime(was, is));
  }
  differ('status', old.status?.words ?? '', item.status?.words ?? '');
  const people = (parts: readonly { words: string }[] = []) => parts.map(({ words }) => words).join(', ');
  differ('people', people(old.parts), people(item.parts));
  return found;
}

export interface Leading {
  planId: number;
  /** The share of the smaller edition's items that are in both. */
  share: number;
}

/** The plan that a draft most looks like a next edition of; undefined where none has a fifth of its items. */
export function likeliestPlan(thread: Walk, plan: NewPlan): Leading | undefined {
  const next = entriesOfDraft(plan.items);
  const shares = thread.plans.map(({ id }) => {
    const old = entriesOfPlan(thread, id);
    const { pairs } = matchEditions(old, next);
    return { planId: id, share: pairs.length / Math.max(1, Math.min(old.length, next.length)) };
  });
  return shares.sort((a, b) => b.share - a.share || b.planId - a.planId).find(({ share }) => share >= 0.2);
}
