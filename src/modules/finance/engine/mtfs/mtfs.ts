// The medium term: a year’s requirement and gap, how gaps go on, and support that must pay for itself. Pure.
import { larger, nought, type Pounds, sumOf } from '../pounds.ts';

export interface GapYear {
  pressures: Pounds;
  fundingGrowth: Pounds;
  /** Recurring. */
  savings: Pounds;
  /** One-off savings, reserves or support used in the year. */
  oneOff: Pounds;
}

/**
 * What each year adds to the recurring gap, what one-off money of the year before comes back, what is left to close in the
 * year if nothing recurring is done about the years before, and the recurring gap so far.
 */
export function gapWalk(years: readonly GapYear[]) {
  let cumulative = nought;
  return years.map((year, at) => {
    const added = year.pressures.minus(year.fundingGrowth).minus(year.savings);
    cumulative = cumulative.plus(added);
    return {
      added,
      reversal: years[at - 1]?.oneOff ?? nought,
      oneOff: year.oneOff,
      toClose: cumulative.minus(year.oneOff),
      cumulative,
    };
  });
}

/**
 * Support drawn each year where each draw must pay the provision and interest of the draws before it: equal instalments from
 * the next year, interest on what stood at the start of the year.
 */
export function supportLoop(baseGaps: readonly Pounds[], { rate, life }: { rate: Pounds; life: number }) {
  const drawn: Pounds[] = [];
  const charged: Pounds[] = [];
  return baseGaps.map((gap, at) => {
    const opening = sumOf(drawn).minus(sumOf(charged));
    const due = drawn.filter((_, of) => at - of >= 1 && at - of <= life);
    const mrp = sumOf(due).dividedBy(life);
    const interest = opening.times(rate).dividedBy(100);
    const draw = larger(nought, gap.plus(mrp).plus(interest));
    drawn.push(draw);
    charged.push(mrp);
    return { opening, mrp, interest, drawn: draw };
  });
}

/** Requirement less funding: above nought a gap. */
export function balanceOfYear(lines: readonly Pounds[], funding: readonly Pounds[], support: Pounds) {
  const requirement = sumOf(lines);
  const funded = sumOf(funding);
  const gap = requirement.minus(funded);
  return { requirement, funded, gap, afterSupport: gap.minus(support) };
}

export interface BudgetYear {
  lines: readonly { amount: Pounds; oneOff: boolean }[];
  funding: readonly { amount: Pounds }[];
}

/**
 * Budgets one after the other: each carries forward what the year before came to, without its one-off lines. `closed` where
 * each gap is closed for good in its year, so that the next starts from what was funded; else the gap is carried on.
 */
export function budgetYears(base: Pounds, years: readonly BudgetYear[], closed: boolean) {
  let broughtForward = base;
  let oneOffsBack = nought;
  let before = nought;
  return years.map(({ lines, funding }) => {
    const requirement = broughtForward.plus(oneOffsBack).plus(sumOf(lines.map(({ amount }) => amount)));
    const funded = sumOf(funding.map(({ amount }) => amount));
    const gap = requirement.minus(funded);
    const newGap = closed ? gap : gap.minus(before);
    const row = {
      broughtForward,
      oneOffsBack,
      requirement,
      funded,
      gap,
      newGap,
      cumulative: closed ? before.plus(gap) : gap,
    };
    broughtForward = closed ? funded : requirement;
    oneOffsBack = sumOf(lines.filter(({ oneOff }) => oneOff).map(({ amount }) => amount)).negated();
    before = row.cumulative;
    return row;
  });
}
