// The council’s ledger as a file: its lines read by what the headings say, summed by cost centre and month. Pure.
import { z } from 'zod';
import { Day, longMonth, monthNames } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import type { FinancialYear } from '../../../kernel/financial-year.ts';
import { type Pence, sayPounds } from '../../../kernel/money.ts';
import { count } from '../../../web/words.ts';
import { readAmount, readYear } from '../registers/field.ts';

/** What one cost centre spent in a month, income taken off. */
export const LedgerAmount = z.object({
  costCentre: z.string().min(1).max(200),
  costCentreName: z.string().max(400).nullable(),
  /** Its first day. */
  month: Day,
  amount: z.int(),
});
export type LedgerAmount = z.infer<typeof LedgerAmount>;

export interface LedgerRead {
  amounts: LedgerAmount[];
  lines: number;
  /** What is to be confirmed before it is kept. */
  doubts: string[];
}

const headings = {
  code: /^(?:cost (?:centre|center)|cost code|ledger code|service code|budget code|cc|department code)(?: (?:code|no|number))?$/,
  plainCode: /^(?:code|service|department|account code)$/,
  name: /^(?:(?:cost (?:centre|center)|service|budget|department|code) ?(?:name|description|desc)|description|cost centre title)$/,
  amount: /^(?:(?:net |posted |base |actual |transaction )?(?:amount|value)|net|actuals?|actual to date)$/,
  debit: /^(?:debit|dr)(?: amount)?$/,
  credit: /^(?:credit|cr)(?: amount)?$/,
  day: /^(?:(?:posting|transaction|effective|gl|accounting|journal) )?date$/,
  period: /^(?:(?:accounting |posting |financial |fin |gl )?period|month)(?: (?:no|number|name))?$/,
  year: /^(?:(?:financial |fiscal |accounting )?year|fy)$/,
} as const;
type Part = keyof typeof headings;
type Places = Partial<Record<Part, number>>;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\(?£\)?/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Null where the row is not the heading of a ledger. */
function placesOf(cells: readonly string[]): Places | null {
  const said = cells.map(plain);
  const places: Places = {};
  for (const [part, heading] of Object.entries(headings) as [Part, RegExp][]) {
    const at = said.findIndex((text) => heading.test(text));
    if (at >= 0) places[part] = at;
  }
  const hasAmount =
    places.amount !== undefined || (places.debit !== undefined && places.credit !== undefined);
  const hasCode = places.code !== undefined || places.plainCode !== undefined;
  const hasMonth = places.day !== undefined || places.period !== undefined;
  return hasAmount && hasCode && hasMonth ? places : null;
}

/** Troubles named before the rest is left out. */
const mostSaid = 8;

/**
 * `year` is that of periods whose file does not name one. Throws Unusable, naming every row that cannot be read, at most the
 * first few; nothing of a file is read where any row is wrong.
 */
export async function readLedger(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  title: string,
  year: FinancialYear,
): Promise<LedgerRead> {
  let places: Places | null = null;
  const sums = new Map<string, LedgerAmount>();
  const troubles: string[] = [];
  let [number, lines, wrong, whole] = [0, 0, 0, 0];
  let total: Pence | null = null;
  for await (const cells of rows) {
    number += 1;
    if (!places) {
      places = placesOf(cells);
      if (!places && number > 20) break;
      continue;
    }
    if (cells.every((text) => text.trim() === '')) continue;
    const read = readLine(cells, places, year);
    if ('total' in read) total = read.total;
    else if ('error' in read) {
      wrong += 1;
      if (troubles.length < mostSaid) troubles.push(`Row ${number}: ${read.error}`);
    } else {
      lines += 1;
      whole += read.amount;
      addTo(sums, read);
    }
  }
  if (!places)
    throw new Unusable(
      `${title} has no row of headings of a ledger: a cost centre, an amount (or debit and credit), and a date or a period.`,
      'file',
    );
  if (wrong > 0)
    throw new Unusable(
      `${count(wrong, 'row')} of ${title} cannot be read, so nothing is kept. ${troubles.join('. ')}.`,
      'file',
    );
  if (lines === 0) throw new Unusable(`${title} has no row below its headings.`, 'file');
  if (total !== null && Math.abs(total - whole) > 1)
    throw new Unusable(
      `The total of ${title} says ${sayPounds(total)}, and its rows come to ${sayPounds(whole)}: is a row missing?`,
      'file',
    );
  const amounts = [...sums.values()];
  return { amounts, lines, doubts: doubtsOf(amounts) };
}

function addTo(sums: Map<string, LedgerAmount>, line: LedgerAmount): void {
  const key = `${line.costCentre}\n${line.month}`;
  const before = sums.get(key);
  if (before) before.amount += line.amount;
  else sums.set(key, { ...line });
}

type Line = LedgerAmount | { error: string } | { total: Pence };

function readLine(cells: readonly string[], places: Places, year: FinancialYear): Line {
  const at = (part: Part) => (cells[places[part] ?? -1] ?? '').trim();
  const costCentre = (at('code') || at('plainCode')).replace(/^'(?=[-+=@])/, '');
  const amount = amountOf(at);
  if (cells.some((text) => /^(?:grand |report )?totals?:?$/i.test(text.trim())))
    return 'error' in amount ? amount : { total: amount.value };
  if (costCentre === '') return { error: 'no cost centre is given' };
  if ('error' in amount) return amount;
  const month = monthOf(at, year);
  if ('error' in month) return month;
  return { costCentre, costCentreName: at('name') || null, month: month.value, amount: amount.value };
}

/** An amount, or a debit less a credit. */
function amountOf(at: (part: Part) => string): { value: Pence } | { error: string } {
  if (at('amount') !== '') return readAmount(at('amount'), 100, true);
  const [debit, credit] = (['debit', 'credit'] as const).map((part) =>
    at(part) === '' ? { value: 0 } : readAmount(at(part), 100, true),
  );
  if (at('debit') === '' && at('credit') === '') return { error: 'no amount is given' };
  if (!debit || 'error' in debit) return debit ?? { error: 'no amount is given' };
  if (!credit || 'error' in credit) return credit ?? { error: 'no amount is given' };
  // Some ledgers print credits below nought in their own column.
  return { value: debit.value - Math.abs(credit.value) };
}

function monthOf(at: (part: Part) => string, year: FinancialYear): { value: Day } | { error: string } {
  const day = at('day');
  if (day !== '') {
    const found = dayIn(day);
    return found ? { value: `${found.slice(0, 7)}-01` } : { error: `“${day}” is not a day` };
  }
  const said = at('year') === '' ? { value: year } : readYear(at('year'));
  if ('error' in said) return said;
  return readPeriod(at('period'), said.value, at('year') !== '');
}

function dayIn(text: string): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const british = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/.exec(text);
  const [year = '', month = '', date = ''] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : [];
  const found = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return Day.safeParse(found).success ? found : null;
}

/** A month of a period: `3`, `P03`, `June`, `Jun-26`, `2026-06`, `2026/27 P3`. Periods after the twelfth close the year: March. */
export function readPeriod(
  words: string,
  year: FinancialYear,
  hasYear = false,
): { value: Day } | { error: string } {
  const text = words.trim();
  const inYear = /^(\d{4}\s*[/–-]\s*\d{2,4})\s+p?\s*(\d{1,2})$/i.exec(text);
  if (inYear) {
    const called = readYear(inYear[1] ?? '');
    return 'error' in called ? called : periodOf(Number(inYear[2]), called.value, text);
  }
  const iso = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (iso) return { value: `${text}-01` };
  if (/^\d{6}$/.test(text))
    return {
      error: `“${text}” may be a month or a period of a year: give dates, or a column for the year`,
    };
  const number = /^(?:p|period)?\s*(\d{1,2})$/i.exec(text);
  if (number) return periodOf(Number(number[1]), year, text);
  const named = /^([a-z]{3,9})[\s/'’-]*(\d{2}|\d{4})?$/i.exec(text);
  const month = monthNames.findIndex((name) =>
    name.toLowerCase().startsWith(named?.[1]?.toLowerCase() ?? '-'),
  );
  if (!named || month < 0) return { error: `“${text}” is not a period, such as 3 or June` };
  const start = Number(year.slice(0, 4));
  const own = month >= 3 ? start : start + 1;
  const printed = named[2] === undefined || hasYear ? own : Number(`20${named[2].slice(-2)}`);
  return { value: `${printed}-${String(month + 1).padStart(2, '0')}-01` };
}

function periodOf(number: number, year: FinancialYear, text: string): { value: Day } | { error: string } {
  if (number < 1 || number > 15)
    return { error: `“${text}” is not a period: they are 1 for April to 12 for March, or close the year` };
  return { value: monthAt(year, Math.min(number, 12)) };
}

/** The first day of a month of a financial year: 1 is April. */
export function monthAt(year: FinancialYear, number: number): Day {
  const start = Number(year.slice(0, 4));
  const month = ((number + 2) % 12) + 1;
  return `${number > 9 ? start + 1 : start}-${String(month).padStart(2, '0')}-01`;
}

/** Beside the rest of the file, a month a hundred times as large is likely in pence, or another unit. */
function doubtsOf(amounts: readonly LedgerAmount[]): string[] {
  const months = Map.groupBy(amounts, ({ month }) => month);
  if (months.size < 3) return [];
  const totals = [...months].map(([month, own]) => ({
    month,
    size: own.reduce((sum, { amount }) => sum + Math.abs(amount), 0),
  }));
  const middle = totals.map(({ size }) => size).toSorted((a, b) => a - b)[Math.floor(totals.length / 2)] ?? 0;
  return totals
    .filter(({ size }) => middle > 0 && (size > middle * 50 || size * 50 < middle))
    .map(
      ({ month, size }) =>
        `${longMonth(month)} has ${sayPounds(size)} of postings, where a usual month has ${sayPounds(middle)}: is it whole, and in pounds?`,
    );
}
