// Judgements of outcomes by API: the newest of each side, and commissioners' own way to judge.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute, orMistaken } from '../../../api/calls.ts';
import { itemAsked } from '../asked.ts';
import { workOf } from '../directions/work.web.ts';
import type { JudgementSettings } from './form.ts';
import { CommissionersSay } from './judgement.ts';
import { recordCommissionersJudgement } from './judgements.actions.ts';
import { OutcomeList, outcomeList } from './outcomes.ts';

const Id = z.object({ id: z.coerce.number().int().positive() });

export function addOutcomeCalls(app: FastifyInstance, settings: JudgementSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/outcomes',
    permission: 'plan.read',
    summary: 'Outcomes with the newest judgement of members and of commissioners, and how far apart they are',
    response: OutcomeList,
    handler: async ({ request }) => outcomeList((await workOf(request, settings)).thread),
  });
  apiRoute(app, {
    method: 'POST',
    path: '/outcomes/:id/judgements',
    permission: 'outcome.judge',
    summary: 'Judge an outcome as commissioners; what was said before stays',
    params: Id,
    body: CommissionersSay,
    response: OutcomeList,
    handler: async ({ params: { id }, body, request }) => {
      const work = await workOf(request, settings);
      const outcome = itemAsked(work.thread, { params: { id: String(id) }, query: {} }, 'outcome');
      orMistaken(await recordCommissionersJudgement(work, outcome, body));
      return outcomeList((await workOf(request, settings)).thread);
    },
  });
}
