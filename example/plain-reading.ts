// A plain reading of the example's improvement plan, apart from the product's own, for tests to check figures against.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays, type Day, lastOfMonth } from '../src/kernel/days.ts';

export const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
export const template = file('improvement-plan.txt');
export const awkward = [
  '2026-11-22',
  '2028-02-29',
  '2026-12-31',
  '2027-01-01',
  '2028-03-31',
  '2029-07-01',
  '2030-12-25',
];
const anyDay = fc.integer({ min: 0, max: 2556 }).map((days) => addDays('2026-01-01', days));

/** Days that bite, and two hundred others of 2026 to 2032. */
export function onAnyDay(check: (day: Day) => void): void {
  for (const day of awkward) check(day);
  fc.assert(
    fc.property(anyDay, (day) => {
      check(day);
    }),
    { numRuns: 200, seed: 41 },
  );
}

export const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** First and last day of what a cell says: `22/02/27 …`, `June 2027`, `Sept 2027`, `2028`; else neither. */
export function period(words: string): { first?: Day; last?: Day } {
  const exact = /^(\d\d)\/(\d\d)\/(\d\d)\b/.exec(words);
  if (exact) {
    const day = `20${exact[3]}-${exact[2]}-${exact[1]}`;
    return { first: day, last: day };
  }
  const month = /^([A-Z][a-z]{2})[a-z]* (\d{4})\b/.exec(words);
  if (month) {
    const number = months.indexOf((month[1] ?? '').toLowerCase()) + 1;
    const first = `${month[2]}-${String(number).padStart(2, '0')}-01`;
    return { first, last: lastOfMonth(first) };
  }
  return /^\d{4}$/.test(words) ? { first: `${words}-01-01`, last: `${words}-12-31` } : {};
}

export interface Row {
  action: string;
  sponsor: string;
  member: string;
  lead: string;
  start: string;
  due: string;
  status: string;
}

/** Rows with a status, whole (nine cells) or with their first two cells lost (seven). */
export function mainRows(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split('\t');
    if (cells.length !== 9 && cells.length !== 7) return [];
    const [action = '', sponsor = '', member = '', lead = '', start = '', due = '', status = ''] =
      cells.slice(-7);
    return status === '' || status === 'Progress'
      ? []
      : [{ action, sponsor, member, lead, start, due, status }];
  });
}

export const people = (cell: string) => cell.split('/').map((each) => each.trim());

/** Rows of the table under a heading, until an empty line. */
export function register(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(heading));
  const end = lines.indexOf('', start);
  return lines.slice(start + 1, end === -1 ? undefined : end).map((line) => line.split('\t'));
}
