// The scorecard on a page of the office: every measure at a glance, counted and filtered from the same rows.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formWith } from '../../web/forms.ts';
import { mount } from '../../web/pages.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { askedBy, count, linkTo, livePhrase, type Walk } from '../plan/index.ts';
import { addBenchmarkPages, benchmarkPaths } from './benchmarks/benchmarks.web.ts';
import { cardsIn } from './cards.ts';
import { addDefinePages } from './define.web.ts';
import { addEvidenceBase } from './evidence-base/evidence-base.web.ts';
import { addFigurePages } from './figures.web.ts';
import { addFormulaPages, formulaPaths } from './formulas/formulas.web.ts';
import { waitingObservations } from './measure.store.ts';
import { addMeasurePage } from './measure.web.ts';
import { addNationalPages, nationalPaths } from './national/national.web.ts';
import { travels } from './rating/travel.ts';
import { glanceRow, measurePaths, standingWords, travelWords } from './say.ts';
import {
  type Card,
  type Filter,
  filtered,
  type Standing,
  standingOf,
  standings,
  worstFirst,
} from './scorecard.ts';
import { addServicePages } from './service-plans/service-plans.web.ts';
import { type MeasureSettings, threadOf } from './settings.ts';
import { addTargetPages } from './targets.web.ts';
import { addValuePages } from './values.web.ts';
import { addWaitingPages } from './waiting.web.ts';

export async function measuresWeb(app: FastifyInstance, settings: MeasureSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    scope.get('/measures', { config: { permission: 'plan.read' } }, (request, reply) =>
      listPage(request, reply, settings),
    );
    addFigurePages(scope, settings);
    addFormulaPages(scope, settings);
    addWaitingPages(scope, settings);
    addDefinePages(scope, settings);
    addTargetPages(scope, settings);
    addValuePages(scope, settings);
    addMeasurePage(scope, settings);
    addBenchmarkPages(scope, settings);
    addServicePages(scope, settings);
    addEvidenceBase(scope, settings);
    addNationalPages(scope, settings);
  });
}

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
  const thread = await threadOf(request, settings);
  const { cards, waiting } = await settings.database.read(
    request.actor,
    councilOf(request).id,
    async (tx) => ({
      cards: await cardsIn(tx, thread),
      waiting: (await waitingObservations(tx)).length,
    }),
  );
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
    aboutPaths: [
      { words: 'Measures that are worked out from others', path: formulaPaths.all() },
      { words: 'Councils that we compare with', path: benchmarkPaths.all() },
      { words: 'What the government counts, and what we count of it', path: nationalPaths.all() },
    ],
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
