// The front door of the module: a council's money. Its engine is pure, and every calculation can be run by name.
import type { Calculation } from '../../kernel/calculation.ts';
import { cfrCalculation, grossDebtCalculation } from './engine/cfr/cfr.calculation.ts';
import {
  earlyRepaymentCalculation,
  loanCalculation,
  pwlbRatesCalculation,
} from './engine/loans/loans.calculation.ts';
import { loanLossCalculation, overpaymentCalculation } from './engine/mrp/losses.calculation.ts';
import { mrpCalculation } from './engine/mrp/mrp.calculation.ts';

export const financeCalculations: readonly Calculation[] = [
  mrpCalculation,
  loanLossCalculation,
  overpaymentCalculation,
  cfrCalculation,
  grossDebtCalculation,
  loanCalculation,
  earlyRepaymentCalculation,
  pwlbRatesCalculation,
];
