// For the tests of rules: an action that nothing speaks against, and tables of cases that change one thing at a time.
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../../kernel/days.ts';
import type { PlannedDate } from '../../../../kernel/planned-date.ts';
import { compute, type RulesSet } from '../computed.ts';
import { ruleCalled } from './list.ts';
import type { Facts, Result, Status, Step } from './rule.ts';

export const day = '2026-11-23';
export const on = (days: number): PlannedDate => {
  const iso = addDays(day, days);
  return { words: iso, kind: 'day', earliest: iso, latest: iso };
};
export const november: PlannedDate = {
  words: 'November 2026',
  kind: 'month',
  earliest: '2026-11-01',
  latest: '2026-11-30',
};
export const ongoing: PlannedDate = { words: 'Ongoing', kind: 'ongoing' };
export const said = (
  lifecycle: Status['lifecycle'],
  confidence: Status['confidence'] = null,
  words = 'As said',
): Status => ({
  words,
  lifecycle,
  confidence,
});
export const onTrack = said('in-progress', 'on-track', 'On Track');
export const delivered = said('delivered', null, 'Delivered');
export const notStarted = said('not-started', null, 'Not started');
export const step = (title: string, status: Status | null, due: PlannedDate | null = null): Step => ({
  title,
  status,
  due,
});

/** An action that nothing speaks against. */
export const sound: Facts = {
  day,
  status: onTrack,
  start: on(-100),
  due: on(100),
  original: null,
  moves: 0,
  lastWord: { on: addDays(day, -3), inPlan: false },
  percentage: null,
  forecast: null,
  steps: [],
  predecessors: [],
  reasons: [],
  evidence: [],
};

export type Case = [what: string, facts: Partial<Facts>, expected: Result | null, reason?: string];

export function only(name: string, facts: Partial<Facts>, settings: Record<string, number> = {}) {
  const rule = ruleCalled(name);
  if (!rule) throw new Error(`no rule ${name}`);
  const set: RulesSet = new Map([[name, { isOn: true, settings }]]);
  const { result, reasons } = compute({ ...sound, ...facts }, set, [rule]);
  const [first] = reasons;
  return first?.rule === name ? { result, words: first.words } : { result: null, words: '' };
}

export function cases(name: string, table: readonly Case[]) {
  describe(name, () => {
    test.each(table)('%s', (_what, facts, expected, reason) => {
      const { result, words } = only(name, facts);
      expect(result).toBe(expected);
      if (reason !== undefined) expect(words).toBe(reason);
    });
  });
}

export const doneStep = step('Done', delivered, on(-20));
export const badStep = step('Ask', said('in-progress', 'off-track'));
export const first = { title: 'Buy the land', finished: false, expectedOn: null, isForecast: true };
