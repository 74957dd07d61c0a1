// Parts of a whole: twelve shares of a year, and named shares of a budget.
import { describe, expect, test } from 'vitest';
import { monthlyShares, namedShares, partsIn, shareTo } from './parts.ts';

describe('twelve shares of a year', () => {
  const field = monthlyShares('Profile', '');
  test.each([
    ['8 8 8 8 8 8 8 8 9 9 9 9', '8 8 8 8 8 8 8 8 9 9 9 9'],
    ['8%, 8%, 8%, 8%, 8%, 8%, 8%, 8%, 9%, 9%, 9%, 9%', '8 8 8 8 8 8 8 8 9 9 9 9'],
    ['25 0 0 25 0 0 25 0 0 25 0 0', '25 0 0 25 0 0 25 0 0 25 0 0'],
  ])('%s is read', (words, value) => expect(field.read(words, 100)).toEqual({ value }));
  test.each([
    ['8 8 8', /3 shares are given, and a year has twelve months/],
    ['10 10 10 10 10 10 10 10 10 10 10 10', /come to 120%/],
    ['8 8 8 8 8 8 8 8 9 9 9 x', /not a number/],
  ])('%s is refused', (words, says) =>
    expect((field.read(words, 100) as { error: string }).error).toMatch(says),
  );
  test('a share to a month is even where none is given, and the whole at the end', () => {
    expect(shareTo(undefined, 3)).toBe(0.25);
    expect(shareTo('25 0 0 25 0 0 25 0 0 25 0 0', 5)).toBe(0.5);
    expect(shareTo('8.3 8.3 8.3 8.3 8.3 8.3 8.3 8.3 8.4 8.4 8.4 8.4', 12)).toBe(1);
  });
});

describe('named shares', () => {
  const field = namedShares('Priorities', '');
  test.each([
    ['Safer streets 40%\nHelp families early: 60', 'Safer streets 40%\nHelp families early 60%'],
    ['Help families early – 12.5 %', 'Help families early 12.5%'],
    ['Homes 2030 100', 'Homes 2030 100%'],
  ])('%s is read', (words, value) => {
    expect(field.read(words, 100)).toEqual({ value });
    expect(
      partsIn(value)
        .map(({ name, percent }) => `${name} ${percent}%`)
        .join('\n'),
    ).toBe(value);
  });
  test.each([
    ['Safer streets', /does not end with its share/],
    ['Safer streets 60\nHelp 50', /come to 110%/],
    ['Safer streets 10\nsafer Streets 10', /stands there twice/],
  ])('%s is refused', (words, says) =>
    expect((field.read(words, 100) as { error: string }).error).toMatch(says),
  );
});
