// Fields of registers of money: what may stand in each, how it is read from a form or a sheet, and how it is said. Pure.
import { z } from 'zod';
import { Day, longDay } from '../../../kernel/days.ts';
import { readFigure } from '../../../kernel/figure.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { type Pence, sayPounds } from '../../../kernel/money.ts';

/** What was read of some words, or what is wrong with them. */
export type Read<T> = { value: T } | { error: string };

export interface Field<T = unknown> {
  label: string;
  hint?: string;
  /** `years` is one amount a year: in a sheet a column for each. */
  kind: 'words' | 'choice' | 'pounds' | 'number' | 'day' | 'year' | 'yesno' | 'years';
  isOptional: boolean;
  /** Exempt from publication: only those who may see it do. */
  isExempt: boolean;
  /** Words of more than a line. */
  isLong?: true;
  choices?: Readonly<Record<string, string>>;
  schema: z.ZodType<T>;
  /** `pence` of one unit of the sheet’s money: 100 for £, 100,000 for £000. */
  read(words: string, pence: number): Read<T>;
  say(value: T): string;
  /** What seems doubtful about a value and may be confirmed; null where nothing does. */
  doubt?(value: T): string | null;
}

interface Facts {
  hint?: string;
  exempt?: boolean;
}
const shared = (label: string, { hint, exempt = false }: Facts = {}) => ({
  label,
  ...(hint ? { hint } : {}),
  isOptional: false,
  isExempt: exempt,
});

/** A field that may be left blank. */
export type Optional<F extends Field> = F & { isOptional: true };
export const optional = <F extends Field>(field: F): Optional<F> => ({ ...field, isOptional: true });

export const words = (label: string, facts?: Facts & { long?: true }): Field<string> => ({
  ...shared(label, facts),
  ...(facts?.long ? { isLong: true } : {}),
  kind: 'words',
  schema: z.string().min(1).max(4000),
  read: (text) => ({ value: text }),
  say: (value) =>
    value
      .trim()
      .split(/\s*\n\s*/)
      .join('; '),
});

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

export const choice = <const Choices extends Record<string, string>>(
  label: string,
  choices: Choices,
  facts?: Facts,
): Field<keyof Choices & string> => {
  const keys = Object.keys(choices) as [keyof Choices & string, ...(keyof Choices & string)[]]; // Keys of a record of texts.
  return {
    ...shared(label, facts),
    kind: 'choice',
    choices,
    schema: z.enum(keys),
    read: (text) => {
      const found = keys.find(
        (key) => plain(key) === plain(text) || plain(choices[key] ?? '') === plain(text),
      );
      return found
        ? { value: found }
        : { error: `“${text}” is none of the choices: ${Object.values(choices).join(', ')}` };
    },
    say: (value) => choices[value] ?? value,
  };
};

interface Bounds extends Facts {
  least?: number;
  most?: number;
  /** Said where a value is outside. */
  cure?: string;
}

/** Pounds, kept in pence. An amount below `usual` pounds is doubted; where any may be usual, it is 0. */
export const pounds = (
  label: string,
  { negative = false, usual = 1000, ...facts }: Facts & { negative?: boolean; usual?: number } = {},
): Field<Pence> => ({
  ...shared(label, facts),
  kind: 'pounds',
  schema: negative ? z.int() : z.int().min(0),
  read: (text, pence) => readAmount(text, pence, negative),
  say: sayPounds,
  ...(usual > 0
    ? {
        doubt: (value: Pence) =>
          value !== 0 && Math.abs(value) < usual * 100
            ? `${sayPounds(value)} is small: is the figure in £000?`
            : Math.abs(value) > 5_000_000_000_00
              ? `${sayPounds(value)} is more than any council owns: is the figure in £ and not in £000?`
              : null,
      }
    : {}),
});

const saysItsUnit = /\d\s*(?:k|m|mn|bn|thousand|million|billion)\b/i;

export function readAmount(text: string, pence: number, negative: boolean): Read<Pence> {
  const read = readFigure(text);
  if (!read) return { error: `“${text}” is not an amount of money` };
  // An amount that says its own unit, such as £12m, is not multiplied by the sheet’s as well.
  const value = Math.round(read.value * (saysItsUnit.test(text) ? 100 : pence));
  if (!Number.isSafeInteger(value)) return { error: `“${text}” is too large an amount` };
  if (value < 0 && !negative) return { error: `${text} is below nought: give it without a minus` };
  return { value };
}

export const number = (
  label: string,
  { least = 0, most = 1e9, cure = '', ...facts }: Bounds = {},
): Field<number> => ({
  ...shared(label, facts),
  kind: 'number',
  schema: z.number().min(least).max(most),
  read: (text) => {
    const read = readFigure(text);
    if (!read) return { error: `“${text}” is not a number` };
    if (read.value < least || read.value > most)
      return { error: `${text} is not from ${least} to ${most}${cure ? `: ${cure}` : ''}` };
    return { value: read.value };
  },
  say: (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 4 }),
});

export const percent = (
  label: string,
  { least = 0, most = 19.99, cure, ...facts }: Bounds = {},
): Field<number> => ({
  ...number(`${label}, %`, {
    ...facts,
    least,
    most,
    cure: cure ?? 'a rate is a percentage a year below 20, such as 4.5',
  }),
  say: (value) => `${value}%`,
  // A spreadsheet shows 4.5% for a cell that holds 0.045.
  doubt: (value) =>
    value > 0 && value < 0.2
      ? `${value}% is very low: is it ${Number((value * 100).toPrecision(6))}%, held as a share of one?`
      : null,
});

/** A useful life. */
export const years = (
  label: string,
  { most = 50, ...facts }: Facts & { most?: number } = {},
): Field<number> => ({
  ...shared(`${label}, years`, facts),
  kind: 'number',
  schema: z.int().min(1).max(most),
  read: (text) => {
    const read = readFigure(text);
    if (!read) return { error: `“${text}” is not a number of years` };
    if (/month/i.test(text)) return { error: `${text}: a life is in whole years, and this one is in months` };
    if (read.value < 1 || read.value > most)
      return {
        error: `${text} is not from 1 to ${most}: a life is in whole years${read.value > most ? ': is this one in months?' : ''}`,
      };
    if (!Number.isInteger(read.value)) return { error: `${text}: a life is in whole years` };
    return { value: read.value };
  },
  say: (value) => `${value} ${value === 1 ? 'year' : 'years'}`,
});

export const day = (label: string, facts?: Facts): Field<string> => ({
  ...shared(label, facts),
  kind: 'day',
  schema: Day,
  read: (text) => {
    const found = readDay(text);
    if (!found) return { error: `“${text}” is not a day: write it as 31/03/2027 or 2027-03-31` };
    if (isOfAnotherCentury(found)) return { error: `${text} is in another century: is the year right?` };
    return { value: found };
  },
  say: longDay,
});

/** Loans of the 1960s are still repaid, and those taken today within fifty years. */
const isOfAnotherCentury = (found: string): boolean => found < '1950' || found >= '2100';

function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const british = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  const [year, month, date] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : [];
  if (!year || !month || !date) return null;
  const found = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return Day.safeParse(found).success ? found : null;
}

export const year = (label: string, facts?: Facts): Field<string> => ({
  ...shared(label, facts),
  kind: 'year',
  schema: FinancialYear,
  read: (text) => readYear(text),
  say: (value) => value,
});

/** `2026/27`, `2026-27`, `2026/2027`. */
export function readYear(text: string): Read<string> {
  const found = /^(\d{4})\s*[/–-]\s*(?:20)?(\d{2})$/.exec(text.trim());
  const called = found ? `${found[1]}/${found[2]}` : '';
  if (!FinancialYear.safeParse(called).success)
    return { error: `“${text}” is not a financial year, such as 2026/27` };
  if (isOfAnotherCentury(called)) return { error: `${text} is in another century: is the year right?` };
  return { value: called };
}

export const yesno = (label: string, facts?: Facts): Field<boolean> => ({
  ...shared(label, facts),
  kind: 'yesno',
  choices: { yes: 'Yes', no: 'No' },
  schema: z.boolean(),
  read: (text) =>
    /^(?:y|yes|true|1)$/i.test(text)
      ? { value: true }
      : /^(?:n|no|false|0)$/i.test(text)
        ? { value: false }
        : { error: `“${text}” is neither yes nor no` },
  say: (value) => (value ? 'Yes' : 'No'),
});

export type ByYear = Readonly<Record<string, Pence>>;

/** An amount a year: in a form a line each, `2026/27 1,250,000`; in a sheet a column each. */
export const byYear = (
  label: string,
  { negative = false, ...facts }: Facts & { negative?: boolean } = {},
): Field<ByYear> => ({
  ...shared(label, facts),
  kind: 'years',
  schema: z.record(FinancialYear, negative ? z.int() : z.int().min(0)),
  read: (text, pence) => {
    const found: Record<string, Pence> = {};
    for (const line of text.split(/\n/).filter((one) => one.trim() !== '')) {
      const parts = /^\s*(\d{4}\s*[/–-]\s*\d{2,4})[\s:,]+(.+?)\s*$/.exec(line);
      const called = readYear(parts?.[1] ?? line);
      if ('error' in called)
        return { error: `“${line.trim()}” does not begin with a year, such as 2026/27 1,250,000` };
      const amount = readAmount(parts?.[2] ?? '', pence, negative);
      if ('error' in amount) return { error: `${called.value}: ${amount.error}` };
      if (called.value in found) return { error: `${called.value} stands there twice` };
      found[called.value] = amount.value;
    }
    return { value: found };
  },
  say: (value) =>
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([called, pence]) => `${called}: ${sayPounds(pence)}`)
      .join('; '),
});
