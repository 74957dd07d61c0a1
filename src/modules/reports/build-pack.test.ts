// Sayings of a pack's figures.
import { expect, test } from 'vitest';
import { share } from './pack.ts';

test('a percentage is printed with what it is of, and never of nothing', () => {
  expect(share({ number: 6, of: 41 })).toBe('6 of 41 actions (14.6%)');
  expect(share({ number: 1, of: 1 })).toBe('1 of 1 action (100.0%)');
  expect(share({ number: 0, of: 0 })).toBe('0 of 0 actions');
});
