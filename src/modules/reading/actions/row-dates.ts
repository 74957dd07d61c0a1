// The dates of a row: start, due, and the date that took the place of the first, in one cell, two lines or two columns.
import { addDays } from '../../../kernel/days.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Passage } from '../../../office/blocks.ts';
import type { Action } from '../draft.ts';
import { find, type Reading, use } from '../reading.ts';
import { revisedColumn } from '../tables/choosing.ts';
import { cell, type Grid, type GridRow } from '../tables/grid.ts';
import { tickedIn } from '../tables/ticks.ts';
import { readDate } from '../words/dates.ts';

export function datesOf(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  due: Passage | undefined,
): Pick<Action, 'start' | 'due' | 'revised'> {
  const start = cell(grid, row, 'start');
  const later = row.cells[revisedColumn(grid)];
  const read = due ? datesIn(reading, due) : tickedDate(reading, grid, row);
  const revised = later && later !== due ? datesIn(reading, later).date : read?.revised;
  const isDate = revised !== undefined && revised.kind !== 'unknown' && revised.kind !== 'condition';
  return {
    ...(start ? { start: datesIn(reading, start).date } : {}),
    ...(read ? { due: read.date } : isDate ? { due: revised } : {}),
    ...(read && isDate ? { revised } : {}),
  };
}

/** The period whose column is ticked. */
function tickedDate(
  reading: Reading,
  grid: Grid,
  row: GridRow,
): { date: PlannedDate; revised?: undefined } | undefined {
  const ticked = tickedIn(grid, row, 'due');
  const mark = ticked && row.cells[ticked.column];
  if (!ticked || !mark) return undefined;
  use(reading, mark, 'label');
  return { date: readDate(ticked.name) };
}

/** What parts a date from the one that takes its place: `(revised: …)`, `now …`, an arrow, a line of its own. */
const tookPlace =
  /^(.{4,40}?)\s*(?:[;,(]\s*|→|⇒|->|[–-]\s(?=re|now|ext))?\s*(?:(?:revised|extended|moved|amended|slipped|re-?profiled|new|now|updated)(?:\s+(?:date|to|target|due))*\s*:?\s*|→\s*|⇒\s*|->\s*)(.{4,40}?)\)?$/iu;
const revisedAfter = /^(.{4,40}?)[\s;,]+(\S.{3,40}?)\s*\((?:revised|extended|new)(?: date)?\)$/iu;

const isBounded = ({ latest, earliest }: PlannedDate) => latest !== undefined || earliest !== undefined;

export function datesIn(reading: Reading, passage: Passage): { date: PlannedDate; revised?: PlannedDate } {
  const text = use(reading, passage);
  const serial = serialDay(reading, passage, text);
  if (serial) return { date: serial };
  const lines = text.split('\n').map((line) => line.replace(/^•\s*/, '').trim());
  const flat = lines.join(' ');
  if (flat.length <= 100) {
    const match = tookPlace.exec(flat) ?? revisedAfter.exec(flat);
    const [first, second] = [readDate(match?.[1]?.trim() ?? ''), readDate(match?.[2]?.trim() ?? '')];
    if (match && isBounded(first) && isBounded(second)) return { date: first, revised: second };
    const dated = lines.filter((line) => isBounded(readDate(line)));
    const [one, other] = dated.map((line) => readDate(line));
    // Two dates on lines of their own, the second later: the first was moved.
    if (
      one &&
      other &&
      dated.length === 2 &&
      lines.length === 2 &&
      (other.latest ?? '') > (one.latest ?? '')
    ) {
      find(reading, 'dates/two-in-cell', 'warning', passage.source, {
        message: `Two dates stand in one cell, “${one.words}” and under it “${other.words}”. The second was read as the revised date; please confirm.`,
      });
      return { date: one, revised: other };
    }
  }
  return { date: readDate(flat) };
}

/** Days from 30 December 1899, as spreadsheets count them; those of 2010 to 2049 can only be dates in such a column. */
function serialDay(reading: Reading, passage: Passage, text: string): PlannedDate | undefined {
  const number = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (number < 40_179 || number > 54_788) return undefined;
  const day = addDays('1899-12-30', number);
  find(reading, 'dates/serial', 'warning', passage.source, {
    message: `The date is printed as the number ${text}: a spreadsheet's count of days, which is ${day}.`,
    suggestion: day,
  });
  return { words: text, kind: 'day', earliest: day, latest: day };
}
