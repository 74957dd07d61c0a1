// Rules of boards: when a meeting is in detail, who sits on one by its form, and lines that never loop.
import { expect, test } from 'vitest';
import { isDueInDetail, seatsOf } from './board.ts';
import { branches } from './lines.ts';

const terms = { exceptionMonths: 1, detailMonths: 3 };
const met = (heldOn: string, inDetail: boolean) => ({ meetingId: 1, bodyId: 1, heldOn, inDetail });

test.each([
  ['the first meeting is in detail', [], '2026-10-07', true],
  ['the month after is by exception', [met('2026-10-07', true)], '2026-11-04', false],
  [
    'three months after is in detail, though it falls some days earlier',
    [met('2026-10-07', true)],
    '2027-01-05',
    true,
  ],
  [
    'meetings by exception do not put it off',
    [met('2026-12-02', false), met('2026-10-07', true)],
    '2027-01-05',
    true,
  ],
  ['a meeting set for later does not count', [met('2027-03-01', true)], '2027-01-05', true],
])('monthly by exception and quarterly in detail: %s', (_, meetings, day, expected) => {
  expect(isDueInDetail(terms, meetings, day)).toBe(expected);
});

test('everybody sits on a board once, and whoever is given no role no longer does', () => {
  const form = {
    role_4: 'chair',
    role_5: '',
    role_6: 'member',
    add1: '7',
    addRole1: 'co-chair',
    add2: '4',
    add3: '',
    name: 'x',
  };
  expect(seatsOf(form)).toEqual([
    { personId: 4, role: 'chair' },
    { personId: 6, role: 'member' },
    { personId: 7, role: 'co-chair' },
  ]);
});

test('boards that report to one another in a ring are still drawn, each once', () => {
  const body = (id: number, reportsTo: number | null) => ({
    id,
    reportsTo,
    name: `Board ${id}`,
    kind: 'panel',
    purpose: null,
    meets: null,
    inPublic: false,
    decides: false,
    members: [],
  });
  const names = (list: ReturnType<typeof branches>): string[] =>
    list.flatMap((one) => [one.name, ...names(one.below)]);
  const ring = [body(1, 3), body(2, 1), body(3, 2), body(4, null), body(5, 99)];
  expect(names(branches(ring)).sort()).toEqual(['Board 1', 'Board 2', 'Board 3', 'Board 4', 'Board 5']);
});
