// What reviewers recommended: each once, with the actions that answer it, who owns it, by when, and what is missing. Pure.
import { canBeMissed } from '../../../kernel/planned-date.ts';
import { isDirection } from '../directions/direction.ts';
import { isNamed, leadsOf, ownersOf } from '../owners.ts';
import { hasNoDate, sameWords } from '../questions.ts';
import { actionsAnswering, type Item, type Part, type Walk } from '../thread.ts';
import { groupsOf } from './joined.ts';
import type { CouncilAnswer, Pair, Review } from './review.ts';

/** A recommendation as published. A document that names it twice, in a table and from its actions, has it once here. */
export interface Recommendation {
  /** The one whose number stands for it in addresses, answers and pairs. */
  item: Item;
  /** Every item of the plan that is this recommendation, `item` among them. */
  items: readonly Item[];
}

/** Those of every plan, in the order of the plans; what a later edition left out is not among them. */
export function recommendationsIn(thread: Walk): Recommendation[] {
  const standing = [...thread.ofKind('mandate'), ...thread.ofKind('recommendation')].filter(
    (item) => !isDirection(item) && !['superseded', 'closed'].includes(item.status?.lifecycle ?? ''),
  );
  const found: { item: Item; items: Item[] }[] = [];
  for (const ofPlan of Map.groupBy(standing, ({ planId }) => planId).values()) {
    // Only mandates can be named by actions, so a recommendation looks for its twin among them.
    const mandates = ofPlan.filter(({ kind }) => kind === 'mandate').map((item) => ({ item, items: [item] }));
    const byNumber = Map.groupBy(mandates, ({ item }) => numberOf(item));
    found.push(...mandates);
    for (const item of ofPlan.filter(({ kind }) => kind === 'recommendation')) {
      const twin = byNumber.get(numberOf(item))?.find((one) => isTwin(one.item, item));
      if (twin) twin.items.push(item);
      else found.push({ item, items: [item] });
    }
  }
  return found.sort((a, b) => a.item.planId - b.item.planId || a.item.position - b.item.position);
}

/** Of two with the same number: the words are the same, or the one has no words but its number. */
function isTwin(mandate: Item, recommendation: Item): boolean {
  if (mandate.sort !== 'recommendation') return false;
  return (
    sameWords(mandate.title, recommendation.title) ||
    sameWords(mandate.title, mandate.ref ?? '') ||
    sameWords(mandate.title, recommendation.title.slice(0, mandate.title.length))
  );
}

/** `3` of `3` and of `Recommendation 3`; nothing where it has no number. */
function numberOf({ ref }: Item): string {
  return /\d+(?:\.\d+)*|\b[A-Z]\b/.exec(ref ?? '')?.[0] ?? '';
}

/** What may be missing of a recommendation. */
export const lackings = ['action', 'owner', 'date', 'owner-or-date', 'answer'] as const;
export type Lacking = (typeof lackings)[number];

export interface AskedAction {
  action: Item;
  owners: readonly Part[];
  hasDate: boolean;
}

export interface Asked extends Recommendation {
  /** Its place among those that ask the same: the same number for all of them. */
  ask: number;
  /** The others that somebody said ask the same. */
  same: readonly Recommendation[];
  reviews: readonly Review[];
  /** The council's answer that stands, and all of them, oldest first. */
  answer: CouncilAnswer | null;
  answers: readonly CouncilAnswer[];
  /** What is done about it, or about one that asks the same. */
  actions: readonly AskedAction[];
  owners: readonly Part[];
  /** The actions with a date that could be missed, or that are done; and its own date, where it has one. */
  dated: readonly Item[];
  lacks: readonly Lacking[];
}

export interface Known {
  reviews: readonly Review[];
  answers: readonly CouncilAnswer[];
  pairs: readonly Pair[];
}

/** Every recommendation with what is known of it; those that ask the same stand one after another. */
export function askedOf(thread: Walk, { reviews, answers, pairs }: Known): Asked[] {
  const all = recommendationsIn(thread);
  const groups = groupsOf(all, pairs);
  const answersOf = Map.groupBy(answers, ({ itemId }) => itemId);
  const reviewsOf = Map.groupBy(reviews, ({ planId }) => planId);
  return groups.flatMap((group, ask) => {
    const items = group.flatMap((one) => one.items);
    const work = workOn(thread, items);
    return group.map((one) => {
      const given = one.items.flatMap(({ id }) => answersOf.get(id) ?? []);
      const known = {
        ...one,
        ...work,
        ask,
        same: group.filter((other) => other !== one),
        reviews: reviewsOf.get(one.item.planId) ?? [],
        answers: given,
        answer: given.at(-1) ?? null,
      };
      return { ...known, lacks: lacksOf(known) };
    });
  });
}

/** The work on what several items ask together: its actions, each once, who owns it and by when it is due. */
function workOn(thread: Walk, items: readonly Item[]): Pick<Asked, 'actions' | 'owners' | 'dated'> {
  const unique = [...new Set(items.flatMap((item) => actionsAnswering(thread, item)))];
  const actions = unique.map((action) => ({
    action,
    owners: ownersOf(thread, action),
    hasDate: !hasNoDate(action),
  }));
  const own = items.flatMap((item) => leadsOf(item).filter(isNamed));
  return {
    actions,
    owners: eachOnce([...own, ...actions.flatMap(({ owners }) => owners)]),
    dated: [
      ...items.filter(({ due }) => canBeMissed(due ?? undefined)),
      ...actions.filter(({ hasDate }) => hasDate).map(({ action }) => action),
    ],
  };
}

function eachOnce(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [part.personId ?? part.words.toLowerCase(), part])).values()];
}

/** What was declined lacks nothing more: nobody is to do it. */
function lacksOf({ actions, owners, dated, answer }: Omit<Asked, 'lacks'>): Lacking[] {
  if (answer?.answer === 'decline') return [];
  const [owner, date] = [owners.length === 0, dated.length === 0];
  return [
    ...(actions.length === 0 ? (['action'] as const) : []),
    ...(owner ? (['owner'] as const) : []),
    ...(date ? (['date'] as const) : []),
    ...(owner || date ? (['owner-or-date'] as const) : []),
    ...(answer === null ? (['answer'] as const) : []),
  ];
}

export interface Filter {
  lacking?: Lacking | undefined;
  /** A review's number, or `none`: of a plan of which no review is known. */
  review?: number | 'none' | undefined;
}

export function filtered(all: readonly Asked[], { lacking, review }: Filter): Asked[] {
  return all.filter(
    (one) =>
      (lacking === undefined || one.lacks.includes(lacking)) &&
      (review === undefined ||
        (review === 'none'
          ? one.reviews.length === 0
          : one.reviews.some(({ reviewId }) => reviewId === review))),
  );
}

/** Recommendations, and how many different things they ask: those that ask the same are counted once. */
export function countsOf(rows: readonly Asked[]): { recommendations: number; asks: number } {
  return { recommendations: rows.length, asks: new Set(rows.map(({ ask }) => ask)).size };
}
