// Figures in a spreadsheet or a CSV file: its columns by what their headings mean, each row's measure and period. Pure.
import { addMonths, type Day } from '../../kernel/days.ts';
import { readFigure } from '../../kernel/figure.ts';
import type { SheetCell, SheetCells } from '../../office/workbook.read.ts';
import { readDate } from '../reading/index.ts';
import type { GiveValue } from './measure.forms.ts';
import type { Definition } from './measure.ts';
import { periodWith, type Rhythm, type Span } from './when.ts';

/** A row as it was read. Either `given` is there, or `error` says why not. */
export interface FigureRow {
  /** As the program that made the file numbers it. */
  row: number;
  measure: string;
  period: string;
  value: string;
  measureId: number | null;
  given: GiveValue | null;
  error: string | null;
}

type Column =
  | 'measure'
  | 'period'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'missing'
  | 'provisional'
  | 'note'
  | 'evidence'
  | 'splitBy'
  | 'split';

const headings: readonly [Column, RegExp][] = [
  ['numerator', /^(?:numerator|number|count|top)$/],
  ['denominator', /^(?:denominator|out of|of|total|base|bottom)$/],
  [
    'missing',
    /^(?:missing|why missing|missing because|reason(?: (?:missing|no value))?|why there is no value)$/,
  ],
  ['provisional', /^provisional\??$/],
  ['evidence', /^(?:evidence|proof|source document|what shows it)$/],
  ['note', /^(?:notes?|comments?|commentary)$/],
  ['splitBy', /^(?:split by|breakdown|split)$/],
  ['split', /^(?:part|ward|locality|area|cohort|category|group)$/],
  ['period', /^(?:period|month|quarter|year|date|period end(?:ing)?|reporting period|when)$/],
  [
    'measure',
    /^(?:measure|kpi|indicator|pi|performance (?:measure|indicator)|metric|title|name|measure (?:name|title|number|id))$/,
  ],
  ['value', /^(?:value|actual|result|figure|performance|outturn|amount)$/],
];

export interface FigureColumns {
  /** Places of the columns, from nought. */
  at: Partial<Record<Column, number>>;
  /** Place of the heading's row. */
  row: number;
  /** What a column is called whose heading is itself the split: Ward. */
  splitName: string | null;
}

/** Looks for the heading among the first rows. Null where none names a measure, a period and a value. */
export function columnsOf(rows: readonly (readonly SheetCell[])[]): FigureColumns | null {
  for (const [row, cells] of rows.slice(0, 20).entries()) {
    const at: FigureColumns['at'] = {};
    for (const [place, { text }] of cells.entries()) {
      const plain = text.replace(/\s+/g, ' ').trim().toLowerCase();
      const column = headings.find(([, pattern]) => pattern.test(plain))?.[0];
      if (column && at[column] === undefined) at[column] = place;
    }
    if (at.measure === undefined || at.period === undefined) continue;
    if (at.value === undefined && at.missing === undefined) continue;
    const named = cells[at.split ?? -1]?.text.trim() ?? '';
    const splitName = at.splitBy === undefined && !/^part$/i.test(named) ? named : null;
    return { at, row, splitName: splitName || null };
  }
  return null;
}

/** The measure's period that words name: its last day, its name, or a span of the same days. */
export function periodCalled(words: string, rhythm: Rhythm): Span | null {
  const named = partOfYear(words.trim(), rhythm);
  if (named) return named;
  const iso = /^(\d{4})-(\d{2})$/.exec(words.trim());
  const { earliest, latest } = iso ? monthOf(`${iso[1]}-${iso[2]}-01`) : readDate(words);
  if (!latest) return null;
  const span = periodWith(latest, rhythm);
  if (span.to !== latest) return null;
  return earliest === latest || earliest === span.from ? span : null;
}

/** `Q2 2026/27`, `Quarter 2, 2026/27`, `Half 1 2026/27`: the part of the measure's own year that begins in 2026. */
function partOfYear(words: string, rhythm: Rhythm): Span | null {
  const said = /^(q|quarter|h|half)\s*([1-4])[,\s]+(?:of )?(\d{4})(?:\s*[/–-]\s*(?:\d{2}|\d{4}))?$/i.exec(
    words,
  );
  if (!said) return null;
  const [, kind = '', part, year] = said;
  const frequency = kind.toLowerCase().startsWith('q') ? 'quarter' : 'half-year';
  const months = frequency === 'quarter' ? 3 : 6;
  if (frequency !== rhythm.frequency || Number(part) * months > 12) return null;
  const first = `${year}-${String(rhythm.yearStarts).padStart(2, '0')}-01`;
  return periodWith(addMonths(first, months * (Number(part) - 1)), rhythm);
}

function monthOf(first: Day): { earliest?: Day; latest?: Day } {
  const { from, to } = periodWith(first, { frequency: 'month', yearStarts: 1 });
  return { earliest: from, latest: to };
}

/** Reads every row under the heading. `definitions` are those of the measures that have not ended. */
export function rowsOf(
  { rows }: SheetCells,
  columns: FigureColumns,
  definitions: readonly Definition[],
): FigureRow[] {
  const named = Map.groupBy(definitions, ({ title }) => plainTitle(title));
  const numbered = new Map(definitions.map((one) => [String(one.measureId), one]));
  const seen = new Map<string, number>();
  return rows.flatMap((cells, place) => {
    if (place <= columns.row) return [];
    const said = (column: Column) => sayCell(cells[columns.at[column] ?? -1]);
    if (said('measure') === '' && said('value') === '') return [];
    const row = { row: place + 1, measure: said('measure'), period: said('period'), value: said('value') };
    const found = numbered.get(row.measure) ?? only(named.get(plainTitle(row.measure)));
    const read = found ? readRow(found, said, columns) : notFound(row.measure, named);
    if ('error' in read)
      return [{ ...row, measureId: found?.measureId ?? null, given: null, error: read.error }];
    const key = `${found?.measureId} ${read.given.to} ${read.given.splitBy ?? ''} ${read.given.split ?? ''}`;
    const before = seen.get(key);
    seen.set(key, before ?? row.row);
    const error = before === undefined ? null : `The same measure and period stand in row ${before}`;
    return [{ ...row, measureId: found?.measureId ?? null, given: error ? null : read.given, error }];
  });
}

const plainTitle = (title: string) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%£]+/gu, ' ')
    .trim();

const only = <T>(found: readonly T[] | undefined): T | undefined =>
  found?.length === 1 ? found[0] : undefined;

function notFound(title: string, named: ReadonlyMap<string, readonly Definition[]>): { error: string } {
  const alike = named.get(plainTitle(title));
  if (alike)
    return { error: `${alike.length} measures are called “${title}”: give the number from its address` };
  return { error: title === '' ? 'No measure is named' : `No measure is called “${title}”` };
}

function readRow(
  definition: Definition,
  said: (column: Column) => string,
  { splitName }: FigureColumns,
): { given: GiveValue } | { error: string } {
  const span = periodCalled(said('period'), definition);
  if (!span) return { error: `“${said('period')}” is no period of this measure` };
  const figures: Partial<Record<'value' | 'numerator' | 'denominator', number>> = {};
  for (const column of ['value', 'numerator', 'denominator'] as const) {
    const read = readFigure(said(column));
    if (read === undefined) return { error: `“${said(column)}” is not a figure` };
    if (read) figures[column] = read.value;
  }
  const split = said('split');
  const splitBy = said('splitBy') || (splitName ?? (split ? 'Part' : ''));
  const missing = said('missing');
  return {
    given: {
      to: span.to,
      ...figures,
      ...(missing ? { missingWhy: missing } : {}),
      ...(said('note') ? { note: said('note') } : {}),
      ...(said('evidence') ? { evidence: said('evidence') } : {}),
      ...(split ? { split, splitBy } : {}),
      isProvisional: /^(?:y|yes|true|p|provisional|1)$/i.test(said('provisional')),
      checked: false,
    },
  };
}

/** The day of a cell that holds one; else its words. */
function sayCell(cell: SheetCell | undefined): string {
  if (!cell) return '';
  if (typeof cell.value === 'object') return cell.value.day;
  return cell.text.trim();
}
