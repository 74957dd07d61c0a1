// The debt reduction plan: what raises and lowers what is still to be paid for, what stands behind debt, and when it can be afforded. Pure.
import { hasHousing, openingRequirement } from '../engine/medium-term/capital.ts';
import { nought, type Pounds, sumOf } from '../engine/pounds.ts';
import type { Money } from './now.ts';

/** What moves the requirement, by the rows of the plan; above nought raises it. */
const moves = [
  { id: 'borrowed', words: 'Capital spending paid for by borrowing', sign: 1 },
  { id: 'support', words: 'Support from the government', sign: 1 },
  { id: 'mrp', words: 'Charged to the General Fund (MRP)', sign: -1 },
  { id: 'housing-provision', words: 'Charged to the Housing Revenue Account', sign: -1 },
  { id: 'receipts-to-debt', words: 'Sales and investments that end', sign: -1 },
] as const;

export interface Move {
  id: string;
  words: string;
  /** Above nought it raises what is still to be paid for. */
  amount: Pounds;
}

export interface ReductionYear {
  year: string;
  opening: Pounds;
  moves: readonly Move[];
  /** The opening with every move: the Capital Financing Requirement on 31 March. */
  closing: Pounds;
  debt: Pounds;
  cost: Pounds;
  /** Cost of debt in percent of what recurs to pay for services. */
  share: Pounds;
}

export function reductionOf({ figures, plan, years }: Money): ReductionYear[] {
  // What never moves it has no column.
  const known = moves.filter(
    ({ id }) =>
      (id !== 'housing-provision' || hasHousing(plan)) && figures.row(id).some((value) => !value.isZero()),
  );
  return years.map((year, at) => ({
    year,
    opening: at === 0 ? openingRequirement(plan) : figures.of('cfr', at - 1),
    moves: known.map(({ id, words, sign }) => ({ id, words, amount: figures.of(id, at).times(sign) })),
    closing: figures.of('cfr', at),
    debt: figures.of('debt', at),
    cost: figures.of('financing', at),
    share: figures.of('financing-ratio', at),
  }));
}

/** Every move over all years. */
export function movesOver(rows: readonly ReductionYear[]): Move[] {
  return (rows[0]?.moves ?? []).map(({ id, words }, at) => ({
    id,
    words,
    amount: sumOf(rows.map((row) => row.moves[at]?.amount ?? nought)),
  }));
}

export interface Backing {
  debt: Pounds;
  /** Loans of council homes, which rents pay for. */
  homes: Pounds;
  /** Receipts still to come after the year. */
  receipts: Pounds;
  /** The rest: nothing stands behind it but the budgets of years to come. */
  unsupported: Pounds;
}

/** What stands behind the debt at the end of a year. */
export function backingOf({ figures, plan, years }: Money, at: number): Backing {
  const debt = figures.of('debt', at);
  const homes = hasHousing(plan) ? figures.of('housing-loans', at) : nought;
  const receipts = sumOf(
    years.slice(at + 1).map((_, later) => figures.of('receipts-to-debt', at + 1 + later)),
  );
  const left = debt.minus(homes).minus(receipts);
  return { debt, homes, receipts, unsupported: left.isNegative() ? nought : left };
}

/** The first year from which the cost of debt stays at or below a share of funding; null where it never does. */
export function affordableFrom(rows: readonly ReductionYear[], share: number): string | null {
  const last = rows.findLastIndex((row) => row.share.greaterThan(share));
  return rows[last + 1]?.year ?? null;
}
