// Figures as they are printed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Figure, readFigure } from './figure.ts';

test.each([
  ['97.3%', 97.3, 1],
  ['1,234', 1234, 0],
  ['£1.2m', 1_200_000, 0],
  ['£1,234.50', 1234.5, 2],
  ['(12)', -12, 0],
  ['−3.5', -3.5, 1],
  ['- £4k', -4000, 0],
  ['3.15 days', 3.15, 2],
  ['2.5 million', 2_500_000, 0],
  ['0', 0, 0],
  ['.5', 0.5, 1],
  ['+4', 4, 0],
  ['95.0% *', 95, 1],
])('%s is %d, printed with %d decimals', (text, value, decimals) => {
  expect(readFigure(text)).toEqual({ value, decimals });
});

test.each(['', '–', 'n/a', 'No data', 'TBC', '..', '[c]'])('“%s” stands for no figure', (text) => {
  expect(readFigure(text)).toBeNull();
});

test.each(['about 12', '12 or 13', 'Q3', '1,23', '12/13', '31/03/26'])('“%s” is not a figure', (text) => {
  expect(readFigure(text)).toBeUndefined();
  expect(Figure.safeParse(text).success).toBe(false);
});

test('any number is read again as it was printed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (whole, decimals) => {
      const value = whole / 10 ** decimals;
      const printed = value.toLocaleString('en-GB', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      expect(readFigure(printed)?.value).toBe(value);
    }),
  );
});
