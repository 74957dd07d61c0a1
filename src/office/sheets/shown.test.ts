import { expect, test } from 'vitest';
import { builtInFormat, showNumber } from './shown.ts';

const shown = (value: number, format: string) => showNumber(value, format, false);

test.each([
  [0.1 + 0.2, 'General', '0.3'],
  [1_234_567.891, 'General', '1234567.891'],
  [0.4567, '0.0%', '45.7%'],
  [-1234.5, '#,##0;[Red](#,##0)', '(1,235)'],
  [1234.5, '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', '£1,234.50'],
  [0, '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', '£-'],
  [12_345, '#,##0,"k"', '12k'],
  [7, '00', '07'],
  [0, '0;-0;;@', ''],
  [3, '[=1]"Yes";[=0]"No";0', '3'],
  [1, '[=1]"Yes";[=0]"No";0', 'Yes'],
  [1.005, '0.00', '1.01'],
  [-0.4, '0', '0'],
  [3, '0 "days; late"', '3 days; late'],
])('%d in the format %s is shown as %s', (value, format, words) => {
  expect(shown(value, format)).toBe(words);
});

test.each([
  ['m/d/yy', '15/03/2023'],
  ['yyyy-mm-dd', '2023-03-15'],
  ['[$-F800]dddd, mmmm dd, yyyy', 'Wednesday, March 15, 2023'],
  ['d-mmm', '15 Mar 2023'],
  ['mmm-yy', 'Mar 23'],
  ['mm/yyyy', 'March 2023'],
  ['"w/c "dd mmm yyyy', 'w/c 15 Mar 2023'],
  ['yyyy', '2023'],
  [builtInFormat(14), '15/03/2023'],
])('a day in the format %s is shown as %s', (format, words) => {
  expect(shown(45_000, format)).toBe(words);
});

test('times are shown without a day they do not have, and midnight not at all', () => {
  expect(shown(0.61, 'h:mm AM/PM')).toBe('14:38');
  expect(shown(45_000.5, 'dd/mm/yyyy hh:mm')).toBe('15/03/2023 12:00');
  expect(shown(45_000, 'dd/mm/yyyy hh:mm')).toBe('15/03/2023');
  expect(shown(1.5, '[h]:mm')).toBe('36:00');
});
