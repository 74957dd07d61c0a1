// Pounds in calculations: exact decimals inside, pence at the edges.
import { Decimal } from 'decimal.js';
import { GivenFigure } from '../../../kernel/figure.ts';

/** 40 significant digits: a factor of a hundred half-years keeps its pence. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
export type Pounds = Decimal;

export const pounds = (amount: Decimal.Value): Pounds => new Exact(amount);
export const nought: Pounds = pounds(0);

/** To the penny, a half away from nought. */
export const toPence = (amount: Pounds): Pounds => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
/** A number for an answer, to the penny. */
export const said = (amount: Pounds): number => toPence(amount).toNumber();

export const sumOf = (amounts: readonly Pounds[]): Pounds =>
  amounts.reduce((sum, amount) => sum.plus(amount), nought);
export const larger = (one: Pounds, other: Pounds): Pounds => (one.greaterThan(other) ? one : other);
export const smaller = (one: Pounds, other: Pounds): Pounds => (one.lessThan(other) ? one : other);

/** An amount of a case, in pounds: a number, or its text as printed (`£71m`, `1,234.56`). */
export const Amount = GivenFigure.transform(pounds).describe('Pounds: a number, or its text as printed');
export const AmountFromNought = Amount.refine((amount) => amount.greaterThanOrEqualTo(0), {
  error: 'may not be below 0',
}).describe('Pounds, 0 or more');

/** A number for an answer in the unit of its case: exact to a millionth of it. */
export const plain = (amount: Pounds): number => amount.toDecimalPlaces(6, Decimal.ROUND_HALF_UP).toNumber();
