// Meetings a plan ties its dates to: by its own words (`22/02/23 (Feb Council)`), or by our reading of the day.
import { type Day, longMonth } from '../../kernel/days.ts';
import type { Item, Walk } from './thread.ts';

export interface Meeting {
  /** `2023-02 Full Council`: one meeting of one body in one month. */
  key: string;
  body: string;
  /** `2023-02` */
  month: string;
  /** Days the plan gives for it. */
  days: Set<Day>;
}

export interface MeetingLink extends Meeting {
  /** `words`: the item names this meeting. `reading`: ours, from the day, or from a month without a year. */
  by: 'words' | 'reading';
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `February Full Council` is the Full Council, in month 2. */
function splitMonth(meeting: string): { body: string; month?: string } {
  const [first = '', ...rest] = meeting.trim().split(/\s+/);
  const found = monthNames.findIndex((name) => first.length >= 3 && name.startsWith(first.toLowerCase()));
  if (found < 0 || rest.length === 0) return { body: meeting.trim() };
  return { body: rest.join(' '), month: String(found + 1).padStart(2, '0') };
}

interface Known {
  byKey: Map<string, Meeting>;
  onDay: Map<Day, Meeting[]>;
}

const known = new WeakMap<Walk, Known>();

/** Every meeting the plan dates, by key, earliest first. */
export function meetings(thread: Walk): Map<string, Meeting> {
  return meetingsKnown(thread).byKey;
}

function meetingsKnown(thread: Walk): Known {
  const before = known.get(thread);
  if (before) return before;
  const found = new Map<string, Meeting>();
  for (const { due } of thread.items) {
    if (due?.meeting === undefined || due.latest === undefined) continue;
    if (due.kind !== 'day' && due.kind !== 'month' && due.kind !== 'meeting') continue;
    const { body } = splitMonth(due.meeting);
    const month = due.latest.slice(0, 7);
    const key = `${month} ${body}`;
    const meeting = found.get(key) ?? { key, body, month, days: new Set<Day>() };
    if (due.kind === 'day') meeting.days.add(due.latest);
    found.set(key, meeting);
  }
  const byKey = new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
  const onDay = new Map<Day, Meeting[]>();
  for (const meeting of byKey.values())
    for (const day of meeting.days) onDay.set(day, [...(onDay.get(day) ?? []), meeting]);
  known.set(thread, { byKey, onDay });
  return { byKey, onDay };
}

/** The meeting an item waits for, if the plan lets us say which. */
export function meetingOf(thread: Walk, { due }: Item): MeetingLink | undefined {
  if (!due) return undefined;
  const { byKey: all, onDay } = meetingsKnown(thread);
  if (due.meeting === undefined)
    return only(due.kind === 'day' ? (onDay.get(due.latest ?? '') ?? []) : [], 'reading');
  const { body, month } = splitMonth(due.meeting);
  if (due.latest !== undefined) {
    const named = all.get(`${due.latest.slice(0, 7)} ${body}`);
    return named && { ...named, by: 'words' };
  }
  const sameMonth = [...all.values()].filter((one) => one.body === body && one.month.slice(5) === month);
  return only(sameMonth, 'reading');
}

function only(found: Meeting[], by: MeetingLink['by']): MeetingLink | undefined {
  const [first, ...others] = found;
  return first && others.length === 0 ? { ...first, by } : undefined;
}

/** `Full Council, February 2023` */
export function sayMeeting({ body, month }: Meeting): string {
  return `${body}, ${longMonth(`${month}-01`)}`;
}
