// When a loan is paid: its schedule on days, half-years from the day it was taken. Pure.
import { addMonths, type Day } from '../../../kernel/days.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import { scheduleOfLoan } from '../engine/loans/loan.ts';
import { monthOf } from '../engine/medium-term/time.ts';
import { type Pounds, pounds } from '../engine/pounds.ts';
import type { AllEntries } from '../registers/entry.ts';

export interface LoanPayment {
  on: Day;
  principal: Pounds;
  interest: Pounds;
}

/** In pounds, as the plan of the medium term has them. */
export function loanPayments({
  repayment,
  principal,
  rate,
  takenOn,
  repaidOn,
}: AllEntries['loans'][number]['facts']): LoanPayment[] {
  const first = financialYearOf(takenOn);
  const halfYears = Math.max(1, Math.round((monthOf(repaidOn, first) - monthOf(takenOn, first)) / 6));
  const amount = pounds(principal).dividedBy(100);
  return scheduleOfLoan(repayment, { principal: amount, rate: pounds(rate), halfYears }).map((one) => ({
    on: addMonths(takenOn, 6 * one.number),
    principal: one.principal,
    interest: one.interest,
  }));
}
