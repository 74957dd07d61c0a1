// Which rows of a table are its header: by the words of its cells, by what stands under them, over one row or several.
import type { Passage, Row } from '../../../office/blocks.ts';
import { isStatusShaped } from '../words/status.ts';
import { plainForm, wordCount } from '../words/words.ts';
import { type Role, roleOfHeader, shapeOf } from './columns.ts';
import type { Grid, Header } from './grid.ts';
import type { Spot } from './merges.ts';

/** A row of a table and what stands in each of its columns. */
export interface Line {
  row: Row;
  spots: Spot[];
}

export interface FoundHeader {
  roles: (Role | undefined)[];
  names: string[];
  /** How many rows it takes. */
  depth: number;
}

/** Longer cells are no names of columns. */
const longestName = 70;

export const writtenIn = (line: Line | undefined): Passage[] =>
  line?.spots.flatMap(({ passage, own }) => (own && passage ? [passage] : [])) ?? [];

/** The header that begins at a row. `open` is the grid it would stand in. */
export function headerAt(
  lines: readonly Line[],
  at: number,
  earlier: readonly Header[],
  open: Grid | undefined,
): FoundHeader | undefined {
  const line = lines[at];
  if (!line || writtenIn(line).some(({ text }) => text.length > longestName)) return undefined;
  const depth = depthAt(lines, at);
  if (depth > 1) {
    const several = namedOver(lines, at, depth, earlier, open);
    if (several) return several;
  }
  return (
    namedOver(lines, at, 1, earlier, open) ?? (open?.headers.length ? undefined : headedByShape(lines, at))
  );
}

/** How many rows a header beginning here has, by its merged cells, or by blanks that words of the next row fill. */
function depthAt(lines: readonly Line[], at: number): number {
  const cells = writtenIn(lines[at]);
  const width = lines[at]?.spots.length ?? 0;
  const below = lines[at + 1];
  if (!below || cells.length < 2) return 1;
  const wide = cells.some(({ covers }) => covers && covers.columns > 1 && covers.columns < width);
  const high = Math.max(...cells.map(({ covers }) => covers?.rows ?? 1));
  if (high > 1 && high <= 3) return high;
  if (wide) return 2;
  return standsOver(lines[at]?.spots ?? [], below.spots) ? 2 : 1;
}

/** `Q1 | | Q2 |` over `Target | Actual | Target | Actual`, where merged cells were lost. */
function standsOver(upper: readonly Spot[], lower: readonly Spot[]): boolean {
  let isGroup = false;
  if (upper.length !== lower.length) return false;
  for (let column = 0; column < upper.length; column += 1) {
    const [over, under] = [upper[column]?.passage, lower[column]?.passage];
    if (over === undefined && under === undefined) return false;
    if (over && under && upper[column + 1]?.passage === undefined && lower[column + 1]?.passage)
      isGroup = true;
    if (over && under && upper[column + 1]?.passage !== undefined && column + 1 < upper.length && !isGroup)
      return false;
  }
  return (
    isGroup &&
    upper.some(({ passage }, column) => passage !== undefined && lower[column]?.passage === undefined)
  );
}

function namesOver(lines: readonly Line[], at: number, depth: number): string[] {
  const rows = lines.slice(at, at + depth);
  const width = Math.max(...rows.map(({ spots }) => spots.length));
  const names: string[] = [];
  let group: Passage | undefined;
  for (let column = 0; column < width; column += 1) {
    const passages = rows.flatMap(({ spots }) => spots[column]?.passage ?? []);
    const isOpen = depth > 1 && rows[0]?.spots[column]?.passage === undefined && group !== undefined;
    if (depth > 1) group = rows[0]?.spots[column]?.passage ?? group;
    const all = isOpen && group && passages.length > 0 ? [group, ...passages] : passages;
    names.push([...new Set(all)].map(({ text }) => text.replace(/\s+/g, ' ').trim()).join(' '));
  }
  return names;
}

function namedOver(
  lines: readonly Line[],
  at: number,
  depth: number,
  earlier: readonly Header[],
  open: Grid | undefined,
): FoundHeader | undefined {
  const line = lines[at];
  const last = lines[at + depth - 1];
  if (!line || !last) return undefined;
  const rows = lines.slice(at, at + depth);
  const written = rows.flatMap(writtenIn);
  if (written.some(({ text }) => text.length > longestName)) return undefined;
  if (rows.some((one) => isData(one, open?.headers[0] ?? earlier.at(-1)))) return undefined;
  const names = namesOver(lines, at, depth);
  const roles = names.map(
    (name, column) =>
      roleOfHeader(name) ?? (depth > 1 ? roleOfHeader(last.spots[column]?.passage?.text ?? '') : undefined),
  );
  const known = roles.filter((role) => role !== undefined).length;
  const named = names.filter((name) => name !== '').length;
  if (depth === 1 && isOverNumbers(line, written, known, lines[at + 1]))
    return { roles: spread(roles), names, depth };
  const isPlain = known >= 3 && !open?.headers.length && names.every((name) => wordCount(name) <= 5);
  if (known < 2 || (known < named / 2 && !isPlain)) return undefined;
  if (new Set(roles.filter(Boolean)).size < 2) return undefined;
  if (open?.headers.length && !couldHeadAgain(open, { roles, names, depth }, written.length))
    return undefined;
  if (depth > 1 && !rows.slice(1).every((one) => writtenIn(one).every(({ text }) => couldName(text))))
    return undefined;
  if (depth > 1 && writtenIn(last).length < 2) return undefined;
  return {
    roles: roles.map((role, column) => role ?? roleFromEarlier(names, column, earlier)),
    names,
    depth,
  };
}

/** A few words that could be the name of a column: no date, number or sentence. */
function couldName(text: string): boolean {
  if (roleOfHeader(text) !== undefined || isPeriod(text)) return true;
  return wordCount(text) <= 4 && !/\d/.test(text) && shapeOf(text) !== 'date';
}

/** Under a header, another one is the same again, or names nearly every column; a row of data may use such words too. */
function couldHeadAgain(open: Grid, { roles, names }: FoundHeader, written: number): boolean {
  const header = open.headers[0];
  if (header && isSameHeader(header, { roles, names, depth: 1 })) return true;
  const known = roles.filter((role) => role !== undefined).length;
  const isDate = names.some((name) => /\d/.test(name) && wordCount(name) <= 3 && shapeOf(name) === 'date');
  return !isDate && known * 2 >= written && written * 2 >= names.length;
}

/** A date that is no column's name, or a status where the header above has its column of statuses: a row of data. */
function isData({ spots }: Line, above: Header | undefined): boolean {
  return spots.some(({ passage, own }, column) => {
    const text = passage?.text ?? '';
    if (text === '' || !own) return false;
    const role = above?.roles.length === spots.length ? above.roles[column] : undefined;
    if (/\d/.test(text) && shapeOf(text) === 'date') {
      if (/\d{2}/.test(text) && roleOfHeader(text) === undefined && !isPeriod(text)) return true;
      if (role === 'due' || role === 'start') return true;
    }
    return (
      role === 'status' && isStatusShaped(text) && plainForm(text) !== plainForm(above?.names[column] ?? '')
    );
  });
}

/** `2024/25`, `April 2025`, `Q3 25/26` can head a column of figures. */
function isPeriod(text: string): boolean {
  return /^(?:fy ?)?\d{2,4}[/-]\d{2}\b.{0,15}$|^(?:19|20)\d{2}$|^\p{L}{3,9}[ -]?['’]?\d{2,4}$|^q[1-4]\b/iu.test(
    text.trim(),
  );
}

/** A header over a numbered list may stand over the numbers. */
function isOverNumbers(
  line: Line,
  written: readonly Passage[],
  known: number,
  next: Line | undefined,
): boolean {
  return (
    written.length === 1 &&
    known === 1 &&
    next !== undefined &&
    wordCount(written[0]?.text ?? '') <= 5 &&
    writtenIn(next).length >= 2 &&
    line.spots.length >= 2 &&
    /^\d/.test(next.spots[0]?.passage?.text ?? '')
  );
}

/** The words belong to the wider column. */
function spread(roles: readonly (Role | undefined)[]): (Role | undefined)[] {
  const role = roles.find((one) => one !== undefined);
  return roles.map((_, column) => (column === 0 ? 'ref' : column === 1 ? role : undefined));
}

/** A blank header is told by an earlier header of the same width that differs in no more than two cells. */
function roleFromEarlier(
  names: readonly string[],
  column: number,
  earlier: readonly Header[],
): Role | undefined {
  if (names[column] !== '') return undefined;
  const twin = earlier.findLast((header) => {
    if (header.names.length !== names.length) return false;
    const same = names.filter((name, at) => plainForm(name) === plainForm(header.names[at] ?? ''));
    return same.length >= names.length - 2;
  });
  return twin?.roles[column];
}

export function isSameHeader(header: Header | undefined, { roles, names }: FoundHeader): boolean {
  if (!header || header.roles.length !== roles.length) return false;
  const differ = names.filter(
    (name, at) => name !== '' && plainForm(name) !== plainForm(header.names[at] ?? ''),
  );
  return differ.length === 0 || roles.every((role, at) => role === header.roles[at]);
}

const telling = new Set(['date', 'status', 'initials', 'person', 'rank']);

/**
 * Names nobody has met before, over columns that show what they are: every cell of the row is short words, and at least
 * two columns under it hold dates, statuses, people or ranks, which the words over them are not.
 */
function headedByShape(lines: readonly Line[], at: number): FoundHeader | undefined {
  const line = lines[at];
  const body = lines.slice(at + 1, at + 31);
  if (!line || body.length < 2 || line.spots.length < 3) return undefined;
  const names = namesOver(lines, at, 1);
  const roles = names.map(roleOfHeader);
  const written = names.filter((name) => name !== '');
  if (written.length < names.length * 0.8 || new Set(written).size < written.length) return undefined;
  const isName = (name: string, column: number) =>
    name === '' || roles[column] !== undefined || (shapeOf(name) === 'text' && wordCount(name) <= 6);
  if (!names.every(isName) || written.some((name) => /[.;,]$/.test(name))) return undefined;
  const told = names.filter((_, column) => {
    const cells = body.flatMap(({ spots }) => spots[column]?.passage?.text ?? []);
    return (
      cells.length >= 2 && cells.filter((text) => telling.has(shapeOf(text))).length >= cells.length * 0.6
    );
  });
  return told.length >= 2 ? { roles, names, depth: 1 } : undefined;
}
