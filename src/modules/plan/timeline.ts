// The plan against the calendar: one bar an action from its start to its last allowed day. Pure geometry.
import { addMonths, type Day, daysBetween, longMonth } from '../../kernel/days.ts';
import { paths } from './paths.ts';
import { marks } from './questions.ts';
import { type ActionRow, actionRow, type MarkView, markWords, sayMark } from './say.ts';
import { below, type Item, type Walk } from './thread.ts';

const width = 960;
const labelWidth = 330;
const rowHeight = 30;
const head = 40;

export interface Bar {
  row: ActionRow;
  y: number;
  /** Null where the plan gives no period to draw. `open` when it has a start and no last day. */
  span: { x: number; width: number; open: boolean } | null;
  label: string;
}

export interface TimelineTheme {
  title: string;
  path: string;
  height: number;
  bars: Bar[];
}

export interface Timeline {
  width: number;
  labelWidth: number;
  rowHeight: number;
  head: number;
  first: Day;
  last: Day;
  /** Vertical lines at each financial year's quarter. */
  ticks: { x: number; words: string }[];
  todayX: number | null;
  themes: TimelineTheme[];
  legend: MarkView[];
}

export function drawTimeline(thread: Walk, planId: number): Timeline {
  const groups = thread.ofKind('theme', planId).map((theme) => ({
    theme,
    actions: below(thread, theme.id).filter((item) => item.kind === 'action'),
  }));
  const { first, last } = bounds(
    groups.flatMap((group) => group.actions),
    thread.day,
  );
  const across = (day: Day) =>
    labelWidth + ((width - labelWidth) * daysBetween(first, day)) / Math.max(1, daysBetween(first, last));
  return {
    width,
    labelWidth,
    rowHeight,
    head,
    first,
    last,
    ticks: ticks(first, last).map((day) => ({ x: round(across(day)), words: shortMonth(day) })),
    legend: legendOf(
      thread,
      groups.flatMap((group) => group.actions),
    ),
    todayX: thread.day >= first && thread.day <= last ? round(across(thread.day)) : null,
    themes: groups.map(({ theme, actions }) => ({
      title: theme.title,
      path: paths.item(theme),
      height: head + actions.length * rowHeight + 6,
      bars: actions.map((action, index) => bar(thread, action, index, across, last)),
    })),
  };
}

function bounds(actions: readonly Item[], day: Day): { first: Day; last: Day } {
  const days = actions.flatMap(({ start, due }) => [
    start?.earliest,
    start?.latest,
    due?.earliest,
    due?.latest,
  ]);
  const known = days
    .filter((one) => one !== undefined)
    .concat(day)
    .sort();
  const first = `${(known[0] ?? day).slice(0, 8)}01`;
  const last = `${addMonths(known.at(-1) ?? day, 1).slice(0, 8)}01`;
  return { first, last };
}

/** The first of every quarter, thinned to at most twelve. */
function ticks(first: Day, last: Day): Day[] {
  const found: Day[] = [];
  for (let day = first; day <= last; day = addMonths(day, 1))
    if (Number(day.slice(5, 7)) % 3 === 1) found.push(day);
  const every = Math.ceil(found.length / 9);
  return found.filter((_, index) => index % every === 0);
}

function shortMonth(day: Day): string {
  const [month = '', year = ''] = longMonth(day).split(' ');
  return `${month.slice(0, 3)} ${year}`;
}

function bar(thread: Walk, action: Item, index: number, across: (day: Day) => number, last: Day): Bar {
  const row = actionRow(thread, action);
  const from = action.start?.earliest ?? action.due?.earliest;
  const to = action.due?.latest;
  const y = head + index * rowHeight;
  const label = `${row.label}: ${row.title}`;
  const short = label.length > 44 ? `${label.slice(0, 43).trimEnd()}…` : label;
  if (from === undefined || (to !== undefined && to < from)) return { row, y, span: null, label: short };
  const x = across(from);
  const end = across(to ?? last);
  return {
    row,
    y,
    span: { x: round(x), width: Math.max(4, round(end - x)), open: to === undefined },
    label: short,
  };
}

function round(value: number): number {
  return Number(value.toFixed(1));
}

/** The marks that some action bears, in the order of the key. */
export function legendOf(thread: Walk, actions: readonly Item[]): MarkView[] {
  const used = new Set(actions.map((action) => sayMark(thread, action).key));
  return marks.filter((mark) => used.has(mark)).map((mark) => ({ key: mark, ...markWords[mark] }));
}
