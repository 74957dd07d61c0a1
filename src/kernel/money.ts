// Money is whole pence in a safe integer; pounds exist on screen only.
import { z } from 'zod';

/** Whole pence, positive or negative. Safe to ±£90 trillion (2^53 pence). */
export const Pence = z.int();
export type Pence = number;

/** Reads `£1,234.56`, `1234.5`, `(£12)` or `-£12` as pence. Undefined when the text is not an amount. */
export function readPounds(text: string): Pence | undefined {
  const match = /^\s*(\()?\s*([-−])?\s*£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*\)?\s*$/.exec(text);
  if (!match) return undefined;
  const pence = Number((match[3] ?? '').replaceAll(',', '')) * 100 + Number((match[4] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(pence)) return undefined;
  return match[1] || match[2] ? -pence : pence;
}

/** `£1,234.56`; pence are left off when they are nought. */
export function sayPounds(pence: Pence): string {
  const sign = pence < 0 ? '−' : '';
  const pounds = Math.trunc(Math.abs(pence) / 100).toLocaleString('en-GB');
  const rest = Math.abs(pence) % 100;
  return `${sign}£${pounds}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
}

/** `£1,235k`: nearest thousand pounds, a half away from nought. */
export function sayThousands(pence: Pence): string {
  return `${sayPounds(roundHalfAway(pence / 100_000) * 100)}k`;
}

/** `£1.2m`: nearest hundred thousand pounds, a half away from nought. */
export function sayMillions(pence: Pence): string {
  const tenths = roundHalfAway(pence / 10_000_000);
  return `${tenths < 0 ? '−' : ''}£${(Math.abs(tenths) / 10).toFixed(1)}m`;
}

function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
