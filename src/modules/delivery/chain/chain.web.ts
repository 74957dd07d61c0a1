// The page that shows a Direction from end to end, and the evidence that an assessment of it may cite.
import type { FastifyInstance } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { councilOf } from '../../people/index.ts';
import {
  askedBy,
  count,
  type EvidenceOf,
  type ItemPanel,
  isDirection,
  itemAsked,
  linkTo,
  livePhrase,
  sayAssessment,
  sayFunction,
  sayInstrument,
  sayStanding,
} from '../../plan/index.ts';
import { evidenceFor } from '../evidence/evidence.store.ts';
import { evidencePaths } from '../evidence/evidence.web.ts';
import type { DeliverySettings } from '../settings.ts';
import { type Chain, chainOf } from './chain.ts';

export const evidenceToCite: EvidenceOf = async (tx, itemIds) =>
  (await evidenceFor(tx, itemIds)).map(({ evidenceId, title }) => ({
    id: evidenceId,
    title: title ?? 'Exempt evidence',
    path: evidencePaths.one(evidenceId),
  }));

/** On a Direction's page: the way to see it from end to end. */
export const chainPanel: ItemPanel = async ({ item, isPast }) =>
  isDirection(item) && !isPast
    ? { template: 'delivery/views/chain-panel.njk', path: `/directions/${item.id}/chain` }
    : null;

export function addChainPage(scope: FastifyInstance, { database, live }: DeliverySettings): void {
  scope.get('/directions/:id/chain', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const council = councilOf(request);
    const thread = await live(request.actor, council, request.day);
    const mandate = itemAsked(thread, askedBy(request), 'mandate');
    if (!isDirection(mandate)) throw new NotFound('There is no such Direction.');
    const chain = await database.read(request.actor, council.id, (tx) => chainOf(tx, thread, mandate));
    const { label, title, path } = linkTo(thread, mandate);
    const pieces = new Map(chain.actions.flatMap(({ evidence }) => evidence.map((one) => [one.id, one])));
    return reply.page('delivery/views/chain.njk', {
      title: `${label}, from end to end`,
      phrase: livePhrase(request.day),
      back: { text: label, path },
      about: title,
      standing: sayStanding(thread, mandate.id),
      actions: chain.actions.map((action) => {
        const item = thread.item(action.id);
        return {
          ...action,
          path: item ? linkTo(thread, item).path : '/',
          evidence: action.evidence.map(sayPiece),
        };
      }),
      shown: count(chain.actions.filter(({ evidence }) => evidence.length > 0).length, 'action'),
      of: chain.actions.length,
      assessments: thread.assessments
        .filter(({ mandateId }) => mandateId === mandate.id)
        .toReversed()
        .map((one) => ({
          ...sayAssessment(one),
          cited: one.evidenceIds.flatMap((id) => pieces.get(id) ?? []).map(sayPiece),
        })),
      instruments: thread.instruments
        .filter((one) => one.mandates.includes(mandate.id))
        .map((one) => sayInstrument(thread, one)),
      functions: thread.functions
        .filter(({ id }) => chain.functions.some((one) => one.id === id))
        .map((one) => sayFunction(thread, one)),
    });
  });
}

function sayPiece({ id, title, datedOn }: Chain['actions'][number]['evidence'][number]) {
  return { title: title ?? 'Exempt evidence', day: longDay(datedOn), path: evidencePaths.one(id) };
}
