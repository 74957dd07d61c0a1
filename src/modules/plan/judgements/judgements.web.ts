// Judging outcomes on pages of the office: what members judged as a body, what commissioners judged, and the ways there.
import type { FastifyInstance } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { addForm } from '../../../web/form-page.ts';
import { mount } from '../../../web/pages.ts';
import { mayDo } from '../../people/index.ts';
import type { ItemPanel } from '../contributions.ts';
import { addBallots } from './ballots.web.ts';
import {
  aboutOutcome,
  after,
  type JudgementSettings,
  judgementPaths,
  judgingFields,
  outcomeAsked,
} from './form.ts';
import { CommissionersSay, MembersSay } from './judgement.ts';
import { recordCommissionersJudgement, recordMembersJudgement } from './judgements.actions.ts';
import { ballotsOf } from './judgements.store.ts';

export async function judgementsWeb(app: FastifyInstance, settings: JudgementSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addJudgingForms(scope, settings);
    addBallots(scope, settings);
  });
}

function addJudgingForms(scope: FastifyInstance, settings: JudgementSettings): void {
  addForm(scope, '/outcomes/:id/judge', {
    permission: 'outcome.judge',
    schema: CommissionersSay,
    async page(request) {
      const { work, outcome } = await outcomeAsked(request, settings);
      return {
        ...aboutOutcome(request, work.thread, outcome),
        title: 'How do commissioners judge it?',
        lead: 'It stands beside what members judge. What was said before stays below it.',
        action: judgementPaths.commissioners(outcome.id),
        doing: 'Record the judgement',
        fields: judgingFields,
      };
    },
    async keep(request, given) {
      const { work, outcome } = await outcomeAsked(request, settings);
      return after(outcome, await recordCommissionersJudgement(work, outcome, given));
    },
  });
  addForm(scope, '/outcomes/:id/members', {
    permission: 'ballot.run',
    schema: MembersSay,
    async page(request) {
      const { work, outcome } = await outcomeAsked(request, settings);
      const bodies = work.thread.bodies.map(({ id, name }) => ({ value: String(id), text: name }));
      return {
        ...aboutOutcome(request, work.thread, outcome),
        title: 'How do members judge it?',
        lead: 'A body judges after all members have voted in private. Its minute says so.',
        action: judgementPaths.members(outcome.id),
        doing: 'Record the judgement',
        fields: [
          ...judgingFields,
          { type: 'select', name: 'body', label: 'The body that judged', blank: 'Choose', choices: bodies },
          {
            type: 'text',
            name: 'minute',
            label: 'The minute',
            hint: 'Its number, or where it can be read',
          },
        ],
      };
    },
    async keep(request, given) {
      const { work, outcome } = await outcomeAsked(request, settings);
      return after(outcome, await recordMembersJudgement(work, outcome, given));
    },
  });
}

/** On the page of an outcome: its ballots, and the ways to judge it. */
export const judgingPanel: ItemPanel = async ({ tx, item, actor, isPast }) => {
  if (item.kind !== 'outcome' || isPast) return null;
  const ballots = await ballotsOf(tx, item.id);
  const isOpen = ballots.some(({ closedOn }) => closedOn === null);
  const way = (permission: Parameters<typeof mayDo>[1], words: string, path: string) =>
    mayDo(actor, permission) ? [{ words, path }] : [];
  return {
    template: 'plan/views/judging-panel.njk',
    ballots: ballots.map((one) => ({
      words: one.closedOn
        ? `${longDay(one.closedOn)}: closed`
        : `Open: ${one.voters} of ${one.asked} have voted`,
      path: judgementPaths.ballot(one.ballotId),
    })),
    ways: [
      ...way('outcome.judge', 'Judge it as commissioners', judgementPaths.commissioners(item.id)),
      ...(isOpen ? [] : way('ballot.run', 'Open a private ballot of members', judgementPaths.open(item.id))),
      ...way('ballot.run', 'Record a ballot that was held on paper', judgementPaths.paper(item.id)),
      ...way('ballot.run', 'Record how members judge it as a body', judgementPaths.members(item.id)),
    ],
  };
};
