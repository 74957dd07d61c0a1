// The clock of each regime, as a table of cases.
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../kernel/days.ts';
import { clockOf } from './clock.ts';
import type { Deadline, Review, StepDone } from './review.ts';
import { schemes } from './schemes.ts';

function review(scheme: string | null, endedOn: Day): Review {
  return {
    reviewId: 1,
    kind: 'peer-challenge',
    title: 'A review',
    reviewer: 'Peers',
    scheme,
    endedOn,
    reportedOn: null,
    planId: null,
    keptOn: endedOn,
    keptBy: 'Ana',
  };
}

function done(step: string, doneOn: Day | null, more: Partial<StepDone> = {}): StepDone {
  const known = { stepId: 1, reviewId: 1, deadlineId: null, words: 'The website', recordedBy: 'Ana' };
  return { ...known, step, doneOn, recordedOn: '2027-01-01', ...more };
}

const days = (scheme: string, endedOn: Day) =>
  clockOf({ review: review(scheme, endedOn), deadlines: [], steps: [] }, endedOn).map(
    ({ step, usualOn, dueOn }) => [step, usualOn, dueOn],
  );

describe('what is due when', () => {
  test('a peer challenge of the present scheme', () => {
    expect(days('peer-challenge-2024', '2026-01-15')).toEqual([
      ['report', null, '2026-04-15'],
      ['action-plan', '2026-04-15', '2026-06-15'],
      ['progress-review', '2026-11-15', '2027-01-15'],
      ['progress-report', null, '2027-01-15'],
      ['next-challenge', null, '2031-01-15'],
    ]);
  });

  test.each([
    ['peer-challenge-check-in', '2022-02-03', [['check-in', null, '2022-08-03']]],
    ['peer-challenge-2016', '2016-10-28', [['follow-up', '2017-10-28', '2018-10-28']]],
    ['best-value-notice', '2025-05-08', [['end', null, '2026-05-08']]],
    // A month without such a day ends the wait on its last day.
    ['peer-challenge-check-in', '2025-08-31', [['check-in', null, '2026-02-28']]],
    ['best-value-notice', '2024-02-29', [['end', null, '2025-02-28']]],
  ])('%s from %s', (scheme, endedOn, expected) => {
    expect(days(scheme, endedOn)).toEqual(expected);
  });
});

describe('how a step stands', () => {
  const stands = (step: string, day: Day, steps: readonly StepDone[] = []) => {
    const facts = { review: review('peer-challenge-2024', '2026-01-15'), deadlines: [], steps };
    return clockOf(facts, day).find((one) => one.step === step)?.state;
  };
  test.each([
    ['report', '2026-04-14', [], 'to-come'],
    ['report', '2026-04-15', [], 'to-come'],
    ['report', '2026-04-16', [], 'overdue'],
    ['report', '2027-04-16', [done('report', '2026-04-15')], 'done'],
    ['report', '2027-04-16', [done('report', '2026-04-16')], 'done-late'],
    ['action-plan', '2026-04-14', [], 'to-come'],
    ['action-plan', '2026-04-15', [], 'open'],
    ['action-plan', '2026-06-15', [], 'open'],
    ['action-plan', '2026-06-16', [], 'overdue'],
    ['progress-review', '2026-12-01', [], 'open'],
    ['progress-review', '2027-01-16', [], 'overdue'],
    // A step of another name, or of another review, says nothing of this one.
    ['action-plan', '2026-06-16', [done('report', '2026-04-01')], 'overdue'],
    ['report', '2026-04-16', [done('report', '2026-04-01', { reviewId: 2 })], 'overdue'],
    // The newest holds: a day that was wrong is taken back.
    ['report', '2026-04-16', [done('report', '2026-04-01'), done('report', null)], 'overdue'],
    ['report', '2026-04-16', [done('report', null), done('report', '2026-04-01')], 'done'],
  ] as const)('%s on %s', (step, day, steps, expected) => {
    expect(stands(step, day, steps)).toBe(expected);
  });
});

test('a day that a letter sets stands on the same clock, and without a scheme there is no other', () => {
  const deadline: Deadline = {
    deadlineId: 7,
    reviewId: 1,
    what: 'Answer the auditor',
    dueOn: '2026-03-01',
    saidIn: 'page 4 of the letter',
    setOn: '2026-01-20',
    setBy: 'Ana',
  };
  const facts = { review: review(null, '2026-01-15'), deadlines: [deadline], steps: [] };
  const other = { ...deadline, reviewId: 2 };
  expect(clockOf(facts, '2026-03-02')).toMatchObject([{ step: 'own-7', state: 'overdue' }]);
  expect(clockOf({ ...facts, deadlines: [other] }, '2026-03-02')).toEqual([]);
  const steps = [{ ...done('', '2026-02-27'), step: null, deadlineId: 7 }];
  expect(clockOf({ ...facts, steps }, '2026-03-02')).toMatchObject([{ state: 'done' }]);
});

test('every scheme says where its days are published, and names each step once', () => {
  expect(new Set(schemes.map(({ name }) => name)).size).toBe(schemes.length);
  for (const { source, steps } of schemes) {
    expect(source).not.toBe('');
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    for (const { usual, within } of steps) expect(usual ?? 0).toBeLessThan(within);
  }
});
