// Checks on dates: none that can be reached, in the wrong order, heaped on one day, left to the end, gone before they began.
import { type Day, longDay, longMonth } from '../../../kernel/days.ts';
import { readPlannedDate } from '../../../kernel/planned-date.read.ts';
import { canBeMissed, type PlannedDate } from '../../../kernel/planned-date.ts';
import {
  hasNoDate,
  type Item,
  isFinished,
  meetingOf,
  type Plan,
  sayMeeting,
  type Walk,
} from '../../plan/index.ts';
import {
  actionsCounted,
  type Check,
  type Found,
  lacking,
  milestonesCounted,
  openActions,
  quoted,
} from './check.ts';

export const unreachable: Check = {
  name: 'dates/unreachable',
  severity: 'fault',
  title: 'No date that can be reached',
  looksFor:
    'Actions still to be done with no due date, or one that no day could miss: “ongoing”, “subject to others”, a start without an end, a month without a year.',
  matters: 'What can never be late can never be asked for.',
  mend: 'Give a last day, even a far one. For work that never ends, give the day of its first result.',
  counts: actionsCounted,
  find: (thread) =>
    lacking(
      thread,
      (action) => (hasNoDate(action) ? sayNoDate(action.due) : null),
      (count) => `no due date could be missed in any of the ${count} actions`,
    ),
};

function sayNoDate(due: PlannedDate | null): string {
  if (!due || due.words.trim() === '') return 'no due date';
  if (due.earliest !== undefined) return `due ${quoted(due.words)}: a start, and no end`;
  if (lacksYear(due)) return `due ${quoted(due.words)}: no year`;
  return `due ${quoted(due.words)}: no day that anybody could miss`;
}

const monthOrSeason =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,})?\b|\b(?:spring|summer|autumn|winter|q[1-4]|quarter)\b/i;

/** A part of the year is named and the year is not. */
function lacksYear(due: PlannedDate): boolean {
  return (
    due.latest === undefined &&
    due.earliest === undefined &&
    monthOrSeason.test(due.words) &&
    !/\d{4}/.test(due.words)
  );
}

export const startAfterDue: Check = {
  name: 'dates/start-after-due',
  severity: 'fault',
  title: 'It starts after it is due',
  looksFor:
    'Actions still to be done whose first possible day of work lies after the last day on which they are due.',
  matters: 'One of the two dates is wrong, so nobody can say whether it is late.',
  mend: 'Correct the date that is wrong. Often it is the year.',
  counts: actionsCounted,
  find: (thread) =>
    openActions(thread).flatMap((action) => {
      const { start, due } = action;
      if (!start?.earliest || !due?.latest || start.earliest <= due.latest) return [];
      return [{ why: `starts ${quoted(start.words)} and is due ${quoted(due.words)}`, items: [action] }];
    }),
};

export const pastWhenPublished: Check = {
  name: 'dates/past-when-published',
  severity: 'concern',
  title: 'Due before the plan was published, and not done',
  looksFor:
    'Actions not said to be done whose last day had gone by before the first day on which the plan may have been published.',
  matters: 'It was late on the day that the plan was agreed, or it is done and nobody said so.',
  mend: 'Say that it is done, or give a new date and the reason for it.',
  counts: actionsCounted,
  find: (thread) =>
    thread.plans.flatMap((plan) => {
      const published = publishedFrom(plan);
      return openActions(thread, plan.id)
        .filter(({ due }) => published !== undefined && due?.latest !== undefined && due.latest < published)
        .map((action) => ({ why: `due ${quoted(action.due?.words ?? '')}`, items: [action] }));
    }),
};

/** `December 2022` may be its first day. */
function publishedFrom({ publishedOn, publishedWords }: Plan): Day | undefined {
  if (publishedOn === null) return undefined;
  return publishedWords === null ? publishedOn : (readPlannedDate(publishedWords).earliest ?? publishedOn);
}

/** Left to the end: this many, and this share of the plan's dated actions, on the last day that it has. */
const end = { fewest: 5, share: 1 / 3 };

export const allOnPlanEnd: Check = {
  name: 'dates/all-on-plan-end',
  severity: 'concern',
  title: 'Left to the plan’s last day',
  looksFor: `A third or more of a plan’s dated actions, and at least ${end.fewest}, due on the last day that any of them has.`,
  matters: 'Until that day nothing can be late, and on that day everything can.',
  mend: 'Give each the date on which it can really be done.',
  counts: { each: 'finding', one: 'plan', many: 'plans' },
  find: (thread) => thread.plans.flatMap((plan) => leftToTheEnd(thread, plan)),
};

function leftToTheEnd(thread: Walk, { id, title }: Plan): Found[] {
  const dated = openActions(thread, id).filter(({ due }) => canBeMissed(due ?? undefined));
  const last =
    dated
      .map(({ due }) => due?.latest ?? '')
      .sort()
      .at(-1) ?? '';
  const items = dated.filter(({ due }) => due?.latest === last);
  if (items.length < end.fewest || items.length < end.share * dated.length) return [];
  return [
    {
      why: `${items.length} of the ${dated.length} dated actions of “${title}” are due on ${longDay(last)}`,
      items,
    },
  ];
}

/** Heaped on one day or meeting: this many, and this share of all dated actions and milestones. */
const heap = { fewest: 5, share: 1 / 8 };
/** Heaped in one month, where no day or meeting of it is named already. */
const monthHeap = { fewest: 8, share: 1 / 3 };

export const bunched: Check = {
  name: 'dates/bunched',
  severity: 'concern',
  title: 'Too much falls on one day or meeting',
  looksFor:
    `${heap.fewest} or more actions and milestones still to be done, and at least one in eight of those with a date, on one day or at one meeting; ` +
    `or ${monthHeap.fewest} or more, and at least a third, in one month.`,
  matters:
    'Reports for one meeting are written by the same few people in the same weeks. If it is put off, all of it slips.',
  mend: 'Bring some forward, or split what must be decided there from what can be done before.',
  counts: { each: 'finding', one: 'day or meeting', many: 'days or meetings' },
  find: (thread) => {
    const told = new Set(allOnPlanEnd.find(thread).flatMap(({ items }) => items));
    const dated = [...openActions(thread), ...openMilestones(thread)].filter(
      (item) => canBeMissed(item.due ?? undefined) || meetingOf(thread, item),
    );
    const fresh = (item: Item, when: string | null) => (told.has(item) ? null : when);
    const days = heaps(dated, (item) => fresh(item, dayOrMeeting(thread, item)), heap);
    const named = new Set(days.flatMap(({ items }) => items));
    const months = heaps(dated, (item) => fresh(item, monthOf(item)), monthHeap);
    return [...days, ...months.filter(({ items }) => !items.some((item) => named.has(item)))];
  },
};

function openMilestones(thread: Walk): Item[] {
  return thread.ofKind('milestone').filter((item) => !isFinished(item));
}

function heaps(dated: readonly Item[], when: (item: Item) => string | null, most: typeof heap): Found[] {
  return [...Map.groupBy(dated, when)]
    .filter(
      ([day, items]) =>
        day !== null && items.length >= most.fewest && items.length >= most.share * dated.length,
    )
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([day, items]) => ({ why: `${items.length} of ${dated.length} fall ${day}`, items }));
}

function dayOrMeeting(thread: Walk, item: Item): string | null {
  const meeting = meetingOf(thread, item);
  if (meeting) return `at ${sayMeeting(meeting)}`;
  return item.due?.kind === 'day' && item.due.latest ? `on ${longDay(item.due.latest)}` : null;
}

/** Years and quarters end in a month without being due in it. */
function monthOf({ due }: Item): string | null {
  return due?.latest && (due.kind === 'day' || due.kind === 'month') ? `in ${longMonth(due.latest)}` : null;
}

export const milestonesNoYear: Check = {
  name: 'milestones/no-year',
  severity: 'concern',
  title: 'Milestones without a year',
  looksFor:
    'Milestones whose date names a month, a season or a meeting and no year, where nothing else in the plan says which.',
  matters: 'In a plan of several years it may mean any of them, and it is never late.',
  mend: 'Write the year.',
  counts: milestonesCounted,
  find: (thread) =>
    openMilestones(thread)
      .filter((item) => isYearless(thread, item))
      .map((item) => ({ why: `given as ${quoted(item.due?.words ?? '')}`, items: [item] })),
};

function isYearless(thread: Walk, item: Item): boolean {
  return item.due !== null && lacksYear(item.due) && meetingOf(thread, item) === undefined;
}

export const milestonesNoDate: Check = {
  name: 'milestones/no-date',
  severity: 'concern',
  title: 'Milestones without a date',
  looksFor:
    'Milestones still to come with no date, or one that no day could miss. Those that lack only the year stand by themselves.',
  matters: 'A milestone is a date to be judged on. Without one it is a wish.',
  mend: 'Give each a month at least, or take it out.',
  counts: milestonesCounted,
  find: (thread) =>
    openMilestones(thread)
      .filter((item) => hasNoDate(item) && !isYearless(thread, item) && meetingOf(thread, item) === undefined)
      .map((item) => ({
        why: sayNoDate(item.due)
          .replace(/^due “/, 'given as “')
          .replace('no due date', 'no date'),
        items: [item],
      })),
};
