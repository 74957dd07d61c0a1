// One post under its whole name and a part of it.
import { expect, test } from 'vitest';
import { fullPostNames } from './posts.ts';

test.each([
  [['Chief Finance Officer', 'Chief Finance Officer / Section 151 officer'], 1],
  [['Director of Place', 'Director of People'], 2],
  [['Section 151 Officer', 'Chief finance officer/section 151 officer'], 1],
  [['Director', 'Director / Monitoring Officer', 'Director / Section 151 Officer'], 3],
  [['Head of Housing', 'head of housing / Deputy Director'], 1],
])('%j is %i posts', (names, number) => {
  expect(new Set(fullPostNames(names).values()).size).toBe(number);
});
