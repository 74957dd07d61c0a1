// Which recommendations ask the same: joined through others, proposed across plans, and never proposed twice.
import { expect, test } from 'vitest';
import type { Item } from '../thread.ts';
import { groupsOf, likelyPairs } from './joined.ts';
import type { Recommendation } from './recommendations.ts';
import type { Pair } from './review.ts';

function asks(id: number, planId: number, title: string): Recommendation {
  const nothing = { sort: null, ref: null, detail: null, parentId: null, level: null, status: null };
  const undated = { start: null, due: null, parts: [], certain: true, documentId: null, source: null };
  const item: Item = { ...nothing, ...undated, id, planId, kind: 'recommendation', title, position: id };
  return { item, items: [item] };
}

const pair = (oneId: number, otherId: number, same = true): Pair => ({
  pairId: 1,
  oneId,
  otherId,
  same,
  reason: 'Read both',
  decidedOn: '2026-01-01',
  decidedBy: 'Ana',
});

const register = asks(1, 1, 'Keep one register of contracts. Nobody could say which of them had run out.');
const scrutiny = asks(2, 1, 'Give scrutiny time before Cabinet decides.');
const contracts = asks(3, 2, 'All contracts should stand in one register that is kept up to date.');
const twice = asks(4, 2, 'A register of contracts should be kept by the finance team.');
const another = asks(5, 3, 'Publish the accounts on time.');
const all = [register, scrutiny, contracts, twice, another];

const ids = (groups: readonly (readonly Recommendation[])[]) =>
  groups.map((group) => group.map(({ item }) => item.id));

test('those that somebody joined are together, through others too, and every one is in one group alone', () => {
  expect(ids(groupsOf(all, []))).toEqual([[1], [2], [3], [4], [5]]);
  expect(ids(groupsOf(all, [pair(1, 3), pair(3, 5)]))).toEqual([[1, 3, 5], [2], [4]]);
  expect(ids(groupsOf(all, [pair(1, 3), pair(3, 5, false)]))).toEqual([[1, 3], [2], [4], [5]]);
  // One that has left the plan joins nothing.
  expect(ids(groupsOf(all, [pair(1, 9)]))).toEqual([[1], [2], [3], [4], [5]]);
});

test('likely pairs are of different plans, and none that was decided comes back', () => {
  const proposed = (pairs: readonly Pair[] = []) => ids(likelyPairs(all, pairs));
  expect(proposed()).toEqual([
    [1, 3],
    [1, 4],
  ]);
  expect(proposed([pair(1, 3, false)])).toEqual([[1, 4]]);
  // Joined to one of them through another, it is not asked about again.
  expect(proposed([pair(1, 3), pair(3, 4)])).toEqual([]);
});
