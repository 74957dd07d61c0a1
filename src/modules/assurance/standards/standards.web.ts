// Registers of standards on pages of the office and by API: all of them, and one with each standard's standing.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import type { Tx } from '../../../db/database.ts';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import type { Tone } from '../../../web/marks.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { standardLists } from './lists.ts';
import { allAssessments, allRegisters, allStandards } from './standard.store.ts';
import {
  type Judged,
  judged,
  type SelfAssessment,
  SelfAssessment as SelfAssessmentFacts,
  Standard,
  StandardRegister,
  type StandingOrNone,
  StandingOrNone as Standings,
  standingOf,
  standingOrNone,
  tallyOf,
} from './standard.ts';
import { addStandardForms, standardPaths } from './standards.forms.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

export const standingWords: Record<StandingOrNone, { words: string; tone: Tone }> = {
  met: { words: 'Met', tone: 'done' },
  partly: { words: 'Partly met', tone: 'care' },
  'not-met': { words: 'Not met', tone: 'stop' },
  'not-judged': { words: 'Not judged yet', tone: 'wait' },
};

/** Three queries, whatever is kept. */
async function standardsKept(tx: Tx) {
  return {
    registers: await allRegisters(tx),
    standards: await allStandards(tx),
    assessments: await allAssessments(tx),
  };
}

async function read({ database }: AssuranceSettings, request: FastifyRequest) {
  const kept = await database.read(request.actor, councilOf(request).id, standardsKept);
  return kept.registers.map((register) => {
    const standards = kept.standards.filter(({ registerId }) => registerId === register.registerId);
    return { register, rows: judged(standards, kept.assessments, request.day) };
  });
}

/** To be added below /office. */
export function addStandards(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get('/standards', mayRead, async (request, reply) => {
    const registers = await read(settings, request);
    const keeps = mayDo(request.actor, 'assurance.map');
    return reply.page('assurance/views/standards.njk', {
      title: 'Standards that the council holds itself to',
      phrase: livePhrase(request.day),
      rows: registers.map(({ register, rows }) => ({
        ...register,
        path: standardPaths.register(register.registerId),
        number: rows.length,
        totals: totalsOf(rows, register.registerId),
        overdue: rows.filter(({ overdue }) => overdue).length,
      })),
      newPath: keeps ? standardPaths.newRegister() : null,
      takePath: keeps && offered(registers.map(({ register }) => register)) ? standardPaths.take() : null,
    });
  });
  scope.get('/standards/:id', mayRead, (request, reply) => registerPage(request, reply, settings));
  addStandardForms(scope, settings);
}

function offered(registers: readonly StandardRegister[]): boolean {
  return standardLists.some(
    ({ name, version }) => !registers.some((one) => one.name === name && one.version === version),
  );
}

function totalsOf(rows: readonly Judged[], registerId: number, chosen?: StandingOrNone) {
  const tally = tallyOf(rows);
  return standingOrNone
    .filter((standing) => tally[standing] > 0)
    .map((standing) => ({
      ...standingWords[standing],
      number: tally[standing],
      path: `${standardPaths.register(registerId)}?standing=${standing}`,
      chosen: standing === chosen,
    }));
}

async function registerPage(request: FastifyRequest, reply: FastifyReply, settings: AssuranceSettings) {
  const { params, query } = askedBy(request);
  const found = (await read(settings, request)).find(
    ({ register }) => String(register.registerId) === params.id,
  );
  if (!found) throw new NotFound('There is no such register of standards.');
  const { register, rows } = found;
  const { registerId } = register;
  const asked = Standings.safeParse(query.standing);
  const keeps = mayDo(request.actor, 'assurance.map');
  return reply.page('assurance/views/standard-register.njk', {
    ...register,
    title: register.name,
    phrase: livePhrase(request.day),
    back: { text: 'Standards', path: standardPaths.all() },
    number: rows.length,
    totals: totalsOf(rows, registerId, asked.data),
    note: standardLists.find(({ name, version }) => name === register.name && version === register.version)
      ?.note,
    all: asked.success ? standardPaths.register(registerId) : null,
    rows: rows
      .filter((row) => !asked.success || standingOf(row) === asked.data)
      .map((row) => sayJudged(row, registerId, keeps)),
    addPath: keeps ? standardPaths.add(registerId) : null,
  });
}

function sayJudged(row: Judged, registerId: number, keeps: boolean) {
  const { standard, latest, earlier, overdue } = row;
  return {
    ref: standard.ref,
    words: standard.title,
    ...{ standing: standingWords[standingOf(row)] },
    evidence: latest?.evidence ?? null,
    owner: latest?.owner ?? null,
    judged: latest ? `${longDay(latest.assessedOn)}, ${latest.recordedBy}` : null,
    review: latest ? longDay(latest.reviewOn) : null,
    overdue,
    earlier: earlier.map(sayEarlier),
    judgePath: keeps ? standardPaths.judge(registerId, standard.standardId) : null,
  };
}

function sayEarlier({ standing, assessedOn, recordedBy }: SelfAssessment) {
  return `${standingWords[standing].words}, ${longDay(assessedOn)}, ${recordedBy}`;
}

const StandardList = z.object({
  registers: z.array(
    StandardRegister.extend({
      standards: z.array(
        Standard.omit({ registerId: true }).extend({
          standing: Standings,
          overdue: z.boolean().describe('The day to look again has gone by'),
          assessments: z
            .array(SelfAssessmentFacts.omit({ standardId: true }))
            .describe('Newest first: the first stands'),
        }),
      ),
      tally: z.record(Standings, z.int()),
    }),
  ),
});

export function addStandardsCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/standards',
    permission: 'plan.read',
    summary: 'Registers of standards, with how far the council meets each by its own judgement',
    response: StandardList,
    handler: async ({ request }) => ({
      registers: (await read(settings, request)).map(({ register, rows }) => ({
        ...register,
        tally: tallyOf(rows),
        standards: rows.map((row) => ({
          standardId: row.standard.standardId,
          ref: row.standard.ref,
          title: row.standard.title,
          standing: standingOf(row),
          overdue: row.overdue,
          assessments: [...(row.latest ? [row.latest] : []), ...row.earlier].map(
            ({ standardId: _, ...assessment }) => assessment,
          ),
        })),
      })),
    }),
  });
}
