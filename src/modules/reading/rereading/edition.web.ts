// The pages on which an officer says that a document is the next edition of a plan, and what became of each item.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../../kernel/errors.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { formWith } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, isDirection, livePhrase, paths } from '../../plan/index.ts';
import type { Office } from '../settling/settling.actions.ts';
import { type EditionAnswer, subjects } from './answers.ts';
import type { Comparison } from './compare.ts';
import {
  type At,
  type Beside,
  layBeside,
  loadEdition,
  sayOf,
  takeBackOf,
  unconfirmed,
} from './edition.actions.ts';
import {
  choiceView,
  editionPaths,
  goesOnView,
  goneView,
  newView,
  overviewView,
  type Part,
  pairsView,
  parts,
} from './edition.pages.ts';

const may = { config: { permission: 'plan.load' } } as const;

type OfficeOf = (request: FastifyRequest) => Office;

/** Adds the pages below `/office/read/:id/edition`. */
export function addEdition(scope: FastifyInstance, office: OfficeOf): void {
  const base = '/read/:id/edition';
  scope.get(base, may, (request, reply) => showOverview(request, reply, office, []));
  scope.post(base, may, async (request, reply) => {
    const id = idOf(request);
    const { plan } = typed(request);
    if (plan === 'own') {
      await takeBackOf(office(request), id);
      return reply.goTo(`/read/${id}`);
    }
    const { thread } = await layBeside(office(request), id, atOf(request));
    if (!thread.plans.some((one) => String(one.id) === plan))
      return showOverview(request, reply, office, [
        { field: 'plan', message: 'Choose a plan, or say that it is one of its own' },
      ]);
    await sayOf(office(request), id, new Map([[subjects.plan, { planId: Number(plan) }]]));
    return reply.goTo(editionPaths.overview(id));
  });
  scope.post(`${base}/load`, may, async (request, reply) => {
    const loaded = await loadEdition(office(request), idOf(request), atOf(request));
    return reply.goTo(loaded ? paths.plan(loaded.planId) : `/read/${idOf(request)}`);
  });
  scope.get(`${base}/:part`, may, (request, reply) => showPart(request, reply, office, []));
  scope.post(`${base}/:part`, may, async (request, reply) => {
    const { beside, comparison } = await compared(request, office);
    const answered = answersIn(partOf(request), typed(request), beside, comparison);
    if (answered.errors.length > 0) return showPart(request, reply, office, answered.errors);
    await takeBackOf(office(request), idOf(request), answered.unsaid);
    await sayOf(office(request), idOf(request), answered.said);
    return reply.goTo(editionPaths.overview(idOf(request)));
  });
}

function idOf(request: FastifyRequest): number {
  const words = askedBy(request).params.id ?? '';
  return /^\d{1,15}$/.test(words) ? Number(words) : Number.NaN;
}

function atOf(request: FastifyRequest): At {
  return { council: councilOf(request), day: request.day };
}

/** The fields of a form; several of one name are parted by line feeds. */
function typed({ body }: FastifyRequest): Record<string, string> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : String(value).trim()]),
  );
}

function partOf(request: FastifyRequest): Part {
  const found = parts.find((part) => part === askedBy(request).params.part);
  if (!found) throw new NotFound('There is no such page.');
  return found;
}

async function compared(
  request: FastifyRequest,
  office: OfficeOf,
): Promise<{ beside: Beside; comparison: Comparison }> {
  const beside = await layBeside(office(request), idOf(request), atOf(request));
  if (!beside.comparison) throw new NotFound('Say first which plan it is the next edition of.');
  return { beside, comparison: beside.comparison };
}

async function showOverview(
  request: FastifyRequest,
  reply: FastifyReply,
  office: OfficeOf,
  errors: FieldError[],
) {
  const beside = await layBeside(office(request), idOf(request), atOf(request));
  if (errors.length > 0) reply.code(422);
  const page = { phrase: livePhrase(request.day), path: editionPaths.overview(idOf(request)) };
  if (beside.comparison && errors.length === 0)
    return reply.page('reading/views/edition.njk', { ...page, ...overviewView(beside, beside.comparison) });
  const view = choiceView(beside);
  const form = formWith({ plan: typed(request).plan ?? view.chosen ?? '' }, errors);
  return reply.page('reading/views/edition-of.njk', { ...page, ...view, form });
}

async function showPart(
  request: FastifyRequest,
  reply: FastifyReply,
  office: OfficeOf,
  errors: FieldError[],
) {
  const { beside, comparison } = await compared(request, office);
  if (errors.length > 0) reply.code(422);
  const part = partOf(request);
  const page = {
    phrase: livePhrase(request.day),
    form: formWith(typed(request), errors),
    loaded: beside.reading.state === 'loaded',
  };
  if (part === 'new')
    return reply.page('reading/views/edition-new.njk', { ...page, ...newView(beside, comparison) });
  if (part === 'gone')
    return reply.page('reading/views/edition-gone.njk', { ...page, ...goneView(beside, comparison) });
  if (part === 'goes-on')
    return reply.page('reading/views/edition-goes-on.njk', { ...page, ...goesOnView(beside, comparison) });
  return reply.page('reading/views/edition-pairs.njk', { ...page, ...pairsView(beside, comparison, part) });
}

interface Answered {
  said: Map<string, EditionAnswer>;
  unsaid: string[];
  errors: FieldError[];
}

/** What a form says of a part of the comparison. */
function answersIn(
  part: Part,
  form: Record<string, string>,
  beside: Beside,
  comparison: Comparison,
): Answered {
  const answered: Answered = { said: new Map(), unsaid: [], errors: [] };
  if (part === 'perhaps') answerPairs(answered, form, beside, comparison);
  if (part === 'gone') answerGone(answered, form, beside, comparison);
  if (part === 'goes-on') answerGoesOn(answered, form, comparison);
  return answered;
}

function answerPairs(
  { said }: Answered,
  form: Record<string, string>,
  beside: Beside,
  { same }: Comparison,
): void {
  const all = form.all === 'same' ? unconfirmed(beside).map(({ itemId }) => itemId) : [];
  for (const itemId of all) said.set(subjects.pair(itemId), { same: true });
  for (const { itemId } of same) {
    const word = form[`pair-${itemId}`];
    if (word === 'same' || word === 'apart') said.set(subjects.pair(itemId), { same: word === 'same' });
  }
}

function answerGone(
  answered: Answered,
  form: Record<string, string>,
  { thread }: Beside,
  { gone }: Comparison,
): void {
  const { said, unsaid, errors } = answered;
  for (const itemId of gone) {
    const own = form[`how-${itemId}`];
    if (own === undefined) continue;
    // What is said of all at once leaves a Direction as it is: only an instrument ends one.
    const item = thread.item(itemId);
    const all = item && isDirection(item) ? undefined : form.all;
    const how = own === 'stands' && all ? all : own;
    const subject = subjects.gone(itemId);
    const reason = form[`reason-${itemId}`] || form.reason || '';
    if (how === 'closed' || how === 'superseded') {
      if (reason) said.set(subject, { how, reason });
      else
        errors.push({
          field: `reason-${itemId}`,
          message: 'Say why it is ended, here or once for all of them',
        });
    } else if (how.startsWith('is ')) said.set(subject, { is: how.slice(3) });
    else unsaid.push(subject);
  }
}

function answerGoesOn({ said, unsaid }: Answered, form: Record<string, string>, { gone }: Comparison): void {
  for (const itemId of gone) {
    if (form[`shown-${itemId}`] === undefined) continue;
    const marks = (form[`in-${itemId}`] ?? '').split('\n').filter(Boolean);
    if (marks.length > 0) said.set(subjects.goesOn(itemId), { in: marks });
    else unsaid.push(subjects.goesOn(itemId));
  }
}
