// Measures by API: the scorecard with its filters, one measure with every period, and giving and approving figures.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute, orMistaken } from '../../api/calls.ts';
import { Day } from '../../kernel/days.ts';
import { councilOf } from '../people/index.ts';
import { addBenchmarkCalls } from './benchmarks/benchmarks.api.ts';
import { cardsIn } from './cards.ts';
import { addEvidenceBaseCall } from './evidence-base/evidence-base.web.ts';
import { CardFacts, cardFacts, MeasureFacts, measureFacts } from './facts.ts';
import { GiveForecast, GiveRemark, GiveValue } from './measure.forms.ts';
import { travels } from './rating/travel.ts';
import { filtered, standings, worstFirst } from './scorecard.ts';
import { addServicePlanCalls } from './service-plans/service-plans.api.ts';
import { doingOf, type MeasureSettings, measureFound, threadOf } from './settings.ts';
import { approveValues, forecastYear, giveValue, remark } from './values.actions.ts';

const Numbered = z.coerce.number().int().positive();
const Id = z.object({ id: Numbered });
const Done = z.object({ done: z.literal(true) });
const isDone = { done: true } as const;

export function addMeasureCalls(app: FastifyInstance, settings: MeasureSettings): void {
  addEvidenceBaseCall(app, settings);
  apiRoute(app, {
    method: 'GET',
    path: '/measures',
    permission: 'plan.read',
    summary: 'The scorecard: every measure that has not ended, those that need somebody first',
    query: z.object({
      standing: z.enum(standings).optional(),
      travel: z.enum(travels).optional(),
      under: Numbered.optional().describe('The number of an outcome, a priority or a theme'),
      owner: Numbered.optional().describe('The number of a person'),
      missing: z.stringbool().optional().describe('Only those with a value that is due and missing'),
    }),
    response: z.object({ day: Day, total: z.int(), measures: z.array(CardFacts) }),
    handler: async ({ query, request }) => {
      const thread = await threadOf(request, settings);
      const cards = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
        cardsIn(tx, thread),
      );
      const shown = worstFirst(filtered(thread, cards, query));
      return {
        day: thread.day,
        total: cards.length,
        measures: shown.map((card) => cardFacts(thread, card)),
      };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/measures/:id',
    permission: 'plan.read',
    summary: 'One measure with every period: value, target, rating and what it was before it was revised',
    params: Id,
    response: MeasureFacts,
    handler: async ({ params: { id }, request }) =>
      settings.database.read(request.actor, councilOf(request).id, async (tx) =>
        measureFacts(await measureFound(tx, id, request.day)),
      ),
  });
  addServicePlanCalls(app, settings);
  addWrites(app, settings);
  addBenchmarkCalls(app, settings);
}

function addWrites(app: FastifyInstance, settings: MeasureSettings): void {
  apiRoute(app, {
    method: 'POST',
    path: '/measures/:id/values',
    permission: 'measure.give',
    summary: 'Give a figure of one period; it counts once a second person has approved it',
    params: Id,
    body: GiveValue,
    response: Done,
    handler: async ({ params: { id }, body, request }) => {
      orMistaken(await giveValue(doingOf(request, settings), id, body));
      return isDone;
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/measures/approvals',
    permission: 'measure.approve',
    summary: 'Approve figures that somebody else gave, all of them or none',
    body: z.object({ values: z.array(Numbered).min(1).max(1000) }),
    response: Done,
    handler: async ({ body: { values }, request }) => {
      await approveValues(doingOf(request, settings), values);
      return isDone;
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/measures/:id/remarks',
    permission: 'measure.give',
    summary: 'Say why a period missed its target, and what is done about it',
    params: Id,
    body: GiveRemark,
    response: Done,
    handler: async ({ params: { id }, body, request }) => {
      orMistaken(await remark(doingOf(request, settings), id, body));
      return isDone;
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/measures/:id/forecasts',
    permission: 'measure.give',
    summary: 'Say where a measure will stand at the end of its year',
    params: Id,
    body: GiveForecast,
    response: Done,
    handler: async ({ params: { id }, body, request }) => {
      orMistaken(await forecastYear(doingOf(request, settings), id, body));
      return isDone;
    },
  });
}
