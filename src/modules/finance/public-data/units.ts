// Whether figures of a public file can be in the unit it is said to be in: pounds taken for thousands are off a thousandfold. Pure.
import { Unusable } from '../../../kernel/errors.ts';
import { sayPounds } from '../../../kernel/money.ts';
import { kinds, type SourceKind } from './kinds.ts';
import type { AreaYear } from './read.ts';

interface Bound {
  line: string;
  /** No council of England is beyond these, by an order of magnitude. */
  most: number;
  /** Where the largest of the file is below it, the whole file is in too small a unit. */
  leastOfLargest: number;
  tooLarge: string;
  tooSmall: string;
}

const bounds: readonly Bound[] = [
  {
    line: 'net-current',
    most: 20_000_000_000_00,
    leastOfLargest: 1_000_000_00,
    tooLarge: 'Is the file in pounds, where the ministry has thousands of pounds?',
    tooSmall: 'Is the file in millions of pounds, where the ministry has thousands?',
  },
  {
    line: 'capital-total',
    most: 20_000_000_000_00,
    leastOfLargest: 100_000_00,
    tooLarge: 'Is the file in pounds, where the ministry has thousands of pounds?',
    tooSmall: 'Is the file in millions of pounds, where the ministry has thousands?',
  },
  {
    line: 'band-d',
    most: 10_000_00,
    leastOfLargest: 100_00,
    tooLarge: 'Is it in pence, or the requirement of the whole council?',
    tooSmall: 'Is it a percentage or a change in place of the tax?',
  },
  {
    line: 'tax-requirement',
    most: 5_000_000_000_00,
    leastOfLargest: 100_000_00,
    tooLarge: 'Is its heading wrong about pounds and thousands?',
    tooSmall: 'Is it in thousands or millions? Write £000 or £ million in the heading.',
  },
  {
    line: 'tax-base',
    most: 1_000_000,
    leastOfLargest: 1000,
    tooLarge: 'Is it a sum of money in place of homes?',
    tooSmall: 'Is it in thousands of homes?',
  },
  {
    line: 'population',
    most: 3_000_000,
    leastOfLargest: 2000,
    tooLarge: 'Is it the total of a region?',
    tooSmall: 'Is it in thousands of people, or of one age only?',
  },
];

/** Throws `Unusable`, naming the council, the figure and the likely cause. */
export function checkUnits(kind: SourceKind, areas: readonly AreaYear[]): void {
  for (const { line, most, leastOfLargest, tooLarge, tooSmall } of bounds) {
    const known = kinds[kind].lines.find(({ key }) => key === line);
    if (!known) continue;
    const say = (figure: number) =>
      known.unit === 'pence' ? sayPounds(figure) : figure.toLocaleString('en-GB');
    let largest: AreaYear | undefined;
    for (const one of areas) if ((one.figures[line] ?? 0) > (largest?.figures[line] ?? 0)) largest = one;
    const figure = largest?.figures[line];
    if (!largest || !figure) continue;
    const of = `${largest.areaName} in ${largest.year} would have ${say(figure)} of ${known.title.toLowerCase()}`;
    if (figure > most) throw new Unusable(`${of}, more than any council. ${tooLarge}`, 'file');
    if (figure < leastOfLargest) throw new Unusable(`${of}, and no other council more. ${tooSmall}`, 'file');
  }
}
