// Council tax of England: bands in ninths, base and yield, what a referendum is needed for, and years ahead. Pure.
// Local Government Finance Act 1992, sections 5, 31B and 52ZC.
import { larger, type Pounds, pounds, sumOf, toPence } from '../pounds.ts';

/** Of band D, in ninths. */
export const ninths = { A: 6, B: 7, C: 8, D: 9, E: 11, F: 13, G: 15, H: 18 } as const;
export type Band = keyof typeof ninths;

export const inBands = <Value>(of: (band: Band) => Value): Record<Band, Value> => ({
  A: of('A'),
  B: of('B'),
  C: of('C'),
  D: of('D'),
  E: of('E'),
  F: of('F'),
  G: of('G'),
  H: of('H'),
});

/** `A-` is band A with relief for disabled people (SI 1992/554). */
export const ninthsWithRelief = { 'A-': 5, ...ninths } as const;

export const bandsOf = (bandD: Pounds): Record<Band, Pounds> =>
  inBands((band) => toPence(bandD.times(ninths[band]).dividedBy(9)));

/** What each band pays to several authorities. */
export const togetherInBands = (all: readonly Record<Band, Pounds>[]): Record<Band, Pounds> =>
  inBands((band) => sumOf(all.map((one) => one[band])));

/** What band A pays with relief for disabled people: five ninths of band D. */
export const reliefOfA = (bandD: Pounds): Pounds => toPence(bandD.times(5).dividedBy(9));

/** Dwellings of a band after all that is taken off and added, and as so many of band D. */
export function equivalentsOf(
  {
    dwellings,
    discounts,
    premiums,
    reduction,
    adjustment,
  }: {
    dwellings: Pounds;
    /** Percentages of the tax. */
    discounts: readonly { dwellings: Pounds; percent: number }[];
    premiums: readonly { dwellings: Pounds; percent: number }[];
    /** Whole dwellings. */
    reduction: Pounds;
    adjustment: Pounds;
  },
  ninthsOfBand: number,
): { dwellings: Pounds; equivalents: Pounds } {
  const inWhole = (rows: typeof discounts) =>
    sumOf(rows.map((row) => row.dwellings.times(row.percent).dividedBy(100)));
  const paying = dwellings
    .minus(inWhole(discounts))
    .plus(inWhole(premiums))
    .plus(adjustment)
    .minus(reduction);
  return { dwellings: paying, equivalents: paying.times(ninthsOfBand).dividedBy(9) };
}

/** Whether every band is whole pence: band D divides by nine pence. */
export const isWholeInEveryBand = (bandD: Pounds): boolean => bandD.times(100).modulo(9).isZero();

/** The base for setting the tax, to a tenth: band D equivalents that are expected to pay. */
export const baseForSetting = (equivalents: Pounds, collectionPercent: Pounds): Pounds =>
  equivalents.times(collectionPercent).dividedBy(100).toDecimalPlaces(1);

/** A rise is excessive where it is above the percentage, and above the amount where there is one (whichever is higher). */
export function referendum(
  { before, after }: { before: Pounds; after: Pounds },
  { limitPercent, limitAmount }: { limitPercent: Pounds; limitAmount: Pounds | null },
) {
  const rise = after.minus(before);
  const percent = rise.times(100).dividedBy(before);
  const needed = percent.greaterThan(limitPercent) && (limitAmount === null || rise.greaterThan(limitAmount));
  return { rise, percent, needed };
}

/** The yield of each year ahead: base and band D both grow, unrounded. `years` counts from 1, one step on. */
export function yieldsAhead(
  { base, bandD }: { base: Pounds; bandD: Pounds },
  { baseGrowth, rise }: { baseGrowth: Pounds; rise: Pounds },
  years: number,
): Pounds[] {
  const step = baseGrowth.dividedBy(100).plus(1).times(rise.dividedBy(100).plus(1));
  return Array.from({ length: years }, (_, at) => base.times(bandD).times(step.pow(pounds(at + 1))));
}

/**
 * Business rates that are kept: a safety net lifts what falls below a share of the baseline funding level, a levy takes a
 * part of what is above it.
 */
export function ratesRetained({
  localShare,
  topUp,
  baseline,
  safetyNetPercent,
  levyPercent,
}: {
  localShare: Pounds;
  topUp: Pounds;
  baseline: Pounds;
  safetyNetPercent: Pounds;
  levyPercent: Pounds;
}) {
  const income = localShare.plus(topUp);
  const floor = baseline.times(safetyNetPercent).dividedBy(100);
  const grant = income.lessThan(floor) ? floor.minus(income) : pounds(0);
  const againstBaseline = income.minus(baseline);
  const levy = larger(pounds(0), againstBaseline).times(levyPercent).dividedBy(100);
  return { income, floor, grant, levy, total: income.plus(grant).minus(levy), againstBaseline };
}
