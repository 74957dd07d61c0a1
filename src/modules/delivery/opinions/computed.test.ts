// What the rules of computed status say together: what a council sets, and how rules combine. Each rule's own table of
// cases stands beside it, in rules/.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/days.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import { compute, type RulesSet } from './computed.ts';
import {
  day,
  delivered,
  first,
  notStarted,
  on,
  ongoing,
  only,
  onTrack,
  said,
  sound,
  step,
} from './rules/cases.sample.ts';
import { rules } from './rules/list.ts';
import { timeGone } from './rules/progress.ts';
import type { Facts, Result } from './rules/rule.ts';

test('every rule has its table of cases, a name of its own and words that a council can read', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  const tables = ['dates', 'progress'].map((file) =>
    readFileSync(new URL(`rules/${file}.test.ts`, import.meta.url), 'utf8'),
  );
  for (const { name, title, means, settings } of rules) {
    expect(tables.join('')).toContain(`cases('${name}'`);
    expect(name).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(title).not.toMatch(/[.]$/);
    expect(means).toMatch(/[.]$/);
    for (const { usual, most } of settings) expect(usual).toBeLessThanOrEqual(most);
  }
});

/** A case for every figure of every rule. */
const whenSet = [
  ['dates/late', { due: on(-8) }, { offTrackAfter: 8 }, 'at-risk'],
  ['dates/late', { due: on(-1) }, { offTrackAfter: 0 }, 'off-track'],
  ['dates/late-start', { start: on(-3), status: notStarted }, { offTrackAfter: 2 }, 'off-track'],
  ['forecast/late', { forecast: on(101) }, { offTrackAfter: 0 }, 'off-track'],
  ['dates/moved', { original: on(99), due: on(100), moves: 1 }, { atRiskAfter: 0 }, 'at-risk'],
  ['progress/behind', { percentage: 49 }, { atRiskPoints: 0 }, 'at-risk'],
  ['progress/behind', { percentage: 49 }, { atRiskPoints: 5, offTrackPoints: 0 }, 'off-track'],
  ['updates/stale', {}, { staleAfter: 2 }, 'stale'],
  ['steps/late', { steps: [step('A', null, on(-2))] }, { offTrackShare: 100 }, 'at-risk'],
  [
    'waits/predecessor',
    { predecessors: [{ ...first, expectedOn: addDays(day, 101) }] },
    { offTrackAfter: 1 },
    'at-risk',
  ],
  ['finish/shown', { status: delivered }, { pieces: 0 }, 'delivered'],
  ['finish/shown', { status: delivered, evidence: ['a'] }, { pieces: 2 }, 'cannot-judge'],
] as const;

describe('what the council sets', () => {
  test('every figure of every rule has a case', () => {
    for (const { name, settings } of rules)
      for (const setting of settings)
        expect([
          name,
          setting.name,
          whenSet.some(([rule, , set]) => rule === name && setting.name in set),
        ]).toEqual([name, setting.name, true]);
  });

  test.each(whenSet)('%s of %j with %j is %s', (name, facts, settings, expected) => {
    expect(only(name, facts, settings).result).toBe(expected);
  });

  test('a rule that is switched off says nothing', () => {
    const set: RulesSet = new Map([['dates/late', { isOn: false, settings: {} }]]);
    expect(compute({ ...sound, due: on(-8) }, set).result).toBe('on-track');
  });

  test('suspended work is asked every rule for open work where its own rule is switched off', () => {
    const set: RulesSet = new Map([['updates/halted', { isOn: false, settings: {} }]]);
    expect(compute({ ...sound, status: said('suspended'), due: on(-8) }, set).result).toBe('off-track');
  });
});

describe('how rules combine', () => {
  test.each<[string, Partial<Facts>, Result, string[]]>([
    ['nothing speaks against it', {}, 'on-track', ['none']],
    [
      'off track before at risk',
      { due: on(-8), forecast: on(-1) },
      'off-track',
      ['dates/late', 'forecast/late', 'forecast/gone-by'],
    ],
    ['at risk before stale', { due: on(-1), lastWord: null }, 'at-risk', ['dates/late', 'updates/stale']],
    [
      'stale before cannot be judged',
      { due: null, lastWord: null },
      'stale',
      ['updates/stale', 'dates/none'],
    ],
    ['what has no day is not green', { due: ongoing }, 'cannot-judge', ['dates/none']],
    ['what nobody speaks of is not green', { lastWord: null }, 'stale', ['updates/stale']],
    [
      'a step left open weighs more than evidence',
      { status: delivered, evidence: ['minutes'], steps: [step('A', onTrack)] },
      'at-risk',
      ['finish/steps', 'finish/shown'],
    ],
    [
      'suspended is asked one rule alone',
      { status: said('suspended'), due: on(-90) },
      'cannot-judge',
      ['updates/halted'],
    ],
  ])('%s', (_what, facts, result, named) => {
    const computed = compute({ ...sound, ...facts });
    expect({ result: computed.result, rules: computed.reasons.map(({ rule }) => rule) }).toEqual({
      result,
      rules: named,
    });
  });

  test('the day left is named where nothing speaks against it', () => {
    const words = (due: PlannedDate | null) => compute({ ...sound, due }).reasons[0]?.words;
    expect(words(on(100))).toBe('No rule speaks against it: it is due by 3 March 2027, in 100 days.');
    expect(words(on(0))).toBe('No rule speaks against it: it is due by 23 November 2026, today.');
  });
});

test.each([
  [on(-1), on(1), 50],
  [on(0), on(3), 0],
  [on(-1), on(2), 33],
  [on(-5), on(-1), 100],
  [on(5), on(9), 0],
  [on(5), on(5), null],
  [null, on(5), null],
  [on(-5), ongoing, null],
])('the time gone from %j to %j', (start, due, expected) => {
  expect(timeGone({ day, start, due })).toBe(expected);
});
