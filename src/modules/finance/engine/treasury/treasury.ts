// What treasury strategies show of debt beside the requirement: the liability benchmark, ratios, maturities, and a walk. Pure.
import { nought, type Pounds, sumOf } from '../pounds.ts';

/** At the end of a year, in one unit throughout. */
export interface Position {
  cfr: Pounds;
  otherLiabilities: Pounds;
  usableReserves: Pounds;
  /** May be below nought. */
  workingCapital: Pounds;
  existingLoans: Pounds;
}

export interface Benchmark {
  loansCfr: Pounds;
  balanceSheetResources: Pounds;
  netLoansRequirement: Pounds;
  /** The external borrowing that is needed when cash is kept at the allowance. */
  benchmark: Pounds;
  /** Above nought: to borrow; below it: more is borrowed than is needed. */
  toBorrow: Pounds;
  internalBorrowing: Pounds;
}

/** CIPFA, Treasury Management Code (2021): loans CFR less resources, plus an allowance for liquidity. */
export function liabilityBenchmark(position: Position, allowance: Pounds): Benchmark {
  const loansCfr = position.cfr.minus(position.otherLiabilities);
  const balanceSheetResources = position.usableReserves.plus(position.workingCapital);
  const netLoansRequirement = loansCfr.minus(balanceSheetResources);
  const benchmark = netLoansRequirement.plus(allowance);
  return {
    loansCfr,
    balanceSheetResources,
    netLoansRequirement,
    benchmark,
    toBorrow: benchmark.minus(position.existingLoans),
    internalBorrowing: loansCfr.minus(position.existingLoans),
  };
}

/** Percent of a whole; nought of nothing. */
export const percentOf = (part: Pounds, whole: Pounds): Pounds =>
  whole.isZero() ? nought : part.times(100).dividedBy(whole);

export interface Walk {
  opening: Pounds;
  /** What lowers debt: net disposals, divestment, MRP in cash, support to repay. */
  reductions: readonly Pounds[];
  /** What raises it: capitalised support, spending that nothing pays for. */
  increases: readonly Pounds[];
  /** Percent a year, on the average of opening and closing. */
  rate: Pounds;
}

export function debtWalk({ opening, reductions, increases, rate }: Walk) {
  const closing = opening.minus(sumOf(reductions)).plus(sumOf(increases));
  const average = opening.plus(closing).dividedBy(2);
  return {
    closing,
    reduction: opening.minus(closing),
    average,
    interest: average.times(rate).dividedBy(100),
  };
}

/** The share of each band of maturities, in percent of all loans. */
export function maturityShares(amounts: readonly Pounds[]): { total: Pounds; shares: Pounds[] } {
  const total = sumOf(amounts);
  return { total, shares: amounts.map((amount) => percentOf(amount, total)) };
}
