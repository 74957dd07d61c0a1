// Doubts about dates: orders that cannot be, days past with nothing said, dates nobody can miss, formats mixed.
import { findDates } from '../../../kernel/date-words.ts';
import type { Day } from '../../../kernel/days.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Action } from '../draft.ts';
import { find, quote, type Reading } from '../reading.ts';
import { cellsOf } from '../tables/grid.ts';
import { gridsIn } from '../tables/grids.ts';

export function checkDates(reading: Reading): void {
  const published = reading.draft.plans[0]?.publishedOn;
  const intervened = interventionDay(reading);
  for (const action of reading.draft.actions) {
    checkOrder(reading, action, published);
    checkIntervention(reading, action, intervened);
    checkDue(reading, action, published);
    checkText(reading, action);
    checkAmericanOrder(reading, action);
  }
  checkMilestones(reading);
  checkFormats(reading);
}

function checkOrder(reading: Reading, action: Action, published: PlannedDate | undefined): void {
  const { start, due, status, source, title } = action;
  if (start?.earliest && due?.latest && start.earliest > due.latest)
    find(reading, 'dates/start-after-due', 'error', source, {
      message: `${quote(title)} starts (${start.words}) after it is due (${due.words}).`,
      suggestion: oneYearBack(start),
    });
  if (!published?.latest || !published.earliest || !start?.earliest || !start.latest) return;
  if (status?.lifecycle === 'in-progress' && start.earliest > published.latest)
    find(reading, 'dates/future-start-in-progress', 'error', source, {
      message: `${quote(title)} is said to be under way (${status.words}), and starts only in ${start.words}, after the document's own date (${published.words}).`,
      suggestion: oneYearBack(start),
    });
  if (status?.lifecycle === 'not-started' && start.earliest <= published.latest)
    find(reading, 'dates/start-now-not-due', 'warning', source, {
      message: `${quote(title)} is said not to be due to start (${status.words}), and its start is ${start.words}, no later than the document's own date (${published.words}).`,
    });
}

/** A start a year too late is the commonest slip of the pen. */
function oneYearBack(start: PlannedDate): string | undefined {
  const year = /(?:19|20)\d{2}/.exec(start.words)?.[0];
  return year ? `${start.words.replace(year, String(Number(year) - 1))}, if the year is a slip` : undefined;
}

const intervention = /\b(?:intervention|government|secretary of state|commissioners?|minister)\b/i;

/** The day on which the document says an intervention began: the first full date beside such words. */
function interventionDay(reading: Reading): { day: Day; words: string } | undefined {
  for (const block of reading.blocks) {
    if (
      block.kind !== 'paragraph' ||
      !/\bappointed\b|\bdirections?\b.*\b(?:issued|made)\b/i.test(block.passage.text)
    )
      continue;
    const sentence = block.passage.text.slice(0, 300).split(/(?<=\.)\s/)[0] ?? '';
    if (!intervention.test(sentence)) continue;
    const found = findDates(sentence).find(({ kind, latest }) => kind === 'day' && latest !== undefined);
    if (found?.latest) return { day: found.latest, words: sentence.slice(found.from, found.to) };
  }
  return undefined;
}

function checkIntervention(
  reading: Reading,
  { start, title, source }: Action,
  since: { day: Day; words: string } | undefined,
): void {
  if (!since || !start?.latest || start.latest >= since.day) return;
  find(reading, 'dates/before-intervention', 'note', source, {
    message: `${quote(title)} starts in ${start.words}, before the intervention the document describes (${since.words}).`,
  });
}

function checkDue(
  reading: Reading,
  { due, status, title, source, leads }: Action,
  published: PlannedDate | undefined,
): void {
  if (!due) {
    if (status || leads.length > 0)
      find(reading, 'dates/missing', 'warning', source, { message: `${quote(title)} has no due date.` });
    return;
  }
  const isPast =
    due.latest !== undefined && published?.latest !== undefined && due.latest <= published.latest;
  if (isPast && status?.confidence === 'on-track' && published)
    find(reading, 'dates/past-due-on-track', 'warning', source, {
      message: `${quote(title)} was due ${due.words}, within or before the month of the document (${published.words}), and is said to be ${status.words}, not done.`,
    });
  checkFirmness(reading, due, quote(title), source);
}

function checkFirmness(reading: Reading, date: PlannedDate, what: string, source: Action['source']): void {
  const { kind, words, latest, earliest, meeting, condition } = date;
  const isUnbounded = latest === undefined && earliest === undefined;
  if (['condition', 'ongoing', 'unknown', 'year'].includes(kind))
    find(reading, 'dates/no-fixed-day', 'warning', source, {
      message:
        kind === 'year'
          ? `${what} is due ${quote(words)}: a whole year, and no day in it.`
          : `${what} is due ${quote(words)}: no day that anybody could miss.`,
    });
  else if (isUnbounded)
    find(reading, 'dates/no-year', 'warning', source, {
      message: `${what} is due ${quote(words)}, without a year.`,
      suggestion: yearNearby(words),
    });
  else if (latest === undefined)
    find(reading, 'dates/open-ended', 'note', source, {
      message: `${what} is given as ${quote(words)}: a beginning, with no end.`,
    });
  if (!isUnbounded && (meeting || condition))
    find(reading, 'dates/two-facts', 'note', source, {
      message: `${quote(words)} says two things: a date, and ${meeting ? `a meeting (${meeting})` : quote(condition ?? '')}. Both are kept.`,
    });
}

function yearNearby(words: string): string {
  return `${words} with its year`;
}

/** Days written inside the words of an action, where no column will ever show them. */
/** `03/25/2025`: only the American order makes a day of it, and other dates of the document may be so too. */
function checkAmericanOrder(reading: Reading, { due, start, source, title }: Action): void {
  for (const words of [start?.words, due?.words]) {
    const second = /\b\d{1,2}[/.-](\d{2})[/.-]\d{2,4}\b/.exec(words ?? '')?.[1];
    if (words && Number(second ?? 0) > 12)
      find(reading, 'dates/american-order', 'warning', source, {
        message: `The date ${quote(words)} of ${quote(title)} has the month first. Other dates of this document may be so too; please check them.`,
      });
  }
}

function checkText(reading: Reading, { title, subActions, source }: Action): void {
  for (const text of [title, ...subActions.map((one) => one.text)]) {
    if (!/\d/.test(text) || text.length > 2000) continue;
    const found = findDates(text).find(({ kind }) => kind === 'day');
    if (found)
      find(reading, 'dates/in-text', 'note', source, {
        message: `The day ${quote(text.slice(found.from, found.to))} stands inside the words of the action, ${quote(text)}, and in no column.`,
      });
  }
}

function checkMilestones(reading: Reading): void {
  for (const { title, date, source } of reading.draft.milestones) {
    if (!date)
      find(reading, 'dates/missing', 'warning', source, {
        message: `The milestone ${quote(title)} has no date.`,
      });
    else checkFirmness(reading, date, `The milestone ${quote(title)}`, source);
  }
}

function formatOf(words: string): string {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(words)) return 'dd/mm/yy';
  if (/^\d{4}-\d{2}-\d{2}/.test(words)) return 'yyyy-mm-dd';
  if (/^\d{1,2}(?:st|nd|rd|th)?\s/.test(words)) return 'day month';
  if (/^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b/i.test(words)) return 'Mon yyyy';
  if (/^\p{Lu}\p{Ll}{2,}\s+\d{4}/u.test(words)) return 'Month yyyy';
  if (/^\d{4}$/.test(words)) return 'yyyy';
  return '';
}

/** Ways of writing a date, mixed within one table. */
function checkFormats(reading: Reading): void {
  for (const grid of gridsIn(reading)) {
    const [header] = grid.headers;
    if (!header) continue;
    for (const [role, name] of [
      ['start', 'start'],
      ['due', 'due'],
    ] as const) {
      const formats = new Set(
        cellsOf(grid, role)
          .map(formatOf)
          .filter((format) => format !== ''),
      );
      if (formats.size > 1)
        find(reading, 'dates/mixed-formats', 'note', header.row.source, {
          message: `The ${name} dates of this table are written in ${formats.size} ways: ${[...formats].join(', ')}. Months are read as whole months.`,
        });
    }
  }
}
