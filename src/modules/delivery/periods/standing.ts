// Who is asked in a period, who answered, and how each action of its plan stands: pure, from the thread and the updates.
import type { Day } from '../../../kernel/days.ts';
import type { Address, HeldPost } from '../../people/index.ts';
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
  /** The numbers of those that are not answered. */
  open: ReadonlySet<number>;
  /** Where they are written to; null for whoever has left or has no account that opens anything. */
  address: Address | null;
  /** Every post of theirs has ended, or their access has. */
  hasLeft: boolean;
}

export interface Asking {
  people: AskedPerson[];
  /** Open actions with nobody to ask. */
  nobody: Item[];
}

export interface KnownPeople {
  addresses: ReadonlyMap<number, Address>;
  posts: readonly HeldPost[];
}

/** Whether every post of somebody has ended by a day, or their access has. */
export function hasLeft({ addresses, posts }: KnownPeople, personId: number, day: Day): boolean {
  const held = posts.filter((post) => post.personId === personId);
  const allOver = held.length > 0 && held.every(({ toOn }) => toOn !== null && toOn < day);
  return allOver || addresses.get(personId)?.gone === true;
}

/** Who is asked, with what they owe: those with most still to answer first. */
export function asking(thread: Walk, standing: readonly Standing[], known: KnownPeople): Asking {
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
    const left = hasLeft(known, personId, thread.day);
    const address = known.addresses.get(personId);
    return {
      personId,
      who: person?.name ?? person?.post ?? 'Somebody',
      items,
      answered: items.filter(({ id }) => fresh.has(id)).length,
      open: new Set(items.flatMap(({ id }) => (fresh.has(id) ? [] : [id]))),
      address: !left && address?.open ? address : null,
      hasLeft: left,
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
