// What does not fit together in the scores of a theme, as a table of cases.
import { describe, expect, test } from 'vitest';
import { type Oddity, odditiesOf } from './consistency.ts';
import { guidances } from './guidance.ts';
import { heldOf, type Score, type Sort, type ThemeScore } from './score.ts';

const day = '2026-03-31';
let scoreId = 0;
const score = (sort: Sort, given: Score, assessedOn = '2026-02-01', cites = 1): ThemeScore => ({
  scoreId: ++scoreId,
  version: '2024',
  theme: '2024-leadership',
  sort,
  score: given,
  reasons: 'Seen',
  assessor: 'Ann Orme',
  assessedOn,
  recordedOn: assessedOn,
  recordedBy: 'Zoe',
  cited: Array.from({ length: cites }, (_, at) => ({ itemId: at + 1, evidenceId: null })),
});
const self = (given: Score, on?: string, cites?: number) => score('self', given, on, cites);
const other = (given: Score, on?: string) => score('independent', given, on, 0);
const nothing = { short: 0, of: 0 };

interface Case {
  fact: string;
  scores: ThemeScore[];
  actions?: { short: number; of: number };
  measures?: { short: number; of: number };
  found: (Oddity['kind'] | Partial<Oddity>)[];
}

const cases: Case[] = [
  { fact: 'nothing is scored', scores: [], actions: { short: 9, of: 9 }, found: [] },
  { fact: 'both say the same', scores: [self('sound'), other('sound')], found: [] },
  {
    fact: 'the council is one step higher',
    scores: [self('sound'), other('developing')],
    found: [{ kind: 'differ', steps: 1 }],
  },
  {
    fact: 'the council is three steps lower',
    scores: [self('weak'), other('strong')],
    found: [{ kind: 'differ', steps: 3 }],
  },
  {
    fact: 'they differed before and agree now',
    scores: [self('sound', '2025-06-01'), self('developing'), other('developing')],
    found: [],
  },
  { fact: 'the council cites nothing', scores: [self('weak', '2026-02-01', 0)], found: ['no-evidence'] },
  { fact: 'an independent score cites nothing', scores: [other('weak')], found: [] },
  { fact: 'a score is twelve months old to the day', scores: [self('weak', '2025-03-31')], found: [] },
  {
    fact: 'a score is a day older than twelve months',
    scores: [self('weak', '2025-03-30')],
    found: [{ kind: 'old', sort: 'self', assessedOn: '2025-03-30' }],
  },
  {
    fact: 'both scores are old',
    scores: [self('weak', '2024-03-30'), other('weak', '2024-03-30')],
    found: ['old', 'old'],
  },
  { fact: 'an old score was given again', scores: [self('weak', '2024-03-30'), self('weak')], found: [] },
  {
    fact: 'sound, and most linked work is late',
    scores: [self('sound')],
    actions: { short: 3, of: 5 },
    found: [{ kind: 'mostly-late', why: 'high', late: 3, due: 5 }],
  },
  {
    fact: 'sound, and half of the linked work is late',
    scores: [self('sound')],
    actions: { short: 2, of: 4 },
    found: [],
  },
  {
    fact: 'better than before though low, and all linked work is late',
    scores: [self('weak', '2025-05-01'), self('developing')],
    actions: { short: 1, of: 1 },
    found: [{ kind: 'mostly-late', why: 'risen' }],
  },
  {
    fact: 'low and no better, and all linked work is late',
    scores: [self('developing', '2025-05-01'), self('developing')],
    actions: { short: 1, of: 1 },
    found: [],
  },
  {
    fact: 'strong, and most measures are off target',
    scores: [self('strong')],
    measures: { short: 2, of: 3 },
    found: [{ kind: 'off-target', off: 2, judged: 3 }],
  },
  {
    fact: 'an independent score alone is never set against the work',
    scores: [other('strong')],
    actions: { short: 5, of: 5 },
    found: [],
  },
];

test.each(cases)('$fact', ({ scores, actions = nothing, measures = nothing, found }) => {
  const given = odditiesOf(heldOf(scores, '2024-leadership'), { actions, measures }, day);
  expect(given).toHaveLength(found.length);
  for (const [at, wanted] of found.entries())
    expect(given[at]).toMatchObject(typeof wanted === 'string' ? { kind: wanted } : wanted);
});

describe('which score holds', () => {
  test('that of the latest day, and of one day the last recorded; an older one entered late does not', () => {
    const first = self('weak', '2026-01-01');
    const second = self('sound', '2026-01-01');
    const entered = self('strong', '2025-01-01');
    const { self: holds, earlier } = heldOf([first, second, entered], '2024-leadership');
    expect(holds).toBe(second);
    expect(earlier).toEqual([first, entered]);
  });

  test('scores of other themes are left out', () => {
    expect(heldOf([self('weak')], '2024-culture')).toEqual({ self: null, independent: null, earlier: [] });
  });
});

test.each(guidances)(
  'every theme of $version says what works well and what warns, three to five of each',
  ({ themes }) => {
    expect(themes).toHaveLength(7);
    for (const { well, warnings, title } of themes)
      for (const { length } of [well, warnings]) {
        expect(length, title).toBeGreaterThanOrEqual(3);
        expect(length, title).toBeLessThanOrEqual(5);
      }
  },
);
