// Which action moved which pound: every amount of the plan that is late because of an action, and what that does.
import type { FastifyInstance } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { count } from '../../../web/words.ts';
import { linkTo, livePhrase } from '../../plan/index.ts';
import type { MoneySettings } from '../settings.ts';
import { effectsOf } from './effects.ts';
import { entryPath, nameOfEntry } from './entries.ts';
import { isExempt, seesSales } from './exempt.ts';
import { type Money, moneyNow } from './now.ts';
import { planPaths, sayMoney } from './say.ts';

export function addSlips(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/slips', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const money = await moneyNow(request, settings);
    if (!money) return reply.goTo(planPaths.position());
    const rows = sayEffects(money, seesSales(request.actor));
    return reply.page('finance/views/slips.njk', {
      title: 'Which action moved which pound',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      rows,
    });
  });
}

/** Worst first. */
export function sayEffects(money: Money, namesLots: boolean) {
  const { thread, entries, years } = money;
  return effectsOf(money)
    .filter(({ row }) => namesLots || !isExempt(row))
    .map((effect) => ({ ...effect, worst: Math.max(...effect.gap.map(Math.abs)) }))
    .toSorted((a, b) => b.worst - a.worst || a.late.entryId - b.late.entryId)
    .map(({ late, gap, requirement, costOfDebt }) => ({
      name: nameOfEntry(entries, late.entryId),
      path: entryPath(entries, late.entryId),
      action: linkTo(thread, late.item),
      late: count(late.months, 'month'),
      why:
        late.why === 'moved'
          ? `Its date moved from ${longDay(late.from)} to ${longDay(late.to)}`
          : `It was due on ${longDay(late.from)} and is not finished`,
      gap: changes(years, gap),
      requirement: changes(years, requirement),
      costOfDebt: changes(years, costOfDebt),
    }));
}

/** The first years that change: `2026/27: £1.2m more`. */
function changes(years: readonly string[], values: readonly number[]): string[] {
  return values
    .flatMap((value, at) =>
      Math.abs(value) >= 0.5
        ? [`${years[at]}: ${sayMoney(Math.abs(value))} ${value > 0 ? 'more' : 'less'}`]
        : [],
    )
    .slice(0, 3);
}
