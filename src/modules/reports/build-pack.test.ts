// Sayings of a pack's figures.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsOf } from './build-pack.ts';
import { share } from './pack.ts';

test('a percentage is printed with what it is of, and never of nothing', () => {
  expect(share({ number: 6, of: 41 })).toBe('6 of 41 actions (14.6%)');
  expect(share({ number: 1, of: 1 })).toBe('1 of 1 action (100.0%)');
  expect(share({ number: 0, of: 0 })).toBe('0 of 0 actions');
});

test('whatever stands in a pack, each count and its percentage are of the same rows', () => {
  const marks = fc.constantFrom('Late', 'On track', 'No date', 'Delivered');
  const packs = fc.uniqueArray(fc.record({ id: fc.nat(), mark: marks }), { selector: ({ id }) => id });
  fc.assert(
    fc.property(packs, (rows) => {
      const counts = countsOf(rows);
      expect(counts.flatMap(({ items }) => items).sort()).toEqual(rows.map(({ id }) => id).sort());
      for (const one of counts) {
        const own = rows.filter(({ mark }) => mark === one.words);
        expect(one.items).toEqual(own.map(({ id }) => id));
        const [, number, of, percentage] =
          /^([\d,]+) of ([\d,]+) actions? \(([\d.]+)%\)$/.exec(share(one)) ?? [];
        expect([number, of].map((words) => Number(words?.replaceAll(',', '')))).toEqual([
          own.length,
          rows.length,
        ]);
        expect(Math.abs(Number(percentage) - (own.length / rows.length) * 100)).toBeLessThanOrEqual(
          0.05 + 1e-9,
        );
      }
    }),
  );
});
