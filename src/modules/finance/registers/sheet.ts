// Rows of a spreadsheet as entries of a register: columns by what their headings say, in any order; every row's troubles. Pure.
import type { SheetCell, SheetCells } from '../../../office/workbook.read.ts';
import { type ByYear, readYear } from './field.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { readEntry } from './read-entry.ts';
import { fieldsOf } from './register.ts';
import { scaleDoubts } from './sheet-doubts.ts';

export interface SheetRow {
  /** As the program that made the file numbers it. */
  row: number;
  name: string;
  facts: Record<string, unknown>;
  /** Numbers of items as they are typed: `#12, 3.1`. */
  items: string;
  owner: string;
  /** Numbers of risks: `3, 12`. */
  risks: string;
  errors: string[];
  doubts: string[];
}

export interface SheetRead {
  rows: SheetRow[];
  /** Of the sheet as a whole: columns that are missing, a total that does not add up. */
  errors: string[];
}

/** Units in which amounts of a sheet may be given, in pence. */
export const units = { pounds: 100, thousands: 100_000, millions: 100_000_000 } as const;
export type SheetUnit = keyof typeof units;

interface Column {
  field: string;
  /** Of an amount a year. */
  year: string | null;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\((?:£|£000|£m|%|years?)[^)]*\)|£000s?|£m\b|[£%]/g, '')
    .replace(/\byears?\b$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** `£000` or `£m` in a heading says it for the sheet. */
export function unitOf(sheet: SheetCells): SheetUnit | null {
  const words = sheet.rows
    .slice(0, 5)
    .flat()
    .map(({ text }) => text)
    .join(' ');
  if (/£\s?000|£k\b|thousand/i.test(words)) return 'thousands';
  return /£\s?m\b|million/i.test(words) ? 'millions' : null;
}

/** What a register holds already, by name in small letters. */
export type Known = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** A row of a name that is known changes that entry: what the sheet has no column for stays as it is. */
export function readSheet(
  register: AnyRegister,
  sheet: SheetCells,
  unit: SheetUnit,
  known: Known = new Map(),
): SheetRead {
  const found = headingOf(register, sheet);
  if (!found)
    return {
      rows: [],
      errors: [
        `The sheet has no row of headings with Name and ${wanted(register).join(', ')}: take the template`,
      ],
    };
  const { at, columns } = found;
  const missing = wanted(register).filter(
    (label) => ![...columns.values()].some(({ field }) => fieldsOf(register)[field]?.label === label),
  );
  if (missing.length > 0)
    return { rows: [], errors: missing.map((label) => `There is no column “${label}”`) };
  const rows: SheetRow[] = [];
  const errors: string[] = [];
  const seen = new Map<string, number>();
  for (const [place, cells] of sheet.rows.entries()) {
    if (place <= at || cells.every(({ text }) => text.trim() === '')) continue;
    const said = wordsIn(cells, columns);
    const name = said.get('name') ?? '';
    if (/^(?:grand )?totals?:?$/i.test(name))
      errors.push(...totalErrors(register, rows, { cells, columns, unit }));
    else rows.push(readRow(register, { row: place + 1, said, unit, seen, columns, known }));
  }
  for (const [row, words] of scaleDoubts(register, rows, known)) row.doubts.push(words);
  if (rows.length === 0 && errors.length === 0) errors.push('There is no row below the headings');
  return { rows, errors };
}

/** Columns that no sheet can be without. Of an amount a year, those of new rows are asked for row by row. */
const wanted = (register: AnyRegister): string[] =>
  Object.values(fieldsOf(register))
    .filter(({ isOptional, kind }) => !isOptional && kind !== 'years')
    .map(({ label }) => label);

function headingOf(
  register: AnyRegister,
  sheet: SheetCells,
): { at: number; columns: Map<number, Column> } | null {
  const names = new Map(Object.entries(fieldsOf(register)).map(([name, { label }]) => [plain(label), name]));
  const byYear = Object.entries(fieldsOf(register)).filter(
    ([, one]) => one.kind === 'years' && !one.isOptional,
  );
  const alone = byYear.length === 1 ? byYear[0]?.[0] : undefined;
  for (const [at, cells] of sheet.rows.slice(0, 20).entries()) {
    const columns = new Map<number, Column>();
    for (const [place, { text }] of cells.entries()) {
      const year = /\b(\d{4}\s*[/–-]\s*\d{2,4})\b/.exec(text);
      const called = year ? readYear(year[1] ?? '') : null;
      const label = plain(year ? text.replace(year[0], ' ') : text);
      // A year alone is of the one amount a year that the register must have.
      const field = label === '' && year ? alone : names.get(label);
      if (field && called && 'value' in called) columns.set(place, { field, year: called.value });
      else if (field) columns.set(place, { field, year: null });
      else if (/^(?:name|title|reference)$/.test(label)) columns.set(place, { field: 'name', year: null });
      else if (/^(?:actions?|items?|links?)$/.test(label)) columns.set(place, { field: 'items', year: null });
      else if (/^(?:owner|lead)$/.test(label)) columns.set(place, { field: 'owner', year: null });
      else if (/^risks?$/.test(label)) columns.set(place, { field: 'risks', year: null });
    }
    if ([...columns.values()].some(({ field }) => field === 'name') && columns.size > 1)
      return { at, columns };
  }
  return null;
}

/** What a row says of each field; amounts a year gathered as a form holds them. */
function wordsIn(cells: readonly SheetCell[], columns: ReadonlyMap<number, Column>): Map<string, string> {
  const said = new Map<string, string>();
  for (const [place, { field, year }] of columns) {
    const text = sayCell(cells[place]);
    if (text === '') continue;
    said.set(field, year ? `${said.get(field) ?? ''}${year} ${text}\n` : text);
  }
  return said;
}

function readRow(
  register: AnyRegister,
  {
    row,
    said,
    unit,
    seen,
    columns,
    known,
  }: {
    row: number;
    said: Map<string, string>;
    unit: SheetUnit;
    seen: Map<string, number>;
    columns: ReadonlyMap<number, Column>;
    known: Known;
  },
): SheetRow {
  const name = said.get('name') ?? '';
  const before = known.get(name.toLowerCase());
  const { facts, errors, doubts } = readEntry(register, Object.fromEntries(said), units[unit], (read) =>
    before ? { ...staying(register, before, columns), ...withYears(register, before, columns, read) } : read,
  );
  const twin = seen.get(name.toLowerCase());
  if (name !== '') seen.set(name.toLowerCase(), twin ?? row);
  return {
    row,
    name,
    facts,
    items: said.get('items') ?? '',
    owner: said.get('owner') ?? '',
    risks: said.get('risks') ?? '',
    errors: [
      ...(name === '' ? ['No name is given'] : []),
      ...(name.length > 200 ? ['The name has more than 200 letters'] : []),
      ...(twin !== undefined ? [`The same name stands in row ${twin}`] : []),
      ...errors.map(({ message }) => message),
    ],
    doubts,
  };
}

/** What the sheet has no column for. */
function staying(
  register: AnyRegister,
  before: Readonly<Record<string, unknown>>,
  columns: ReadonlyMap<number, Column>,
): Record<string, unknown> {
  const given = new Set([...columns.values()].map(({ field }) => field));
  return Object.fromEntries(
    Object.keys(fieldsOf(register)).flatMap((name) =>
      given.has(name) || before[name] === undefined ? [] : [[name, before[name]]],
    ),
  );
}

/** Amounts a year keep the years for which the sheet has no column. */
function withYears(
  register: AnyRegister,
  before: Readonly<Record<string, unknown>>,
  columns: ReadonlyMap<number, Column>,
  read: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given = new Set([...columns.values()].map(({ field, year }) => `${field} ${year}`));
  const amounts = Object.entries(fieldsOf(register)).flatMap(([name, { kind }]) => {
    if (kind !== 'years' || before[name] === undefined) return [];
    const kept = Object.entries(before[name] as ByYear).filter(([year]) => !given.has(`${name} ${year}`));
    const all = { ...Object.fromEntries(kept), ...(read[name] as ByYear | undefined) };
    return Object.keys(all).length > 0 ? [[name, all] as const] : [];
  });
  return { ...read, ...Object.fromEntries(amounts) };
}

/** A row called Total is held against the rows above it, and never kept. */
function totalErrors(
  register: AnyRegister,
  rows: readonly SheetRow[],
  {
    cells,
    columns,
    unit,
  }: { cells: readonly SheetCell[]; columns: ReadonlyMap<number, Column>; unit: SheetUnit },
): string[] {
  return [...columns].flatMap(([place, { field, year }]) => {
    const of = fieldsOf(register)[field];
    if (!of || (of.kind !== 'pounds' && of.kind !== 'years')) return [];
    const text = sayCell(cells[place]);
    if (text === '') return [];
    const read = of.read(year ? `${year} ${text}` : text, units[unit]);
    if ('error' in read) return [`Total: ${of.label}: ${read.error}`];
    const amount = (value: unknown): number =>
      year ? ((value as Record<string, number> | undefined)?.[year] ?? 0) : Number(value ?? 0);
    const sum = rows.reduce((total, { facts }) => total + amount(facts[field]), 0);
    const given = amount(read.value);
    // A total may be rounded as it is printed, and to a whole pound.
    const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
    return Math.abs(given - sum) > Math.max(units[unit] / 10 ** decimals / 2, 100)
      ? [
          `Total: ${of.label}${year ? ` ${year}` : ''} says ${sayUnits(given, unit)}, and the rows above come to ${sayUnits(sum, unit)}: is a row missing, or mistyped? Where rows are rounded, leave the total out`,
        ]
      : [];
  });
}

const unitWords: Readonly<Record<SheetUnit, string>> = {
  pounds: '',
  thousands: ' thousand',
  millions: ' million',
};
const sayUnits = (pence: number, unit: SheetUnit): string =>
  `£${(pence / units[unit]).toLocaleString('en-GB', { maximumFractionDigits: 3 })}${unitWords[unit]}`;

/** The day of a cell that holds one, the number of one that holds a number; else its words. */
function sayCell(cell: SheetCell | undefined): string {
  if (!cell) return '';
  if (typeof cell.value === 'object') return cell.value.day;
  // A CSV file guards what begins with a sign from programs that would take it for a formula.
  return cell.text.trim().replace(/^'(?=[-+=@])/, '');
}
