// The control of spending on pages: every request, one with what was decided, and what must be met.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { financialYearOf, financialYearSpan } from '../../../kernel/financial-year.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, linkTo, livePhrase } from '../../plan/index.ts';
import { planPaths } from '../medium-term/say.ts';
import { doingOf, type MoneySettings, threadOf } from '../settings.ts';
import { say, sayTotals, spendingPaths, states } from './say.ts';
import { isAskedBy } from './spending.actions.ts';
import { allCriteria, allRequests } from './spending.store.ts';
import {
  criterionSorts,
  type Decision,
  inForce,
  isOpen,
  outcomes,
  requestSorts,
  type SpendingRequest,
  spendingTotals,
} from './spending.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

export const readSpending = (request: FastifyRequest, { database }: MoneySettings) =>
  database.read(request.actor, councilOf(request).id, async (tx) => ({
    criteria: await allCriteria(tx),
    requests: await allRequests(tx),
  }));

/** Throws NotFound. */
export function requestAsked(request: FastifyRequest, requests: readonly SpendingRequest[]): SpendingRequest {
  const { id } = askedBy(request).params;
  const found = requests.find(({ requestId }) => String(requestId) === id);
  if (!found) throw new NotFound('There is no such request.');
  return found;
}

export function addSpendingPages(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/spending', mayRead, async (request, reply) => {
    const { criteria, requests } = await readSpending(request, settings);
    const year = financialYearOf(request.day);
    return reply.page('finance/views/spending.njk', {
      title: 'Spending under control',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      lead: sayTotals(spendingTotals(requests, financialYearSpan(year)), year),
      criteria: inForce(criteria, request.day).map(({ words }) => words),
      open: requests.filter(isOpen).map(rowOf),
      decided: requests.filter((one) => !isOpen(one)).map(rowOf),
      askPath: mayDo(request.actor, 'spending.ask') ? spendingPaths.ask() : null,
      criteriaPath: spendingPaths.criteria(),
    });
  });
  scope.get('/money/spending/criteria', mayRead, async (request, reply) => {
    const { criteria } = await readSpending(request, settings);
    const mayKeep = mayDo(request.actor, 'money.keep');
    return reply.page('finance/views/spending-criteria.njk', {
      title: 'What spending must meet',
      phrase: livePhrase(request.day),
      back: { text: 'Spending under control', path: spendingPaths.all() },
      addPath: mayKeep ? spendingPaths.addCriterion() : null,
      rows: criteria.map(({ criterionId, words, sort, fromOn, untilOn, keptBy }) => ({
        words,
        sort: criterionSorts[sort],
        from: longDay(fromOn),
        until: untilOn ? longDay(untilOn) : 'Goes on',
        keptBy,
        endPath: mayKeep && untilOn === null ? spendingPaths.endCriterion(criterionId) : null,
      })),
    });
  });
  scope.get('/money/spending/:id', mayRead, async (request, reply) => {
    const thread = await threadOf(request, settings);
    const { criteria, requests } = await readSpending(request, settings);
    const found = requestAsked(request, requests);
    const item = found.itemId === null ? undefined : thread.item(found.itemId);
    const own = isAskedBy(found, doingOf(request, settings));
    return reply.page('finance/views/spending-request.njk', {
      title: found.title,
      phrase: livePhrase(request.day),
      back: { text: 'Spending under control', path: spendingPaths.all() },
      state: states[found.state],
      facts: [
        { name: 'Sort', value: requestSorts[found.sort] },
        { name: 'Service', value: found.service },
        { name: 'Amount this year', value: say(found.amount) },
        { name: 'Amount in a full year', value: found.fullYear === null ? null : say(found.fullYear) },
        { name: 'Why', value: found.why },
        { name: 'If it is refused', value: found.ifRefused },
        {
          name: 'Criterion it meets',
          value: criteria.find(({ criterionId }) => criterionId === found.criterionId)?.words ?? '',
        },
        { name: 'Asked', value: `${longDay(found.askedOn)} by ${found.askedBy}` },
        { name: 'Amount avoided', value: found.avoided > 0 ? say(found.avoided) : null },
      ],
      item: item ? linkTo(thread, item) : null,
      decisions: found.decisions.map(decisionOnPage),
      decidePath:
        isOpen(found) && !own && mayDo(request.actor, 'spending.decide')
          ? spendingPaths.decide(found.requestId)
          : null,
      withdrawPath: isOpen(found) && own ? spendingPaths.withdraw(found.requestId) : null,
    });
  });
}

const rowOf = (one: SpendingRequest) => ({
  title: one.title,
  path: spendingPaths.one(one.requestId),
  sort: requestSorts[one.sort],
  service: one.service,
  amount: say(one.amount),
  avoided: one.avoided > 0 ? say(one.avoided) : 'None',
  asked: longDay(one.askedOn),
  state: states[one.state],
});

const decisionOnPage = (one: Decision) => ({
  title: `${outcomes[one.outcome]} on ${longDay(one.decidedOn)}`,
  facts: [
    { name: 'May be spent this year', value: one.outcome === 'put-off' ? null : say(one.amount) },
    { name: 'Reason', value: one.reason },
    { name: 'Panel', value: one.panel },
    { name: 'Kept by', value: one.decidedBy },
    {
      name: 'What residents read',
      value: one.outcome === 'put-off' ? null : (one.publicWords ?? 'It is not published'),
    },
  ],
});
