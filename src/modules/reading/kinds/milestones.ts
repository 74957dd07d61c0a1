// Milestones and deliverables: tables of one column each, lists run together in one cell, and dates inside the words.
import { findDates } from '../../../kernel/date-words.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Passage } from '../../../office/blocks.ts';
import { type Piece, proposeSplit, splitCell } from '../actions/sub-actions.ts';
import { labelled } from '../outline/outline.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import type { Role } from '../tables/columns.ts';
import { cell, type Grid } from '../tables/grid.ts';
import { readDate } from '../words/dates.ts';
import { endsUnfinished, isOpen, startsLower, wordCount } from '../words/words.ts';

type Kind = 'milestone' | 'deliverable';

export function isMilestoneTable(grid: Grid): boolean {
  const has = (role: Role) => grid.roles.includes(role);
  if (has('action') || has('lead') || has('status')) return false;
  return has('milestone') || (has('deliverable') && !grid.roles.includes('ref'));
}

export function readMilestones(reading: Reading, grid: Grid): void {
  const theme = labelled(grid.section, 'theme', 'priority', 'pillar')?.title;
  for (const kind of ['milestone', 'deliverable'] as const) {
    const column = grid.roles.indexOf(kind);
    if (column < 0) continue;
    const marks = markColumn(grid, column);
    const isRunOn = grid.rows.length === 1;
    const whole = isRunOn ? grid.rows.flatMap(({ cells }) => cells[column] ?? []) : [];
    for (const passage of whole) readRunOn(reading, kind, passage, theme);
    if (!isRunOn) readDown(reading, grid, kind, { column, marks }, theme);
  }
  sayJoinedHeader(reading, grid);
}

/** A column beside the words that holds nothing but bullets. */
function markColumn(grid: Grid, column: number): number | undefined {
  const beside = column - 1;
  if (beside < 0 || grid.roles[beside] !== undefined) return undefined;
  const written = grid.rows.flatMap(({ cells }) => cells[beside]?.text ?? []);
  return written.length > 0 && written.every((text) => /^[•▪■●◦‣·*-]$/u.test(text)) ? beside : undefined;
}

/** A list down a column, its longer entries broken over rows. */
function readDown(
  reading: Reading,
  grid: Grid,
  kind: Kind,
  { column, marks }: { column: number; marks: number | undefined },
  theme: string | undefined,
): void {
  const entries: { passages: Passage[]; date?: Passage | undefined }[] = [];
  const written = grid.rows.filter(({ cells }) => cells[column] !== undefined);
  // When the first entry has no bullet, some bullets are lost and a capital has to do.
  const allMarked = marks !== undefined && written[0]?.cells[marks] !== undefined;
  for (const row of written) {
    const passage = row.cells[column];
    if (!passage) continue;
    const open = entries.at(-1)?.passages;
    const before = open?.at(-1)?.text ?? '';
    const isMarked = bulletBefore(passage) > 0 || (marks !== undefined && row.cells[marks] !== undefined);
    const runsOn =
      startsLower(passage.text) || endsUnfinished(before) || isOpen(before) || (allMarked && !isMarked);
    if (open && !isMarked && runsOn) open.push(passage);
    else entries.push({ passages: [passage], date: cell(grid, row, 'due') ?? cell(grid, row, 'start') });
  }
  for (const { passages, date } of entries) {
    const words = passages.map((passage) => use(reading, passage, 'item', bulletBefore(passage))).join(' ');
    const [first] = passages;
    if (first) add(reading, kind, words, { theme, date, passage: first });
  }
  if (marks !== undefined)
    find(reading, 'table/lists-in-columns', 'note', grid.rows[0]?.row.source ?? { path: '' }, {
      message: `Two lists stand side by side as columns, with their bullets in columns of their own; the ${kind}s were read down.`,
    });
}

/** Letters of a bullet that opens a cell. */
function bulletBefore({ text }: Passage): number {
  return /^\s*[•▪■●◦‣·]\s*/u.exec(text)?.[0].length ?? 0;
}

/** A list run together in one cell. Bullets part it; else brackets that close, capitals, and words that open a name. */
function readRunOn(reading: Reading, kind: Kind, passage: Passage, theme: string | undefined): void {
  const { title, parts } = splitCell(passage.text, reading.names);
  const pieces = [title, ...parts].flatMap((piece) => (piece.certain ? [piece] : again(piece)));
  for (const piece of pieces) {
    const words = use(reading, passage, 'item', piece.from, piece.to);
    if (words !== '') add(reading, kind, words, { theme, date: undefined, passage });
  }
  if (pieces.length > 1 && pieces.some(({ certain }) => !certain))
    find(reading, 'table/list-in-cell', 'warning', passage.source, {
      message: `A list of ${kind}s is run together in one cell, its marks lost. It was read as ${pieces.length} ${kind}s; please confirm.`,
      suggestion: pieces.map(({ text }) => text).join(' | '),
    });
}

/** Pieces that begin without a capital were split by nothing yet. */
function again(piece: Piece): Piece[] {
  if (!startsLower(piece.text) || wordCount(piece.text) < 12) return [piece];
  return proposeSplit(piece.text).map((one) => ({
    ...one,
    from: one.from + piece.from,
    to: one.to + piece.from,
  }));
}

type Place = { theme: string | undefined; date: Passage | undefined; passage: Passage };

function add(reading: Reading, kind: Kind, words: string, { theme, date, passage }: Place): void {
  const themed = theme ? { theme } : {};
  if (kind === 'deliverable') {
    reading.draft.deliverables.push({ text: words, ...themed, responsible: [], source: passage.source });
    return;
  }
  const written = date ? { title: words, date: readDate(use(reading, date)) } : dateInside(words);
  reading.draft.milestones.push({
    title: written.title,
    ...themed,
    ...(written.date ? { date: written.date } : {}),
    source: passage.source,
  });
}

/** A milestone's date inside its words: in brackets at the end, after a dash, or after `by`. */
export function dateInside(words: string): { title: string; date?: PlannedDate } {
  const bracket = /\s*\(([^()]{2,80})\)\s*$/.exec(words);
  if (bracket?.[1] && !/^see\b|\btheme\b|^linked\b/i.test(bracket[1])) {
    const date = readDate(bracket[1]);
    const isDate = date.kind !== 'condition' || /\b(?:timing|date|tb[acd]|time)\b/i.test(bracket[1]);
    if (isDate) return { title: words.slice(0, bracket.index).trim(), date };
  }
  const tail = /(?:\s[–—-]\s|\s(?=by (?:the )?(?:end of )?\p{Lu}|by \d))([^–—]{3,40})$/u.exec(
    words.slice(-60),
  );
  if (!tail?.[1]) return { title: words };
  const date = readDate(tail[1]);
  const isDate = date.kind === 'meeting' || findDates(tail[1]).length > 0;
  return isDate ? { title: words, date } : { title: words };
}

/** `Ke | y Milestones`: a header cut in two by a column's edge. */
function sayJoinedHeader(reading: Reading, grid: Grid): void {
  const [header] = grid.headers;
  header?.row.cells.forEach((passage, column) => {
    const next = header.row.cells[column + 1];
    if (passage.text === '' || header.roles[column] !== undefined || !next || !header.roles[column + 1])
      return;
    const joined = startsLower(next.text) ? `${passage.text}${next.text}` : `${passage.text} ${next.text}`;
    find(reading, 'table/header-split', 'note', passage.source, {
      message: `The header ${quote(joined)} is cut in two by a column's edge.`,
      suggestion: joined,
      quotes: [passage, next],
    });
  });
}
