// What stands in a cell of a model: numbers, other rows of the same year or an earlier one, and arithmetic. Pure.
import { type Pounds, pounds } from '../pounds.ts';

export const operations = ['add', 'minus', 'times', 'over', 'larger', 'smaller', 'power'] as const;
export type Operation = (typeof operations)[number];

export type Formula =
  | { is: 'number'; value: Pounds }
  /** Another row, so many years earlier. Before the first year it is nought. */
  | { is: 'row'; id: string; yearsBefore: number }
  | { is: Operation; one: Formula; other: Formula };

/** A formula, or a number that stands for itself. */
export type Part = Formula | Pounds | number;

const formulaOf = (part: Part): Formula =>
  typeof part === 'object' && 'is' in part ? part : { is: 'number', value: pounds(part) };
const both =
  (is: Operation) =>
  (one: Part, other: Part): Formula => ({ is, one: formulaOf(one), other: formulaOf(other) });

export const number = (value: Pounds | number): Formula => formulaOf(value);
export const row = (id: string, yearsBefore = 0): Formula => ({ is: 'row', id, yearsBefore });
export const minus = both('minus');
export const times = both('times');
export const over = both('over');
export const larger = both('larger');
export const smaller = both('smaller');
export const power = both('power');

/** Of none, nought. Adds pairs of pairs, so that a sum of many is not deep. */
export function add(...parts: readonly Part[]): Formula {
  const [first] = parts;
  if (first === undefined) return number(0);
  if (parts.length === 1) return formulaOf(first);
  const half = Math.ceil(parts.length / 2);
  return { is: 'add', one: add(...parts.slice(0, half)), other: add(...parts.slice(half)) };
}

/** A percentage more than 1: `1 + 4.99 ÷ 100`. */
export const risenBy = (percent: Part): Formula => add(1, over(percent, 100));

/** From 0 to 1. */
export const share = (part: Part): Formula => larger(0, smaller(1, part));

const signs: Record<Operation, string> = {
  add: '+',
  minus: '-',
  times: '*',
  over: '/',
  larger: 'MAX',
  smaller: 'MIN',
  power: '^',
};

/**
 * As a spreadsheet writes it, without the `=`. `place` gives the address of a row's cell so many years earlier, or null
 * before the first year.
 */
export function inSpreadsheet(
  formula: Formula,
  place: (id: string, yearsBefore: number) => string | null,
): string {
  switch (formula.is) {
    case 'number':
      // Below nought it is in brackets: a spreadsheet reads -2^2 as 4.
      return formula.value.isNegative() ? `(${formula.value.toFixed()})` : formula.value.toFixed();
    case 'row':
      return place(formula.id, formula.yearsBefore) ?? '0';
    case 'larger':
    case 'smaller':
      return `${signs[formula.is]}(${inSpreadsheet(formula.one, place)},${inSpreadsheet(formula.other, place)})`;
    case 'add':
      return `${inSpreadsheet(formula.one, place)}+${inSpreadsheet(formula.other, place)}`;
    default:
      return `${bracketed(formula.one, place)}${signs[formula.is]}${bracketed(formula.other, place)}`;
  }
}

function bracketed(formula: Formula, place: (id: string, yearsBefore: number) => string | null): string {
  const words = inSpreadsheet(formula, place);
  const stands = formula.is === 'number' || formula.is === 'row' || /^(?:larger|smaller)$/.test(formula.is);
  return stands ? words : `(${words})`;
}
