// Figures by year as positions for a drawing: stacked columns, lines over them, shaded parts between lines, all named. Pure.
import { type Cell, type Chart, figures, heading, type Mark, signOf } from './chart.ts';
import { runsOf } from './frame.ts';
import {
  type Block,
  difference,
  kinds,
  type Named,
  placeYears,
  type Shade,
  sayOr,
  type Told,
  type YearsDrawing,
  type YearsPicture,
} from './years-picture.ts';

export type YearsChart = Chart<'years', YearsPicture>;

/** Null when there is no figure at all. */
export function drawYears(drawing: YearsDrawing): YearsChart | null {
  const { years, parts, lines, shades: between, say, hrefs } = drawing;
  const all = [...parts, ...lines].flatMap(({ values }) => values.slice(0, years.length));
  if (!all.some((value) => value !== null)) return null;
  const stacked = stack(parts, years.length);
  const told = namesOf(drawing, stacked);
  const named = [...parts, ...lines];
  return {
    kind: 'years',
    wide: placeYears(drawing, stacked, told, 'wide'),
    narrow: placeYears(drawing, stacked, told, 'narrow'),
    key: told.map(({ words, mark }, index) => ({ sign: signOf(index), words, mark })),
    table: {
      head: ['Year', ...named.map(({ name }) => figures(name)), ...between.flatMap(differenceHead)],
      rows: years.map((year, index): Cell[] => [
        heading(year, hrefs?.[index]),
        ...named.map(({ values }) => sayOr(values[index], say)),
        ...between.filter(({ name }) => name !== null).map((shade) => sayOr(difference(shade, index), say)),
      ]),
    },
  };
}

/** Each part on those before it: what is above nought upwards, what is below it downwards. */
function stack(parts: readonly Named[], years: number): Block[] {
  return Array.from({ length: years }).flatMap((_, index) => {
    let [above, below] = [0, 0];
    return parts.map(({ values }, part) => {
      const value = values[index] ?? 0;
      const from = value < 0 ? below : above;
      const to = from + value;
      if (value < 0) below = to;
      else above = to;
      return { part, index, from, to };
    });
  });
}

function namesOf(
  { years, parts, lines, shades: between, say }: YearsDrawing,
  blocks: readonly Block[],
): Told[] {
  const last = years.length - 1;
  const ofParts = parts.flatMap(({ name, values }, part): Told[] => {
    const block = blocks.find((one) => one.part === part && one.index === last);
    if (!block) return [];
    const middle = (block.from + block.to) / 2;
    return [
      told(`${name} ${sayOr(values[last], say)}`, middle, last, { kind: 'fill', at: part % kinds.fill }),
    ];
  });
  const ofLines = lines.flatMap(({ name, values, stroke }): Told[] => {
    const end = runsOf(values.slice(0, years.length)).at(-1)?.at(-1);
    if (!end) return [];
    return [
      told(`${name} ${say(end.value)}`, end.value, end.index, { kind: 'stroke', at: stroke % kinds.stroke }),
    ];
  });
  const ofShades = between.flatMap((shade, at): Told[] => {
    const index = years.findLastIndex((_, one) => difference(shade, one) !== null);
    const [from, to] = [shade.from[index], shade.to[index]];
    if (shade.name === null || typeof from !== 'number' || typeof to !== 'number') return [];
    const words = `${shade.name} ${say(from - to)}`;
    return [told(words, (from + to) / 2, index, { kind: 'shade', at: at % kinds.shade })];
  });
  // From the top down, so that signs read in order.
  return [...ofParts, ...ofLines, ...ofShades].toSorted((a, b) => b.value - a.value);
}

const told = (words: string, value: number, index: number, mark: Mark): Told => ({
  words,
  value,
  index,
  mark,
});

const differenceHead = ({ name }: Shade) => (name === null ? [] : [figures(name)]);
