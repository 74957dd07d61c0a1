// Stacked columns by year, above and below nought, with any number of lines over them: debt by kind against the CFR, say. Pure.
import { drawYears, type YearsChart } from './years.ts';
import type { Named, YearsFacts } from './years-picture.ts';

export interface StackFacts extends YearsFacts {
  /** From nought outwards, in this order in every column. */
  parts: readonly Named[];
  lines?: readonly Named[];
}

/** Null when there is no figure at all. */
export function drawStack({ lines = [], ...facts }: StackFacts): YearsChart | null {
  return drawYears({ ...facts, lines: lines.map((line, stroke) => ({ ...line, stroke })), shades: [] });
}
