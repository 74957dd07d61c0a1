// Commissioners' assessments on pages of the office: a sealed draft, its issue, and the day it was published.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, itemAsked } from '../asked.ts';
import type { ItemPanel } from '../contributions.ts';
import { livePhrase } from '../live.ts';
import { paths } from '../paths.ts';
import { labelOf, shortTitle } from '../say.ts';
import { actionsAnswering, type Item, type Walk } from '../thread.ts';
import {
  discardDraft,
  draftAssessment,
  issueAssessment,
  Publication,
  publishAssessment,
  readDraft,
  rewriteDraft,
} from './assessments.actions.ts';
import { draftsOf, NewAssessment } from './assessments.store.ts';
import { findings, isDirection } from './direction.ts';
import { directionPaths, sayAssessment } from './say.ts';
import { type DirectionSettings, numberAsked, workOf } from './work.web.ts';

const mayAssess = { config: { permission: 'direction.assess' } } as const;
const mayPublish = { config: { permission: 'assessment.publish' } } as const;

const choices = Object.entries(findings).map(([value, text]) => ({ value, text }));

/** On a Direction's page: the way for a commissioner to assess it, and the drafts of their own that wait. */
export const assessmentPanel: ItemPanel = async ({ tx, thread, item, actor, isPast }) => {
  if (!isDirection(item) || isPast) return null;
  const unpublished = mayDo(actor, 'assessment.publish')
    ? thread.assessments.filter(({ mandateId, publishedOn }) => mandateId === item.id && !publishedOn)
    : [];
  const assesses = actor.kind === 'person' && mayDo(actor, 'direction.assess');
  if (!assesses && unpublished.length === 0) return null;
  const drafts = assesses ? await draftsOf(tx, item.id) : [];
  return {
    template: 'plan/views/direction-panel.njk',
    drafts: drafts.map((draftId) => directionPaths.draft(draftId)),
    assessPath: assesses ? directionPaths.assess(item.id) : null,
    unpublished: unpublished.map((one) => ({ ...sayAssessment(one), path: directionPaths.publish(one.id) })),
  };
};

export function addAssessmentPages(scope: FastifyInstance, settings: DirectionSettings): void {
  addDrafting(scope, settings);
  addDrafts(scope, settings);
  addPublishing(scope, settings);
}

function directionAsked(thread: Walk, request: FastifyRequest): Item {
  const item = itemAsked(thread, askedBy(request), 'mandate');
  if (!isDirection(item)) throw new NotFound('There is no such Direction.');
  return item;
}

function addDrafting(scope: FastifyInstance, settings: DirectionSettings): void {
  scope.get('/directions/:id/assess', mayAssess, async (request, reply) => {
    const { thread } = await workOf(request, settings);
    const mandate = directionAsked(thread, request);
    return draftPage(request, reply, settings, { thread, mandate, values: { writtenOn: request.day } });
  });
  scope.post('/directions/:id/assess', mayAssess, async (request, reply) => {
    const work = await workOf(request, settings);
    const mandate = directionAsked(work.thread, request);
    const typed = parseForm(NewAssessment, request.body);
    const done = typed.ok ? await draftAssessment(work, mandate, typed.value) : typed;
    if (done.ok) return reply.goTo(directionPaths.draft(done.value));
    const again = { thread: work.thread, mandate, values: request.body, errors: done.errors };
    return draftPage(request, reply.code(422), settings, again);
  });
}

interface DraftPage {
  thread: Walk;
  mandate: Item;
  values: unknown;
  errors?: readonly FieldError[];
  draftId?: number;
}

async function draftPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, evidenceOf }: DirectionSettings,
  { thread, mandate, values, errors = [], draftId }: DraftPage,
) {
  const label = labelOf(thread, mandate);
  const answering = actionsAnswering(thread, mandate).map(({ id }) => id);
  const pieces = await database.read(request.actor, councilOf(request).id, (tx) => evidenceOf(tx, answering));
  return reply.page('plan/views/assessment-draft.njk', {
    title: draftId === undefined ? `Assess ${label}` : `Your draft on ${label}`,
    phrase: livePhrase(request.day),
    back: { text: label, path: paths.item(mandate) },
    about: `${label}: ${shortTitle(mandate.title)}`,
    path: draftId === undefined ? directionPaths.assess(mandate.id) : directionPaths.draft(draftId),
    isDraft: draftId !== undefined,
    choices,
    pieces: pieces.map(({ id, title }) => ({ value: String(id), text: title })),
    form: formWith(values, errors),
  });
}

function addDrafts(scope: FastifyInstance, settings: DirectionSettings): void {
  scope.get('/assessment-drafts/:id', mayAssess, async (request, reply) => {
    const work = await workOf(request, settings);
    const draft = await readDraft(work, numberAsked(request));
    const mandate = itemAsked(work.thread, { params: { id: String(draft.mandateId) }, query: {} });
    return draftPage(request, reply, settings, {
      thread: work.thread,
      mandate,
      values: draft,
      draftId: draft.draftId,
    });
  });
  scope.post('/assessment-drafts/:id', mayAssess, async (request, reply) => {
    const work = await workOf(request, settings);
    const draftId = numberAsked(request);
    const typed = parseForm(NewAssessment, request.body);
    const done = typed.ok ? await rewriteDraft(work, draftId, typed.value) : typed;
    if (done.ok) return reply.goTo(directionPaths.draft(draftId));
    const { mandateId } = await readDraft(work, draftId);
    const mandate = itemAsked(work.thread, { params: { id: String(mandateId) }, query: {} });
    const again = { thread: work.thread, mandate, values: request.body, errors: done.errors, draftId };
    return draftPage(request, reply.code(422), settings, again);
  });
  scope.post('/assessment-drafts/:id/issue', mayAssess, async (request, reply) => {
    const { mandateId } = await issueAssessment(await workOf(request, settings), numberAsked(request));
    return reply.goTo(`/directions/${mandateId}#assessments`);
  });
  scope.post('/assessment-drafts/:id/discard', mayAssess, async (request, reply) => {
    await discardDraft(await workOf(request, settings), numberAsked(request));
    return reply.goTo(paths.directions());
  });
}

function addPublishing(scope: FastifyInstance, settings: DirectionSettings): void {
  scope.get('/assessments/:id/publish', mayPublish, (request, reply) =>
    publishPage(request, reply, settings, []),
  );
  scope.post('/assessments/:id/publish', mayPublish, async (request, reply) => {
    const work = await workOf(request, settings);
    const typed = parseForm(Publication, request.body);
    const again = (errors: readonly FieldError[]) => publishPage(request, reply.code(422), settings, errors);
    if (!typed.ok) return again(typed.errors);
    const done = await publishAssessment(work, work.thread, numberAsked(request), typed.value);
    if (!done.ok) return again(done.errors);
    const one = work.thread.assessments.find(({ id }) => id === numberAsked(request));
    return reply.goTo(`/directions/${one?.mandateId}#assessments`);
  });
}

async function publishPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DirectionSettings,
  errors: readonly FieldError[],
) {
  const { thread } = await workOf(request, settings);
  const one = thread.assessments.find(({ id }) => id === numberAsked(request));
  if (!one || one.publishedOn) throw new NotFound('There is no assessment that waits to be published.');
  return reply.page('plan/views/assessment-publish.njk', {
    title: 'When was it published?',
    phrase: livePhrase(request.day),
    back: { text: 'The Direction', path: `/directions/${one.mandateId}` },
    ...sayAssessment(one),
    path: directionPaths.publish(one.id),
    form: formWith(request.body ?? { publishedOn: request.day }, errors),
  });
}
