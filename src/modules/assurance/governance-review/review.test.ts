// Counts as they are typed, what of them is kept, and which answer of a group holds, as tables of cases.
import { describe, expect, test } from 'vitest';
import {
  type Audience,
  type Counts,
  type GroupAnswer,
  keptCounts,
  type Review,
  readCounts,
  spreadOf,
} from './review.ts';
import { statementLists } from './statements.ts';

test.each<[string, Counts]>([
  ['0 2 5 8 3', [0, 2, 5, 8, 3]],
  ['0, 2, 5, 8, 3', [0, 2, 5, 8, 3]],
  [' 0\t2\t5\t8\t3 ', [0, 2, 5, 8, 3]],
  ['10;0;0;0;0', [10, 0, 0, 0, 0]],
])('“%s” is read as five counts', (typed, counts) => {
  expect(readCounts(typed, 'counts')).toEqual({ ok: true, value: counts });
});

test.each([
  '',
  '1 2 3 4',
  '1 2 3 4 5 6',
  '1 2 3 4 -5',
  '1 2 3 4 5.5',
  'one 2 3 4 5',
  '1 2 3 4 999999',
  '1 2 3 4 %',
])('“%s” is refused, with what to enter', (typed) => {
  const read = readCounts(typed, 'counts-2016-a1');
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.errors[0]?.field).toBe('counts-2016-a1');
});

test.each<[string, Counts, boolean]>([
  ['nobody', [0, 0, 0, 0, 0], false],
  ['four people', [1, 1, 1, 1, 0], false],
  ['four people who say the same', [0, 0, 0, 0, 4], false],
  ['five people', [1, 1, 1, 1, 1], true],
  ['five people who say the same', [0, 0, 0, 0, 5], true],
])('the counts of %s: kept or not', (_, counts, kept) => {
  expect(keptCounts(counts)).toEqual(kept ? counts : null);
});

describe('what holds of a group', () => {
  const review: Review = {
    reviewId: 1,
    year: '2026/27',
    version: '2016',
    audiences: ['partners', 'members'],
    openedOn: '2026-10-01',
    openedBy: 'Zoe',
  };
  const answer = (answerId: number, audience: Audience, counts: Counts | null): GroupAnswer => ({
    answerId,
    reviewId: 1,
    audience,
    statement: '2016-a1',
    counts,
    words: null,
    recordedOn: '2026-10-02',
    recordedBy: 'Zoe',
  });

  test('is the newest, of the groups asked and of no other', () => {
    const first = answer(1, 'members', [5, 0, 0, 0, 0]);
    const second = answer(2, 'members', [0, 0, 0, 0, 6]);
    const found = spreadOf(review, [second, first, answer(3, 'officers', [5, 0, 0, 0, 0])], '2016-a1');
    expect(found).toEqual([
      { audience: 'members', answer: second },
      { audience: 'partners', answer: null },
    ]);
  });

  test('is hidden again where the newest has too few', () => {
    const found = spreadOf(
      review,
      [answer(1, 'members', [5, 0, 0, 0, 0]), answer(2, 'members', null)],
      '2016-a1',
    );
    expect(found[0]?.answer?.counts).toBeNull();
  });
});

test.each(statementLists)(
  'the statements of $version stand under seven principles, each with a name of its own',
  ({ statements, version }) => {
    expect(new Set(statements.map(({ principle }) => principle)).size).toBe(7);
    expect(new Set(statements.map(({ name }) => name)).size).toBe(statements.length);
    expect(statements.every(({ name }) => name.startsWith(version))).toBe(true);
  },
);
