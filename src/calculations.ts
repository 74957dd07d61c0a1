// Every calculation by name, for `goldthread calculate` and whoever else asks: modules give theirs here.
import type { Calculation } from './kernel/calculation.ts';
import { clearDaysCalculation } from './kernel/working-days.calculation.ts';
import { financeCalculations } from './modules/finance/index.ts';
import { measureCalculations } from './modules/measures/index.ts';

export const calculations: readonly Calculation[] = [
  clearDaysCalculation,
  ...measureCalculations,
  ...financeCalculations,
];
