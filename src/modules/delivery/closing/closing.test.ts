// Closing as rules: what a test makes of an item, and that a register always adds up.
import { expect, test } from 'vitest';
import type { Item } from '../../plan/index.ts';
import { reconcile, retestsAfter } from './closing.ts';

test('the first pass embeds, the last sustains, and one test alone sustains', () => {
  expect(retestsAfter('2026-08-31', [6, 12, 18])).toEqual([
    { afterMonths: 6, dueOn: '2027-02-28', stage: 'embedded' },
    { afterMonths: 12, dueOn: '2027-08-31', stage: null },
    { afterMonths: 18, dueOn: '2028-02-29', stage: 'sustained' },
  ]);
  expect(retestsAfter('2026-11-01', [9]).map(({ stage }) => stage)).toEqual(['sustained']);
  expect(retestsAfter('2026-11-01', [12, 3, 12]).map(({ afterMonths }) => afterMonths)).toEqual([3, 12]);
});

const blank = { planId: 1, kind: 'action', title: 'x', parts: [], due: null } as const;
const item = (id: number, lifecycle: 'in-progress' | 'delivered'): Item => ({
  ...blank,
  parts: [],
  id,
  sort: null,
  ref: null,
  detail: null,
  parentId: null,
  position: id,
  level: null,
  status: { words: lifecycle, lifecycle, confidence: null },
  start: null,
  certain: true,
  documentId: null,
  source: null,
});

test('opening + new + reopened − closed = closing, whatever happened between two days', () => {
  const states = [null, 'in-progress', 'delivered'] as const;
  const pairs = states.flatMap((then) => states.map((now) => [then, now] as const));
  // Every mixture of the nine ways in which an item can be on two days.
  for (let mix = 0; mix < 2 ** pairs.length; mix++) {
    const taken = pairs.map((pair, id) => ({ pair, id })).filter(({ id }) => mix & (1 << id));
    const on = (day: 0 | 1) =>
      taken.flatMap(({ pair, id }) => {
        const state = pair[day];
        return state === null ? [] : [item(id, state)];
      });
    const { opening, added, reopened, closed, closing } = reconcile(on(0), on(1));
    expect(opening.length + added.length + reopened.length - closed.length).toBe(closing.length);
  }
});
