// Audits on pages of the office and by API: the plan of each year, one audit, and the forms that keep them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import { choicesOf } from '../../../web/fields.ts';
import type { Tone } from '../../../web/marks.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, linkTo, livePhrase, type Walk } from '../../plan/index.ts';
import { addForm, gone } from '../map/form.ts';
import { levelWords } from '../map/map.store.ts';
import { type LevelWords, levels } from '../map/map.ts';
import { sayLevel } from '../map/say.ts';
import type { AssuranceSettings } from '../settings.ts';
import { planAudit, sayHowFar } from './audit.actions.ts';
import { allAudits } from './audit.store.ts';
import {
  Audit,
  type AuditNow,
  AuditStatus,
  AuditStep,
  NewAudit,
  NewAuditStep,
  statuses,
  statusWords,
} from './audit.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const tones: Record<AuditStatus, Tone> = {
  planned: 'wait',
  fieldwork: 'go',
  reported: 'done',
  dropped: 'stop',
};

export const auditPaths = {
  all: () => '/audits',
  newAudit: () => '/audits/new',
  audit: (auditId: number) => `/audits/${auditId}`,
  step: (auditId: number) => `/audits/${auditId}/steps`,
};

async function read({ database, live }: AssuranceSettings, request: FastifyRequest) {
  const { actor, day } = request;
  const council = councilOf(request);
  const thread = await live(actor, council, day);
  const { audits, words } = await database.read(actor, council.id, async (tx) => ({
    audits: await allAudits(tx),
    words: await levelWords(tx),
  }));
  return { thread, audits, words, doing: { database, actor, councilId: council.id, day } };
}

async function readOne(settings: AssuranceSettings, request: FastifyRequest) {
  const found = await read(settings, request);
  const { id } = askedBy(request).params;
  const audit = found.audits.find(({ auditId }) => String(auditId) === id);
  if (!audit) throw new NotFound('There is no such audit.');
  return { ...found, audit };
}

function sayAudit(thread: Walk, audit: AuditNow, words: LevelWords) {
  const links = (numbers: readonly number[]) =>
    numbers.flatMap((number) => thread.item(number) ?? []).map((item) => linkTo(thread, item));
  const opinion = audit.latest?.opinion;
  return {
    title: audit.title,
    path: auditPaths.audit(audit.auditId),
    when: `Quarter ${audit.quarter} of ${audit.year}`,
    auditor: audit.auditor,
    status: { words: statusWords[audit.status], tone: tones[audit.status] },
    reason: audit.status === 'dropped' ? audit.latest?.words : null,
    opinion: opinion ? sayLevel(opinion, words) : null,
    covers: links(audit.covers),
    agreed: links(audit.agreed),
    steps: audit.steps.map(({ status, onDay, words: said, recordedBy }) => ({
      status: statusWords[status],
      on: longDay(onDay),
      said,
      recordedBy,
    })),
  };
}

/** To be added below /office. */
export function addAudits(scope: FastifyInstance, settings: AssuranceSettings): void {
  scope.get('/audits', mayRead, async (request, reply) => {
    const { thread, audits, words } = await read(settings, request);
    return reply.page('assurance/views/audits.njk', {
      title: 'Audits: what is planned, and what was found',
      phrase: livePhrase(request.day),
      years: [...Map.groupBy(audits, ({ year }) => year)].map(([year, own]) => ({
        year,
        totals: statuses
          .map((status) => ({
            words: statusWords[status],
            number: own.filter((one) => one.status === status).length,
          }))
          .filter(({ number }) => number > 0),
        rows: own.map((audit) => sayAudit(thread, audit, words)),
      })),
      newPath: mayDo(request.actor, 'assurance.map') ? auditPaths.newAudit() : null,
    });
  });
  scope.get('/audits/:id', mayRead, async (request, reply) => {
    const { thread, audit, words } = await readOne(settings, request);
    return reply.page('assurance/views/audit.njk', {
      ...sayAudit(thread, audit, words),
      phrase: livePhrase(request.day),
      back: { text: 'Audits', path: auditPaths.all() },
      stepPath: mayDo(request.actor, 'assurance.map') ? auditPaths.step(audit.auditId) : null,
    });
  });
  addAuditForms(scope, settings);
}

const oneALine = 'One on each line: its label, its title, or # and its number';

function addAuditForms(scope: FastifyInstance, settings: AssuranceSettings): void {
  addForm(scope, '/audits/new', {
    schema: NewAudit,
    page: async (request) => ({
      title: 'Plan an audit',
      back: { text: 'Audits', path: auditPaths.all() },
      action: auditPaths.newAudit(),
      doing: 'Plan it',
      fields: [
        { type: 'text', name: 'title', label: 'What is audited' },
        { type: 'text', name: 'year', label: 'The year', hint: 'Such as 2026/27' },
        {
          type: 'select',
          name: 'quarter',
          label: 'The quarter',
          hint: 'The first begins in April',
          blank: 'Choose',
          choices: ['1', '2', '3', '4'].map((value) => ({ value, text: `Quarter ${value}` })),
        },
        { type: 'text', name: 'auditor', label: 'Who audits' },
        { type: 'area', name: 'covers', label: 'What it covers', hint: oneALine, rows: 3 },
      ],
      before: { year: financialYearOf(request.day) },
    }),
    keep: async (request, given) => {
      const { doing, thread } = await read(settings, request);
      const kept = await planAudit(doing, thread, given);
      return kept.ok ? gone(auditPaths.audit(kept.value)) : kept;
    },
  });
  addForm(scope, '/audits/:id/steps', {
    schema: NewAuditStep,
    page: async (request) => {
      const { audit, words } = await readOne(settings, request);
      return {
        title: 'How far is this audit?',
        lead: 'The newest holds. What was said before stays below it.',
        back: { text: audit.title, path: auditPaths.audit(audit.auditId) },
        action: auditPaths.step(audit.auditId),
        doing: 'Record it',
        fields: [
          { type: 'radios', name: 'status', label: 'How far it is', choices: choicesOf(statusWords) },
          { type: 'text', name: 'onDay', label: 'The day of this', input: 'date' },
          {
            type: 'select',
            name: 'opinion',
            label: 'The opinion, once it is reported',
            blank: 'None yet',
            choices: levels.map((level) => ({ value: level, text: words[level] })),
          },
          {
            type: 'area',
            name: 'words',
            label: 'In words',
            hint: 'What the report says. If it is dropped, why',
            rows: 3,
          },
          { type: 'area', name: 'agreed', label: 'The actions agreed', hint: oneALine, rows: 3 },
        ],
      };
    },
    keep: async (request, given) => {
      const { audit, doing, thread } = await readOne(settings, request);
      const kept = await sayHowFar(doing, thread, { ...given, auditId: audit.auditId });
      return kept.ok ? gone(auditPaths.audit(audit.auditId)) : kept;
    },
  });
}

const AuditList = z.object({
  audits: z.array(
    Audit.extend({
      status: AuditStatus,
      steps: z.array(AuditStep.omit({ auditId: true })).describe('Newest first: the first holds'),
      covers: z.array(z.int()).describe('Numbers of items of the thread'),
      agreed: z.array(z.int()).describe('Numbers of the actions agreed on its report'),
    }),
  ),
});

export function addAuditsCall(app: FastifyInstance, settings: AssuranceSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/audits',
    permission: 'plan.read',
    summary: 'Audits by year and quarter: how far each is, its opinion, what it covers and what was agreed',
    response: AuditList,
    handler: async ({ request }) => ({
      audits: (await read(settings, request)).audits.map(({ latest: _, steps, ...audit }) => ({
        ...audit,
        covers: [...audit.covers],
        agreed: [...audit.agreed],
        steps: steps.map(({ auditId: __, ...step }) => step),
      })),
    }),
  });
}
