// Laws of a pack's figures: opening and new less closed is closing, whatever happened between two packs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registerOf } from './build-pack.ts';
import { share } from './pack.ts';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }));

test('opening and new less closed is closing, and nothing is counted twice', () => {
  fc.assert(
    fc.property(ids, ids, (before, now) => {
      const line = registerOf({ since: 'in the pack before', open: before }, now);
      if (!line) throw new Error('A pack before gives an opening figure.');
      expect(line.opening + line.added.length - line.closed.length).toBe(line.closing);
      expect(line.closing).toBe(now.length);
      expect(line.added.filter((id) => line.closed.includes(id))).toEqual([]);
    }),
  );
});

test('the first pack of its kind has no opening figure to invent', () => {
  expect(registerOf(null, [1, 2])).toBeNull();
});

test('a percentage is printed with what it is of, and never of nothing', () => {
  expect(share({ number: 6, of: 41 })).toBe('6 of 41 actions (14.6%)');
  expect(share({ number: 1, of: 1 })).toBe('1 of 1 action (100.0%)');
  expect(share({ number: 0, of: 0 })).toBe('0 of 0 actions');
});
