// Rows of a table that are no rows of it: titles over its header, bands that part its rows, and words about the row above.
import type { Passage } from '../../../office/blocks.ts';
import { readLabel } from '../outline/outline.ts';
import { wordCount } from '../words/words.ts';
import type { Grid } from './grid.ts';
import { headerAt, type Line, writtenIn } from './headers.ts';

/** One cell merged across most of the table. */
export function isBandAcross({ spots }: Line, written: readonly Passage[]): boolean {
  const [only] = written;
  const columns = only?.covers?.columns ?? 1;
  return written.length === 1 && columns > 1 && columns * 2 >= spots.length;
}

const tellsMore =
  /^(?:(?:latest|current|recent|further|quarterly) )?(?:progress|updates?|comments?|commentary|notes?|position|evidence|status|summary|narrative)\b[^:]{0,40}:/i;

/** Words across the table that say more of the row above (`Update: …`), or a sentence too long to be a title. */
export function isRemark(line: Line, written: readonly Passage[], grid: Grid | undefined): boolean {
  const [only] = written;
  if (!only || !grid || grid.rows.length === 0 || !isBandAcross(line, written)) return false;
  return tellsMore.test(only.text) || (wordCount(only.text) > 25 && readLabel(only.text).label === undefined);
}

/** One written cell above a header (or two, the first repeating the second), or a band across the table. */
export function isTitle(
  lines: readonly Line[],
  at: number,
  written: readonly Passage[],
  grid: Grid | undefined,
  earlier: Grid['headers'],
): boolean {
  const line = lines[at];
  const [first, second] = written;
  if (!line || !first) return false;
  if (isBandAcross(line, written)) return true;
  if (line.spots.length < 3) return false;
  const next = lines[at + 1];
  const headed = next !== undefined && headerAt(lines, at + 1, earlier, undefined) !== undefined;
  if (written.length === 1 && headed && first.text.length <= 120) return true;
  const repeats = written.length === 2 && second?.text.toLowerCase().startsWith(first.text.toLowerCase());
  if (repeats && headed) return true;
  const isAlone = written.length === 1 && line.spots.every(({ passage }) => !passage || passage === first);
  const isFirst = line.spots[0]?.passage === first && isAlone && wordCount(first.text) <= 14;
  return isFirst && grid !== undefined && grid.headers.length > 0 && isBand(grid, line, first.text, next);
}

const bandLabel = /^(?:theme|priority|workstream|objective|section|outcome|pillar)\b/i;

/** A few words alone in the first column, over rows that say more: a band across the table. */
function isBand(grid: Grid, { spots }: Line, words: string, next: Line | undefined): boolean {
  if (bandLabel.test(words) && grid.roles[0] !== 'action') return true;
  const role = grid.roles[0];
  if (spots.length < 3 || (role !== 'ref' && role !== undefined && role !== 'action')) return false;
  const isFuller =
    next !== undefined && next.spots.filter(({ passage }) => passage !== undefined).length >= 3;
  if (role === 'action')
    return isFuller && wordCount(words) <= 6 && !/[.;:,]$/.test(words) && /^\p{Lu}/u.test(words);
  return wordCount(words) >= (isFuller ? 1 : 2) && /\p{L}{3}/u.test(words);
}

/** `2`, `A`, `iv`, `PR2`, `1.1`: what numbers the parts of a plan. */
const number = /^(?:[A-Z]{0,4}[ .-]?\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]|[ivx]{1,5})[.)]?$/i;

/**
 * `2 | Finance`: a number and a few words, merged across the rest of the table; or the same in the columns of refs and
 * titles, nothing else said, over rows whose numbers go on from it (`2.1`) and say more.
 */
export function isNumberedBand(
  lines: readonly Line[],
  at: number,
  written: readonly Passage[],
  grid: Grid | undefined,
): boolean {
  const line = lines[at];
  const [ref, words] = written;
  if (!line || !grid?.headers.length || !ref || !words || written.length > 2) return false;
  if (!number.test(ref.text) || wordCount(words.text) > 20 || !/\p{L}{3}/u.test(words.text)) return false;
  if ((words.covers?.columns ?? 1) > 2 && (words.covers?.columns ?? 1) * 2 >= line.spots.length) return true;
  const below = lines[at + 1];
  const [next] = writtenIn(below);
  if (!next || below?.spots[grid.roles.indexOf('ref')]?.passage !== next) return false;
  return goesOn(ref.text.replace(/[.)]$/, ''), next.text) && writtenIn(below).length >= 4;
}

/** `2` and `2.1`, `2a` or `2/1`; `B` and `B1`. */
function goesOn(ref: string, next: string): boolean {
  const rest = next.startsWith(ref) ? next.slice(ref.length) : '';
  return /^[./-]\d|^[a-z]\b/.test(rest) || (/\p{L}$/u.test(ref) && /^\d/.test(rest));
}
