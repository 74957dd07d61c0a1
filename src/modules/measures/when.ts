// The periods of a measure: months, quarters, half-years or years, in a year that starts in any month. Pure.
import { z } from 'zod';
import { addDays, type Day, longDay, monthNames } from '../../kernel/days.ts';
import { financialYearStarting } from '../../kernel/financial-year.ts';

export const frequencies = ['month', 'quarter', 'half-year', 'year'] as const;
export const Frequency = z.enum(frequencies);
export type Frequency = z.infer<typeof Frequency>;

export const frequencyWords: Record<Frequency, string> = {
  month: 'Every month',
  quarter: 'Every quarter',
  'half-year': 'Every half-year',
  year: 'Every year',
};

const monthsIn: Record<Frequency, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

export const periodsPerYear = (frequency: Frequency): number => 12 / monthsIn[frequency];

/** How a measure's year is cut. `yearStarts`: 4 is a financial year, 9 an academic one. */
export interface Rhythm {
  frequency: Frequency;
  yearStarts: number;
}

/** First and last day, both inside. */
export interface Span {
  from: Day;
  to: Day;
}

/** Months since the year 0. Periods are counted in months, because a scorecard has tens of thousands of them. */
const monthOf = (day: Day): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;

const firstDay = (month: number): Day =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lastDay(month: number): Day {
  const year = Math.floor(month / 12);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = isLeap && month % 12 === 1 ? 29 : (daysOfMonths[month % 12] ?? 31);
  return `${firstDay(month).slice(0, 8)}${days}`;
}

function spanFrom(month: number, { frequency }: Rhythm): Span {
  return { from: firstDay(month), to: lastDay(month + monthsIn[frequency] - 1) };
}

/** The period that a day lies in. */
export function periodWith(day: Day, rhythm: Rhythm): Span {
  const month = monthOf(day);
  const sinceStart = (month + 13 - rhythm.yearStarts) % 12;
  return spanFrom(month - (sinceStart % monthsIn[rhythm.frequency]), rhythm);
}

export function periodAfter({ from }: Span, rhythm: Rhythm): Span {
  return spanFrom(monthOf(from) + monthsIn[rhythm.frequency], rhythm);
}

export function periodBefore({ from }: Span, rhythm: Rhythm): Span {
  return spanFrom(monthOf(from) - monthsIn[rhythm.frequency], rhythm);
}

/** The last period that has ended by a day, and whose value could be known: its lag has gone by. */
export function lastDue(day: Day, rhythm: Rhythm, lagDays: number): Span {
  // What ended before this day could be known by now.
  const knownBefore = lagDays === 0 ? day : addDays(day, -lagDays);
  return periodBefore(periodWith(knownBefore, rhythm), rhythm);
}

/** Every period from one to another, oldest first. */
export function periodsBetween(first: Span, last: Span, rhythm: Rhythm): Span[] {
  const spans: Span[] = [];
  for (let span = first; span.from <= last.from; span = periodAfter(span, rhythm)) spans.push(span);
  return spans;
}

/** The year of a measure that a period lies in. */
export const yearWith = (day: Day, { yearStarts }: Rhythm): Span =>
  periodWith(day, { frequency: 'year', yearStarts });

/** `October 2026`, `Quarter 2, 2026/27`, `2026/27`; days where a span is no period of its rhythm. */
export function sayPeriod(span: Span, rhythm: Rhythm): string {
  const { from, to } = span;
  const whole = periodWith(from, rhythm);
  if (whole.from !== from || whole.to !== to) return `${longDay(from)} to ${longDay(to)}`;
  if (rhythm.frequency === 'month') return `${monthNames[Number(from.slice(5, 7)) - 1]} ${from.slice(0, 4)}`;
  const year = yearWith(from, rhythm);
  const named =
    rhythm.yearStarts === 1 ? year.from.slice(0, 4) : financialYearStarting(Number(year.from.slice(0, 4)));
  if (rhythm.frequency === 'year') return named;
  const months = monthsIn[rhythm.frequency];
  const part = 1 + Math.floor(((Number(from.slice(5, 7)) - rhythm.yearStarts + 12) % 12) / months);
  return `${rhythm.frequency === 'quarter' ? 'Quarter' : 'Half'} ${part}, ${named}`;
}

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** For a chart: `Oct 26`, `Q2 26/27`, `26/27`. */
export function shortPeriod(span: Span, rhythm: Rhythm): string {
  const said = sayPeriod(span, rhythm);
  if (rhythm.frequency === 'month')
    return `${shortMonths[Number(span.from.slice(5, 7)) - 1]} ${span.from.slice(2, 4)}`;
  return said
    .replace(/^Quarter /, 'Q')
    .replace(/^Half /, 'H')
    .replace(/, ?20/, ' ')
    .replace(/^20(\d\d\/)/, '$1');
}
