// Debt in a medium-term plan: receipts set aside, the Capital Financing Requirement, loans, new borrowing and what interest costs.

import { scheduleOfLoan } from '../loans/loan.ts';
import { add, type Formula, larger, minus, over, row, times } from '../model/formula.ts';
import { inputRow, type Row, type RowFacts, workedRow } from '../model/model.ts';
import { nought, type Pounds, pounds, sumOf } from '../pounds.ts';
import { hasHousing, openingRequirement } from './capital.ts';
import type { MediumTermPlan } from './plan.ts';
import { before, inYear } from './revenue.ts';
import { happensIn, lateness, monthOf, runningShare } from './time.ts';

const facts = (id: string, title: string, section: string): RowFacts => ({
  id,
  title,
  section,
  unit: 'pounds',
});
const saleId = (at: number) => `sale:${at + 1}`;
const investmentId = (at: number) => `investment:${at + 1}`;
const loanId = (at: number) => `loan:${at + 1}`;

/** What a sale or the end of an investment brings, moved by its lateness, and what it does to the budget each year. */
function saleRows(plan: MediumTermPlan): Row[] {
  const { years, first } = plan;
  return plan.sales.flatMap((sale, at) => {
    const id = saleId(at);
    const month = monthOf(sale.on, first);
    const net = sale.value.times(pounds(100).minus(sale.costRate)).dividedBy(100);
    const months = lateness(`late:${id}`, 'salesLate');
    return [
      lateRow(plan, id, sale.name, sale.late),
      workedRow(facts(id, sale.name, 'receipts'), years, (year) =>
        times(
          times(net, over(row('salesAchieved'), 100)),
          happensIn(year, month, () => months),
        ),
      ),
      workedRow(
        facts(`effect:${id}`, `${sale.name}: income lost, less costs saved`, 'receipts'),
        years,
        (year) => times(sale.incomeLost.minus(sale.costsSaved), runningShare(year, month, months)),
      ),
    ];
  });
}

const lateRow = ({ years }: MediumTermPlan, id: string, name: string, late: number): Row =>
  inputRow(
    { id: `late:${id}`, title: `${name}: months late`, section: 'receipts', unit: 'months' },
    Array.from({ length: years }, () => late),
  );

function investmentRows(plan: MediumTermPlan): Row[] {
  const { years, first } = plan;
  return plan.investments.flatMap((one, at) => {
    const id = investmentId(at);
    const month = monthOf(one.endsOn, first);
    const months = lateness(`late:${id}`, 'salesLate');
    return [
      lateRow(plan, id, one.name, one.late),
      workedRow(facts(id, `${one.name}: repaid`, 'receipts'), years, (year) =>
        times(
          one.proceeds ?? one.principal,
          happensIn(year, month, () => months),
        ),
      ),
      workedRow(facts(`income:${id}`, `${one.name}: income`, 'receipts'), years, (year) =>
        times(one.principal.times(one.rate).dividedBy(100), minus(1, runningShare(year, month, months))),
      ),
    ];
  });
}

/** Outstanding on 31 March, and interest paid in the year, of each loan there is. */
function loanRows(plan: MediumTermPlan): Row[] {
  return plan.loans.flatMap((loan, at) => {
    const years = loanYears(loan, plan);
    return [
      inputRow(
        facts(loanId(at), `${loan.name}: outstanding`, 'loans'),
        years.map(({ outstanding }) => outstanding),
      ),
      inputRow(
        facts(`interest:${loanId(at)}`, `${loan.name}: interest`, 'loans'),
        years.map(({ interest }) => interest),
      ),
    ];
  });
}

/** By the schedule of the loan: a payment every six months from the day it was taken. */
export function loanYears(
  { kind, principal, rate, takenOn, repaidOn }: MediumTermPlan['loans'][number],
  { first, years }: Pick<MediumTermPlan, 'first' | 'years'>,
): { outstanding: Pounds; interest: Pounds }[] {
  const taken = monthOf(takenOn, first);
  const halfYears = Math.max(1, Math.round((monthOf(repaidOn, first) - taken) / 6));
  const paid = scheduleOfLoan(kind, { principal, rate, halfYears }).map((instalment) => ({
    ...instalment,
    year: Math.floor((taken + 6 * instalment.number) / 12),
  }));
  return Array.from({ length: years }, (_, at) => {
    const known = taken < 12 * (at + 1);
    const latest = paid.findLast(({ year }) => year <= at);
    return {
      outstanding: known ? (latest?.balance ?? principal) : nought,
      interest: sumOf(paid.filter(({ year }) => year === at).map(({ interest }) => interest)),
    };
  });
}

/**
 * From receipts to interest. Borrowing is what the liability benchmark asks for beyond the loans there are. The year’s own
 * support is drawn on its last day, so that its interest begins the year after; other new borrowing bears interest on the
 * average of the year’s two ends.
 */
export function debtRows(plan: MediumTermPlan): Row[] {
  const { years, sales, investments, loans, spending } = plan;
  const total = (id: string, title: string, section: string, formula: (at: number) => Formula) =>
    workedRow({ ...facts(id, title, section), isTotal: true }, years, formula);
  const sum = (ids: readonly string[]) => add(...ids.map((id) => row(id)));
  const housing = hasHousing(plan);
  const ended = investments.map((_, at) => investmentId(at));
  const setAside = sales.flatMap(({ use }, at) => (use === 'debt' || use === 'support' ? [saleId(at)] : []));
  return [
    ...saleRows(plan),
    ...investmentRows(plan),
    total('receipts-to-debt', 'Receipts set aside to repay debt', 'debt', () => sum([...setAside, ...ended])),
    total('sale-effects', 'Income lost by sales, less costs saved', 'financing', () =>
      sum(sales.map((_, at) => `effect:${saleId(at)}`)),
    ),
    total('investment-income', 'Income from investments', 'financing', () =>
      minus(0, sum(investments.map((_, at) => `income:${investmentId(at)}`))),
    ),
    total('borrowed', 'Capital spending paid for by borrowing', 'debt', (at) =>
      add(sumOf(spending.map(({ borrowed }) => inYear(borrowed, plan, at)))),
    ),
    total('cfr-before-support', 'Requirement before the year’s support', 'debt', (at) =>
      minus(
        add(before('cfr', at, openingRequirement(plan)), row('borrowed')),
        sum(['mrp', 'receipts-to-debt', ...(housing ? ['housing-provision'] : [])]),
      ),
    ),
    total('cfr', 'Capital Financing Requirement', 'debt', () =>
      add(row('cfr-before-support'), row('support')),
    ),
    ...loanRows(plan),
    total('loans', 'Loans outstanding', 'debt', () => sum(loans.map((_, at) => loanId(at)))),
    total('benchmark-before-support', 'Borrowing needed before the year’s support', 'debt', () =>
      add(
        minus(row('cfr-before-support'), row('reserves')),
        plan.liquidity.minus(plan.otherLiabilities).minus(plan.workingCapital),
      ),
    ),
    total('benchmark', 'Liability benchmark: borrowing needed', 'debt', () =>
      add(row('benchmark-before-support'), row('support')),
    ),
    total('new-borrowing', 'New borrowing outstanding', 'debt', () =>
      larger(0, minus(row('benchmark'), row('loans'))),
    ),
    total('debt', 'Debt outstanding', 'debt', () => add(row('loans'), row('new-borrowing'))),
    ...(housing ? housingRows(plan) : []),
    total('interest-loans', 'Interest on loans', 'financing', () =>
      sum(loans.map((_, at) => `interest:${loanId(at)}`)),
    ),
    total('interest-new', 'Interest on new borrowing', 'financing', (at) =>
      times(over(row('borrowing'), 100), bearingInterest(plan, at)),
    ),
    total('financing', 'Cost of debt', 'requirement', () => {
      const cost = sum(['mrp', 'interest-loans', 'interest-new', 'sale-effects', 'investment-income']);
      return housing ? minus(cost, row('housing-interest')) : cost;
    }),
  ];
}

/**
 * What the Housing Revenue Account has still to pay for, and the interest that it bears: on its own loans, and at the rate of
 * new borrowing on what it has borrowed beside them, as both stand at the year’s end.
 */
function housingRows(plan: MediumTermPlan): Row[] {
  const { years, balances, spending, loans } = plan;
  const isHousing = ({ pool }: { pool: string }) => pool === 'housing';
  const opening = sumOf(balances.filter(isHousing).map((one) => one.opening));
  const ids = loans.flatMap((loan, at) => (isHousing(loan) ? [loanId(at)] : []));
  const total = (id: string, title: string, section: string, formula: (at: number) => Formula) =>
    workedRow({ ...facts(id, title, section), isTotal: true }, years, formula);
  return [
    total('housing-cfr', 'Requirement of the Housing Revenue Account', 'debt', (at) =>
      minus(
        add(
          before('housing-cfr', at, opening),
          sumOf(spending.filter(isHousing).map(({ borrowed }) => inYear(borrowed, plan, at))),
        ),
        row('housing-provision'),
      ),
    ),
    total('housing-loans', 'Loans of the Housing Revenue Account', 'debt', () =>
      add(...ids.map((id) => row(id))),
    ),
    total('housing-interest', 'Interest that the Housing Revenue Account bears', 'financing', () =>
      add(
        ...ids.map((id) => row(`interest:${id}`)),
        times(over(row('borrowing'), 100), larger(0, minus(row('housing-cfr'), row('housing-loans')))),
      ),
    ),
  ];
}

/** The new borrowing on which the interest of a year is paid. */
function bearingInterest({ interestOn }: MediumTermPlan, at: number): Formula {
  const opening = before('new-borrowing', at, nought);
  if (interestOn === 'opening') return opening;
  const closing = larger(0, minus(row('benchmark-before-support'), row('loans')));
  return over(add(opening, closing), 2);
}
