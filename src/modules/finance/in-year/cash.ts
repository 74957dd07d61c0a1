// Cash for twelve months: what stands in the bank, comes and goes, and what must be borrowed to keep the least. Pure.
import { addMonths, type Day } from '../../../kernel/days.ts';
import { financialYearSpan } from '../../../kernel/financial-year.ts';
import type { Pence } from '../../../kernel/money.ts';
import { penceOf } from '../medium-term/say.ts';
import type { AllEntries } from '../registers/entry.ts';
import { twelveMonthsFrom } from './in-year.ts';
import { loanPayments } from './loan-payments.ts';

export interface CashMonth {
  /** Its first day. */
  month: Day;
  opening: Pence;
  comesIn: Pence;
  goesOut: Pence;
  repaid: Pence;
  interest: Pence;
  /** Sales, less their costs; 0 where they are not counted. */
  sales: Pence;
  support: Pence;
  /** Borrowed in the month so that the least is kept. */
  borrowed: Pence;
  closing: Pence;
}

export interface CashFlow {
  /** The balance it starts from. */
  stoodOn: Day;
  stood: Pence;
  minimum: Pence;
  months: readonly CashMonth[];
}

type Flow = AllEntries['cash-flows'][number]['facts'];
const steps = { once: 0, monthly: 1, quarterly: 3, yearly: 12 } as const;

/** What a flow comes to in a month; nothing on days before `after`, which the balance in hand has in it already. */
function flowIn({ amount, rhythm, firstOn, lastOn = '9999-12-31' }: Flow, month: Day, after: Day): Pence {
  const end = addMonths(month, 1);
  const step = steps[rhythm];
  let sum = 0;
  for (let number = 0, on = firstOn; on < end && on <= lastOn; number += 1) {
    if (on >= month && on > after) sum += amount;
    if (step === 0) break;
    on = addMonths(firstOn, step * (number + 1));
  }
  return sum;
}

/**
 * From the newest balance on or before the day; null where none is kept. `late` is in months, by entry. Sales are exempt one
 * by one: `countsSales` says whether they are counted.
 */
export function cashFlow(
  entries: AllEntries,
  day: Day,
  { late, countsSales }: { late: ReadonlyMap<number, number>; countsSales: boolean },
): CashFlow | null {
  const [balance] = entries.cash
    .filter(({ facts }) => facts.on <= day)
    .toSorted((a, b) => b.facts.on.localeCompare(a.facts.on));
  if (!balance) return null;
  const { on: stoodOn, amount: stood, minimum = 0 } = balance.facts;
  const payments = entries.loans.flatMap(({ facts }) => loanPayments(facts));
  // What fell between the balance and this month is counted in the first month.
  const span = twelveMonthsFrom(day);
  const months: CashMonth[] = [];
  let opening = stood;
  for (const [at, month] of span.entries()) {
    const from = at === 0 ? stoodOn : dayBefore(month);
    const to = dayBefore(addMonths(month, 1));
    const due = payments.filter(({ on }) => on > from && on <= to);
    const flows = (direction: Flow['direction']) =>
      entries['cash-flows']
        .filter(({ facts }) => facts.direction === direction)
        .reduce(
          (sum, { facts }) =>
            sum + monthsOf(stoodOn, month, at).reduce((own, one) => own + flowIn(facts, one, stoodOn), 0),
          0,
        );
    const one = {
      month,
      opening,
      comesIn: flows('in'),
      goesOut: flows('out'),
      repaid: due.reduce((sum, { principal }) => sum + penceOf(principal), 0),
      interest: due.reduce((sum, { interest }) => sum + penceOf(interest), 0),
      sales: countsSales ? salesIn(entries.disposals, from, to, late) : 0,
      support: supportIn(entries.support, from, to),
    };
    const before = opening + one.comesIn + one.sales + one.support - one.goesOut - one.repaid - one.interest;
    const borrowed = Math.max(0, minimum - before);
    months.push({ ...one, borrowed, closing: before + borrowed });
    opening = before + borrowed;
  }
  return { stoodOn, stood, minimum, months };
}

/** The months whose flows a month of the forecast holds: the first one also those since the balance. */
function monthsOf(stoodOn: Day, month: Day, at: number): Day[] {
  if (at > 0) return [month];
  const found: Day[] = [];
  for (let one = `${stoodOn.slice(0, 7)}-01`; one <= month; one = addMonths(one, 1)) found.push(one);
  return found;
}

const dayBefore = (day: Day): Day => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

function salesIn(
  disposals: AllEntries['disposals'],
  after: Day,
  to: Day,
  late: ReadonlyMap<number, number>,
): Pence {
  return disposals
    .filter(({ facts }) => facts.status !== 'completed')
    .reduce((sum, { entryId, facts }) => {
      const on = addMonths(facts.plannedOn, late.get(entryId) ?? 0);
      return on > after && on <= to ? sum + Math.round(facts.central * (1 - facts.costRate / 100)) : sum;
    }, 0);
}

/** What is directed and not yet drawn comes on the last day of its year, as the plan of the medium term has it. */
function supportIn(support: AllEntries['support'], after: Day, to: Day): Pence {
  return support.reduce((sum, { facts }) => {
    const { last } = financialYearSpan(facts.year);
    return last > after && last <= to ? sum + (facts.directed ?? 0) - (facts.drawn ?? 0) : sum;
  }, 0);
}

/** What falls due of loans, and what is borrowed to keep the least, over the twelve months. */
export function refinancingOf({ months }: CashFlow): { repaid: Pence; borrowed: Pence; first: Day | null } {
  return {
    repaid: months.reduce((sum, one) => sum + one.repaid, 0),
    borrowed: months.reduce((sum, one) => sum + one.borrowed, 0),
    first: months.find(({ borrowed }) => borrowed > 0)?.month ?? null,
  };
}
