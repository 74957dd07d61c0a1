// Every rule of computed status, in the order in which reasons are given.
import { contradicting, forecastGone, forecastLate, late, lateStart, moved, undated } from './dates.ts';
import { shown, unfinishedSteps } from './finish.ts';
import { badSteps, behind, halted, lateSteps, signalled, stale, unsaid, waits } from './progress.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  late,
  lateStart,
  forecastLate,
  forecastGone,
  moved,
  behind,
  lateSteps,
  badSteps,
  waits,
  signalled,
  stale,
  halted,
  unsaid,
  undated,
  contradicting,
  shown,
  unfinishedSteps,
];

export function ruleCalled(name: string): Rule | undefined {
  return rules.find((rule) => rule.name === name);
}
