// Cash on a page: the next twelve months, month by month, and what must be borrowed to keep the least.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { drawLines } from '../../../charts/lines.ts';
import type { Tx } from '../../../db/database.ts';
import { longDay, longMonth } from '../../../kernel/days.ts';
import { councilOf } from '../../people/index.ts';
import { livePhrase, type Walk } from '../../plan/index.ts';
import { seesSales } from '../medium-term/exempt.ts';
import { latenessOf } from '../medium-term/lateness.ts';
import { planPaths, sayMoney } from '../medium-term/say.ts';
import { allEntries } from '../registers/entry.store.ts';
import type { AllEntries } from '../registers/entry.ts';
import { moneyPaths } from '../registers/register.ts';
import { type MoneySettings, threadOf } from '../settings.ts';
import { type CashFlow, cashFlow, refinancingOf } from './cash.ts';
import { say } from './say.ts';

/** Sales are as late as the actions they wait for. */
export const cashFrom = (entries: AllEntries, thread: Walk, countsSales: boolean): CashFlow | null =>
  cashFlow(entries, thread.day, {
    late: new Map(latenessOf(entries.disposals, thread).map(({ entryId, months }) => [entryId, months])),
    countsSales,
  });

export async function cashNow(request: FastifyRequest, settings: MoneySettings): Promise<CashFlow | null> {
  const thread = await threadOf(request, settings);
  const entries = await settings.database.read(request.actor, councilOf(request).id, (tx: Tx) =>
    allEntries(tx),
  );
  return cashFrom(entries, thread, seesSales(request.actor));
}

/** In a sentence or two: how cash stands, and what must be borrowed. */
export function sayCash(cash: CashFlow): string[] {
  const { repaid, borrowed, first } = refinancingOf(cash);
  const least = cash.minimum > 0 ? ` At least ${say(cash.minimum)} is to be held.` : '';
  return [
    `${say(cash.stood)} was in hand on ${longDay(cash.stoodOn)}.${least}`,
    `Loans of ${say(repaid)} fall due within the twelve months.`,
    first === null
      ? 'Cash lasts without new borrowing.'
      : `${say(borrowed)} must be borrowed within the twelve months, first in ${longMonth(first)}: to repay loans, or for what goes out.`,
  ];
}

export function addCash(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/cash', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const cash = await cashNow(request, settings);
    return reply.page('finance/views/cash.njk', {
      title: 'Cash for the next twelve months',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      said: cash ? sayCash(cash) : [],
      sales: seesSales(request.actor)
        ? 'Sales are counted at their central value, as late as the actions they wait for.'
        : 'Sales to come are exempt and are not counted here.',
      balancesPath: moneyPaths.list('cash'),
      flowsPath: moneyPaths.list('cash-flows'),
      loansPath: moneyPaths.list('loans'),
      rows: cash ? rowsOf(cash) : null,
      chart: cash
        ? drawLines({
            years: cash.months.map(({ month }) => longMonth(month).slice(0, 3)),
            lines: [
              { name: 'Cash at the end of the month', values: cash.months.map((one) => one.closing / 100) },
              ...(refinancingOf(cash).borrowed > 0
                ? [{ name: 'Without new borrowing', values: withoutBorrowing(cash) }]
                : []),
            ],
            say: sayMoney,
          })
        : null,
    });
  });
}

function withoutBorrowing({ months }: CashFlow): number[] {
  let borrowed = 0;
  return months.map((one) => {
    borrowed += one.borrowed;
    return (one.closing - borrowed) / 100;
  });
}

const rowsOf = ({ months }: CashFlow) =>
  months.map((one) => ({
    month: longMonth(one.month),
    opening: say(one.opening),
    comesIn: say(one.comesIn + one.sales + one.support),
    goesOut: say(one.goesOut),
    loans: say(one.repaid + one.interest),
    borrowed: one.borrowed === 0 ? 'None' : say(one.borrowed),
    closing: say(one.closing),
  }));
