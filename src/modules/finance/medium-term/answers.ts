// The five questions about the gap, each answered in words from the plan as it is worked out. Pure.

import { seek, whatIf } from '../engine/medium-term/explore.ts';
import type { Pounds } from '../engine/pounds.ts';
import type { Money } from './now.ts';
import { sayGap, sayMoney } from './say.ts';
import { partsOfGap } from './why.ts';

/** Years that settlements and budgets look ahead. */
const nearYears = 4;

export function sayHowBig({ figures, years }: Money, at: number): string {
  const gap = figures.of('gap', at);
  const left = figures.of('gap-left', at);
  const support = figures.of('support', at);
  const first = `In ${years[at]} the council needs ${sayGap(gap)}.`;
  const supported = support.isZero()
    ? ''
    : ` Support of ${sayMoney(support)} is counted on, which ${left.greaterThan(0) ? `leaves ${sayMoney(left)}` : 'closes it'}.`;
  const ahead = Math.min(years.length, nearYears) - 1;
  const recurring = figures.of('recurring-gap', ahead);
  const rest =
    ahead > at
      ? ` Without anything one-off, the gap that comes back every year is ${sayMoney(recurring)} by ${years[ahead]}.`
      : '';
  return first + supported + rest;
}

/** The parts that come to the gap, largest first, in one sentence. */
export function sayWhy({ figures, years }: Money, at: number): string {
  const parts = partsOfGap(figures, at);
  const [costs, funding] = [
    parts.filter(({ amount }) => amount.isPositive()),
    parts.filter(({ amount }) => amount.isNegative()),
  ].map((list) => list.toSorted((a, b) => b.amount.abs().comparedTo(a.amount.abs())));
  const list = (of: typeof parts) =>
    of.map(({ words, amount }) => `${words.toLowerCase()} ${sayMoney(amount.abs())}`).join(', ');
  const share = figures.of('financing-ratio', at).toDecimalPlaces(0).toString();
  return `In ${years[at]}: ${list(costs ?? [])}; against ${list(funding ?? [])}. Debt takes ${share}% of recurring funding.`;
}

/** The first year from which the recurring gap stays open, among those ahead. */
export function saySince({ figures, years }: Money): string {
  const gaps = figures.row('recurring-gap').slice(0, nearYears);
  const from = gaps.findIndex((gap) => gap.greaterThan(0));
  if (from < 0) return `No recurring gap is open in the ${gaps.length} years ahead.`;
  const widest = gaps.reduce((most, gap, at) => (gap.greaterThan(gaps[most] ?? gap) ? at : most), from);
  return `The recurring gap is open from ${years[from]}, and widest of the years ahead in ${years[widest]}: ${sayMoney(gaps[widest] ?? 0)}.`;
}

/** A way to close the gap of a year alone. */
export interface Lever {
  words: string;
  said: string;
  isEnough: boolean;
  /** What the assumption becomes in the year, where it can be reached. */
  input: string;
  by: number | null;
}

/** Limits within which a council may move: the principles of 2026/27, core and social care together. */
export const taxLimit = 5;

/** Each lever by itself, from the first year on, within its limits. */
export function leversFor(money: Money, at: number): Lever[] {
  const { program, figures, plan, years } = money;
  const now = (id: string) => figures.of(id, at).toNumber();
  const tax = now('councilTax') + now('socialCare');
  const sought = (id: string, least: number, most: number) =>
    seek(program, { id, row: 'gap', at, least, most });
  const room = Math.max(0, taxLimit - tax);
  const withinTax = sought('councilTax', 0, room);
  const anyTax = withinTax.by === null ? sought('councilTax', 0, 100) : withinTax;
  const delivered = sought('savingsDelivered', 0, 200 - now('savingsDelivered'));
  const plus = (by: number) => by.toFixed(2);
  const savings = figures.of('savings', at).abs();
  return [
    {
      words: 'Council tax alone',
      input: 'councilTax',
      by: withinTax.by,
      isEnough: withinTax.by !== null,
      said:
        withinTax.by !== null
          ? `A rise of ${plus(tax + withinTax.by)}% in every year, within the ${taxLimit}% that needs no referendum.`
          : `Even ${taxLimit}% in every year leaves ${sayMoney(withinTax.left)}. ${anyTax.by === null ? 'No rise closes it.' : `It would take ${plus(tax + anyTax.by)}% in every year, which needs a referendum or leave to go without one.`}`,
    },
    {
      words: 'Savings alone',
      input: 'savingsDelivered',
      by: delivered.by,
      isEnough: delivered.by !== null,
      said: `${sayMoney(larger(figures.of('gap', at)))} more of recurring savings in ${years[at]}, beside the ${sayMoney(savings)} planned.`,
    },
    {
      words: 'Support alone',
      input: 'supportShare',
      by: null,
      isEnough: true,
      said: `${sayMoney(larger(figures.of('gap', at)))} of capitalised support in ${years[at]}. It is borrowed: each £1m costs about ${sayMoney(1_000_000 / plan.supportLife + (1_000_000 * now('borrowing')) / 100)} in the year after, for ${plan.supportLife} years.`,
    },
  ];
}

const larger = (amount: Pounds): Pounds => (amount.isNegative() ? amount.minus(amount) : amount);

export function sayWhatCloses(money: Money, at: number): string {
  if (!money.figures.of('gap', at).greaterThan(0)) return `There is no gap to close in ${money.years[at]}.`;
  const [tax] = leversFor(money, at);
  return `Council tax alone: ${tax?.said.charAt(0).toLowerCase()}${tax?.said.slice(1)}`;
}

export interface Supposed {
  /** `sale:2`, `saving:7` or the name of an assumption. */
  id: string;
  by: number;
}

/** What moves when one thing does, in each year: pounds more of gap, of requirement, of cost of debt. */
export function supposed({ program }: Money, { id, by }: Supposed) {
  const input = program.placeOf.has(`late:${id}`) ? `late:${id}` : id;
  const rows = ['gap', 'cfr', 'financing', 'receipts-to-debt', 'savings'];
  const [gap = [], cfr = [], financing = [], receipts = [], savings = []] = rows.map((row) => {
    const run = whatIf(program, [input], row);
    const [before, after] = [run([]), run([{ id: input, by }])];
    return after.map((value, at) => value - (before[at] ?? 0));
  });
  return { gap, cfr, financing, receipts, savings };
}

/** In words: the first year that changes, by how much, and over all years shown. */
export function saySupposed(
  money: Money,
  what: string,
  asked: Supposed,
  /** A receipt by itself is exempt until its lot is sold. */
  { sayReceipt }: { sayReceipt: boolean },
): string {
  const { gap, receipts } = supposed(money, asked);
  const at = gap.findIndex((by) => Math.abs(by) >= 0.5);
  const received = receipts.findIndex((by) => by <= -0.5);
  const receipt =
    received >= 0 && sayReceipt
      ? ` Its receipt leaves ${money.years[received]}: ${sayMoney(Math.abs(receipts[received] ?? 0))} of debt is repaid later.`
      : '';
  if (at < 0) return `${what}: no gap of any year changes.${receipt}`;
  const by = gap[at] ?? 0;
  const sum = gap.reduce((total, one) => total + one, 0);
  const total = `${sayMoney(Math.abs(sum))} ${sum >= 0 ? 'worse' : 'better'} over ${money.years.length} years`;
  return `${what}: the gap of ${money.years[at]} is ${sayMoney(Math.abs(by))} ${by > 0 ? 'wider' : 'narrower'}, and all gaps together are ${total}.${receipt}`;
}

export interface Usual extends Supposed {
  words: string;
}

/** What a reader asks about first: six months for the dearest sale not yet made, or for all where single lots are exempt. */
export function usualSupposition({ plan, figures }: Money, namesLots: boolean): Usual | null {
  const ahead = plan.sales
    .map((sale, at) => ({ name: sale.name, id: `sale:${at + 1}`, value: sale.value }))
    .filter(({ id }) => figures.row(id).some((amount) => amount.greaterThan(0)))
    .toSorted((a, b) => b.value.comparedTo(a.value));
  const [dearest] = ahead;
  if (!dearest) return null;
  return namesLots
    ? { id: dearest.id, by: 6, words: `“${dearest.name}” six months later` }
    : { id: 'salesLate', by: 6, words: 'Every sale six months later' };
}
