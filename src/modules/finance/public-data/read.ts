// The figures of a public file: one council in one year a row, with what is not submitted, summed up or said twice set apart.
// Pure. Its traps are those of the ministry’s time series.
import { z } from 'zod';
import { Unusable } from '../../../kernel/errors.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { count } from '../../../web/words.ts';
import { type Pounds, pounds } from '../engine/pounds.ts';
import { type Columns, columnsOf, type FigureColumn, yearIn } from './columns.ts';
import { type Kind, kinds, type SourceKind } from './kinds.ts';
import { checkUnits } from './units.ts';

/** One council in one year. */
export const AreaYear = z.object({
  areaCode: z.string().regex(/^E(?:06|07|08|09|10)\d{6}$/),
  areaName: z.string().min(1),
  year: FinancialYear,
  /** By line: whole pence, people, or Band D equivalents. */
  figures: z.record(z.string(), z.number().nullable()),
  missing: z.string().nullable(),
});
export type AreaYear = z.infer<typeof AreaYear>;

export interface PublicFile {
  kind: SourceKind;
  title: string;
  stage: 'provisional' | 'final' | null;
  areas: readonly AreaYear[];
  found: readonly string[];
}

/** Rows of one sheet, or of a CSV file, with the name of the sheet. */
export interface Sheet {
  name: string;
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

export interface Asked {
  kind: SourceKind;
  /** The name of the file. */
  title: string;
  /** The year where neither a column nor a heading names it. */
  year?: string | undefined;
}

const council = /^E(?:06|07|08|09|10)\d{6}$/;
const area = /^[A-Z]\d{8}$/;
const isTotal = (code: string, name: string, status: string) =>
  /^total$/i.test(status) ||
  /^(?:E|E\d\d|E92000001|E12\d{6}|E13\d{6}|K\d{8})$/.test(code) ||
  /^(?:england|total|all |class total|(?:inner |outer )?london boroughs|metropolitan districts|unitary authorities|shire )/i.test(
    name,
  );

interface Sorting {
  kind: Kind;
  asked: Asked;
  columns: Columns;
  year: string | null;
  areas: Map<string, AreaYear>;
  names: Map<string, Set<string>>;
  left: { totals: number; others: Map<string, number>; twice: string[] };
}

/** Throws `Unusable` that names what is missing and what was found, or the row, the rule and the likely cause. */
export async function readPublicFile(asked: Asked, sheets: readonly Sheet[]): Promise<PublicFile> {
  const kind = kinds[asked.kind];
  const seen: string[] = [];
  const before: string[] = [asked.title];
  for (const sheet of sheets.filter(({ name }) => !/\b(?:fe)?males?\b/i.test(name))) {
    let sorting: Sorting | null = null;
    let row = 0;
    const above = [...before, sheet.name];
    for await (const cells of sheet.rows) {
      row += 1;
      if (sorting) {
        sortRow(sorting, cells, row);
        continue;
      }
      const columns = columnsOf(cells, kind);
      if (columns)
        sorting = {
          kind,
          asked,
          columns,
          year: yearGiven(asked) ?? yearAbove(above),
          areas: new Map(),
          names: new Map(),
          left: { totals: 0, others: new Map(), twice: [] },
        };
      else if (row > 30) break;
      else {
        above.push(...cells.slice(0, 3));
        if (cells.filter((cell) => cell.trim() !== '').length > 1) seen.push(...cells);
      }
    }
    if (sorting && sorting.areas.size > 0) return summed(sorting, above.join(' '));
    if (sorting) seen.push(...sorting.columns.figures.map(({ heading }) => heading));
  }
  throw new Unusable(nothingIn(asked, kind, seen), 'file');
}

function yearGiven({ year }: Asked): string | null {
  if (!year) return null;
  const read = yearIn(year);
  if (!read) throw new Unusable(`“${year}” is no financial year: write it as 2024/25.`, 'year');
  return read;
}

/** The last that is named nearest above the heading; of a sheet that names none, the name of the file. */
function yearAbove(words: readonly string[]): string | null {
  return words.map(yearIn).findLast((year) => year !== null) ?? null;
}

function nothingIn({ title }: Asked, kind: Kind, seen: readonly string[]): string {
  const found = [...new Set(seen.map((one) => one.trim()).filter((one) => one !== ''))].slice(0, 8);
  const wanted = kind.lines.slice(0, 4).map((line) => line.title);
  return (
    `${title} is no ${kind.title.toLowerCase()} file: no row of headings has a column of area codes (such as ONS_code) ` +
    `with a column of figures (${wanted.join(', ')}), or no row below it is a council’s. ` +
    (found.length > 0
      ? `Its first rows say: ${found.join('; ').slice(0, 300)}.`
      : 'Its first rows are blank.')
  );
}

function sortRow(sorting: Sorting, cells: readonly string[], row: number): void {
  const { columns, left } = sorting;
  const said = (at: number | null) => (at === null ? '' : (cells[at] ?? '').trim());
  const [code, name, status] = [said(columns.code), said(columns.name), said(columns.status)];
  if (isTotal(code, name, status)) left.totals += 1;
  else if (!area.test(code)) {
    if (code !== '' && cells.filter((cell) => cell.trim() !== '').length > 3)
      left.others.set('what has no area’s code', (left.others.get('what has no area’s code') ?? 0) + 1);
  } else if (!council.test(code)) {
    const other = code.startsWith('E')
      ? 'bodies that are no council (fire, police, combined authorities and the like)'
      : 'areas outside England';
    left.others.set(other, (left.others.get(other) ?? 0) + 1);
  } else {
    const names = sorting.names.get(code) ?? new Set();
    sorting.names.set(code, names.add(plainName(name)));
    for (const [year, own] of byYear(sorting, said(columns.year), row)) {
      const figures = Object.fromEntries(
        own.map((column) => [column.line.key, figureIn(column, said(column.at), row)]),
      );
      add(sorting, {
        areaCode: code,
        areaName: plainName(name) || code,
        year,
        figures,
        missing: whyMissing(status, figures),
      });
    }
  }
}

/** `Zedmere UA` and `Zedmere` are one name. */
const plainName = (name: string) =>
  name.replace(/\s+(?:UA|MBC|MDC|LB|BC|DC|CC)\.?$/, '').replace(/\s+/g, ' ');

function byYear({ columns, year, asked }: Sorting, typed: string, row: number): Map<string, FigureColumn[]> {
  const own = typed === '' ? null : yearIn(typed);
  if (typed !== '' && !own)
    throw new Unusable(
      `Row ${row}: “${typed}” is no year. A year ending is written 202403, a year 2023-24.`,
      'file',
    );
  return Map.groupBy(columns.figures, (column) => {
    const found = column.year ?? own ?? year;
    if (!found)
      throw new Unusable(
        `${asked.title} does not say which year its figures are of: choose the year with the file.`,
        'year',
      );
    const first = Number(found.slice(0, 4));
    if (first < 1990 || first > 2099)
      throw new Unusable(
        `Row ${row}: the year ${found} is in another century: is a figure in the place of the year?`,
        'file',
      );
    return found;
  });
}

const marks =
  /^(?:|\.\.?|…|-|–|x|c|z|n\/?a|#n\/a|na|:|\*|~|\[[a-z]+\]|not (?:submitted|available|applicable))$/i;

function figureIn({ line, heading, poundsInUnit }: FigureColumn, text: string, row: number): number | null {
  if (marks.test(text)) return null;
  const match = /^(\()?(-|−)?£?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e\+?\d+)?)\)?$/i.exec(text);
  if (!match)
    throw new Unusable(
      `Row ${row}, ${heading}: “${text}” is not a figure. If it stands for none, write [x].`,
      'file',
    );
  const size: Pounds = pounds((match[3] ?? '').replaceAll(',', ''));
  const figure = match[1] || match[2] ? size.negated() : size;
  if (line.unit === 'pence') return figure.times(poundsInUnit).times(100).toDecimalPlaces(0).toNumber();
  if (figure.isNegative())
    throw new Unusable(
      `Row ${row}, ${heading}: ${text} is below nought, which ${line.title.toLowerCase()} cannot be.`,
      'file',
    );
  return figure.toNumber();
}

/** A return that was not submitted stands in the published files with noughts. */
function whyMissing(status: string, figures: Readonly<Record<string, number | null>>): string | null {
  if (/\bnot\b|missing|outstanding|awaited/i.test(status)) return 'not submitted';
  const values = Object.values(figures);
  if (values.every((value) => value === null)) return 'no figure is given';
  return values.every((value) => value === null || value === 0) ? 'not submitted: every figure is 0' : null;
}

function add({ areas, left }: Sorting, one: AreaYear): void {
  const key = `${one.areaCode} ${one.year}`;
  if (areas.has(key)) left.twice.push(`${one.areaName} in ${one.year}`);
  const figures = one.missing ? {} : one.figures;
  areas.set(key, { ...one, figures });
}

function summed(sorting: Sorting, above: string): PublicFile {
  const { asked, kind, areas, names, left } = sorting;
  const all = [...areas.values()];
  checkUnits(asked.kind, all);
  const years = [...new Set(all.map(({ year }) => year))].sort();
  const absent = all.filter(({ missing }) => missing !== null);
  const renamed = [...names].filter(([, called]) => called.size > 1);
  const lines = [...new Set(sorting.columns.figures.map(({ line }) => line.title))];
  return {
    kind: asked.kind,
    title: asked.title,
    stage: /provisional/i.test(above) ? 'provisional' : /\bfinal\b/i.test(above) ? 'final' : null,
    areas: all,
    found: [
      `${count(names.size, 'council')} in ${count(years.length, 'year')}: ${years[0]}${years.length > 1 ? ` to ${years.at(-1)}` : ''}.`,
      `${count(lines.length, 'line')} of ${kind.title.toLowerCase()}: ${lines.join(', ')}.`,
      ...(absent.length > 0
        ? [
            `${count(absent.length, 'return')} without figures, kept as missing and never as 0: ${some(absent.map((one) => `${one.areaName} in ${one.year} (${one.missing})`))}.`,
          ]
        : []),
      ...(left.totals > 0
        ? [`${count(left.totals, 'row')} of totals left out: a class or a region is no council.`]
        : []),
      ...[...left.others].map(([what, number]) => `Left out: ${count(number, 'row')} of ${what}.`),
      ...(renamed.length > 0
        ? [
            `${count(renamed.length, 'council')} under more than one name, known by the code: ${some(renamed.map(([, called]) => [...called].join(' and ')))}.`,
          ]
        : []),
      ...(left.twice.length > 0
        ? [`Said twice in the file, and the later row stands: ${some(left.twice)}.`]
        : []),
    ],
  };
}

const some = (words: readonly string[]) =>
  words.length > 5 ? `${words.slice(0, 5).join('; ')} and ${words.length - 5} more` : words.join('; ');
