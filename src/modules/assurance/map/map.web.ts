// The assurance map on pages of the office and by API: the map, one row of it, and who reports what to whom.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiRoute } from '../../../api/calls.ts';
import { longDay } from '../../../kernel/days.ts';
import { mayDo } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { addMapForms } from './map.forms.ts';
import { GapKind, gapKinds, lines } from './map.ts';
import { AssuranceMap, assuranceMap } from './rows.ts';
import { gapWords, lineWords, mapPaths, sayRow, saySource } from './say.ts';
import { readMap, rowAsked } from './work.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

/** To be added below /office. */
export function addMap(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get('/assurance-map', mayRead, (request, reply) => mapPage(request, reply, settings));
  scope.get('/assurance-map/reporting', mayRead, (request, reply) => reportingPage(request, reply, settings));
  scope.get('/assurance-map/:row', mayRead, (request, reply) => rowPage(request, reply, settings));
  addMapForms(scope, settings);
}

async function mapPage(request: FastifyRequest, reply: FastifyReply, settings: AssuranceSettings) {
  const { kept, rows } = await readMap(settings, request);
  const gap = GapKind.safeParse(askedBy(request).query.gap);
  const shown = rows.filter(({ gaps }) => !gap.success || gaps.includes(gap.data));
  const keeps = mayDo(request.actor, 'assurance.map');
  return reply.page('assurance/views/map.njk', {
    title: 'Who assures what',
    phrase: livePhrase(request.day),
    number: rows.length,
    withGaps: rows.filter(({ gaps }) => gaps.length > 0).length,
    totals: gapKinds
      .map((kind) => ({
        words: gapWords[kind].words,
        rows: rows.filter(({ gaps }) => gaps.includes(kind)).length,
        path: mapPaths.all(kind),
        chosen: gap.data === kind,
      }))
      .filter((one) => one.rows > 0),
    all: gap.success ? mapPaths.all() : null,
    columns: lines.map((line) => lineWords[line]),
    rows: shown.map((row) => sayRow(row, kept.words)),
    reportingPath: mapPaths.reporting(),
    newPath: keeps ? mapPaths.newRow() : null,
    levelsPath: keeps ? mapPaths.levels() : null,
  });
}

async function reportingPage(request: FastifyRequest, reply: FastifyReply, settings: AssuranceSettings) {
  const { kept, rows } = await readMap(settings, request);
  return reply.page('assurance/views/map-reporting.njk', {
    title: 'Who reports what, to whom, when, and who assures it',
    phrase: livePhrase(request.day),
    back: { text: 'Who assures what', path: mapPaths.all() },
    columns: lines.map((line) => lineWords[line]),
    rows: rows.map((row) => sayRow(row, kept.words)),
  });
}

async function rowPage(request: FastifyRequest, reply: FastifyReply, settings: AssuranceSettings) {
  const { kept, rows } = await readMap(settings, request);
  const row = rowAsked(rows, request);
  const keeps = mayDo(request.actor, 'assurance.map');
  return reply.page('assurance/views/map-row.njk', {
    title: `Who assures ${row.title}`,
    phrase: livePhrase(request.day),
    back: { text: 'Who assures what', path: mapPaths.all() },
    label: row.path ? row.label : null,
    itemPath: row.path,
    owners: row.owners.join(', ') || 'Nobody is named',
    reported: row.reported.join('; ') || 'No cycle of reporting holds it',
    gaps: row.gaps.map((gap) => gapWords[gap]),
    lines: lines.map((line) => ({
      ...lineWords[line],
      sources: row.sources
        .filter(({ source }) => source.line === line)
        .map((one) => saySource(row, one, kept.words)),
    })),
    ended: row.ended.map(({ what, givenBy, endedOn, endedWhy }) => ({
      what: `${what}, ${givenBy}`,
      said: `Ended on ${longDay(endedOn ?? request.day)}: ${endedWhy}`,
    })),
    keeps,
    sourcePath: mapPaths.source(row.key),
  });
}

export function addMapCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/assurance-map',
    permission: 'plan.read',
    summary:
      'What must be assured, who assures it in each of the three lines, to whom it is reported, and the gaps',
    response: AssuranceMap,
    handler: async ({ request }) => {
      const { thread, kept } = await readMap(settings, request);
      return assuranceMap(thread, kept);
    },
  });
}
