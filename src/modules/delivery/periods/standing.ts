// Who is asked in a period, who answered, and how each action of its plan stands: pure, from the thread and the updates.
import type { HeldPost } from '../../people/index.ts';
import { type Item, isFinished, mainActions, type Walk } from '../../plan/index.ts';
import { askedFor, type Update } from '../updates/update.ts';
import type { Period, Standing } from './period.ts';

/** Whether an update answers a period: given while it was open. */
export function answers(period: Period, update: Update | undefined): boolean {
  if (!update || update.late) return false;
  return update.saidOn >= period.openedOn && (period.closedOn === null || update.saidOn <= period.closedOn);
}

/** Every action of a plan as a period finds it. What is not answered is stale, since whoever spoke last, or the plan. */
export function standings(
  thread: Walk,
  planId: number,
  period: Period,
  latest: ReadonlyMap<number, Update>,
): Standing[] {
  const published = thread.plans.find(({ id }) => id === planId)?.publishedOn ?? null;
  return mainActions(thread, planId).map((item) => {
    const update = latest.get(item.id);
    const open = !isFinished(item);
    const stale = open && !answers(period, update);
    return {
      itemId: item.id,
      words: item.status?.words ?? null,
      lifecycle: item.status?.lifecycle ?? null,
      confidence: item.status?.confidence ?? null,
      open,
      updateId: update?.updateId ?? null,
      stale,
      staleSince: stale ? (update?.saidOn ?? published) : null,
    };
  });
}

export interface AskedPerson {
  personId: number;
  who: string;
  items: Item[];
  answered: number;
  hasAccount: boolean;
  /** Every post of theirs has ended. */
  hasLeft: boolean;
}

export interface Asking {
  people: AskedPerson[];
  /** Open actions with nobody to ask. */
  nobody: Item[];
}

/** Who is asked, with what they owe: those with most still to answer first. */
export function asking(
  thread: Walk,
  standing: readonly Standing[],
  known: { accounts: ReadonlySet<number>; posts: readonly HeldPost[] },
): Asking {
  const fresh = new Set(standing.filter(({ stale }) => !stale).map(({ itemId }) => itemId));
  const people = new Map<number, Item[]>();
  const nobody: Item[] = [];
  for (const { itemId, open } of standing) {
    const item = thread.item(itemId);
    if (!item || !open) continue;
    const asked = askedFor(thread, item);
    if (asked.length === 0) nobody.push(item);
    for (const personId of new Set(asked)) people.set(personId, [...(people.get(personId) ?? []), item]);
  }
  const rows = [...people].map(([personId, items]) => {
    const person = thread.person(personId);
    const posts = known.posts.filter((post) => post.personId === personId);
    return {
      personId,
      who: person?.name ?? person?.post ?? 'Somebody',
      items,
      answered: items.filter(({ id }) => fresh.has(id)).length,
      hasAccount: known.accounts.has(personId),
      hasLeft: posts.length > 0 && posts.every(({ toOn }) => toOn !== null && toOn < thread.day),
    };
  });
  rows.sort(
    (a, b) => b.items.length - b.answered - (a.items.length - a.answered) || a.who.localeCompare(b.who),
  );
  return { people: rows, nobody };
}

/** What somebody owes in all periods that are open, each item once: what is not answered in any of them comes first. */
export function owedIn(
  thread: Walk,
  open: readonly { period: Period; planId: number }[],
  latest: ReadonlyMap<number, Update>,
  personId: number,
): { item: Item; standing: Standing }[] {
  const all = open.flatMap(({ period, planId }) =>
    owedBy(thread, standings(thread, planId, period, latest), personId),
  );
  const stale = all.filter(({ standing }) => standing.stale);
  const seen = new Set<number>();
  return [...stale, ...all].filter(({ item }) => !seen.has(item.id) && seen.add(item.id));
}

/** What somebody owes in a period: their open actions, those not answered yet first. */
function owedBy(
  thread: Walk,
  standing: readonly Standing[],
  personId: number,
): { item: Item; standing: Standing }[] {
  return standing
    .flatMap((one) => {
      const item = thread.item(one.itemId);
      return item && one.open && askedFor(thread, item).includes(personId) ? [{ item, standing: one }] : [];
    })
    .sort((a, b) => Number(b.standing.stale) - Number(a.standing.stale) || a.item.position - b.item.position);
}
