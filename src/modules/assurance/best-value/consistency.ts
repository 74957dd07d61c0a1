// What does not fit together in the scores of a best value theme. Each is a question to ask, never a judgement. Pure.
import { addMonths, type Day } from '../../../kernel/days.ts';
import { type Score, type Sort, stepsAbove, type ThemeHeld } from './score.ts';

/** Linked actions that are due by now, and measures that are judged, with how many of them fall short. */
export interface Shortfall {
  short: number;
  of: number;
}

export type Oddity =
  | { kind: 'differ'; self: Score; independent: Score; steps: number }
  | { kind: 'no-evidence'; self: Score }
  | { kind: 'old'; sort: Sort; assessedOn: Day }
  | { kind: 'mostly-late'; self: Score; why: 'high' | 'risen'; late: number; due: number }
  | { kind: 'off-target'; self: Score; why: 'high' | 'risen'; off: number; judged: number };

/** A score older than this is to be given again. */
export const monthsFresh = 12;

export interface Beside {
  /** Of linked actions whose last day has gone by: those that are not finished. */
  actions: Shortfall;
  /** Of linked measures with a value and a target: those off target. */
  measures: Shortfall;
}

/** In the order of this file's list. `day` is the day of reading. */
export function odditiesOf({ self, independent, earlier }: ThemeHeld, beside: Beside, day: Day): Oddity[] {
  const found: Oddity[] = [];
  if (self && independent && self.score !== independent.score) {
    const steps = Math.abs(stepsAbove(self.score, independent.score));
    found.push({ kind: 'differ', self: self.score, independent: independent.score, steps });
  }
  if (self && self.cited.length === 0) found.push({ kind: 'no-evidence', self: self.score });
  for (const one of [self, independent])
    if (one && addMonths(one.assessedOn, monthsFresh) < day)
      found.push({ kind: 'old', sort: one.sort, assessedOn: one.assessedOn });
  const before = earlier.find(({ sort }) => sort === 'self');
  const why = self && betterThanWork(self.score, before?.score);
  if (!self || !why) return found;
  const { actions, measures } = beside;
  if (isMost(actions))
    found.push({ kind: 'mostly-late', self: self.score, why, late: actions.short, due: actions.of });
  if (isMost(measures))
    found.push({ kind: 'off-target', self: self.score, why, off: measures.short, judged: measures.of });
  return found;
}

/** Sound or strong, or above the council's score before: null where the score claims neither. */
function betterThanWork(score: Score, before: Score | undefined): 'high' | 'risen' | null {
  if (stepsAbove(score, 'sound') >= 0) return 'high';
  return before !== undefined && stepsAbove(score, before) > 0 ? 'risen' : null;
}

const isMost = ({ short, of }: Shortfall) => short * 2 > of;
