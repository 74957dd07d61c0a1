// Money in words: amounts of the plan for people, and where each page stands.
import { type Pence, sayMillions, sayPounds } from '../../../kernel/money.ts';
import type { Unit } from '../engine/model/model.ts';
import type { Pounds } from '../engine/pounds.ts';

export const planPaths = {
  position: () => '/money',
  plan: () => '/money/plan',
  workbook: () => '/money/plan.xlsx',
  row: (id: string) => `/money/plan/${encodeURIComponent(id)}`,
  why: (year?: string) => `/money/why${year ? `?year=${encodeURIComponent(year)}` : ''}`,
  since: () => '/money/since',
  close: (year?: string) => `/money/close${year ? `?year=${encodeURIComponent(year)}` : ''}`,
  whatIf: (asked: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(asked).toString();
    return `/money/what-if${query ? `?${query}` : ''}`;
  },
  slips: () => '/money/slips',
  debt: () => '/money/debt',
  reduction: () => '/money/debt-reduction',
  provision: () => '/money/provision',
  inYear: () => '/money/in-year',
  service: (entryId: number) => `/money/in-year/${entryId}`,
  unclaimed: () => '/money/in-year/unclaimed',
  ledger: () => '/money/ledger',
  cash: () => '/money/cash',
  roadmap: (year?: string) => `/money/roadmap${year ? `?year=${encodeURIComponent(year)}` : ''}`,
  accounts: () => '/money/accounts',
  priorities: () => '/money/priorities',
  sales: () => '/money/sales',
  investments: () => '/money/investments',
  programme: () => '/money/programme',
  indicators: () => '/money/indicators',
  scenarios: () => '/money/scenarios',
  scenario: (scenarioId: number) => `/money/scenarios/${scenarioId}`,
};

export const penceOf = (amount: Pounds | number): Pence =>
  Math.round((typeof amount === 'number' ? amount : amount.toNumber()) * 100);

/** `£12.3m`, or `£45,600` below a million. */
export function sayMoney(amount: Pounds | number): string {
  const pence = penceOf(amount);
  return Math.abs(pence) >= 100_000_000 ? sayMillions(pence) : sayWhole(amount);
}

/** `£1,234,567`: whole pounds, for a column that is added up. */
export const sayWhole = (amount: Pounds | number): string =>
  sayPounds(Math.round(penceOf(amount) / 100) * 100);

/** A figure of a row, as its unit is said. */
export function sayFigure(unit: Unit, value: Pounds): string {
  if (unit === 'pounds') return sayMoney(value);
  if (unit === 'percent') return `${value.toDecimalPlaces(2).toString().replace('-', '−')}%`;
  if (unit === 'months') return value.toDecimalPlaces(1).toString();
  return value.toNumber().toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

/** The figures of one row, all in one unit of money. */
export function sayRow(unit: Unit, values: readonly Pounds[]): string[] {
  if (unit !== 'pounds' || values.every((value) => value.abs().lessThan(1_000_000)))
    return values.map((value) => sayFigure(unit, value));
  return values.map((value) => sayMillions(penceOf(value)));
}

/** `£12.3m more than it has`, or the other way round. */
export function sayGap(amount: Pounds | number): string {
  const pence = penceOf(amount);
  if (pence === 0) return 'as much as it has';
  return `${sayMoney(Math.abs(pence) / 100)} ${pence > 0 ? 'more' : 'less'} than it has`;
}

/** `£1.2m over`, `£300,000 under`, `As budgeted`. */
export const sayOver = (pence: Pence): string =>
  pence === 0 ? 'As budgeted' : `${sayMoney(Math.abs(pence) / 100)} ${pence > 0 ? 'over' : 'under'}`;
