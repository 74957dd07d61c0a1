// The engine as a library: `import { scheduleOf, pounds } from 'goldthread/finance'`. Pure functions in exact pounds.
export {
  type CfrMovements,
  type CfrYear,
  grossDebtLimit,
  rollForward,
} from './cfr/cfr.ts';
export {
  type Band,
  bandsOf,
  baseForSetting,
  equivalentsOf,
  ratesRetained,
  referendum,
  yieldsAhead,
} from './council-tax/council-tax.ts';
export {
  annuityFactor,
  type EarlyRepayment,
  earlyRepayment,
  type Instalment,
  type LoanKind,
  scheduleOfLoan,
  totalInterest,
} from './loans/loan.ts';
export {
  type Fan,
  monteCarlo,
  type Sought,
  type Spread,
  seek,
  tornado,
  whatIf,
} from './medium-term/explore.ts';
export { mediumTermModel } from './medium-term/medium-term.ts';
export { MediumTermPlan } from './medium-term/plan.ts';
export { sheetsOf } from './medium-term/workbook.ts';
export { type Changes, type Figures, workedOut } from './model/exact.ts';
export { type FastModel, fastModel } from './model/fast.ts';
export { type Model, type Program, programOf, type Row, yearsOf } from './model/model.ts';
export { type LossCharge, type LossYear, lossCharges } from './mrp/loan-loss.ts';
export { type ChargeYear, type Item, type Method, scheduleOf, totalCharge } from './mrp/mrp.ts';
export {
  type BudgetYear,
  balanceOfYear,
  budgetYears,
  type GapYear,
  gapWalk,
  supportLoop,
} from './mtfs/mtfs.ts';
export { type Pounds, pounds, sumOf, toPence } from './pounds.ts';
export {
  type Benchmark,
  debtWalk,
  liabilityBenchmark,
  maturityShares,
  type Position,
} from './treasury/treasury.ts';
