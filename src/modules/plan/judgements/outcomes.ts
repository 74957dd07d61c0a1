// The list of outcomes with both judgements of each, for a page of the thread and for programs. Pure.
import { z } from 'zod';
import { count, type ItemLink, linkTo } from '../say.ts';
import type { Item, Plan, Walk } from '../thread.ts';
import { newestJudgements, OutcomeJudgement, stepsApart } from './judgement.ts';
import { sayOutcome } from './say.ts';

/** Outcomes by which improvement is judged: not those of a corporate plan, unless somebody judged them. */
export function judgedOutcomes(thread: Walk): { plan: Plan; outcomes: Item[] }[] {
  const judged = new Set(thread.judgements.map(({ itemId }) => itemId));
  return thread.plans
    .map((plan) => ({
      plan,
      outcomes: thread
        .ofKind('outcome', plan.id)
        .filter(({ id }) => plan.kind !== 'corporate-plan' || judged.has(id)),
    }))
    .filter(({ outcomes }) => outcomes.length > 0);
}

export function outcomesView(thread: Walk) {
  const groups = judgedOutcomes(thread);
  const all = groups.flatMap(({ outcomes }) => outcomes);
  const newest = all.map(({ id }) => newestJudgements(thread.judgements, id));
  const apart = newest.filter((one) =>
    stepsApart(one.members?.judgement ?? null, one.commissioners?.judgement ?? null),
  );
  return {
    title: 'How the outcomes are judged',
    none: all.length === 0,
    counts: [
      count(all.length, 'outcome'),
      `judged by members: ${newest.filter((one) => one.members).length}`,
      `judged by commissioners: ${newest.filter((one) => one.commissioners).length}`,
      `on which they disagree: ${apart.length}`,
    ],
    groups: groups.map(({ plan, outcomes }) => ({
      title: plan.title,
      rows: outcomes.map((outcome) => {
        const link: ItemLink = linkTo(thread, outcome);
        return { ...link, ...sayOutcome(thread, outcome) };
      }),
    })),
  };
}

export const OutcomeList = z.object({
  outcomes: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      plan: z.string(),
      members: OutcomeJudgement.nullable().describe('The newest judgement of members'),
      commissioners: OutcomeJudgement.nullable().describe('The newest judgement of commissioners'),
      stepsApart: z
        .int()
        .nullable()
        .describe('Above 0 where members judge better; null where one of them has not judged'),
    }),
  ),
});

export function outcomeList(thread: Walk): z.infer<typeof OutcomeList> {
  return {
    outcomes: judgedOutcomes(thread).flatMap(({ plan, outcomes }) =>
      outcomes.map(({ id, title }) => {
        const { members, commissioners } = newestJudgements(thread.judgements, id);
        const apart = stepsApart(members?.judgement ?? null, commissioners?.judgement ?? null);
        return { id, title, plan: plan.title, members, commissioners, stepsApart: apart };
      }),
    ),
  };
}
