// The original beside the reading: the line a doubt stands on, cell by cell, with what is in doubt marked, and lines around.
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Person, Source, Status } from '../draft.ts';
import { sayPlace } from '../reading.ts';
import type { ItemList } from './answers.ts';
import { fieldOf, type Item, lists, wordsOf } from './items.ts';
import { lineOf } from './questions.ts';
import type { WholeReading } from './readings.store.ts';

export interface OriginalCell {
  words: string;
  /** What it is, where the item read from its line tells. */
  name: string | null;
  doubted: boolean;
}

export interface Beside {
  where: string;
  cells: OriginalCell[];
  before: { line: number; words: string }[];
  after: { line: number; words: string }[];
}

/** How many lines before and after are shown. */
const around = 2;
const longestAround = 160;

/** `marks` are words in doubt; `item` is what was read from the line, if anything was. */
export function besideOf(
  { lines, places }: Pick<WholeReading, 'lines' | 'places'>,
  source: Source,
  { marks = [], item }: { marks?: readonly string[]; item?: { list: ItemList; item: Item } | undefined } = {},
): Beside {
  const line = lineOf(places, source);
  const cells = (line === undefined ? '' : (lines[line - 1] ?? ''))
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  const doubted = cellInDoubt(cells, marks);
  const shown = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
      .filter((one) => one >= 1 && one <= lines.length && (lines[one - 1] ?? '').trim() !== '')
      .map((one) => ({ line: one, words: short((lines[one - 1] ?? '').trim().replace(/\s*\t\s*/g, ' | ')) }));
  return {
    where: sayPlace(source),
    cells: cells.map((words) => ({
      words,
      name: item ? nameOfCell(item, words) : null,
      doubted: cells.length > 1 && words === doubted,
    })),
    before: line === undefined ? [] : shown(line - around, line),
    after: line === undefined ? [] : shown(line + 1, line + 1 + around),
  };
}

function short(words: string): string {
  return words.length > longestAround ? `${words.slice(0, longestAround).trimEnd()}…` : words;
}

/** The cell that is the doubted words; failing that, the shortest that holds them. */
function cellInDoubt(cells: readonly string[], marks: readonly string[]): string | undefined {
  for (const mark of marks) {
    if (cells.includes(mark)) return mark;
    const holding = cells.filter((cell) => plain(cell).includes(plain(mark)));
    const [shortest] = holding.sort((a, b) => a.length - b.length);
    if (shortest !== undefined && plain(mark) !== '') return shortest;
  }
  return undefined;
}

function plain(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '');
}

function nameOfCell({ list, item }: { list: ItemList; item: Item }, cell: string): string | null {
  for (const { name, label, kind } of lists[list].fields) {
    const value = fieldOf(item, name);
    if (value === undefined || value === null) continue;
    // Each kind of field has its own shape, by the draft's schema.
    if (
      kind === 'people' &&
      cell.length <= 80 &&
      (value as Person[]).some(({ words }) => words !== '' && cell.includes(words))
    )
      return label;
    if ((kind === 'date' || kind === 'status') && (value as PlannedDate | Status).words === cell)
      return label;
    if (kind !== 'people' && kind !== 'lines' && value === cell) return label;
  }
  return plain(cell).includes(plain(wordsOf(item).slice(0, 60)))
    ? (lists[list].fields[0]?.label ?? null)
    : null;
}
