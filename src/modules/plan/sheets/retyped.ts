// Cells that a spreadsheet program rewrote without anybody meaning it: they still mean what went out.
import type { SheetCell } from '../../../office/workbook.read.ts';
import type { Field } from '../changes/fields.ts';
import type { WordReaders } from '../changes/wanted.ts';

/**
 * Whether a cell says what the plan said, though not letter for letter: a day in another order, `07` as 7, `50%` as 0.5.
 * The words as published then stay as they are.
 */
export function isRetyped(field: Field, saw: string, cell: SheetCell, readers: WordReaders): boolean {
  const { text, value } = cell;
  if (saw === '' || text === '') return false;
  if (lostSpace(saw, text)) return true;
  if (typeof value === 'boolean') return saw.toLowerCase() === String(value);
  if (sameNumber(saw, typeof value === 'number' ? value : text)) return true;
  if (field !== 'start' && field !== 'due') return false;
  const was = readers.date(saw);
  const is = readers.date(text);
  const told = (date: typeof was) => [date.earliest, date.latest, date.meeting, date.condition].join('|');
  return was.earliest !== undefined && isDayAsTyped(text) && told(was) === told(is);
}

/** Line breaks and runs of spaces that a program could not hold: `a\nb` comes back as `a b`. Ones added are a change. */
function lostSpace(saw: string, text: string): boolean {
  const single = (words: string) => words.replace(/\s+/g, ' ');
  return text !== saw && text === single(text) && single(saw) === text;
}

/** As programs write a day: 28/02/2025, 2025-02-28, 28-Feb-25, 28 February 2025. */
function isDayAsTyped(text: string): boolean {
  return /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4})$/i.test(
    text,
  );
}

function sameNumber(saw: string, value: number | string): boolean {
  if (!/^\d[\d,]*(?:\.\d+)?%?$/.test(saw)) return false;
  const was = Number(saw.replace(/[,%]/g, ''));
  const is = typeof value === 'number' ? value : /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  return is === was || (saw.endsWith('%') && Math.abs(is * 100 - was) < 1e-9);
}
