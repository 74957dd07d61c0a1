// Several named lines over up to sixty years, told apart by their dashes, with the difference of two shaded when asked. Pure.
import { drawYears, type YearsChart } from './years.ts';
import type { Named, YearsFacts } from './years-picture.ts';

export interface LinesFacts extends YearsFacts {
  lines: readonly Named[];
  /** The first line less the second, by their places in `lines`: the need to borrow less the debt, as "Borrowed inside the council". */
  shade?: { name: string; between: readonly [number, number] };
}

/** Null when there is no figure at all. */
export function drawLines({ lines, shade, ...facts }: LinesFacts): YearsChart | null {
  const edges = shade?.between.map((at) => lines[at]?.values ?? []) ?? [];
  const [from, to] = edges;
  return drawYears({
    ...facts,
    parts: [],
    lines: lines.map((line, stroke) => ({ ...line, stroke })),
    shades: shade && from && to ? [{ name: shade.name, from, to }] : [],
  });
}
