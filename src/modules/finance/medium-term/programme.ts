// The capital programme: each scheme’s budget beside what is now forecast, was spent, and slipped. Pure.
import type { Pence } from '../../../kernel/money.ts';
import type { AllEntries } from '../registers/entry.ts';

export interface SchemeYear {
  year: string;
  budget: Pence;
  forecast: Pence;
  outturn: Pence | null;
  /** Of the budget so far, what is not forecast so far: above nought it comes later. */
  slipped: Pence;
}

export interface SchemeRow {
  entryId: number;
  name: string;
  years: readonly SchemeYear[];
  budget: Pence;
  forecast: Pence;
  /** Forecast less budget over all years: above nought it costs more. */
  overspend: Pence;
  /** Paid for by grants, receipts, revenue and borrowing. */
  funding: Readonly<Record<'grants' | 'receipts' | 'revenue' | 'borrowing', Pence>>;
}

type ByYear = Readonly<Record<string, Pence>>;
const sum = (table: ByYear | undefined): Pence =>
  Object.values(table ?? {}).reduce((total, one) => total + one, 0);

export function programmeOf({ schemes }: Pick<AllEntries, 'schemes'>): SchemeRow[] {
  return schemes.map(({ entryId, name, facts }) => {
    const years = [...new Set([...Object.keys(facts.budget), ...Object.keys(facts.forecast)])].toSorted();
    let [budgeted, expected] = [0, 0];
    const rows = years.map((year): SchemeYear => {
      const [budget, forecast] = [facts.budget[year] ?? 0, facts.forecast[year] ?? 0];
      budgeted += budget;
      expected += forecast;
      return { year, budget, forecast, outturn: facts.outturn?.[year] ?? null, slipped: budgeted - expected };
    });
    const [grants, receipts, revenue] = [sum(facts.grants), sum(facts.receipts), sum(facts.revenue)];
    return {
      entryId,
      name,
      years: rows,
      budget: budgeted,
      forecast: expected,
      overspend: expected - budgeted,
      funding: { grants, receipts, revenue, borrowing: expected - grants - receipts - revenue },
    };
  });
}

/** All schemes together, by year. */
export function programmeYears(rows: readonly SchemeRow[]): SchemeYear[] {
  const years = [...new Set(rows.flatMap((row) => row.years.map(({ year }) => year)))].toSorted();
  let [budgeted, expected] = [0, 0];
  return years.map((year) => {
    const own = rows.flatMap((row) => row.years.filter((one) => one.year === year));
    const [budget, forecast] = [
      own.reduce((total, one) => total + one.budget, 0),
      own.reduce((total, one) => total + one.forecast, 0),
    ];
    budgeted += budget;
    expected += forecast;
    const spent = own.filter(({ outturn }) => outturn !== null);
    return {
      year,
      budget,
      forecast,
      outturn: spent.length > 0 ? spent.reduce((total, one) => total + (one.outturn ?? 0), 0) : null,
      slipped: budgeted - expected,
    };
  });
}
