// Tables in plain text whose columns are kept apart by blanks alone, as a page of a PDF is written out line by line.
import type { Row } from '../../../office/blocks.ts';
import { type Role, roleOfHeader, shapeOf } from '../tables/columns.ts';
import { startsLower, wordCount } from '../words/words.ts';
import { plainWords, type TextReader } from './words.ts';

/** Some words of a line, with the characters they stand at. Words of one cell are one blank apart. */
interface Piece {
  text: string;
  from: number;
  to: number;
}

interface Line {
  pieces: Piece[];
  /** Place among the lines of the document. */
  at: number;
  afterBlank: boolean;
}

const longestLine = 600;

function piecesOf(line: string): Piece[] {
  if (line.length > longestLine || line.includes('\t')) return [];
  return Array.from(line.matchAll(/\S+(?: \S+)*/g), ({ 0: text, index: from }) => ({
    text,
    from,
    to: from + text.length,
  }));
}

/** A line that names at least two columns of a table, or a line with the shape of a row with others like it below. */
export function isLayoutTable(reader: TextReader): boolean {
  const line = reader.lines[reader.at] ?? '';
  if (!/\S {2,}\S/.test(line)) return false;
  const pieces = piecesOf(line);
  return isHeader(pieces) || opensRecord(reader, pieces) || opensRows(reader, pieces);
}

function isHeader(pieces: readonly Piece[]): boolean {
  if (pieces.length < 3 || pieces.some(({ text }) => wordCount(text) > 7)) return false;
  const roles = pieces.flatMap(({ text }) => roleOfHeader(text) ?? []);
  return new Set(roles).size >= 2 && roles.length * 2 >= pieces.length;
}

const inRecord = new Set<Role>(['action', 'lead', 'due', 'status', 'officerSponsor', 'memberSponsor', 'ref']);

/** `Owner      Head of Parks`: lines that each name a field and give its value. */
function opensRecord(reader: TextReader, pieces: readonly Piece[]): boolean {
  const isField = (all: readonly Piece[]) => {
    const role = all.length === 2 && all[0] ? roleOfHeader(all[0].text) : undefined;
    return role !== undefined && inRecord.has(role) ? role : undefined;
  };
  if (!isField(pieces)) return false;
  const roles = new Set<Role>();
  for (const line of reader.lines.slice(reader.at, reader.at + 8)) {
    const role = isField(piecesOf(line));
    if (role) roles.add(role);
  }
  return roles.size >= 3;
}

/** Rows without a header: several lines whose pieces begin at the same places, one of them a date or a status. */
function opensRows(reader: TextReader, pieces: readonly Piece[]): boolean {
  if (pieces.length < 4) return false;
  if (!pieces.some(({ text }) => ['date', 'status'].includes(shapeOf(text)))) return false;
  const like = reader.lines
    .slice(reader.at + 1, reader.at + 8)
    .map(piecesOf)
    .filter((others) => pieces.filter(({ from }) => others.some((one) => one.from === from)).length >= 3);
  return like.length >= 1;
}

export function readLayoutTable(reader: TextReader): void {
  const lines = takeLines(reader);
  const columns = columnsOf(lines);
  const rows = rowsOf(lines, columns);
  const table = rows.map((row) => rowFrom(reader, row, columns));
  if (table.length > 0) reader.blocks.push({ kind: 'table', rows: table });
}

/** The lines that belong to the table; moves past them and the blanks between them. */
function takeLines(reader: TextReader): Line[] {
  const first = piecesOf(reader.lines[reader.at] ?? '');
  const lines: Line[] = [{ pieces: first, at: reader.at, afterBlank: true }];
  let end = reader.at + 1;
  let blanks = 0;
  for (let at = end; at < reader.lines.length; at += 1) {
    const line = reader.lines[at] ?? '';
    if (line.trim() === '') {
      blanks += 1;
      continue;
    }
    const pieces = piecesOf(line);
    if (blanks > 3 || reader.ofPage.has(at) || !fits(pieces, first, blanks > 0)) break;
    lines.push({ pieces, at, afterBlank: blanks > 0 });
    end = at + 1;
    blanks = 0;
  }
  reader.at = end;
  return lines;
}

/** Prose reaches over several columns; a heading stands alone at the left after a blank line. */
function fits(pieces: readonly Piece[], header: readonly Piece[], afterBlank: boolean): boolean {
  const [first] = pieces;
  if (!first) return false;
  const reachesOver = pieces.some(
    ({ from, to }) => header.filter((one) => one.from >= from && one.from < to - 1).length >= 2,
  );
  if (reachesOver) return false;
  if (pieces.length > 1) return true;
  const second = header[1];
  const isAtLeft = second === undefined || first.from < second.from - 1;
  return !(afterBlank && isAtLeft) && (second === undefined || !isAtLeft || first.to <= second.from);
}

/** Columns are what stands between the stripes that are blank on every line; else the places of the header's words. */
function columnsOf(lines: readonly Line[]): { from: number; to: number }[] {
  const width = Math.max(...lines.flatMap(({ pieces }) => pieces.map(({ to }) => to)));
  const inked = new Uint8Array(width + 2);
  for (const { pieces } of lines) for (const { from, to } of pieces) inked.fill(1, from, to);
  const columns: { from: number; to: number }[] = [];
  for (let at = 0; at < width; at += 1) {
    const before = columns.at(-1);
    if (!inked[at]) continue;
    if (before && at - before.to < 2) before.to = at + 1;
    else columns.push({ from: at, to: at + 1 });
  }
  const header = lines[0]?.pieces ?? [];
  if (columns.length >= header.length) return columns;
  return header.map(({ from }, at) => ({
    from: at === 0 ? 0 : from,
    to: (header[at + 1]?.from ?? width + 1) - 1,
  }));
}

function columnAt(columns: readonly { from: number; to: number }[], { from, to }: Piece): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  columns.forEach((column, at) => {
    const shared = Math.min(to, column.to) - Math.max(from, column.from);
    if (shared > most) [best, most] = [at, shared];
  });
  return best;
}

type Cells = { text: string; at: number }[][];

/**
 * Lines to rows. Lines between two blank lines are one row when only the first of them is written right across;
 * a line with one piece runs on from the line above it. Rows wrapped in another way are joined once their columns
 * are understood.
 */
function rowsOf(lines: readonly Line[], columns: readonly { from: number; to: number }[]): Cells[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    if (line.afterBlank) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  const rows: Cells[] = [];
  const parted = groups.length > 2 || (groups.length === 2 && groups[0]?.length === 1 && lines.length > 2);
  groups.forEach((group, place) => {
    const [first] = group;
    const across = first?.pieces.length ?? 0;
    const isOne =
      (parted && group.slice(1).every(({ pieces }) => pieces.length < across)) ||
      (place === 0 && group.length <= 3 && groups.length > 1 && group.every(isShort));
    group.forEach((line, index) => {
      const cells = cellsOf(line, columns);
      const above = rows.at(-1);
      const runsOn = line.pieces.length === 1 || (index === 1 && place === 0 && isHeaderTail(line));
      if (above && index > 0 && (isOne || runsOn))
        cells.forEach((pieces, column) => {
          above[column] = [...(above[column] ?? []), ...pieces];
        });
      else rows.push(cells);
    });
  });
  return rows;
}

const isShort = ({ pieces }: Line) =>
  pieces.every(({ text }) => wordCount(text) <= 4 && !['date', 'status'].includes(shapeOf(text)));

/** The second line of a header: `officer   date` under `Lead   Due`. */
function isHeaderTail({ pieces }: Line): boolean {
  return pieces.every(({ text }) => wordCount(text) <= 3 && startsLower(text));
}

function cellsOf({ pieces, at }: Line, columns: readonly { from: number; to: number }[]): Cells {
  const cells: Cells = columns.map(() => []);
  for (const piece of pieces) cells[columnAt(columns, piece)]?.push({ text: piece.text, at });
  return cells;
}

function rowFrom(reader: TextReader, cells: Cells, columns: readonly unknown[]): Row {
  const lines = cells.flat().map(({ at }) => at);
  const source = { line: Math.min(...lines) + 1 };
  return {
    source,
    cells: columns.map((_, column) => {
      let text = '';
      const joins: { from: number; source: { line: number } }[] = [];
      let last: number | undefined;
      for (const piece of cells[column] ?? []) {
        if (text !== '') text += ' ';
        if (last !== undefined && piece.at !== last)
          joins.push({ from: text.length, source: { line: piece.at + 1 } });
        text += plainWords(reader, piece.text, { line: piece.at + 1 });
        last = piece.at;
      }
      const from = cells[column]?.[0]?.at;
      return reader.passage(text, from === undefined ? source : { line: from + 1 }, joins);
    }),
  };
}
