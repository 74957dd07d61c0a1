// Private ballots of members on pages of the office: opened, voted in, counted, or recorded from paper.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../db/database.ts';
import { longDay } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import type { Field } from '../../../web/fields.ts';
import { addForm } from '../../../web/form-page.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { numberAsked, workOf } from '../directions/work.web.ts';
import { livePhrase } from '../live.ts';
import { paths } from '../paths.ts';
import type { DeskLink } from '../plan.web.ts';
import { count, linkTo, shortTitle } from '../say.ts';
import {
  aboutOutcome,
  type JudgementSettings,
  judgementField,
  judgementPaths,
  outcomeAsked,
} from './form.ts';
import { judgedWords, judgements, OpenBallot, PaperBallot, spreadShown, Vote } from './judgement.ts';
import { endBallot, openBallot, recordPaperBallot, vote } from './judgements.actions.ts';
import { type Ballot, ballotNumbered, ballotsWaitingFor, hasVoted } from './judgements.store.ts';
import { saySpread } from './say.ts';

/** To be added below /office. */
export function addBallots(scope: FastifyInstance, settings: JudgementSettings): void {
  addBallotForms(scope, settings);
  addBallotPages(scope, settings);
}

const askedField: Field = {
  type: 'text',
  name: 'asked',
  label: 'How many members are asked',
  hint: 'All members of the council',
};

function addBallotForms(scope: FastifyInstance, settings: JudgementSettings): void {
  addForm(scope, '/outcomes/:id/ballot', {
    permission: 'ballot.run',
    schema: OpenBallot,
    async page(request) {
      const { work, outcome } = await outcomeAsked(request, settings);
      return {
        ...aboutOutcome(request, work.thread, outcome),
        title: 'Open a private ballot',
        lead: 'Each member who signs in marks one paper. Nobody sees how anybody voted.',
        action: judgementPaths.open(outcome.id),
        doing: 'Open the ballot',
        fields: [askedField],
      };
    },
    async keep(request, given) {
      const { work, outcome } = await outcomeAsked(request, settings);
      const kept = await openBallot(work, outcome, given);
      return kept.ok ? { ok: true, value: judgementPaths.ballot(kept.value) } : kept;
    },
  });
  addForm(scope, '/outcomes/:id/paper-ballot', {
    permission: 'ballot.run',
    schema: PaperBallot,
    async page(request) {
      const { work, outcome } = await outcomeAsked(request, settings);
      return {
        ...aboutOutcome(request, work.thread, outcome),
        title: 'Record a ballot that was held on paper',
        action: judgementPaths.paper(outcome.id),
        doing: 'Record the ballot',
        fields: [
          { type: 'text', name: 'heldOn', label: 'The day of the ballot', input: 'date' },
          askedField,
          ...judgements.toReversed().map(
            (one): Field => ({
              type: 'text',
              name: one,
              label: `Papers that say “${judgedWords[one].toLowerCase()}”`,
            }),
          ),
        ],
      };
    },
    async keep(request, given) {
      const { work, outcome } = await outcomeAsked(request, settings);
      const kept = await recordPaperBallot(work, outcome, given);
      return kept.ok ? { ok: true, value: judgementPaths.ballot(kept.value) } : kept;
    },
  });
}

function addBallotPages(scope: FastifyInstance, settings: JudgementSettings): void {
  scope.get('/ballots/:id', { config: { permission: 'plan.read' } }, (request, reply) =>
    ballotPage(request, reply, settings, []),
  );
  scope.post('/ballots/:id', { config: { permission: 'ballot.vote' } }, async (request, reply) => {
    const typed = parseForm(Vote, request.body);
    if (!typed.ok) return ballotPage(request, reply, settings, typed.errors);
    const number = numberAsked(request);
    const kept = await vote(await workOf(request, settings), number, typed.value.judgement);
    return kept.ok
      ? reply.goTo(judgementPaths.ballot(number))
      : ballotPage(request, reply, settings, kept.errors);
  });
  scope.post('/ballots/:id/close', { config: { permission: 'ballot.run' } }, async (request, reply) => {
    const number = numberAsked(request);
    await endBallot(await workOf(request, settings), number);
    return reply.goTo(judgementPaths.ballot(number));
  });
}

async function ballotPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: JudgementSettings,
  errors: readonly FieldError[],
) {
  const { actor } = request;
  const { thread } = await workOf(request, settings);
  const found = await settings.database.read(actor, councilOf(request).id, async (tx) => {
    const ballot = await ballotNumbered(tx, numberAsked(request));
    const voted = ballot && actor.kind === 'person' && (await hasVoted(tx, ballot.ballotId, actor.accountId));
    return { ballot, voted };
  });
  const { ballot, voted } = found;
  const outcome = ballot && thread.item(ballot.itemId);
  if (!ballot || !outcome) throw new NotFound('There is no such ballot.');
  const isOpen = ballot.closedOn === null;
  const shown = spreadShown(ballot.spread);
  return reply.code(errors.length > 0 ? 422 : 200).page('plan/views/ballot.njk', {
    title: isOpen ? 'Is this outcome met?' : `How members voted on ${longDay(ballot.closedOn ?? '')}`,
    phrase: livePhrase(request.day),
    back: { text: linkTo(thread, outcome).label, path: paths.item(outcome) },
    outcome: { ...linkTo(thread, outcome), title: shortTitle(outcome.title) },
    state: sayBallot(ballot, { voted: voted === true, shown: shown !== null }),
    result: shown && saySpread(shown),
    votePath: isOpen && !voted && mayDo(actor, 'ballot.vote') ? judgementPaths.ballot(ballot.ballotId) : null,
    closePath: isOpen && mayDo(actor, 'ballot.run') ? judgementPaths.close(ballot.ballotId) : null,
    judgePath: !isOpen && mayDo(actor, 'ballot.run') ? judgementPaths.members(outcome.id) : null,
    paper: judgementField,
    form: formWith(request.body ?? {}, errors),
  });
}

function sayBallot({ closedOn, openedOn, voters, asked, held }: Ballot, { voted = false, shown = false }) {
  if (closedOn === null)
    return `Open since ${longDay(openedOn)}. ${voters} of ${count(asked, 'member')} voted so far.${voted ? ' You have voted.' : ''}`;
  const hidden = shown ? '' : ' Fewer than five voted, so how they voted is not shown.';
  return `${held === 'paper' ? 'Held on paper' : 'Closed'} on ${longDay(closedOn)}.${hidden}`;
}

/** For a member, the first ballot that waits for a paper. */
export const ballotsOnDesk =
  (database: Database): DeskLink =>
  async (_, actor, councilId) => {
    if (actor.kind !== 'person' || !mayDo(actor, 'ballot.vote')) return null;
    const waiting = await database.read(actor, councilId, (tx) => ballotsWaitingFor(tx, actor.accountId));
    const [first] = waiting;
    if (first === undefined) return null;
    const words = `${count(waiting.length, 'private ballot')} ${waiting.length === 1 ? 'waits' : 'wait'} for your paper`;
    return { title: words, path: judgementPaths.ballot(first), group: 'waiting' };
  };
