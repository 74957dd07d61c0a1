// Indicators on a page: each in plain words, with its figures by year and the rule it comes from.
import type { FastifyInstance } from 'fastify';
import { livePhrase } from '../../plan/index.ts';
import type { MoneySettings } from '../settings.ts';
import { indicatorsOf, indicatorYears } from './indicators.ts';
import { moneyNow } from './now.ts';
import { planPaths } from './say.ts';

export function addIndicators(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/indicators', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    return reply.page('finance/views/indicators.njk', {
      title: 'Prudential and treasury indicators',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      years: money.years.slice(0, indicatorYears),
      rows: indicatorsOf(money).map(({ row, ...one }) => ({
        ...one,
        path: row === null ? null : planPaths.row(row),
      })),
    });
  });
}
