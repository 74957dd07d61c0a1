// The Capital Financing Requirement from year to year, and what the Prudential Code asks of gross debt beside it. Pure.
import { larger, nought, type Pounds, sumOf } from '../pounds.ts';

/** What moves it in a year. Amounts are in one unit throughout, and 0 or more; `transfers` may be either. */
export interface CfrMovements {
  /** Includes revenue expenditure funded from capital under statute, and capital loans. */
  capitalExpenditure: Pounds;
  /** Capitalised by a direction of the Secretary of State. */
  capitalised: Pounds;
  /** Leases and PFI at their beginning. */
  newLeases: Pounds;
  grants: Pounds;
  receiptsApplied: Pounds;
  /** Direct revenue contributions, and the major repairs reserve. */
  revenue: Pounds;
  mrp: Pounds;
  voluntary: Pounds;
  /** Receipts set aside to repay debt, principal of loans among them. */
  receiptsToDebt: Pounds;
  /** Land between General Fund and HRA, transferred debt, restatements. */
  transfers: Pounds;
}

export interface CfrYear extends CfrMovements {
  opening: Pounds;
  /** Spending that nothing has paid for yet. */
  unfinanced: Pounds;
  movement: Pounds;
  closing: Pounds;
}

/** Closing is opening with what is spent and not paid for, less what is set aside; each closing opens the next year. */
export function rollForward(opening: Pounds, years: readonly CfrMovements[]): CfrYear[] {
  let balance = opening;
  return years.map((year) => {
    const spent = year.capitalExpenditure.plus(year.capitalised);
    const unfinanced = spent.minus(year.grants).minus(year.receiptsApplied).minus(year.revenue);
    const setAside = sumOf([year.mrp, year.voluntary, year.receiptsToDebt]);
    const movement = unfinanced.plus(year.newLeases).minus(setAside).plus(year.transfers);
    const row = { ...year, opening: balance, unfinanced, movement, closing: balance.plus(movement) };
    balance = row.closing;
    return row;
  });
}

/**
 * What gross debt should not exceed but for a short time: the requirement at the end of the year before, with its increases
 * of this year and the next two. A decrease is left out.
 */
export function grossDebtLimit(preceding: Pounds, closings: readonly Pounds[]): Pounds {
  const [first, ...rest] = [preceding, ...closings.slice(0, 3)];
  let before = first ?? nought;
  const increases = rest.map((closing) => {
    const increase = larger(nought, closing.minus(before));
    before = closing;
    return increase;
  });
  return preceding.plus(sumOf(increases));
}
