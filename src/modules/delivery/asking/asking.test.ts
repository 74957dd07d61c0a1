// Which reminder a period has reached.
import { expect, test } from 'vitest';
import type { Period } from '../periods/period.ts';
import { reminderReached } from './asking.ts';

const period: Period = {
  periodId: 1,
  cycleId: 1,
  name: 'Quarter 2, 2026/27',
  fromOn: '2026-07-01',
  toOn: '2026-09-30',
  openedOn: '2026-10-01',
  answersBy: '2026-11-20',
  signedBy: '2026-11-24',
  boardOn: '2026-11-30',
  closedOn: null,
};
const before = (days: number) => ({ why: 'before', days });

test.each([
  ['2026-10-20', null],
  ['2026-10-21', before(30)],
  ['2026-11-12', before(30)],
  ['2026-11-13', before(7)],
  // The server was off on the seventh day before.
  ['2026-11-15', before(7)],
  ['2026-11-19', before(1)],
  ['2026-11-20', before(1)],
  ['2026-11-21', { why: 'overdue', days: 0 }],
  ['2027-01-10', { why: 'overdue', days: 0 }],
])('on %s', (day, reached) => {
  expect(reminderReached(period, day, [30, 7, 1])).toEqual(reached);
});

test('a reminder that lay before the opening is never sent', () => {
  const short = { ...period, openedOn: '2026-11-15' };
  expect(reminderReached(short, '2026-11-16', [30, 7, 1])).toBeNull();
  expect(reminderReached(short, '2026-11-19', [30, 7, 1])).toEqual(before(1));
});
