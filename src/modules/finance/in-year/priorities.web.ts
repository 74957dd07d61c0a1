// What each priority of the corporate plan costs, on a page.
import type { FastifyInstance } from 'fastify';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import { councilOf } from '../../people/index.ts';
import { linkTo, livePhrase } from '../../plan/index.ts';
import { planPaths } from '../medium-term/say.ts';
import { allEntries } from '../registers/entry.store.ts';
import { accounts } from '../registers/kinds/in-year.ts';
import { moneyPaths } from '../registers/register.ts';
import { type MoneySettings, threadOf } from '../settings.ts';
import type { Account } from './in-year.ts';
import { byAccount, costOfPriorities, type PriorityPart, sameName } from './priorities.ts';
import { say } from './say.ts';

export function addPriorities(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/priorities', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const thread = await threadOf(request, settings);
    const entries = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
      allEntries(tx),
    );
    const items = thread.items.filter(({ kind }) => kind === 'priority');
    const year = financialYearOf(request.day);
    const { priorities, rest } = costOfPriorities(
      entries,
      year,
      items.map(({ title }) => title),
    );
    const shown = (Object.keys(accounts) as Account[]).filter((account) =>
      [...priorities.flatMap(({ parts }) => parts), ...rest].some((part) => part.account === account),
    );
    const amounts = (costs: Readonly<Partial<Record<Account, number>>>) =>
      shown.map((account) => sayOrNone(costs[account]));
    return reply.page('finance/views/priorities.njk', {
      title: 'What each priority costs',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      year,
      head: shown.map((account) => accounts[account]),
      servicesPath: moneyPaths.list('services'),
      priorities: priorities.map((one) => {
        const item = items.find(({ title }) => sameName(title) === sameName(one.name));
        return {
          name: one.name,
          path: item ? linkTo(thread, item).path : null,
          amounts: amounts(one.costs),
          savings: sayOrNone(one.savings),
          parts: one.parts.map(partOnPage),
        };
      }),
      rest: { amounts: amounts(byAccount(rest)), parts: rest.map(partOnPage) },
    });
  });
}

const sayOrNone = (pence: number | undefined) => (pence ? say(pence) : 'None');

const partOnPage = ({ entryId, name, account, percent, amount }: PriorityPart) => ({
  name,
  path: planPaths.service(entryId),
  account: accounts[account],
  percent: `${percent}%`,
  amount: say(amount),
});
