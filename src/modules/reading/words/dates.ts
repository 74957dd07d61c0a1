// Dates as plans shorten them, put in full before they are read: `Q3 24/25`, `Summer '24`, `w/c 10 February 2025`.
import { addDays } from '../../../kernel/days.ts';
import { readPlannedDate } from '../../../kernel/planned-date.read.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';

/** `24/25`: years that run on, and no day and month (there is no fourteenth month, and no date goes on from it). */
const shortYears = /(?<![\d/.-])(1[3-9]|[2-9]\d)([/-])(\d{2})(?![\d/.-]*\d)/;
const periodOfYear =
  /\b(q[1-4]|quarter [1-4]|spring|summer|autumn|winter|term)(,? )['’‘]?(\d{2})(?![\d/.-])/i;
const week = /^(?:by )?(?:the )?(?:w\/?([ce])|week (commencing|beginning|ending))\b[.:]?\s*/i;

/** As the kernel reads the words of a date, with what is shortened written out. The words stay as printed. Never throws. */
export function readDate(words: string): PlannedDate {
  const written = words.trim();
  if (written.length > 100) return readPlannedDate(written);
  const before = kept.get(written);
  if (before) return { ...before };
  if (kept.size >= mostKept) kept.clear();
  const read = readShort(written);
  kept.set(written, read);
  return { ...read };
}

/** The cells of a table repeat their dates: readings are kept, as many as these. */
const mostKept = 5000;
const kept = new Map<string, PlannedDate>();

function readShort(written: string): PlannedDate {
  const inWeek = week.exec(written);
  const full = inFull(inWeek ? written.slice(inWeek[0].length) : written);
  const read = full === written ? readPlannedDate(written) : { ...readPlannedDate(full), words: written };
  if (!inWeek || read.kind !== 'day' || !read.earliest || !read.latest) return read;
  const ends = inWeek[1]?.toLowerCase() === 'e' || inWeek[2]?.toLowerCase() === 'ending';
  return ends
    ? { ...read, earliest: addDays(read.latest, -6) }
    : { ...read, latest: addDays(read.earliest, 6) };
}

function inFull(words: string): string {
  if (!/\d{2}/.test(words)) return words;
  return words
    .replace(shortYears, (all, first: string, mark: string, second: string) =>
      Number(second) === Number(first) + 1 ? `20${first}${mark}${second}` : all,
    )
    .replace(periodOfYear, (_, period: string, gap: string, year: string) => `${period}${gap}20${year}`);
}
