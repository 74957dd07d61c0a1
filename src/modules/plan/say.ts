// How the plan's facts are said on a page: rows, people, dates and marks, as plain data for a template.

import { longDay } from '../../kernel/days.ts';
import { daysLate, sayPlannedDate } from '../../kernel/planned-date.ts';
import { meetingOf, sayMeeting } from './meetings.ts';
import { paths } from './paths.ts';
import { hasNoDate, isLate, type Mark, mainActions, markOf } from './questions.ts';
import { ancestor, type Item, type ItemKind, type Part, type PartRole, type Walk } from './thread.ts';

/** The six tones of the web kit; each has a mark of its own, so that colour never speaks alone. */
export type Tone = 'stop' | 'care' | 'go' | 'wait' | 'doubt' | 'done';

export interface MarkView {
  key: Mark;
  tone: Tone;
  words: string;
}

export const markWords: Record<Mark, { tone: Tone; words: string }> = {
  late: { tone: 'stop', words: 'Late' },
  'no-date': { tone: 'doubt', words: 'No date anyone could miss' },
  delivered: { tone: 'done', words: 'Delivered' },
  'not-started': { tone: 'wait', words: 'Not due to start' },
  'off-track': { tone: 'stop', words: 'Off track' },
  'at-risk': { tone: 'care', words: 'At risk' },
  'on-track': { tone: 'go', words: 'On track' },
  unclear: { tone: 'care', words: 'In progress, not said how well' },
  unknown: { tone: 'wait', words: 'No status' },
};

export function sayMark(thread: Walk, item: Item): MarkView {
  const key = markOf(item, thread.day);
  const { tone, words } = markWords[key];
  return { key, tone, words: key === 'unclear' ? (item.status?.words ?? words) : words };
}

export interface PartView {
  role: string;
  /** Who it is, as this reader may know them: a name, a post, or the words in the cell. */
  who: string;
  post: string | null;
  words: string;
  certain: boolean;
  path: string | null;
}

const roleWords: Record<PartRole, string> = {
  lead: 'Lead officer',
  'officer-sponsor': 'Officer sponsor',
  'member-sponsor': 'Cabinet sponsor',
  responsible: 'Responsible',
};

export function sayPart(thread: Walk, part: Part): PartView {
  const person = part.personId === null ? undefined : thread.person(part.personId);
  return {
    role: roleWords[part.role],
    who: person?.name ?? person?.post ?? part.words,
    post: person?.name ? person.post : null,
    words: part.words,
    certain: part.certain,
    path: person ? paths.person(person.id) : null,
  };
}

export function sayParts(thread: Walk, item: Item, role: PartRole): PartView[] {
  return item.parts.filter((part) => part.role === role).map((part) => sayPart(thread, part));
}

export interface DateView {
  words: string;
  reading: string;
  /** Empty, or `Late by 12 days`. */
  late: string;
  meeting: { words: string; path: string; byReading: boolean } | null;
}

export function sayDue(thread: Walk, item: Item): DateView | null {
  if (!item.due) return null;
  const meeting = meetingOf(thread, item);
  return {
    words: item.due.words,
    reading: sayPlannedDate(item.due),
    late: isLate(item, thread.day) ? sayDays(daysLate(item.due, thread.day), 'Late by') : '',
    meeting: meeting
      ? {
          words: sayMeeting(meeting),
          path: paths.actions({ meeting: meeting.key }),
          byReading: meeting.by === 'reading',
        }
      : null,
  };
}

function sayDays(days: number, before: string): string {
  return `${before} ${count(days, 'day')}`;
}

const longestTitle = 150;

/** A title as a list shows it: some plans run an action's steps on into its title. */
export function shortTitle(title: string): string {
  if (title.length <= longestTitle) return title;
  return `${title.slice(0, longestTitle).replace(/\s+\S*$/, '')} …`;
}

export interface ActionRow {
  id: number;
  path: string;
  label: string;
  title: string;
  theme: string;
  workstream: string;
  leads: PartView[];
  start: string | null;
  due: DateView | null;
  declared: string;
  mark: MarkView;
  /** What the dates alone say, in two or three words. */
  dates: { tone: Tone; words: string };
}

/** What the dates alone say of an item, in a few words. */
export function verdict(thread: Walk, item: Item): string {
  const late = sayDue(thread, item)?.late;
  if (late) return late;
  const mark = sayMark(thread, item);
  if (mark.key === 'delivered') return 'Delivered';
  if (hasNoDate(item)) return 'No date anyone could miss';
  return item.due?.latest ? `Not late: it has until ${longDay(item.due.latest)}` : '';
}

export function actionRow(thread: Walk, action: Item): ActionRow {
  return {
    id: action.id,
    path: paths.item(action),
    label: labelOf(thread, action),
    title: shortTitle(action.title),
    theme: ancestor(thread, action, 'theme')?.title ?? '',
    workstream: ancestor(thread, action, 'workstream')?.title ?? '',
    leads: sayParts(thread, action, 'lead'),
    start: action.start?.words ?? null,
    due: sayDue(thread, action),
    declared: action.status?.words ?? 'No status given',
    mark: sayMark(thread, action),
    dates: sayDates(thread, action),
  };
}

function sayDates(thread: Walk, action: Item): ActionRow['dates'] {
  const mark = sayMark(thread, action);
  const late = sayDue(thread, action)?.late;
  if (late) return { tone: 'stop', words: late };
  return mark.key === 'no-date' || mark.key === 'delivered' ? mark : { tone: 'go', words: 'Not late' };
}

const kindWords: Record<ItemKind, string> = {
  mandate: 'Mandate',
  theme: 'Theme',
  workstream: 'Workstream',
  objective: 'Objective',
  action: 'Action',
  heading: 'Heading',
  'sub-action': 'Step',
  milestone: 'Milestone',
  deliverable: 'Deliverable',
  outcome: 'Outcome',
  priority: 'Priority',
  capability: 'What must be done well',
  recommendation: 'Recommendation',
  'key-point': 'Key point',
  response: 'Response',
  phase: 'Phase',
  risk: 'Risk',
  measure: 'Measure',
  statement: 'Statement',
};

const numbers = new WeakMap<Walk, Map<number, number>>();

/** Actions are numbered in the order of their plan, since few plans number them. */
function actionNumbers(thread: Walk): Map<number, number> {
  const known = numbers.get(thread);
  if (known) return known;
  const counted = new Map<number, number>();
  for (const plan of thread.plans)
    mainActions(thread, plan.id).forEach((action, index) => void counted.set(action.id, index + 1));
  numbers.set(thread, counted);
  return counted;
}

/** `Action 2`, `Direction B`, `Objective GOV01`, `Theme`. */
export function labelOf(thread: Walk, item: Item): string {
  if (item.kind === 'action') return `Action ${item.ref ?? actionNumbers(thread).get(item.id) ?? ''}`.trim();
  const kind = item.kind === 'mandate' || item.kind === 'statement' ? sortWords(item) : kindWords[item.kind];
  if (!item.ref) return kind;
  return item.ref.toLowerCase().startsWith(kind.toLowerCase()) ? item.ref : `${kind} ${item.ref}`;
}

export function kindOf(item: Item): string {
  return item.kind === 'mandate' || item.kind === 'statement' ? sortWords(item) : kindWords[item.kind];
}

function sortWords(item: Item): string {
  const sort = (item.sort ?? kindWords[item.kind]).replaceAll('-', ' ');
  return sort.charAt(0).toUpperCase() + sort.slice(1);
}

export interface ItemLink {
  label: string;
  kind: string;
  title: string;
  path: string;
}

export function linkTo(thread: Walk, item: Item): ItemLink {
  return {
    label: labelOf(thread, item),
    kind: kindOf(item),
    title: shortTitle(item.title),
    path: paths.item(item),
  };
}

/** When a plan was published, in its own words: `Published October 2026` says `October 2026`. */
export function publishedWords(words: string | null): string | null {
  return words?.replace(/^published(?:\s+(?:on|in))?:?\s+/i, '') ?? null;
}

/** `6 actions`, `1 action`, `1,369 days`. */
export function count(number: number, one: string, many = `${one}s`): string {
  // Lists of thousands count small numbers thousands of times, and these are said alike everywhere.
  const said =
    Number.isInteger(number) && number >= 0 && number < 1000 ? number : number.toLocaleString('en-GB');
  return `${said} ${number === 1 ? one : many}`;
}
