// Days: a day is ISO text (2026-11-22), so that it sorts, stores and prints as it is; Temporal does the sums.
import { z } from 'zod';

export const Day = z.iso.date();
/** A calendar day as ISO text, `YYYY-MM-DD`. Two days compare with `<`. */
export type Day = string;

/** Europe/London: the only clock a council's day is read from. */
export const zone = 'Europe/London';

export function today(now: Temporal.Instant = Temporal.Now.instant()): Day {
  return now.toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

export function lastOfMonth(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return date.with({ day: date.daysInMonth }).toString();
}

/** Remembers what was said of a day, because a list of thousands says the same few hundred again and again. */
function remembered(say: (day: Day) => string): (day: Day) => string {
  const said = new Map<Day, string>();
  return (day) => {
    const before = said.get(day);
    if (before !== undefined) return before;
    const words = say(day);
    if (said.size >= 20_000) said.clear();
    said.set(day, words);
    return words;
  };
}

/** `22 February 2023` */
export const longDay = remembered((day) =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
);

/** `Wednesday 22 February 2023` */
export function weekdayAndDay(day: Day): string {
  return Temporal.PlainDate.from(day)
    .toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .replace(',', '');
}

/** `February 2023` */
export const longMonth = remembered((day) =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { month: 'long', year: 'numeric' }),
);
