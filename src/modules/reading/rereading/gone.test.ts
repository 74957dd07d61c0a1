// What a next edition leaves out: what may be said of each item, and what is not offered of a Direction.
import { expect, test } from 'vitest';
import { threadOf } from '../../plan/thread.sample.ts';
import type { Comparison } from './compare.ts';
import type { Beside } from './edition.actions.ts';
import { goneView } from './edition.pages.ts';

const item = { id: 1, planId: 1, ref: null, parentId: null, parts: [], status: null, due: null, position: 1 };

test('of a Direction that is gone no ending is offered; of an action it is', () => {
  const thread = threadOf([
    { ...item, kind: 'mandate', sort: 'direction', title: 'Direction A' },
    { ...item, id: 2, position: 2, kind: 'action', sort: null, title: 'Sell the depot' },
  ] as unknown as Parameters<typeof threadOf>[0]); // Only what the view reads.
  const beside = { thread, plan: { items: [] }, reading: { readingId: 1, state: 'read' }, said: new Map() };
  const comparison = { gone: [1, 2], added: [] };
  // Only what the view reads.
  const { rows, instrumentsPath } = goneView(
    beside as unknown as Beside,
    comparison as unknown as Comparison,
  );
  expect(rows.map(({ title, isDirection }) => [title, isDirection])).toEqual([
    ['Direction A', true],
    ['Sell the depot', false],
  ]);
  expect(instrumentsPath).toBe('/instruments');
});
