// Minimum Revenue Provision: what is set aside each year for spending that borrowing paid for. Pure.
// Regulations 27 and 28 of the Local Authorities (Capital Finance and Accounting) (England) Regulations 2003, as amended by
// SI 2024/478, and the statutory guidance of 10 April 2024 (5th edition).
import type { FinancialYear } from '../../../../kernel/financial-year.ts';
import { larger, nought, type Pounds, smaller, sumOf, toPence } from '../pounds.ts';
import { earliestYear, laterYear, yearAfter, yearsBetween } from '../years.ts';

/** How a charge is made. Rates are percentages a year; lives are whole years. */
export type Method =
  /** Option 3: what is left, by the years that are left. */
  | { kind: 'equal-instalment'; life: number }
  /** Option 3: the part of a level annuity that repays. */
  | { kind: 'annuity'; life: number; rate: Pounds }
  /** Option 4: the debt's share of each year's depreciation, until all that was borrowed is set aside. */
  | { kind: 'depreciation'; life: number; cost: Pounds; residual: Pounds }
  /** Options 1 and 2: a percentage of what stood at the end of the year before, less adjustment A. */
  | { kind: 'reducing-balance'; rate: Pounds; adjustment: Pounds }
  /** Leases and PFI: what the liability is written down by, year by year. */
  | { kind: 'write-down'; amounts: readonly Pounds[] };

export type ReceiptKind = 'asset-sale' | 'loan-principal' | 'lease-receivable';

export interface Item {
  name: string;
  /** What was spent from borrowing, by year. */
  spend: readonly { year: FinancialYear; amount: Pounds }[];
  /** The year in which the asset is first available for use, if that decides when the charge begins (regulation 27(3)(b)). */
  availableIn: FinancialYear | null;
  method: Method;
  /** From a year on, on what is left then: never for years that are past. */
  changes: readonly { from: FinancialYear; method: Method }[];
  /** Receipts used to repay debt, applied on the last day of their year. */
  receipts: readonly { year: FinancialYear; amount: Pounds; kind: ReceiptKind }[];
  /** More than must be set aside. */
  voluntary: readonly { year: FinancialYear; amount: Pounds }[];
}

export interface ChargeYear {
  year: FinancialYear;
  /** Not set aside yet on the first day of the year; spending of the year is added on its last day. */
  opening: Pounds;
  spend: Pounds;
  charge: Pounds;
  /** As far as there was something left to repay. */
  voluntary: Pounds;
  receipts: Pounds;
  closing: Pounds;
}

/** No schedule is longer: the guidance's longest life, and as much again for a start that is late. */
export const longestSchedule = 120;

/**
 * The charge of each year, from the first spending until nothing is left, or for so many years. Charges are whole pence:
 * the balance is rounded and a charge is the difference of two balances, so that the sum of all is exact.
 */
export function scheduleOf(item: Item, years = longestSchedule): ChargeYear[] {
  const first = earliestYear(item.spend.map(({ year }) => year));
  const tranches = tranchesOf(item);
  const rows: ChargeYear[] = [];
  for (let at = 0; at < years; at += 1) {
    const year = yearAfter(first, at);
    const spend = amountIn(item.spend, year);
    const opening = sumOf(tranches.map(({ left }) => left));
    const charge = sumOf(tranches.map((tranche) => chargeOf(item, tranche, year)));
    const relief = smaller(charge, amountIn(item.receipts.filter(repaysItsOwn), year));
    spread(tranches, charge.minus(relief), year);
    for (const tranche of tranches) if (tranche.spentIn === year) tranche.left = tranche.amount;
    const voluntary = takeOff(tranches, amountIn(item.voluntary, year));
    const receipts = takeOff(tranches, amountIn(item.receipts, year));
    const closing = sumOf(tranches.map(({ left }) => left));
    rows.push({ year, opening, spend, charge: charge.minus(relief), voluntary, receipts, closing });
    if (closing.isZero() && tranches.every(({ spentIn }) => spentIn <= year)) break;
  }
  return inPence(rows);
}

/** Spending of one year, with what of it is not set aside yet. */
interface Tranche {
  spentIn: FinancialYear;
  startsIn: FinancialYear;
  amount: Pounds;
  left: Pounds;
  /** Of the charge that is under way: what was left and how many years had passed when it began. */
  basis: { method: Method; from: FinancialYear; amount: Pounds } | null;
  /** This year's charge, before relief. */
  due: Pounds;
}

function tranchesOf({ spend, availableIn }: Item): Tranche[] {
  return spend.map(({ year, amount }) => ({
    spentIn: year,
    startsIn: yearAfter(availableIn === null ? year : laterYear(year, availableIn)),
    amount,
    left: nought,
    basis: null,
    due: nought,
  }));
}

const amountIn = (rows: readonly { year: FinancialYear; amount: Pounds }[], year: FinancialYear): Pounds =>
  sumOf(rows.filter((row) => row.year === year).map(({ amount }) => amount));

/** Principal repaid on a loan, or a lease receivable, may stand in for the charge of its own year (regulation 28(6)). */
const repaysItsOwn = ({ kind }: Item['receipts'][number]): boolean => kind !== 'asset-sale';

function chargeOf(item: Item, tranche: Tranche, year: FinancialYear): Pounds {
  tranche.due = nought;
  if (year < tranche.startsIn || tranche.left.isZero()) return nought;
  const change = item.changes.findLast(({ from }) => from <= year);
  const method = change?.method ?? item.method;
  if (tranche.basis?.method !== method)
    tranche.basis = {
      method,
      from: change ? laterYear(change.from, tranche.startsIn) : tranche.startsIn,
      amount: tranche.left,
    };
  const passed = yearsBetween(tranche.basis.from, year);
  const whole = sumOf(item.spend.map(({ amount }) => amount));
  const part = whole.isZero() ? nought : tranche.amount.dividedBy(whole);
  tranche.due = larger(nought, smaller(tranche.left, dueBy(method, { tranche, passed, part })));
  return tranche.due;
}

function dueBy(
  method: Method,
  { tranche, passed, part }: { tranche: Tranche; passed: number; part: Pounds },
): Pounds {
  const { left } = tranche;
  switch (method.kind) {
    case 'equal-instalment':
      return left.dividedBy(Math.max(1, method.life - passed));
    case 'annuity':
      return principalOf(left, method.rate.dividedBy(100), Math.max(1, method.life - passed));
    case 'depreciation': {
      const yearly = method.cost.minus(method.residual).dividedBy(method.life);
      return yearly.times(tranche.amount).dividedBy(method.cost);
    }
    case 'reducing-balance':
      return larger(nought, left.minus(method.adjustment.times(part)))
        .times(method.rate)
        .dividedBy(100);
    case 'write-down':
      return (method.amounts[passed] ?? nought).times(part);
  }
}

/** The first principal of a level annuity over so many years: on what is left, the next of a longer one is the same. */
export function principalOf(left: Pounds, rate: Pounds, years: number): Pounds {
  if (rate.isZero()) return left.dividedBy(years);
  return left.times(rate).dividedBy(rate.plus(1).pow(years).minus(1));
}

/** Takes the year's charge off each tranche by what is due of it. */
function spread(tranches: readonly Tranche[], charge: Pounds, year: FinancialYear): void {
  const due = sumOf(tranches.map((tranche) => tranche.due));
  if (due.isZero()) return;
  for (const tranche of tranches)
    if (year >= tranche.startsIn) tranche.left = tranche.left.minus(charge.times(tranche.due).dividedBy(due));
}

/** Takes receipts or voluntary provision off the tranches by what is left of each. Answers how much there was to take off. */
function takeOff(tranches: readonly Tranche[], amount: Pounds): Pounds {
  const left = sumOf(tranches.map((tranche) => tranche.left));
  const taken = smaller(amount, left);
  if (taken.isZero()) return nought;
  for (const tranche of tranches)
    tranche.left = tranche.left.minus(taken.times(tranche.left).dividedBy(left));
  return taken;
}

/**
 * Balances to the penny, each year from the last: a charge is what its balances and the year's other movements leave, so
 * that a balance half a penny either way never makes a charge below nought.
 */
function inPence(rows: readonly ChargeYear[]): ChargeYear[] {
  let opening = nought;
  return rows.map((row) => {
    const before = opening.plus(row.spend);
    const voluntary = smaller(toPence(row.voluntary), before);
    const receipts = smaller(toPence(row.receipts), before.minus(voluntary));
    const left = before.minus(voluntary).minus(receipts);
    const closing = smaller(toPence(row.closing), left);
    const inYear = { ...row, opening, voluntary, receipts, closing, charge: left.minus(closing) };
    opening = closing;
    return inYear;
  });
}

/** What stands on the last day of a schedule, and what all its charges come to. */
export const totalCharge = (rows: readonly ChargeYear[]): Pounds => sumOf(rows.map(({ charge }) => charge));
