// Fields of registers that part a whole: a year by its months, a budget by the priorities it serves. Pure.
import { z } from 'zod';
import { readFigure } from '../../../kernel/figure.ts';
import { type Field, words } from './field.ts';

/** Percentages need not come to 100 to the last hundredth: a third is 33.33. */
const isWhole = (shares: readonly number[]): boolean =>
  Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) <= 0.1;

const sharesIn = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);

/** Twelve percentages from April to March. Kept as they are said: `8 8 8 …`. */
export const monthlyShares = (label: string, hint: string): Field<string> => ({
  ...words(label, { hint }),
  schema: z.string().refine((text) => sharesIn(text).length === 12),
  read: (text) => {
    const shares = sharesIn(text.replaceAll('%', ''));
    if (shares.some((share) => !Number.isFinite(share)))
      return { error: `“${text}” has something that is not a number` };
    if (shares.length !== 12)
      return { error: `${shares.length} shares are given, and a year has twelve months, from April` };
    if (!isWhole(shares))
      return { error: `the twelve shares come to ${sayPercent(shares)}%, and a year is 100%` };
    return { value: shares.join(' ') };
  },
});

const sayPercent = (shares: readonly number[]) =>
  Number(shares.reduce((sum, share) => sum + share, 0).toFixed(2));

/** What share of a year’s amount falls from April to the end of a month, 1 for April: between 0 and 1. Even where no shares are given. */
export function shareTo(shares: string | undefined, month: number): number {
  if (shares === undefined) return month / 12;
  const all = sharesIn(shares);
  const whole = all.reduce((sum, share) => sum + share, 0);
  return all.slice(0, month).reduce((sum, share) => sum + share, 0) / whole;
}

export interface Part {
  name: string;
  percent: number;
}

/** Names each with a percentage, at most the whole: a line each, `Safer streets 40%`. Kept as such lines. */
export const namedShares = (label: string, hint: string): Field<string> => ({
  ...words(label, { hint, long: true }),
  read: (text) => {
    const parts: Part[] = [];
    for (const line of text
      .split(/\n|;/)
      .map((one) => one.trim())
      .filter(Boolean)) {
      const [, name = line, share = ''] = /^(.*?)[\s:,–-]+(\d+(?:\.\d+)?)\s*%?$/.exec(line) ?? [];
      const read = readFigure(share);
      if (!read || read.value <= 0)
        return { error: `“${line}” does not end with its share, such as ${name} 40%` };
      if (parts.some((part) => part.name.toLowerCase() === name.toLowerCase()))
        return { error: `“${name}” stands there twice` };
      parts.push({ name, percent: read.value });
    }
    const whole = Number(parts.reduce((sum, { percent }) => sum + percent, 0).toFixed(2));
    if (whole > 100.1) return { error: `the shares come to ${whole}%, more than the whole` };
    return { value: parts.map(({ name, percent }) => `${name} ${percent}%`).join('\n') };
  },
});

/** The parts of what `namedShares` keeps. */
export const partsIn = (shares: string | undefined): Part[] =>
  (shares ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, name = line, percent = '0'] = /^(.*) (\d+(?:\.\d+)?)%$/.exec(line) ?? [];
      return { name, percent: Number(percent) };
    });
