// Opinions on pages of the office: the list of all, the form of an independent one, and what an action's page says.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../db/database.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import {
  askedBy,
  type Item,
  type ItemPanel,
  itemAsked,
  type LiveThreads,
  linkTo,
  livePhrase,
  type OpinionsOf,
} from '../../plan/index.ts';
import { confidenceWords, independentConfidences, NewIndependent } from './independent.ts';
import { giveOpinion, hasPart } from './opinions.actions.ts';
import { isDisagreementKind, listed } from './opinions.facts.ts';
import { independentOf } from './opinions.store.ts';
import { threeOpinions } from './opinions.ts';
import { addOptimismPage } from './optimism.web.ts';
import { addRulePages } from './rules.web.ts';
import { opinionRow, sayIndependent, sideBySide } from './say.ts';
import type { StatusSignal } from './signals.ts';

export interface OpinionsSettings {
  database: Database;
  live: LiveThreads;
  /** What later modules say of items for their computed status. */
  signals: readonly StatusSignal[];
}

/** So that a plan of 5,000 actions stays a page that opens at once. */
const rowsOfAPage = 200;

/** The owner's, the rules' and somebody independent's opinion of one action, for its page. */
export function opinionsOf(signals: readonly StatusSignal[]): OpinionsOf {
  return async ({ tx, from, thread, item, actor }) => {
    const [one] = await threeOpinions({ tx, from, thread, actor, signals, actions: [item] });
    if (!one) return { opinions: [], disagreement: null };
    return { opinions: sideBySide(one), disagreement: one.sentence };
  };
}

/** Every independent opinion of an item, and the way to give one. */
export const opinionsPanel: ItemPanel = async ({ tx, from, item, actor, isPast }) => {
  const given = await independentOf(tx, item.id, from);
  const may = !isPast && actor.kind === 'person' && mayDo(actor, 'opinion.give') && !hasPart(actor, item);
  if (given.length === 0 && !may) return null;
  return {
    template: 'delivery/views/opinion-panel.njk',
    given: given.map(sayIndependent),
    givePath: may ? opinionPath(item) : null,
  };
};

function opinionPath(item: Item): string {
  return `/items/${item.id}/opinion`;
}

export function addOpinionPages(scope: FastifyInstance, settings: OpinionsSettings): void {
  const mayRead = { config: { permission: 'plan.read' } };
  scope.get('/opinions', mayRead, (request, reply) => listPage(request, reply, settings));
  addGiving(scope, settings);
  addRulePages(scope, settings);
  addOptimismPage(scope, settings);
}

function addGiving(scope: FastifyInstance, settings: OpinionsSettings): void {
  const may = { config: { permission: 'opinion.give' } };
  scope.get('/items/:id/opinion', may, async (request, reply) => {
    const values = { formedOn: request.day };
    return formPage(request, reply, settings, values, []);
  });
  scope.post('/items/:id/opinion', may, async (request, reply) => {
    const item = await asked(request, settings);
    const typed = parseForm(NewIndependent, request.body);
    if (!typed.ok) return formPage(request, reply.code(422), settings, request.body, typed.errors);
    const given = { item, given: typed.value, day: request.day };
    const done = await giveOpinion(settings.database, request.actor, councilOf(request).id, given);
    if (!done.ok) return formPage(request, reply.code(422), settings, request.body, done.errors);
    return reply.goTo(linkTo(await threadOf(request, settings), item).path);
  });
}

function threadOf(request: FastifyRequest, { live }: OpinionsSettings) {
  return live(request.actor, councilOf(request), request.day);
}

async function asked(request: FastifyRequest, settings: OpinionsSettings): Promise<Item> {
  return itemAsked(await threadOf(request, settings), askedBy(request));
}

async function formPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: OpinionsSettings,
  values: unknown,
  errors: readonly FieldError[],
) {
  const thread = await threadOf(request, settings);
  const item = itemAsked(thread, askedBy(request));
  const { label, title, path } = linkTo(thread, item);
  return reply.page('delivery/views/opinion.njk', {
    title: 'Give an independent opinion',
    phrase: livePhrase(request.day),
    back: { text: label, path },
    about: `${label}: ${title}`,
    hasPart: hasPart(request.actor, item),
    choices: independentConfidences.map((value) => ({ value, text: confidenceWords[value] })),
    path: opinionPath(item),
    form: formWith(values, errors),
  });
}

async function listPage(request: FastifyRequest, reply: FastifyReply, settings: OpinionsSettings) {
  const thread = await threadOf(request, settings);
  const { query } = askedBy(request);
  const { actor } = request;
  const theme = /^\d{1,15}$/.test(query.theme ?? '') ? Number(query.theme) : undefined;
  const kind = isDisagreementKind(query.kind) ? query.kind : undefined;
  const all = await settings.database.read(actor, councilOf(request).id, (tx) =>
    threeOpinions({ tx, thread, actor, signals: settings.signals }),
  );
  const { counts, shown } = listed(thread, all, { theme, kind });
  const page = Math.max(1, Number(query.page ?? 1) || 1);
  const rows = shown.slice((page - 1) * rowsOfAPage, page * rowsOfAPage);
  const link = (given: object) => linkWith({ theme, kind, ...given });
  return reply.page('delivery/views/opinions.njk', {
    title: 'Three opinions',
    phrase: livePhrase(request.day),
    empty: all.length === 0,
    total: all.length,
    differing: shown.filter(({ kinds }) => kinds.length > 0).length,
    found: shown.length,
    kindTitle: counts.find((one) => one.kind === kind)?.title ?? null,
    counts: counts.map((one) => ({ ...one, path: link({ kind: one.kind }), chosen: one.kind === kind })),
    clearPath: '/opinions',
    filter: { theme: theme === undefined ? '' : String(theme), kind: kind ?? '' },
    themes: thread.ofKind('theme').map(({ id, title }) => ({ value: String(id), text: title })),
    kindChoices: counts.map((one) => ({ value: one.kind, text: `${one.title} (${one.actions})` })),
    rows: rows.map((one) => opinionRow(thread, one)),
    earlier: page > 1 ? link({ page: page - 1 }) : null,
    later: page * rowsOfAPage < shown.length ? link({ page: page + 1 }) : null,
  });
}

function linkWith(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '/opinions';
  return `/opinions?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
