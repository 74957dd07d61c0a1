// Debt on pages: what is owed and to be paid for, the liability benchmark in plain words, maturities, and the MRP statement’s draft.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { drawStack } from '../../../charts/stack.ts';
import { financialYearSpan } from '../../../kernel/financial-year.ts';
import { livePhrase } from '../../plan/index.ts';
import { grossDebtLimit } from '../engine/cfr/cfr.ts';
import { averageLife, hasHousing, openingRequirement } from '../engine/medium-term/capital.ts';
import { pounds, sumOf } from '../engine/pounds.ts';
import { maturityShares } from '../engine/treasury/treasury.ts';
import type { MoneySettings } from '../settings.ts';
import { type Money, moneyNow, yearAsked } from './now.ts';
import { planPaths, sayMoney, sayWhole } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const back = { text: 'The council’s money', path: planPaths.position() };

export function addDebtPages(scope: FastifyInstance, settings: MoneySettings): void {
  for (const [address, page] of [
    ['/money/debt', debtPage],
    ['/money/provision', provisionPage],
  ] as const)
    scope.get(address, mayRead, async (request, reply) => {
      const money = await moneyNow(request, settings);
      return money ? page(request, reply, money) : reply.goTo(planPaths.position());
    });
}

function debtPage(request: FastifyRequest, reply: FastifyReply, money: Money) {
  const { figures, plan, years } = money;
  const ends = years.map((_, at) => at).slice(0, 10);
  const opening = openingRequirement(plan);
  const closings = [0, 1, 2].map((at) => figures.of('cfr', Math.min(at, years.length - 1)));
  const limit = grossDebtLimit(opening, closings);
  const gross = figures.of('debt', 0).plus(plan.otherLiabilities);
  return reply.page('finance/views/debt.njk', {
    title: 'Debt',
    phrase: livePhrase(request.day),
    back,
    lead: sayDebt(money),
    limit: {
      said: gross.lessThanOrEqualTo(limit)
        ? `Gross debt of ${sayMoney(gross)} at the end of ${years[0]} is within the ${sayMoney(limit)} of the Prudential Code.`
        : `Gross debt of ${sayMoney(gross)} at the end of ${years[0]} is ${sayMoney(gross.minus(limit))} above the ${sayMoney(limit)} that the Prudential Code sets: it may be so for a short time only.`,
      isKept: gross.lessThanOrEqualTo(limit),
    },
    benchmark: sayBenchmark(money),
    rows: ends.map((at) => ({
      year: years[at],
      values: ['loans', 'new-borrowing', 'debt', 'cfr', 'benchmark', 'reserves'].map((id) => ({
        text: sayMoney(figures.of(id, at)),
        path: planPaths.row(id),
      })),
    })),
    chart: drawStack({
      years,
      parts: [
        { name: 'Loans there are', values: valuesOf(money, 'loans') },
        { name: 'New borrowing', values: valuesOf(money, 'new-borrowing') },
      ],
      lines: [
        { name: 'Capital Financing Requirement', values: valuesOf(money, 'cfr') },
        { name: 'Liability benchmark', values: valuesOf(money, 'benchmark') },
      ],
      say: sayMoney,
    }),
    maturities: maturities(money),
    largest: plan.loans
      .map(({ name }, at) => ({
        name,
        path: planPaths.row(`loan:${at + 1}`),
        amount: figures.of(`loan:${at + 1}`, 0),
      }))
      .filter(({ amount }) => amount.isPositive() && !amount.isZero())
      .toSorted((a, b) => b.amount.comparedTo(a.amount))
      .slice(0, 10)
      .map((one) => ({ ...one, amount: sayMoney(one.amount) })),
  });
}

const valuesOf = ({ figures }: Money, id: string): number[] =>
  figures.row(id).map((value) => value.toNumber());

function sayDebt({ figures, plan, years }: Money): string {
  const [debt, cfr] = ['debt', 'cfr'].map((id) => figures.of(id, 0));
  const cost = figures.of('financing', 0);
  const homes = hasHousing(plan)
    ? ` Council homes bear their own: ${sayMoney(figures.of('housing-cfr', 0))} of the spending, ${sayMoney(figures.of('housing-loans', 0))} of the loans and ${sayMoney(figures.of('housing-interest', 0))} of interest, which is not in that cost.`
    : '';
  return `At the end of ${years[0]} the council owes ${sayMoney(debt ?? 0)}. It has ${sayMoney(cfr ?? 0)} of past capital spending still to pay for. Debt costs ${sayMoney(cost)} that year.${homes}`;
}

/** The benchmark is the borrowing a council needs when it keeps as little cash as is safe. */
function sayBenchmark({ figures, years }: Money): string[] {
  return [0, 2, 4].flatMap((at) => {
    if (at >= years.length) return [];
    const [needed, loans] = [figures.of('benchmark', at), figures.of('loans', at)];
    const short = needed.minus(loans);
    const day = financialYearSpan(years[at] ?? '').last.slice(0, 4);
    return short.isPositive()
      ? `By 31 March ${day} the council needs to have borrowed ${sayMoney(needed)}; the loans it has come to ${sayMoney(loans)}. So ${sayMoney(short)} is still to be borrowed, or borrowed again.`
      : `By 31 March ${day} the loans there are, ${sayMoney(loans)}, are ${sayMoney(short.abs())} more than the council needs.`;
  });
}

const bands: readonly (readonly [words: string, fromMonths: number, toMonths: number])[] = [
  ['Under 12 months', 0, 12],
  ['12 months to 2 years', 12, 24],
  ['2 to 5 years', 24, 60],
  ['5 to 10 years', 60, 120],
  ['10 years and more', 120, 12_000],
];

/** The principal that falls due in each band from 1 April of the first year. */
function maturities({ figures, plan, years }: Money) {
  const outstanding = (at: number) =>
    at < 0
      ? sumOf(
          plan.loans.map((loan) =>
            loan.takenOn < financialYearSpan(plan.first).first ? loan.principal : pounds(0),
          ),
        )
      : figures.of('loans', Math.min(at, years.length - 1));
  const whole = outstanding(-1);
  const amounts = bands.map(([, from, to]) => {
    const [before, after] = [outstanding(from / 12 - 1), to > 1200 ? pounds(0) : outstanding(to / 12 - 1)];
    return before.minus(after).isNegative() ? pounds(0) : before.minus(after);
  });
  const { shares } = maturityShares(amounts);
  return bands.map(([words], at) => ({
    words,
    amount: sayMoney(amounts[at] ?? 0),
    share: whole.isZero() ? '0%' : `${shares[at]?.toDecimalPlaces(1).toString()}%`,
  }));
}

/** What the statement must say, filled from the plan; the council’s own words are still to be written. */
function provisionPage(request: FastifyRequest, reply: FastifyReply, money: Money) {
  const { figures, plan, years } = money;
  const at = yearAsked(request, money);
  const methods = {
    'equal-instalment': 'Asset life, equal instalments',
    annuity: 'Asset life, annuity',
    'reducing-balance': 'Reducing balance',
    none: 'Not charged: Housing Revenue Account',
  };
  // The Housing Revenue Account has no duty to charge: what it bears is not in the statement.
  const general = plan.balances.flatMap((one, place) => (one.pool === 'general' ? [{ ...one, place }] : []));
  const rows = general.map(({ name, method, life, rate, opening, place }) => ({
    name,
    path: planPaths.row(`mrp:${place + 1}`),
    method: methods[method],
    terms: [life === undefined ? null : `${life} years`, rate === undefined ? null : `${rate.toString()}%`]
      .filter(Boolean)
      .join(', '),
    opening,
    charge: figures.of(`mrp:${place + 1}`, at),
  }));
  return reply.page('finance/views/provision.njk', {
    title: 'Minimum Revenue Provision: draft of the statement',
    phrase: livePhrase(request.day),
    back,
    year: years[at],
    charge: sayMoney(figures.of('mrp', at)),
    chargePath: planPaths.row('mrp'),
    rows: rows.map((row) => ({ ...row, opening: sayMoney(row.opening), charge: sayWhole(row.charge) })),
    total: {
      opening: sayMoney(sumOf(rows.map((row) => row.opening))),
      charge: sayWhole(sumOf(rows.map((row) => row.charge))),
    },
    support: sayMoney(figures.of('support-provision', at)),
    saved: sayMoney(figures.of('provision-saved', at)),
    savedPath: planPaths.row('provision-saved'),
    life: averageLife(plan),
    exceptions: general
      .filter(({ life }) => (life ?? 0) > 50)
      .map(({ name }) => `${name}: a life above 50 years needs an adviser’s opinion`),
  });
}
