// The questions a council asks of its plan, each answered with the rows themselves: a figure is the length of a list.
import { addDays, type Day } from '../../kernel/days.ts';
import { canBeMissed, daysLate } from '../../kernel/planned-date.ts';
import { meetingOf } from './meetings.ts';
import { ancestor, type Item, mandatesOf, type Part, type PartRole, type Walk } from './thread.ts';

const finished = ['delivered', 'embedded', 'sustained', 'closed', 'superseded'];

export function isFinished(item: Item): boolean {
  return item.status?.lifecycle !== undefined && finished.includes(item.status?.lifecycle ?? '');
}

/** The last day its words allow has gone by and the owner does not say that it is done. */
export function isLate(item: Item, on: Day): boolean {
  return !isFinished(item) && daysLate(item.due ?? undefined, on) > 0;
}

/** It has no last day that anyone could miss. */
export function hasNoDate(item: Item): boolean {
  return !isFinished(item) && !canBeMissed(item.due ?? undefined);
}

/** Somebody who leads the work also sponsors it, so nobody else checks it. */
export function isCheckedByItsDoer(item: Item): boolean {
  const sponsors = new Set(whoIds(item, 'officer-sponsor'));
  return whoIds(item, 'lead').some((lead) => sponsors.has(lead));
}

function whoIds(item: Item, role: PartRole): number[] {
  return item.parts.flatMap((part) => (part.role === role && part.personId !== null ? [part.personId] : []));
}

/** The actions a plan is counted by: those with a status of their own, not headings and not sub-actions. */
export function mainActions(thread: Walk, planId?: number): Item[] {
  return [...thread.ofKind('action', planId)];
}

/** The plan that answers the government: the newest improvement plan, else the newest plan of any kind. */
export function leadingPlan(thread: Walk) {
  const newestFirst = [...thread.plans].sort(
    (a, b) => (b.publishedOn ?? '').localeCompare(a.publishedOn ?? '') || b.id - a.id,
  );
  return newestFirst.find((plan) => plan.kind === 'improvement-plan') ?? newestFirst[0];
}

export function directions(thread: Walk, planId?: number): Item[] {
  return thread.ofKind('mandate', planId).filter((mandate) => mandate.sort === 'direction');
}

/** The one word a row is marked by in the picture and in lists: the dates' verdict first, then the owner's own. */
export const marks = [
  'late',
  'no-date',
  'delivered',
  'not-started',
  'off-track',
  'at-risk',
  'on-track',
  'unclear',
  'unknown',
] as const;
export type Mark = (typeof marks)[number];

export function markOf(item: Item, on: Day): Mark {
  if (isFinished(item)) return 'delivered';
  if (isLate(item, on)) return 'late';
  if (hasNoDate(item)) return 'no-date';
  if (item.status?.lifecycle === 'not-started') return 'not-started';
  return item.status?.confidence ?? (item.status ? 'unclear' : 'unknown');
}

/** The filters every list of actions takes. Words compare without case; people and themes by number. */
export interface ActionFilter {
  plan?: number | undefined;
  theme?: number | undefined;
  workstream?: number | undefined;
  mandate?: number | undefined;
  status?: string | undefined;
  lead?: number | undefined;
  sponsor?: number | undefined;
  /** `2023-02`: due at the latest in that month. */
  dueMonth?: string | undefined;
  /** `2023-02 Full Council`: the key of a meeting. */
  meeting?: string | undefined;
  question?: Question | undefined;
}

export const questions = {
  late: 'Late by the plan’s own dates',
  'late-but-on-track': 'Late, and the owner still says that it is on track',
  'no-date': 'No date that anyone could miss',
  'self-checked': 'Sponsored by the person who leads it',
  unknown: 'A lead or sponsor nobody can place',
  'no-mandate': 'Answers no Direction',
  'answers-direction': 'Answers a Direction',
  'due-soon': 'Due in the next 30 days',
  delivered: 'Delivered',
} as const;
export type Question = keyof typeof questions;

export function asks(thread: Walk, question: Question, item: Item): boolean {
  const on = thread.day;
  switch (question) {
    case 'late':
      return isLate(item, on);
    case 'late-but-on-track':
      return isLate(item, on) && item.status?.confidence === 'on-track';
    case 'no-date':
      return hasNoDate(item);
    case 'self-checked':
      return isCheckedByItsDoer(item);
    case 'unknown':
      return item.parts.some((part) => isUnplaced(part));
    case 'no-mandate':
      return mandatesOf(thread, item).length === 0;
    case 'answers-direction':
      return mandatesOf(thread, item).some((mandate) => mandate.sort === 'direction');
    case 'due-soon':
      return isDueBy(item, on, addDays(on, 30));
    case 'delivered':
      return isFinished(item);
  }
}

/**
 * Nobody in the plan's own lists answers to these words, or only a guess does. Teams are words, not people; and letters
 * of another alphabet that look the same (МС for MC) leave no doubt about who was meant on paper.
 */
function isUnplaced({ role, words, personId, certain }: Part): boolean {
  if (role === 'responsible' || certain) return false;
  return personId === null || !/[^\p{Script=Latin}\P{L}]/u.test(words);
}

function isDueBy(item: Item, from: Day, to: Day): boolean {
  const latest = item.due?.latest;
  return !isFinished(item) && latest !== undefined && latest >= from && latest <= to;
}

export function filterActions(thread: Walk, actions: readonly Item[], filter: ActionFilter): Item[] {
  return actions.filter((action) => passes(thread, action, filter));
}

function passes(thread: Walk, action: Item, filter: ActionFilter): boolean {
  const { plan, theme, workstream, mandate, status, lead, sponsor, dueMonth, meeting, question } = filter;
  if (plan !== undefined && action.planId !== plan) return false;
  if (theme !== undefined && ancestor(thread, action, 'theme')?.id !== theme) return false;
  if (workstream !== undefined && ancestor(thread, action, 'workstream')?.id !== workstream) return false;
  if (mandate !== undefined && !mandatesOf(thread, action).some((above) => above.id === mandate))
    return false;
  if (status !== undefined && !sameWords(action.status?.words ?? '', status)) return false;
  if (lead !== undefined && !whoIds(action, 'lead').includes(lead)) return false;
  if (sponsor !== undefined && !isSponsoredBy(action, sponsor)) return false;
  if (dueMonth !== undefined && action.due?.latest?.slice(0, 7) !== dueMonth) return false;
  if (meeting !== undefined && meetingOf(thread, action)?.key !== meeting) return false;
  return question === undefined || asks(thread, question, action);
}

function isSponsoredBy(action: Item, person: number): boolean {
  return (
    whoIds(action, 'officer-sponsor').includes(person) || whoIds(action, 'member-sponsor').includes(person)
  );
}

/** Those called so: by their printed reference, or by it without its first word, as "Direction D" or "D". */
export function mandatesCalled(thread: Walk, ref: string): readonly Item[] {
  return thread
    .ofKind('mandate')
    .filter((one) => [one.ref, shortRef(one)].some((said) => said && sameWords(said, ref)));
}

export function shortRef(mandate: Item): string | null {
  return mandate.ref?.replace(/^\D+\s/, '') ?? null;
}

export function sameWords(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s–—-]+/g, ' ')
      .trim();
  return plain(a) === plain(b);
}

export interface Tally {
  words: string;
  items: Item[];
}

/** Actions by the owner's own words, most first. Words that differ only in case or dash are counted together. */
export function byStatusWords(actions: readonly Item[]): Tally[] {
  const groups = new Map<string, Tally>();
  for (const action of actions) {
    const words = action.status?.words ?? 'No status given';
    const found = [...groups.values()].find((tally) => sameWords(tally.words, words));
    if (found) found.items.push(action);
    else groups.set(words, { words, items: [action] });
  }
  return [...groups.values()].sort(
    (a, b) => b.items.length - a.items.length || a.words.localeCompare(b.words),
  );
}
