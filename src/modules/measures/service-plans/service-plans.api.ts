// Service planning by API: the teams, and the plans of a year with the gaps both ways.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import type { MeasureSettings } from '../settings.ts';
import { readPlanning } from './planning.ts';
import { promisedIn } from './say.ts';
import { gapsOf, isSigned, Objective, PlanVersion, planOf, Signature, Team, treeOf } from './service-plan.ts';

const PlanFacts = PlanVersion.extend({
  isSigned: z.boolean().describe('By the manager and by whoever manages the team above'),
  objectives: z.array(Objective.omit({ servicePlanId: true })),
  measures: z.array(z.int()).describe('Numbers of measures'),
  signatures: z.array(Signature.omit({ servicePlanId: true })),
});

export function addServicePlanCalls(app: FastifyInstance, settings: MeasureSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/teams',
    permission: 'plan.read',
    summary: 'The teams of the council as a tree: each after the one it is part of',
    response: z.object({ teams: z.array(Team.extend({ depth: z.int() })) }),
    handler: async ({ request }) => ({
      teams: treeOf((await readPlanning(request, settings)).planning.teams).map(({ team, depth }) => ({
        ...team,
        depth,
      })),
    }),
  });
  apiRoute(app, {
    method: 'GET',
    path: '/service-plans',
    permission: 'plan.read',
    summary: 'The newest plan of every team for a year, and the gaps both ways',
    query: z.object({ year: z.string().max(7).optional().describe('Such as 2026/27; this year otherwise') }),
    response: z.object({
      year: z.string(),
      plans: z.array(PlanFacts),
      unserved: z.array(z.int()).describe('Numbers of deliverables that no plan serves'),
      idle: z.array(Objective).describe('Objectives that serve nothing'),
      without: z.array(z.int()).describe('Numbers of teams without a plan'),
    }),
    handler: async ({ request }) => {
      const { thread, planning, year } = await readPlanning(request, settings);
      const { unserved, idle, without } = gapsOf(planning, year, promisedIn(thread));
      return {
        year,
        plans: planning.teams.flatMap((team) => {
          const plan = planOf(planning, team.teamId, year);
          if (!plan) return [];
          return [
            {
              ...plan,
              isSigned: isSigned(plan, team),
              objectives: plan.objectives.map(({ servicePlanId: _, ...one }) => one),
              measures: [...plan.measures],
              signatures: plan.signatures.map(({ servicePlanId: _, ...one }) => one),
            },
          ];
        }),
        unserved,
        idle: idle.map(({ objective }) => objective),
        without: without.map(({ teamId }) => teamId),
      };
    },
  });
}
