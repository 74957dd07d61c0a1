// The front door of the module: measures, what is read from them, and how they are judged.
import type { Calculation } from '../../kernel/calculation.ts';
import { benchmarkCalculation, nearestCalculation } from './comparison/comparison.calculation.ts';
import { formulaCalculation } from './formulas/formula.calculation.ts';
import { ratingCalculation, travelCalculation } from './rating/rating.calculation.ts';
import { suppressionCalculation } from './suppression/suppression.calculation.ts';
import { spcCalculation } from './variation/variation.calculation.ts';

export const measureCalculations: readonly Calculation[] = [
  ratingCalculation,
  travelCalculation,
  spcCalculation,
  benchmarkCalculation,
  nearestCalculation,
  suppressionCalculation,
  formulaCalculation,
];

export { addEarlierBenchmarks, type EarlierBenchmarks } from './benchmarks/earlier.ts';
export { cardsIn } from './cards.ts';
export { addEarlierMeasures, type EarlierMeasure, type EarlierMeasures } from './earlier.ts';
export { addEarlierEvidenceBase, type EarlierEvidenceBase } from './evidence-base/earlier.ts';
export { evidenceBasePanel } from './evidence-base/evidence-base.web.ts';
export { type CardFacts, cardFacts } from './facts.ts';
export { measuresRegister } from './kept.ts';
export { addMeasureCalls } from './measures.api.ts';
export { measuresWeb } from './measures.web.ts';
export { measuresPanel } from './panel.ts';
export { PublicMeasure, publicMeasures } from './releasing/public.ts';
export { publicChart, publicLine, publicRow, publicSheet } from './releasing/say-public.ts';
export { glanceRow } from './say.ts';
export { type Card, standingOf, worstFirst } from './scorecard.ts';
export { teamOnDesk } from './service-plans/desk.ts';
export { addEarlierServicePlans, type EarlierServicePlans } from './service-plans/earlier.ts';
export type { MeasureSettings } from './settings.ts';
export { measureSignals } from './signals.ts';
