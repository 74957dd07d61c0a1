// Sales and investments on pages: those to come and those done, one by one for whoever may see them, in totals for all.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { count } from '../../../web/words.ts';
import { livePhrase } from '../../plan/index.ts';
import { disposals } from '../registers/kinds/receipts.ts';
import { moneyPaths } from '../registers/register.ts';
import type { MoneySettings } from '../settings.ts';
import { seesSales } from './exempt.ts';
import { type HoldingRow, holdingsOf, type SaleRow, salesOf, totalOf } from './holdings.ts';
import { type Money, moneyNow } from './now.ts';
import { planPaths, sayMoney } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const back = { text: 'The council’s money', path: planPaths.position() };
const say = (pence: number) => sayMoney(pence / 100);

export function addHoldings(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/sales', mayRead, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    return reply.page('finance/views/sales.njk', salesView(request, money));
  });
  scope.get('/money/investments', mayRead, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    const rate = money.figures.of('borrowing', 0);
    const rows = holdingsOf(money.entries, request.day, rate);
    return reply.page('finance/views/investments.njk', {
      title: 'Investments',
      phrase: livePhrase(request.day),
      back,
      lead: sayHoldings(rows),
      rate: `${rate.toDecimalPlaces(2).toString()}%`,
      rows: rows.map(holdingOnPage),
      registerPath: moneyPaths.list('investments'),
    });
  });
}

function salesView(request: FastifyRequest, { entries, late }: Money) {
  const months = new Map(late.map(({ entryId, months: by }) => [entryId, by]));
  const rows = salesOf(entries, request.day, months);
  const [done, ahead] = [
    rows.filter(({ realised }) => realised !== null),
    rows.filter(({ realised }) => realised === null),
  ];
  const seen = seesSales(request.actor);
  return {
    title: 'Sales',
    phrase: livePhrase(request.day),
    back,
    lead: saySales(done, ahead),
    isHidden: !seen,
    ahead: seen ? ahead.map(saleOnPage) : [],
    done: seen ? done.map(saleOnPage) : [],
    slipsPath: planPaths.slips(),
    registerPath: moneyPaths.list('disposals'),
  };
}

/** Totals alone: single lots are exempt. */
function saySales(done: readonly SaleRow[], ahead: readonly SaleRow[]): string[] {
  const variance = totalOf(done, (row) => row.variance ?? 0);
  const late = ahead.filter(({ monthsLate }) => monthsLate > 0).length;
  return [
    `${count(ahead.length, 'lot')} to be sold, valued at ${say(totalOf(ahead, ({ central }) => central))} in all. ${say(totalOf(ahead, ({ repays }) => repays))} of that repays debt.${late > 0 ? ` ${late} ${late === 1 ? 'is' : 'are'} late because an action is.` : ''}`,
    done.length === 0
      ? 'Nothing is sold yet.'
      : `${count(done.length, 'lot')} sold for ${say(totalOf(done, (row) => row.realised ?? 0))}${variance === 0 ? ', as valued' : `, ${say(Math.abs(variance))} ${variance > 0 ? 'more' : 'less'} than valued`}.`,
  ];
}

const saleOnPage = (row: SaleRow) => ({
  name: row.name,
  path: moneyPaths.one('disposals', row.entryId),
  status: disposals.fields.status.say(row.status),
  on: `${longDay(row.on)}${row.monthsLate > 0 ? `, ${count(row.monthsLate, 'month')} late` : ''}`,
  central: `${say(row.central)}`,
  isOldValue: row.isOldValue,
  realised: row.realised === null ? '' : say(row.realised),
  variance:
    row.variance === null
      ? ''
      : row.variance === 0
        ? 'As valued'
        : `${say(Math.abs(row.variance))} ${row.variance > 0 ? 'more' : 'less'}`,
  boards: row.boards.join(', then '),
  nextStep: row.nextStep ?? '',
});

function sayHoldings(rows: readonly HoldingRow[]): string {
  if (rows.length === 0) return 'The council has no investments.';
  const loss = totalOf(rows, ({ expectedLoss }) => expectedLoss);
  return `${say(totalOf(rows, ({ principal }) => principal))} is invested, bringing ${say(totalOf(rows, ({ income }) => income))} a year. ${loss > 0 ? `${say(loss)} of it is expected to be lost.` : 'None of it is expected to be lost.'}`;
}

function holdingOnPage(row: HoldingRow) {
  const { proceeds, holdValue } = row;
  return {
    name: row.name,
    path: moneyPaths.one('investments', row.entryId),
    counterparty: row.counterparty,
    principal: say(row.principal),
    income: say(row.income),
    endsOn: longDay(row.endsOn),
    expectedLoss: row.expectedLoss > 0 ? say(row.expectedLoss) : 'None',
    holdValue: say(holdValue),
    proceeds: proceeds === null ? 'No sale is planned' : say(proceeds),
    words:
      proceeds === null
        ? ''
        : proceeds > holdValue
          ? 'A sale brings more than holding'
          : 'Holding is worth more than the sale',
  };
}
