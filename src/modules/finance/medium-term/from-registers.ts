// The medium-term plan as the council's registers give it: entries in pence become the plan in pounds. Pure.
import type { FinancialYear } from '../../../kernel/financial-year.ts';
import type { Pence } from '../../../kernel/money.ts';
import { MediumTermPlan } from '../engine/medium-term/plan.ts';
import { type Pounds, pounds } from '../engine/pounds.ts';
import { yearAfter, yearsBetween } from '../engine/years.ts';
import type { AllEntries } from '../registers/entry.ts';
import type { PlanSettings, ScenarioAssumptions } from '../scenarios/scenario.ts';

type ByYear = Readonly<Record<FinancialYear, Pence>>;

const inPounds = (pence: Pence): string => pounds(pence).dividedBy(100).toFixed(2);
const tableInPounds = (table: ByYear | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(table ?? {}).map(([year, pence]) => [year, inPounds(pence)]));

export interface PlanFromRegisters {
  plan: MediumTermPlan;
  /** The entry that a row of the model comes from: `saving:3`, `sale:1`, `loan:2`, `line:7`. */
  entryOf: ReadonlyMap<string, number>;
}

/** `late` says by how many months each entry waits for its actions. */
export function planFromRegisters(
  entries: AllEntries,
  settings: PlanSettings,
  assumptions: ScenarioAssumptions,
  late: ReadonlyMap<number, number>,
): PlanFromRegisters {
  const parts = partsOf(entries, settings, late);
  const plan = MediumTermPlan.parse({
    first: settings.first,
    years: settings.years,
    assumptions,
    lines: parts.lines.map(({ given }) => given),
    savings: parts.savings.map(({ given }) => given),
    sales: parts.sales.map(({ given }) => given),
    investments: parts.investments.map(({ given }) => given),
    loans: parts.loans.map(({ given }) => given),
    balances: parts.balances.map(({ given }) => given),
    spending: parts.spending.map(({ given }) => given),
    grants: parts.grants.map(({ given }) => given),
    reserves: parts.reserves.map(({ given }) => given),
    ...fundingBase(entries, settings.first),
    liquidity: inPounds(settings.liquidityPence),
    workingCapital: inPounds(settings.workingCapitalPence),
    otherLiabilities: inPounds(settings.otherLiabilitiesPence),
  });
  const kinds = {
    line: parts.lines,
    saving: parts.savings,
    sale: parts.sales,
    investment: parts.investments,
    loan: parts.loans,
    grant: parts.grants,
    reserve: parts.reserves,
    mrp: parts.balances,
  };
  const entryOf = new Map(
    Object.entries(kinds).flatMap(([kind, list]) =>
      list.map(({ entryId }, at) => [`${kind}:${at + 1}`, entryId] as const),
    ),
  );
  return { plan, entryOf };
}

type LateBy = (entryId: number) => number;

function partsOf(entries: AllEntries, { first }: PlanSettings, late: ReadonlyMap<number, number>) {
  const lateBy = (entryId: number) => late.get(entryId) ?? 0;
  return {
    ...revenueParts(entries, lateBy),
    ...receiptParts(entries, lateBy),
    ...debtParts(entries, first, lateBy),
  };
}

/** The lines of the budget, what savings take off them, and what pays beside taxes. */
function revenueParts(entries: AllEntries, lateBy: LateBy) {
  return {
    lines: entries['budget-lines'].map(({ entryId, name, facts }) => ({
      entryId,
      given: {
        name,
        section: facts.section,
        amount: inPounds(facts.amount),
        // Income below nought rises like any other line.
        driver: facts.driver,
        changes: tableInPounds(facts.changes),
      },
    })),
    savings: entries.savings
      .filter(({ facts }) => facts.status !== 'undeliverable')
      .map(({ entryId, name, facts }) => ({
        entryId,
        given: {
          name,
          fullYear: inPounds(facts.fullYear),
          startsOn: facts.startsOn,
          recurring: facts.recurring,
          late: facts.status === 'delivered' ? 0 : lateBy(entryId),
        },
      })),
    grants: entries.grants
      .filter(({ facts }) => !facts.ringfenced)
      .map(({ entryId, name, facts }) => ({
        entryId,
        given: { name, amounts: tableInPounds(facts.amounts), endsIn: facts.endsIn },
      })),
    reserves: entries.reserves.map(({ entryId, name, facts }) => ({
      entryId,
      given: {
        name,
        opening: inPounds(facts.opening),
        minimum: inPounds(facts.minimum ?? 0),
        contributions: tableInPounds(facts.contributions),
        drawdowns: tableInPounds(facts.drawdowns),
      },
    })),
  };
}

/** What sales and investments bring. */
function receiptParts(entries: AllEntries, lateBy: LateBy) {
  return {
    sales: entries.disposals.map(({ entryId, name, facts }) => ({
      entryId,
      given: {
        name,
        on: facts.completedOn ?? facts.plannedOn,
        value: inPounds(facts.realised ?? facts.central),
        costRate: facts.costRate,
        use: facts.use,
        incomeLost: inPounds(facts.incomeLost ?? 0),
        costsSaved: inPounds(facts.costsSaved ?? 0),
        late: facts.status === 'completed' ? 0 : lateBy(entryId),
      },
    })),
    investments: entries.investments
      .filter(({ facts }) => facts.standing !== 'sold')
      .map(({ entryId, name, facts }) => ({
        entryId,
        given: {
          name,
          principal: inPounds(facts.principal - (facts.recovered ?? 0)),
          rate: facts.rate,
          endsOn: facts.plannedSaleOn ?? facts.maturesOn,
          proceeds: inPounds(
            facts.plannedProceeds ??
              Math.max(0, facts.principal - (facts.recovered ?? 0) - (facts.expectedLoss ?? 0)),
          ),
          late: lateBy(entryId),
        },
      })),
  };
}

/** What is owed, and what is still to be paid for. */
function debtParts(entries: AllEntries, first: FinancialYear, lateBy: LateBy) {
  return {
    loans: entries.loans.map(({ entryId, name, facts }) => ({
      entryId,
      given: {
        name,
        pool: facts.pool,
        kind: facts.repayment,
        principal: inPounds(facts.principal),
        rate: facts.rate,
        takenOn: facts.takenOn,
        repaidOn: facts.repaidOn,
      },
    })),
    balances: entries.balances.map(({ entryId, name, facts }) => ({
      entryId,
      given: {
        name,
        pool: facts.pool,
        opening: inPounds(facts.opening),
        method: facts.method,
        life: facts.life,
        rate: facts.rate,
      },
    })),
    spending: entries.schemes.map(({ entryId, name, facts }) => ({
      entryId,
      given: {
        name,
        pool: facts.pool,
        borrowed: borrowedBy(facts, first, lateBy(entryId)),
        availableIn: facts.availableIn && yearAfter(facts.availableIn, Math.round(lateBy(entryId) / 12)),
        method: facts.method,
        life: facts.life,
        rate: facts.rate,
      },
    })),
  };
}

interface SchemeYears {
  forecast: ByYear;
  grants?: ByYear | undefined;
  receipts?: ByYear | undefined;
  revenue?: ByYear | undefined;
}

/**
 * What a scheme borrows from the first year on: its forecast less what else pays. So many months late moves that share of
 * each year's into the next.
 */
export function borrowedBy(scheme: SchemeYears, first: FinancialYear, late: number): Record<string, string> {
  const found = new Map<string, Pounds>();
  const add = (year: FinancialYear, amount: Pounds) => {
    const at = year < first ? first : year;
    found.set(at, (found.get(at) ?? pounds(0)).plus(amount));
  };
  const whole = Math.floor(late / 12);
  const part = pounds(late - 12 * whole).dividedBy(12);
  for (const [year, pence] of Object.entries(scheme.forecast)) {
    if (yearsBetween(first, year) < 0) continue;
    const others = [scheme.grants, scheme.receipts, scheme.revenue].reduce(
      (sum, table) => sum + (table?.[year] ?? 0),
      0,
    );
    const borrowed = pounds(Math.max(0, pence - others)).dividedBy(100);
    add(yearAfter(year, whole), borrowed.times(pounds(1).minus(part)));
    add(yearAfter(year, whole + 1), borrowed.times(part));
  }
  return Object.fromEntries(
    [...found].filter(([, amount]) => !amount.isZero()).map(([year, amount]) => [year, amount.toFixed(2)]),
  );
}

/** Council tax and business rates of the year before the first, or of the latest year before it that is there. */
function fundingBase(entries: AllEntries, first: FinancialYear) {
  const latest = <Facts extends { year: FinancialYear }>(list: readonly { facts: Facts }[]) =>
    list
      .map(({ facts }) => facts)
      .filter(({ year }) => year < first)
      .toSorted((a, b) => b.year.localeCompare(a.year))[0];
  const tax = latest(entries['tax-bases']);
  const rates = latest(entries['rates-bases']);
  return {
    ...(tax
      ? {
          councilTax: {
            base: pounds(tax.base).times(tax.collection).dividedBy(100).toFixed(),
            bandD: inPounds(tax.bandD),
          },
        }
      : {}),
    ...(rates ? { ratesKept: inPounds(rates.collected + (rates.topUp ?? 0)) } : {}),
  };
}
