// Best value on pages of the office and by API: the themes as a heat map, one theme, and the form that scores it.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import type { Tx } from '../../../db/database.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { choicesOf } from '../../../web/fields.ts';
import { evidenceNumbered, evidencePaths } from '../../delivery/index.ts';
import { cardsIn, glanceRow, worstFirst } from '../../measures/index.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { actionRow, allFrameLinks, askedBy, livePhrase } from '../../plan/index.ts';
import { addForm, gone } from '../map/form.ts';
import type { AssuranceSettings } from '../settings.ts';
import { odditiesOf } from './consistency.ts';
import { guidances } from './guidance.ts';
import { besideOf, linkedWork } from './linked.ts';
import { bestValuePaths, type Piece, sayOddity, sayScore, sayWhole } from './say.ts';
import { scoreTheme } from './score.actions.ts';
import { allScores } from './score.store.ts';
import { heldOf, NewThemeScore, Score, scores, scoreWords, sortWords, ThemeScore } from './score.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

async function read({ database, live }: AssuranceSettings, request: FastifyRequest) {
  const { actor, day } = request;
  const council = councilOf(request);
  const thread = await live(actor, council, day);
  const { all, links, cards, pieces } = await database.read(actor, council.id, async (tx) => {
    const all = await allScores(tx);
    return {
      all,
      links: await allFrameLinks(tx),
      cards: await cardsIn(tx, thread),
      pieces: await piecesCited(tx, all),
    };
  });
  const [guidance] = guidances;
  const workOf = linkedWork(thread, links, cards);
  const themes = guidance.themes.map((theme) => {
    const held = heldOf(all, theme.name);
    const work = workOf(theme.name);
    return { theme, held, work, oddities: odditiesOf(held, besideOf(work), day) };
  });
  return { thread, guidance, themes, pieces, doing: { database, actor, councilId: council.id, day } };
}

async function piecesCited(tx: Tx, all: readonly ThemeScore[]): Promise<ReadonlyMap<number, Piece>> {
  const cited = new Set(all.flatMap((one) => one.cited.flatMap(({ evidenceId }) => evidenceId ?? [])));
  const pieces = new Map<number, Piece>();
  for (const evidenceId of cited) {
    const found = await evidenceNumbered(tx, evidenceId);
    if (!found) continue;
    const title = found.exempt ? 'exempt' : found.title;
    const withdrawn = found.withdrawnOn === null ? '' : ' (withdrawn since)';
    pieces.set(evidenceId, {
      evidenceId,
      title: `${title}${withdrawn}`,
      path: evidencePaths.one(evidenceId),
    });
  }
  return pieces;
}

async function readOne(settings: AssuranceSettings, request: FastifyRequest) {
  const found = await read(settings, request);
  const { theme: name } = askedBy(request).params;
  const one = found.themes.find(({ theme }) => theme.name === name);
  if (!one) throw new NotFound('There is no such best value theme.');
  return { ...found, one };
}

/** To be added below /office. */
export function addBestValue(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get('/best-value', mayRead, async (request, reply) => {
    const { guidance, themes } = await read(settings, request);
    return reply.page('assurance/views/best-value.njk', {
      title: 'Best value: how we score ourselves, and how others do',
      phrase: livePhrase(request.day),
      guidance,
      scored: themes.some(({ held }) => held.self || held.independent),
      legend: scores.map((score) => scoreWords[score]),
      themes: themes.map(({ theme, held }) => ({
        title: theme.title,
        path: bestValuePaths.theme(theme.name),
        self: held.self && sayScore(held.self),
        independent: held.independent && sayScore(held.independent),
        earlier: held.earlier.map(sayScore),
      })),
      oddities: themes.flatMap(({ theme, held, oddities }) =>
        oddities.map((one) => ({ theme: theme.title, ...sayOddity(theme, one, held.independent) })),
      ),
      scores: mayDo(request.actor, 'assurance.map'),
    });
  });
  scope.get('/best-value/:theme', mayRead, async (request, reply) => {
    const { thread, guidance, one, pieces } = await readOne(settings, request);
    const { theme, held, work, oddities } = one;
    return reply.page('assurance/views/best-value-theme.njk', {
      title: `Best value: ${theme.title}`,
      phrase: livePhrase(request.day),
      back: { text: 'Best value', path: bestValuePaths.all() },
      guidance,
      theme,
      now: [held.self, held.independent].flatMap((score) => (score ? sayWhole(thread, score, pieces) : [])),
      earlier: held.earlier.map((score) => sayWhole(thread, score, pieces)),
      oddities: oddities.map((found) => sayOddity(theme, found, held.independent)),
      headings: work.headings,
      number: work.actions.length,
      late: work.late.length,
      due: work.due.map((action) => actionRow(thread, action)),
      measures: worstFirst(work.cards).map((card) => glanceRow(thread, card.measureId, card.glance)),
      scorePath: mayDo(request.actor, 'assurance.map') ? bestValuePaths.score(theme.name) : null,
    });
  });
  addScoreForm(scope, settings);
}

function addScoreForm(scope: FastifyInstance, settings: AssuranceSettings): void {
  addForm(scope, '/best-value/:theme/scores', {
    schema: NewThemeScore,
    page: async (request) => {
      const { theme } = (await readOne(settings, request)).one;
      return {
        title: `Score ${theme.title}`,
        lead: 'The newest score of each sort holds. What was said before stays below it.',
        back: { text: theme.title, path: bestValuePaths.theme(theme.name) },
        action: bestValuePaths.score(theme.name),
        doing: 'Record it',
        fields: [
          { type: 'radios', name: 'sort', label: 'Who judges', choices: choicesOf(sortWords) },
          {
            type: 'text',
            name: 'assessor',
            label: 'Who it was',
            hint: 'Needed of somebody independent: name and office, such as a commissioner, a peer or an auditor',
          },
          {
            type: 'radios',
            name: 'score',
            label: 'The score',
            choices: scores.map((score) => ({ value: score, text: scoreWords[score].words })),
          },
          { type: 'area', name: 'reasons', label: 'The reasons', rows: 4 },
          {
            type: 'area',
            name: 'evidence',
            label: 'The evidence',
            hint: 'One on each line: an item’s label, its title, or # and its number; or “evidence” and the number of a piece',
            rows: 3,
          },
          { type: 'text', name: 'assessedOn', label: 'The day it was judged', input: 'date' },
        ],
        before: { assessedOn: request.day },
      };
    },
    keep: async (request, given) => {
      const { one, guidance, thread, doing } = await readOne(settings, request);
      const { theme } = one;
      const kept = await scoreTheme(doing, thread, { version: guidance.version, theme, given });
      return kept.ok ? gone(bestValuePaths.theme(theme.name)) : kept;
    },
  });
}

const Facts = ThemeScore.omit({ theme: true, version: true });
const Odd = z.object({
  kind: z.enum(['differ', 'no-evidence', 'old', 'mostly-late', 'off-target']),
  words: z.string(),
});

const BestValue = z.object({
  version: z.string().describe('Of the guidance'),
  source: z.string(),
  themes: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      characteristics: z.array(z.string()).describe('What a council that works well shows, in our own words'),
      warnings: z.array(z.string()).describe('What warns of failure: a prompt, never a judgement'),
      self: Score.nullable().describe('The council’s newest score'),
      independent: Score.nullable().describe('The newest score by somebody independent'),
      scores: z.array(Facts).describe('All of both sorts: what holds first, then earlier ones, newest first'),
      actions: z.object({ late: z.int(), due: z.int() }).describe('Linked actions due by now'),
      measures: z.object({ offTarget: z.int(), judged: z.int() }).describe('Linked measures with a target'),
      doesNotFit: z.array(Odd),
    }),
  ),
});

export function addBestValueCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/best-value',
    permission: 'plan.read',
    summary: 'Best value themes: the council’s scores, independent ones, and what does not fit together',
    response: BestValue,
    handler: async ({ request }) => {
      const { guidance, themes } = await read(settings, request);
      return {
        version: guidance.version,
        source: guidance.source,
        themes: themes.map(({ theme, held, work, oddities }) => {
          const { actions, measures } = besideOf(work);
          const inOrder = [held.self, held.independent, ...held.earlier].filter((one) => one !== null);
          return {
            name: theme.name,
            title: theme.title,
            characteristics: [...theme.well],
            warnings: [...theme.warnings],
            self: held.self?.score ?? null,
            independent: held.independent?.score ?? null,
            scores: inOrder.map(({ theme: _, version: __, ...score }) => score),
            actions: { late: actions.short, due: actions.of },
            measures: { offTarget: measures.short, judged: measures.of },
            doesNotFit: oddities.map((one) => ({
              kind: one.kind,
              words: sayOddity(theme, one, held.independent).words,
            })),
          };
        }),
      };
    },
  });
}
