// The front door of the module: a council's money. Its engine is pure, and every calculation can be run by name.
import type { Calculation } from '../../kernel/calculation.ts';
import { cfrCalculation, grossDebtCalculation } from './engine/cfr/cfr.calculation.ts';
import { comparatorsCalculation } from './engine/comparators/comparators.calculation.ts';
import {
  bandsCalculation,
  councilTaxAheadCalculation,
  councilTaxCalculation,
  ratesCalculation,
  referendumCalculation,
  resolutionCalculation,
} from './engine/council-tax/council-tax.calculation.ts';
import { collectionFundCalculation, taxBaseCalculation } from './engine/council-tax/tax-base.calculation.ts';
import {
  disposalCalculation,
  divestmentCalculation,
  holdOrSellCalculation,
} from './engine/disposals/disposals.calculation.ts';
import { expectedLossCalculation } from './engine/disposals/expected-loss.calculation.ts';
import { leaseCalculation } from './engine/loans/lease.calculation.ts';
import {
  earlyRepaymentCalculation,
  loanCalculation,
  pwlbRatesCalculation,
} from './engine/loans/loans.calculation.ts';
import { loanPortfolioCalculation, refinancingCalculation } from './engine/loans/portfolio.calculation.ts';
import { mediumTermCalculation, seekCalculation } from './engine/medium-term/medium-term.calculation.ts';
import { borrowingCostCalculation } from './engine/mrp/borrowing-cost.calculation.ts';
import { loanLossCalculation, overpaymentCalculation } from './engine/mrp/losses.calculation.ts';
import { mrpCalculation } from './engine/mrp/mrp.calculation.ts';
import { budgetYearsCalculation } from './engine/mtfs/budget-years.calculation.ts';
import {
  budgetBalanceCalculation,
  gapWalkCalculation,
  supportLoopCalculation,
} from './engine/mtfs/mtfs.calculation.ts';
import { reservesCalculation } from './engine/reserves/reserves.calculation.ts';
import { resilienceCalculation } from './engine/resilience/resilience.calculation.ts';
import { savingsCalculation } from './engine/savings/savings.calculation.ts';
import { sectionTestsCalculation } from './engine/section-114/section-114.calculation.ts';
import { commercialIncomeCalculation, debtLimitsCalculation } from './engine/treasury/limits.calculation.ts';
import {
  borrowingPositionCalculation,
  debtWalkCalculation,
  financingCostsCalculation,
  liabilityBenchmarkCalculation,
  maturityStructureCalculation,
} from './engine/treasury/treasury.calculation.ts';

export const financeCalculations: readonly Calculation[] = [
  mrpCalculation,
  loanLossCalculation,
  overpaymentCalculation,
  borrowingCostCalculation,
  leaseCalculation,
  cfrCalculation,
  grossDebtCalculation,
  loanCalculation,
  earlyRepaymentCalculation,
  pwlbRatesCalculation,
  loanPortfolioCalculation,
  refinancingCalculation,
  liabilityBenchmarkCalculation,
  financingCostsCalculation,
  borrowingPositionCalculation,
  maturityStructureCalculation,
  debtWalkCalculation,
  debtLimitsCalculation,
  commercialIncomeCalculation,
  taxBaseCalculation,
  councilTaxCalculation,
  bandsCalculation,
  collectionFundCalculation,
  resolutionCalculation,
  referendumCalculation,
  councilTaxAheadCalculation,
  ratesCalculation,
  gapWalkCalculation,
  budgetBalanceCalculation,
  budgetYearsCalculation,
  supportLoopCalculation,
  mediumTermCalculation,
  seekCalculation,
  reservesCalculation,
  savingsCalculation,
  disposalCalculation,
  divestmentCalculation,
  holdOrSellCalculation,
  expectedLossCalculation,
  sectionTestsCalculation,
  resilienceCalculation,
  comparatorsCalculation,
];

export { addEarlierSpending, type EarlierSpending } from './cost-control/earlier.ts';
export { salesOnDesk, spendingOnDesk } from './desk.ts';
export { addEarlierLedger, type EarlierLedger } from './in-year/earlier.ts';
export { addMoneyCalls, moneyWeb } from './money.web.ts';
export { moneyPanel } from './panel.ts';
export { addEarlierComparators, type EarlierComparators } from './public-data/earlier.ts';
export { decisionWords, noMoney, PublicMoney, publicMoney } from './public-money.ts';
export { addEarlierMoney, type EarlierMoney } from './registers/earlier.ts';
export { moneyRegister } from './registers/kept.ts';
export { moneyBesideRisk } from './risk-beside.ts';
export { addEarlierScenarios, type EarlierScenario } from './scenarios/earlier.ts';
export type { MoneySettings } from './settings.ts';
export { moneySignals } from './signals.ts';
export { addEarlierStatement } from './statements/earlier.ts';
