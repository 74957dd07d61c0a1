// What makes the gap of a year, and what moved it since the year before: amounts that add up to the penny. Pure.

import type { Figures } from '../engine/model/exact.ts';
import type { Program } from '../engine/model/model.ts';
import { nought, type Pounds } from '../engine/pounds.ts';

export interface Cause {
  words: string;
  /** The row of the model where it is seen. */
  row: string;
  /** Above nought it widens the gap. */
  amount: Pounds;
}

/** Rows that come to the gap of a year, and the way each counts. */
const parts: readonly (readonly [row: string, words: string, sign: 1 | -1])[] = [
  ['services', 'Services', 1],
  ['financing', 'Cost of debt', 1],
  ['reserves-built', 'Put into reserves', 1],
  ['savings', 'Recurring savings', 1],
  ['savings-once', 'One-off savings', 1],
  ['council-tax', 'Council tax', -1],
  ['rates-kept', 'Business rates', -1],
  ['grants-all', 'Grants', -1],
  ['reserves-drawn', 'Drawn from reserves', -1],
];

/** What the gap of a year is made of. Sums to it. */
export function partsOfGap(figures: Figures, at: number): Cause[] {
  return parts
    .map(([row, words, sign]) => ({ row, words, amount: figures.of(row, at).times(sign) }))
    .filter(({ amount }) => !amount.isZero());
}

const driverCauses: Readonly<Record<string, string>> = {
  pay: 'Pay',
  prices: 'Prices',
  contracts: 'Contracts and care fees',
  demand: 'Demand',
  income: 'Fees and charges',
};

/** What moved the gap from the year before to this one, the largest first. Sums to the difference. `at` is 1 or more. */
export function causesOfMove(program: Program, figures: Figures, at: number): Cause[] {
  const moved = (row: string) => figures.of(row, at).minus(figures.of(row, at - 1));
  const causes = new Map<string, Cause>();
  const add = (words: string, row: string, amount: Pounds) => {
    const known = causes.get(words);
    causes.set(words, { words, row, amount: (known?.amount ?? nought).plus(amount) });
  };
  for (const { id, risesBy: driver } of program.model.rows) {
    if (!id.startsWith('line:')) continue;
    const risen = driver
      ? figures
          .of(id, at - 1)
          .times(figures.of(driver, at))
          .dividedBy(100)
      : nought;
    if (driver) add(driverCauses[driver] ?? driver, driver, risen);
    add('Pressures and growth', 'services', moved(id).minus(risen));
  }
  for (const row of ['mrp', 'interest-loans', 'interest-new', 'sale-effects', 'investment-income'])
    add(debtCauses[row] ?? row, row, moved(row));
  for (const [row, words, sign] of parts)
    if (row !== 'services' && row !== 'financing') add(words, row, moved(row).times(sign));
  return [...causes.values()]
    .filter(({ amount }) => amount.abs().greaterThanOrEqualTo('0.005'))
    .sort((a, b) => b.amount.abs().comparedTo(a.amount.abs()) || a.words.localeCompare(b.words));
}

const debtCauses: Readonly<Record<string, string>> = {
  mrp: 'Provision to repay debt (MRP)',
  'interest-loans': 'Interest on loans',
  'interest-new': 'Interest on new borrowing',
  'sale-effects': 'Income lost by sales',
  'investment-income': 'Income from investments',
};
