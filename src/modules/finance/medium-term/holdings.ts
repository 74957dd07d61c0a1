// What is to be sold and what was invested, one by one: expected against planned, how late, and whether holding is worth more. Pure.
import { addMonths, type Day } from '../../../kernel/days.ts';
import type { Pence } from '../../../kernel/money.ts';
import { presentValue } from '../engine/disposals/disposals.calculation.ts';
import { type Pounds, pounds } from '../engine/pounds.ts';
import type { AllEntries } from '../registers/entry.ts';
import { penceOf } from './say.ts';

export interface SaleRow {
  entryId: number;
  name: string;
  status: AllEntries['disposals'][number]['facts']['status'];
  /** As late as the action it waits for. */
  on: Day;
  monthsLate: number;
  central: Pence;
  realised: Pence | null;
  /** Realised less the central value; null until it is sold. */
  variance: Pence | null;
  /** After costs, and only where the money is for debt. */
  repays: Pence;
  /** A value of more than two years ago is no value. */
  isOldValue: boolean;
  boards: readonly string[];
  nextStep: string | null;
}

export function salesOf(
  { disposals }: Pick<AllEntries, 'disposals'>,
  day: Day,
  late: ReadonlyMap<number, number>,
): SaleRow[] {
  return disposals
    .map(({ entryId, name, facts }) => {
      const isSold = facts.status === 'completed';
      const monthsLate = isSold ? 0 : (late.get(entryId) ?? 0);
      const value = facts.realised ?? facts.central;
      return {
        entryId,
        name,
        status: facts.status,
        on: facts.completedOn ?? addMonths(facts.plannedOn, monthsLate),
        monthsLate,
        central: facts.central,
        realised: facts.realised ?? null,
        variance: facts.realised === undefined ? null : facts.realised - facts.central,
        repays: facts.use === 'debt' ? Math.round(value * (1 - facts.costRate / 100)) : 0,
        isOldValue: !isSold && (facts.valuedOn === undefined || addMonths(facts.valuedOn, 24) < day),
        boards: (facts.boards ?? '')
          .split(/\n|;/)
          .map((one) => one.trim())
          .filter(Boolean),
        nextStep: facts.nextStep ?? null,
      };
    })
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.name.localeCompare(b.name));
}

export interface HoldingRow {
  entryId: number;
  name: string;
  counterparty: string;
  principal: Pence;
  income: Pence;
  endsOn: Day;
  expectedLoss: Pence;
  /** What a sale is planned to bring; null where none is. */
  proceeds: Pence | null;
  /** Income to the end with what comes back then, worth today at the rate of new borrowing. */
  holdValue: Pence;
}

/** `rate` is of new borrowing, in percent a year. */
export function holdingsOf(
  { investments }: Pick<AllEntries, 'investments'>,
  day: Day,
  rate: Pounds,
): HoldingRow[] {
  return investments
    .filter(({ facts }) => facts.standing !== 'sold')
    .map(({ entryId, name, facts }) => {
      const left = facts.principal - (facts.recovered ?? 0);
      const income = facts.standing === 'default' ? 0 : Math.round((left * facts.rate) / 100);
      return {
        entryId,
        name,
        counterparty: facts.counterparty,
        principal: left,
        income,
        endsOn: facts.maturesOn,
        expectedLoss: facts.expectedLoss ?? 0,
        proceeds: facts.plannedProceeds ?? null,
        holdValue: penceOf(
          heldToTheEnd(left - (facts.expectedLoss ?? 0), income, facts.maturesOn, day, rate),
        ),
      };
    })
    .toSorted((a, b) => b.principal - a.principal);
}

function heldToTheEnd(back: Pence, income: Pence, endsOn: Day, day: Day, rate: Pounds): Pounds {
  if (endsOn <= day) return pounds(Math.max(0, back)).dividedBy(100);
  const years = Math.max(
    1,
    Math.round(Temporal.PlainDate.from(day).until(endsOn).total({ unit: 'year', relativeTo: day })),
  );
  const coupon = pounds(income).dividedBy(100);
  const end = pounds(Math.max(0, back)).dividedBy(100);
  return presentValue(
    Array.from({ length: years }, (_, at) => (at === years - 1 ? coupon.plus(end) : coupon)),
    rate,
  );
}

export const totalOf = <Row>(rows: readonly Row[], of: (row: Row) => Pence): Pence =>
  rows.reduce((sum, row) => sum + of(row), 0);
