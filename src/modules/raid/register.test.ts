// What stands on a day: appetite, acceptance, reviews, and which comes first.
import { describe, expect, test } from 'vitest';
import { entry, threeByThree } from './raid.sample.ts';
import { registerOf, worstFirst } from './register.ts';

const day = '2026-11-22';

const scored = (entryId: number, likelihood: number, impact: number) => ({
  scoreId: entryId,
  entryId,
  role: 'current' as const,
  matrixId: threeByThree.matrixId,
  likelihood,
  impact,
  amountPence: null,
  scoredOn: day,
  scoredBy: 'Ann Hale',
  reason: 'First score',
});

const accepted = (entryId: number, untilOn: string) => ({
  entryId,
  acceptedBy: 1,
  acceptedOn: '2026-10-01',
  untilOn,
  recordedBy: 'Ann Hale',
  reason: 'For now',
});

describe('what stands on a day', () => {
  const register = registerOf(
    {
      entries: [
        entry(1),
        entry(2),
        entry(3, { kind: 'opportunity' }),
        entry(4, { categoryId: null }),
        entry(5, { nextReviewOn: '2026-11-21' }),
        entry(6, { nextReviewOn: '2026-11-22' }),
        entry(7, { nextReviewOn: '2026-01-02', closedOn: '2026-02-01' }),
      ],
      scores: [scored(1, 2, 1), scored(2, 3, 3), scored(3, 3, 3), scored(4, 3, 3)],
      links: [],
      acceptances: [accepted(1, '2026-11-22'), accepted(2, '2026-11-21')],
      matrices: [threeByThree],
      categories: [{ categoryId: 1, name: 'Money' }],
      appetites: [
        { categoryId: 1, fromOn: '2026-06-01', highestBand: 'Medium', words: null },
        { categoryId: 1, fromOn: '2027-01-01', highestBand: 'High', words: null },
        { categoryId: 1, fromOn: '2025-01-01', highestBand: 'High', words: null },
      ],
    },
    day,
  );
  const at = (id: number) => register.row(id);

  test('a score above the appetite of its category that day is a breach; an opportunity is none', () => {
    expect([1, 2, 3, 4, 5].map((id) => at(id)?.appetite)).toEqual([
      'within',
      'above',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  test('an acceptance stands to the end of its last day', () => {
    expect([1, 2, 3].map((id) => at(id)?.accepted)).toEqual(['stands', 'expired', 'no']);
  });

  test('a review is overdue from the day after, and never on a closed entry', () => {
    expect([5, 6, 7].map((id) => at(id)?.overdue)).toEqual([true, false, false]);
  });

  test('the worst comes first, and what has no score last', () => {
    expect(worstFirst(register.rows.slice(0, 5)).map((row) => row.entry.entryId)).toEqual([2, 3, 4, 1, 5]);
  });
});
