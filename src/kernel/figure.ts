// Figures as people print them: `97.3%`, `£1.2m`, `1,234`, `(12)`, and the marks that stand for no figure at all.
import { z } from 'zod';

export interface ReadFigure {
  value: number;
  /** Digits after the point as printed: 1 for `95.0%`. */
  decimals: number;
}

const scales: Record<string, number> = {
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  million: 6,
  bn: 9,
  billion: 9,
};

/** What reports print where there is no figure. */
const noFigure = new Set([
  '', '-', '–', '—', '.', '..', '...', '*', '#', ':', 'c', 'x', 'z', '[c]', '[x]', '[z]', '[u]', 'na', 'n/a', 'n/k', 'n.a.',
  'nil return', 'none', 'null', 'no data', 'not available', 'not applicable', 'not known', 'not collected', 'not due',
  'tbc', 'tba', 'pending', 'awaiting data', 'data not available', 'missing', 'suppressed',
]); // biome-ignore format: one list, read as words

/**
 * The figure in a printed text: thousands with commas, a minus or brackets below nought, `%` and `£` left aside, `k`, `m` and
 * `bn` multiplied out, a unit after it (`3.15 days`) left aside. Null for a mark that says there is none; undefined for any
 * other words.
 */
export function readFigure(text: string): ReadFigure | null | undefined {
  const plain = text.replace(/[\s ]+/g, ' ').trim();
  if (noFigure.has(plain.toLowerCase())) return null;
  const match =
    /^(\()?\s*([-−–+])?\s*£?\s*([-−])?\s*(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d+))?\s*(?:(k|m|mn|bn|thousand|million|billion)\b)?\s*(%|[a-z][a-z /]*)?\s*\)?\s*\*?$/i.exec(
      plain,
    );
  if (!match) return undefined;
  const [, bracket, sign, innerSign, whole = '', fraction = '', scale] = match;
  const power = scales[scale?.toLowerCase() ?? ''] ?? 0;
  const value = Number(`${whole.replaceAll(',', '') || '0'}.${fraction || '0'}e${power}`);
  const isBelow = Boolean(bracket) || (sign !== undefined && sign !== '+') || Boolean(innerSign);
  return { value: isBelow && value !== 0 ? -value : value, decimals: Math.max(0, fraction.length - power) };
}

/** A figure of a case: a number, a text that prints one, or nothing (null, or a mark such as `n/a`). */
export const Figure = z
  .union([z.number(), z.string(), z.null()])
  .describe(
    'A number, or its text as printed (`97.3%`, `£1.2m`, `1,234`); null or a mark such as `n/a` for no figure',
  )
  .transform((given, context) => {
    if (given === null || typeof given === 'number') return given;
    const read = readFigure(given);
    if (read !== undefined) return read?.value ?? null;
    context.addIssue(`“${given}” is not a figure: give a number, or null where there is none`);
    return z.NEVER;
  });

/** As `Figure`, where there must be one. */
export const GivenFigure = Figure.transform((value, context) => {
  if (value !== null) return value;
  context.addIssue('a figure must be given');
  return z.NEVER;
});
