// The front door of the module: a council's money. Its engine is pure, and every calculation can be run by name.
import type { Calculation } from '../../kernel/calculation.ts';
import { loanLossCalculation, mrpCalculation, overpaymentCalculation } from './engine/mrp/mrp.calculation.ts';

export const financeCalculations: readonly Calculation[] = [
  mrpCalculation,
  loanLossCalculation,
  overpaymentCalculation,
];
