// Periods: which is next, what it is called, and sums that agree with themselves.
import { expect, test } from 'vitest';
import { type Cycle, figuresOf, nextPeriod, type Period, type Standing } from './period.ts';

const cycle = (everyMonths: number): Cycle => ({
  cycleId: 1,
  name: 'Monthly',
  planId: 1,
  bodyId: null,
  everyMonths,
  answersAfterDays: 4,
  signedAfterDays: 6,
  boardAfterDays: 10,
  afterCycle: null,
  stoppedOn: null,
});

test.each([
  [1, '2026-11-01', 'October 2026', '2026-10-01', '2026-10-31'],
  [1, '2026-11-30', 'October 2026', '2026-10-01', '2026-10-31'],
  [1, '2027-01-05', 'December 2026', '2026-12-01', '2026-12-31'],
  [2, '2026-11-15', 'August 2026 and September 2026', '2026-08-01', '2026-09-30'],
  [3, '2026-11-15', 'Quarter 2, 2026/27', '2026-07-01', '2026-09-30'],
  [3, '2026-04-01', 'Quarter 4, 2025/26', '2026-01-01', '2026-03-31'],
  [6, '2026-11-15', 'First half of 2026/27', '2026-04-01', '2026-09-30'],
  [6, '2026-05-15', 'Second half of 2025/26', '2025-10-01', '2026-03-31'],
  [12, '2026-05-15', '2025/26', '2025-04-01', '2026-03-31'],
])('every %i months, opened on %s: %s', (months, day, name, fromOn, toOn) => {
  expect(nextPeriod(cycle(months), null, day)).toMatchObject({ name, fromOn, toOn, openedOn: day });
});

test('the next period follows the last, and its days fall on days that are worked', () => {
  const last: Period = { ...nextPeriod(cycle(1), null, '2026-12-02'), periodId: 1, closedOn: '2026-12-15' };
  const next = nextPeriod(cycle(1), last, '2027-01-01');
  // 4 January is a Monday; 6 a Wednesday; 10 a Sunday, so that the board meets on the 11th.
  expect(next).toMatchObject({
    name: 'December 2026',
    answersBy: '2027-01-04',
    signedBy: '2027-01-06',
    boardOn: '2027-01-11',
  });
});

const standing = (itemId: number, given: Partial<Standing> = {}): Standing => ({
  itemId,
  words: 'On track',
  lifecycle: 'in-progress',
  confidence: 'on-track',
  open: true,
  updateId: 1,
  staleSince: null,
  stale: false,
  ...given,
});

test('opening and new less closed is closing, and what is stale counts as no colour', () => {
  const figures = figuresOf(
    [
      standing(1),
      standing(2, { open: false }),
      standing(3, { stale: true }),
      standing(4, { confidence: 'off-track' }),
    ],
    new Set([1, 2, 3, 9]),
  );
  expect(figures).toMatchObject({
    opening: 4,
    fresh: 1,
    closed: 2,
    closing: 3,
    stale: 1,
    onTrack: 1,
    offTrack: 1,
  });
  expect(figures.opening + figures.fresh - figures.closed).toBe(figures.closing);
});
