import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('commas, quotes and returns stay inside their cell', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x, y', 'say "no"'],
        ['two\nlines', 3],
        [null, ' padded'],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n"x, y","say ""no"""\r\n"two\nlines",3\r\n," padded"\r\n');
});

test('what a spreadsheet would run as a formula is shown as written', () => {
  const [, ...rows] = toCsv(['a'], [['=1+1'], ['+44'], ['-cmd'], ['@SUM(A1)'], ['a=b']])
    .trimEnd()
    .split('\r\n');
  expect(rows).toEqual(["'=1+1", "'+44", "'-cmd", "'@SUM(A1)", 'a=b']);
});
