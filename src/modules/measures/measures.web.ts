// The scorecard on a page of the office: every measure at a glance, counted and filtered from the same rows.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formWith } from '../../web/forms.ts';
import { mount } from '../../web/pages.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { askedBy, count, linkTo, livePhrase, type Walk } from '../plan/index.ts';
import { addDefinePages } from './define.web.ts';
import { addFigurePages } from './figures.web.ts';
import {
  allMeasures,
  definitionsOn,
  measureLinks,
  recentValues,
  waitingObservations,
} from './measure.store.ts';
import { addMeasurePage } from './measure.web.ts';
import { ratings, ratingWords } from './rating/rate.ts';
import { travels } from './rating/travel.ts';
import { glanceRow, measurePaths, travelWords } from './say.ts';
import {
  type Card,
  type Filter,
  filtered,
  type Standing,
  scorecard,
  standingOf,
  worstFirst,
} from './scorecard.ts';
import { type MeasureSettings, threadOf } from './settings.ts';
import { addTargetPages } from './targets.web.ts';
import { addValuePages } from './values.web.ts';
import { addWaitingPages } from './waiting.web.ts';

/** Values a glance needs: a year of months and the one before it. */
export const glanceValues = 13;

export async function measuresWeb(app: FastifyInstance, settings: MeasureSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    scope.get('/measures', { config: { permission: 'plan.read' } }, (request, reply) =>
      listPage(request, reply, settings),
    );
    addFigurePages(scope, settings);
    addWaitingPages(scope, settings);
    addDefinePages(scope, settings);
    addTargetPages(scope, settings);
    addValuePages(scope, settings);
    addMeasurePage(scope, settings);
  });
}

/** Every measure that has not ended, as it stands on the request's day. */
export async function cardsOf(request: FastifyRequest, settings: MeasureSettings) {
  const thread = await threadOf(request, settings);
  const tables = await settings.database.read(request.actor, councilOf(request).id, async (tx) => ({
    measures: await allMeasures(tx),
    definitions: await definitionsOn(tx, request.day),
    recent: await recentValues(tx, glanceValues),
    links: await measureLinks(tx),
    waiting: await waitingObservations(tx),
  }));
  return { thread, cards: scorecard(thread, tables, request.day), waiting: tables.waiting.length };
}

export const standingWords: Record<Standing, string> = {
  ...ratingWords,
  'no-value': 'No value yet',
  'no-target': 'No target set',
};
const standings: readonly Standing[] = [...ratings, 'no-target', 'no-value'];

/** Reads the filters of the list from a query. What makes no sense is left out, as if it had not been asked. */
export function filterAsked(query: Record<string, string | undefined>): Filter {
  const number = (words: string | undefined) => (/^\d{1,15}$/.test(words ?? '') ? Number(words) : undefined);
  return {
    standing: standings.find((one) => one === query.standing),
    travel: travels.find((one) => one === query.travel),
    under: number(query.under),
    owner: number(query.owner),
    missing: query.missing === 'yes' ? true : undefined,
  };
}

/** Measures on one page of the list. */
const rowsOfAPage = 100;

async function listPage(request: FastifyRequest, reply: FastifyReply, settings: MeasureSettings) {
  const { query } = askedBy(request);
  const { thread, cards, waiting } = await cardsOf(request, settings);
  const filter = filterAsked(query);
  const shown = worstFirst(filtered(thread, cards, filter));
  const page = Math.max(1, Math.min(Number(query.page) || 1, Math.ceil(shown.length / rowsOfAPage) || 1));
  const asked = Object.fromEntries(Object.entries(query).filter(([name, value]) => name !== 'page' && value));
  const pagePath = (number: number) =>
    measurePaths.all({ ...asked, page: String(number) } as Record<string, string>);
  return reply.page('measures/views/measures.njk', {
    title: 'Measures',
    phrase: livePhrase(request.day),
    none: cards.length === 0,
    total: cards.length,
    shown: shown.length,
    isFiltered: shown.length !== cards.length,
    counts: countsOf(cards),
    rows: shown
      .slice((page - 1) * rowsOfAPage, page * rowsOfAPage)
      .map((card) => ({ ...glanceRow(thread, card.measureId, card.glance), serves: servesOf(thread, card) })),
    from: (page - 1) * rowsOfAPage + 1,
    nextPath: page * rowsOfAPage < shown.length ? pagePath(page + 1) : null,
    previousPath: page > 1 ? pagePath(page - 1) : null,
    standings: standings.map((value) => ({ value, text: standingWords[value] })),
    travels: travels.map((value) => ({ value, text: travelWords[value] })),
    unders: (['outcome', 'priority', 'theme'] as const).flatMap((kind) =>
      thread.ofKind(kind).map((item) => ({ value: String(item.id), text: item.title })),
    ),
    figuresPath: mayDo(request.actor, 'measure.give') ? measurePaths.figures() : null,
    definePath: mayDo(request.actor, 'measure.define') ? measurePaths.define() : null,
    waiting:
      waiting > 0
        ? { words: count(waiting, 'figure waits', 'figures wait'), path: measurePaths.waiting() }
        : null,
    form: formWith(query),
  });
}

/** Each count with the filter that shows exactly its rows. */
export function countsOf(cards: readonly Card[]) {
  const standing = (one: Standing) => cards.filter((card) => standingOf(card) === one).length;
  return [
    ...standings.map((one) => ({
      words: standingWords[one],
      number: standing(one),
      path: measurePaths.all({ standing: one }),
    })),
    {
      words: 'With a value missing that is due',
      number: cards.filter(({ glance }) => glance.missing !== null).length,
      path: measurePaths.all({ missing: 'yes' }),
    },
  ].filter(({ number }) => number > 0);
}

function servesOf(thread: Walk, { items }: Card) {
  const [first] = items;
  if (!first) return null;
  const above = thread.item(first.parentId ?? -1) ?? first;
  const { title, path } = linkTo(thread, first.kind === 'measure' ? above : first);
  return { text: title, path };
}
