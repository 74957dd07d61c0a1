import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPounds, sayMillions, sayPounds, sayThousands } from './money.ts';

test('amounts are read as pence, however they are written', () => {
  expect(['£1,234.56', '1234.5', '(£12)', '-£12', '−12', ' £ 7 ', '0'].map(readPounds)).toEqual([
    123_456, 123_450, -1200, -1200, -1200, 700, 0,
  ]);
});

test('what is no amount is not read as one', () => {
  for (const words of ['', '£', '1,23', '12.345', '1e3', '£1m', '12 34', '99999999999999999'])
    expect(readPounds(words), words).toBeUndefined();
});

test('an amount said and read again is the same to the penny', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (pence) => {
      expect(readPounds(sayPounds(pence))).toBe(pence === 0 ? 0 : pence);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('thousands and millions are rounded with a half away from nought', () => {
  expect([sayThousands(123_456_789), sayThousands(50_000), sayThousands(-50_000)]).toEqual([
    '£1,235k',
    '£1k',
    '−£1k',
  ]);
  expect([sayMillions(124_999_999), sayMillions(125_000_000), sayMillions(-125_000_000)]).toEqual([
    '£1.2m',
    '£1.3m',
    '−£1.3m',
  ]);
});
