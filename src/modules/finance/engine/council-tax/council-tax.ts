// Council tax of England: bands in ninths, base and yield, what a referendum is needed for, and years ahead. Pure.
// Local Government Finance Act 1992, sections 5, 31B and 52ZC.
import { type Pounds, pounds, toPence } from '../pounds.ts';

/** Of band D, in ninths. */
export const ninths = { A: 6, B: 7, C: 8, D: 9, E: 11, F: 13, G: 15, H: 18 } as const;
export type Band = keyof typeof ninths;

export function bandsOf(bandD: Pounds): Record<Band, Pounds> {
  const of = (band: Band) => toPence(bandD.times(ninths[band]).dividedBy(9));
  return {
    A: of('A'),
    B: of('B'),
    C: of('C'),
    D: of('D'),
    E: of('E'),
    F: of('F'),
    G: of('G'),
    H: of('H'),
  };
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

/** Business rates that are kept: a safety net lifts what falls below a share of the baseline funding level. */
export function ratesRetained({
  localShare,
  topUp,
  baseline,
  safetyNetPercent,
}: {
  localShare: Pounds;
  topUp: Pounds;
  baseline: Pounds;
  safetyNetPercent: Pounds;
}) {
  const income = localShare.plus(topUp);
  const floor = baseline.times(safetyNetPercent).dividedBy(100);
  const grant = income.lessThan(floor) ? floor.minus(income) : pounds(0);
  return { income, floor, grant, total: income.plus(grant), againstBaseline: income.minus(baseline) };
}
