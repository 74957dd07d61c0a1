// The debt reduction plan on a page.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { drawWaterfall } from '../../../charts/waterfall.ts';
import { financialYearSpan } from '../../../kernel/financial-year.ts';
import type { Field } from '../../../web/fields.ts';
import { formWith } from '../../../web/forms.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import type { MoneySettings } from '../settings.ts';
import { type Money, moneyNow } from './now.ts';
import { affordableFrom, backingOf, movesOver, type ReductionYear, reductionOf } from './reduction.ts';
import { planPaths, sayMoney } from './say.ts';

/** What a council may choose as a bearable cost of debt, in percent of its funding, where nobody asks for another. */
const usualShare = 10;

export function addReduction(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/debt-reduction', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const money = await moneyNow(request, settings);
    return money ? reductionPage(request, reply, money) : reply.goTo(planPaths.position());
  });
}

const endOf = (year: string) => `31 March ${financialYearSpan(year).last.slice(0, 4)}`;

function reductionPage(request: FastifyRequest, reply: FastifyReply, money: Money) {
  const rows = reductionOf(money);
  const { share: asked = '' } = askedBy(request).query;
  const share = asked === '' ? usualShare : Number(asked.replace('%', ''));
  const isShare = Number.isFinite(share) && share > 0 && share <= 100;
  const errors = isShare ? [] : [{ field: 'share', message: 'Give a percentage from 1 to 100' }];
  const field: Field = {
    type: 'text',
    name: 'share',
    label: 'A bearable cost of debt, % of the council’s funding',
    hint: 'The council chooses it; no law does',
  };
  return reply.code(isShare ? 200 : 422).page('finance/views/reduction.njk', {
    title: 'Bringing down debt',
    phrase: livePhrase(request.day),
    back: { text: 'Debt', path: planPaths.debt() },
    lead: leadOf(rows),
    chart: waterfallOf(rows),
    behind: sayBehind(money),
    action: planPaths.reduction(),
    field,
    form: formWith({ share: asked === '' ? String(usualShare) : asked }, errors),
    affordable: isShare ? sayAffordable(rows, share) : null,
    head: rows[0]?.moves.map(({ words, id }) => ({ words, path: planPaths.row(id) })) ?? [],
    rows: rows.map((row) => ({
      year: row.year,
      opening: sayMoney(row.opening),
      moves: row.moves.map(({ amount }) => sayMoney(amount)),
      closing: sayMoney(row.closing),
      debt: sayMoney(row.debt),
      cost: `${sayMoney(row.cost)}, ${row.share.toDecimalPlaces(1).toString()}%`,
    })),
  });
}

function leadOf(rows: readonly ReductionYear[]): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const change = last.closing.minus(first.opening);
  return `${sayMoney(first.opening)} of past capital spending is still to be paid for. By ${endOf(last.year)} that is ${sayMoney(last.closing)}, ${sayMoney(change.abs())} ${change.isNegative() ? 'less' : 'more'}.`;
}

function waterfallOf(rows: readonly ReductionYear[]) {
  const first = rows[0];
  return first
    ? drawWaterfall({
        opening: { name: `On 1 April ${first.year.slice(0, 4)}`, value: first.opening.toNumber() },
        steps: movesOver(rows).map(({ words, amount }) => ({ name: words, change: amount.toNumber() })),
        closing: { name: `On ${endOf(rows.at(-1)?.year ?? first.year)}` },
        say: sayMoney,
      })
    : null;
}

function sayBehind(money: Money): string[] {
  const { debt, homes, receipts, unsupported } = backingOf(money, 0);
  return [
    `Of the ${sayMoney(debt)} that the council owes on ${endOf(money.years[0] ?? '')}:`,
    ...(homes.isZero() ? [] : [`${sayMoney(homes)} is for council homes, and rents pay for it`]),
    `${sayMoney(receipts)} can be repaid from sales and investments still to come`,
    `${sayMoney(unsupported)} has nothing behind it but the budgets of years to come: that is debt without support`,
  ];
}

function sayAffordable(rows: readonly ReductionYear[], share: number): string {
  const year = affordableFrom(rows, share);
  const [now] = rows;
  const today = `In ${now?.year} debt takes ${now?.share.toDecimalPlaces(1).toString()}% of what the council has each year.`;
  if (year === null) return `${today} It does not come down to ${share}% within the plan.`;
  return year === now?.year
    ? `${today} It stays at ${share}% or below.`
    : `${today} From ${year} on it is ${share}% or below.`;
}
