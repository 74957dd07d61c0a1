// The council’s money on the public site: sales and decisions of an edition.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../kernel/days.ts';
import { sayPounds } from '../../kernel/money.ts';
import { decisionWords, type PublicMoney } from '../finance/index.ts';

/** An edition’s money, and what the head of the page says of it. */
export interface MoneyShown {
  money: PublicMoney;
  phrase: string;
}

type Shown = (request: FastifyRequest, reply: FastifyReply) => Promise<MoneyShown>;

export function addPublicMoney(scope: FastifyInstance, shown: Shown): void {
  scope.get('/money', { config: { permission: 'public' } }, async (request, reply) => {
    const { money, phrase } = await shown(request, reply);
    const avoided = money.decisions.reduce((sum, one) => sum + one.avoided, 0);
    return reply.page('publication/views/money.njk', {
      title: 'What was sold, and what was allowed',
      phrase,
      sales: money.sales.map((one) => ({
        asset: one.asset,
        soldOn: longDay(one.soldOn),
        price: sayPounds(one.price),
        variance: sayVariance(one.variance),
      })),
      avoided: avoided > 0 ? sayPounds(avoided) : null,
      decisions: money.decisions.map((one) => ({
        what: one.what,
        sort: decisionWords.sort[one.sort],
        service: one.service,
        asked: sayPounds(one.asked),
        allowed: sayPounds(one.allowed),
        outcome: `${decisionWords.outcome[one.outcome]}, ${longDay(one.decidedOn)}`,
        words: one.words,
      })),
    });
  });
}

const sayVariance = (pence: number): string =>
  pence === 0 ? 'As valued' : `${sayPounds(Math.abs(pence))} ${pence > 0 ? 'more' : 'less'}`;
