// The forms behind comparators: the councils to compare with, and an approved business case for a service above the median.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { addForm } from '../../../web/form-page.ts';
import { several } from '../../../web/forms.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { storedEntries } from '../registers/entry.store.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { comparedLines } from './kinds.ts';
import { choosePeers, chooseSavings, keepCase } from './public-data.actions.ts';
import { knownAreas, peersNow, savingsByService } from './public-data.store.ts';
import { publicPaths } from './say.ts';
import { notNearest } from './source.ts';

const GivenPeers = z.object({
  own: z.string({ error: 'Enter your own council' }).max(200),
  name: z.string({ error: 'Enter a name for the set' }).max(200),
  why: z.string({ error: 'Write why these councils' }).max(2000),
  others: z.string({ error: 'Name the councils to compare with' }).max(8000),
});

const GivenCase = z.object({
  title: z.string({ error: 'Enter the title of the business case' }).max(300),
  approvedBy: z.string({ error: 'Enter who approved it' }).max(200),
  approvedOn: Day.meta({ title: 'The day it was approved' }),
  words: z.string({ error: 'Write why the service costs more' }).max(4000),
});

const GivenSavings = z.object({ savings: several(z.coerce.number().int()) });

function lineAsked(request: FastifyRequest) {
  const line = comparedLines.find(({ key }) => key === askedBy(request).params.service);
  if (!line) throw new NotFound('There is no such service.');
  return line;
}

export function addPeerForms(scope: FastifyInstance, settings: MoneySettings): void {
  addForm(scope, '/money/comparator-peers', {
    permission: 'money.keep',
    schema: GivenPeers,
    page: async (request) => {
      const { database, actor, councilId } = doingOf(request, settings);
      const { now, known } = await database.read(actor, councilId, async (tx) => ({
        now: await peersNow(tx),
        known: await knownAreas(tx),
      }));
      const named = (code: string) => known.find(({ areaCode }) => areaCode === code)?.areaName ?? code;
      return {
        title: 'The councils to compare with',
        lead: 'Choose those that do the same work in a place like yours, and say why: the choice decides the median.',
        says: [
          notNearest,
          ...(known.length === 0
            ? ['No file is loaded yet, so no council is known: load revenue outturn first.']
            : []),
        ],
        phrase: livePhrase(request.day),
        back: { text: 'Comparators', path: publicPaths.comparators() },
        action: publicPaths.peers(),
        doing: 'Compare with these',
        fields: [
          {
            type: 'text',
            name: 'own',
            label: 'Your own council',
            hint: 'Its code, such as E06000901, or its name as published',
          },
          { type: 'text', name: 'name', label: 'What the set is called' },
          { type: 'area', name: 'why', label: 'Why these councils', rows: 3 },
          {
            type: 'area',
            name: 'others',
            label: 'The councils',
            hint: 'One on each line: its code, or its name as published',
            rows: 10,
          },
        ],
        before: now
          ? {
              own: named(now.ownCode),
              name: now.name,
              why: now.why,
              others: now.areaCodes.map(named).join('\n'),
            }
          : {},
      };
    },
    keep: async (request, given) => {
      const kept = await choosePeers(doingOf(request, settings), given);
      return kept.ok ? { ok: true, value: publicPaths.comparators() } : kept;
    },
  });
  addAnswerForms(scope, settings);
}

/** What answers for a service above the median: savings of the register, or an approved business case. */
function addAnswerForms(scope: FastifyInstance, settings: MoneySettings): void {
  addForm(scope, '/money/comparators/:service/savings', {
    permission: 'money.keep',
    schema: GivenSavings,
    page: async (request) => {
      const line = lineAsked(request);
      const { database, actor, councilId } = doingOf(request, settings);
      const { entries, chosen } = await database.read(actor, councilId, async (tx) => ({
        entries: await storedEntries(tx, { kind: 'savings' }),
        chosen: (await savingsByService(tx)).filter((one) => one.line === line.key),
      }));
      return {
        title: 'Savings planned for a service',
        caption: line.title,
        lead: 'Tick the savings that bring this service towards the median of the others.',
        phrase: livePhrase(request.day),
        back: { text: line.title, path: publicPaths.service(line.key) },
        action: publicPaths.savings(line.key),
        doing: 'Keep the choice',
        fields: [
          {
            type: 'ticks',
            name: 'savings',
            label: 'Savings of the register',
            choices: entries
              .filter(({ endedOn }) => endedOn === null)
              .map(({ entryId, name }) => ({ value: String(entryId), text: name })),
          },
        ],
        before: { savings: chosen.map(({ entryId }) => String(entryId)) },
      };
    },
    keep: async (request, { savings }) => {
      const { key } = lineAsked(request);
      const kept = await chooseSavings(doingOf(request, settings), { line: key, entryIds: savings });
      return kept.ok ? { ok: true, value: publicPaths.service(key) } : kept;
    },
  });
  addForm(scope, '/money/comparators/:service/cases', {
    permission: 'money.keep',
    schema: GivenCase,
    page: async (request) => {
      const line = lineAsked(request);
      return {
        title: 'An approved business case',
        caption: line.title,
        lead: 'Why this service costs more than the median of the others, as the council approved it.',
        phrase: livePhrase(request.day),
        back: { text: line.title, path: publicPaths.service(line.key) },
        action: publicPaths.businessCase(line.key),
        doing: 'Keep it',
        fields: [
          { type: 'text', name: 'title', label: 'The business case' },
          { type: 'text', name: 'approvedBy', label: 'Who approved it', hint: 'The body of the council' },
          { type: 'text', name: 'approvedOn', label: 'The day it was approved', input: 'date' },
          { type: 'area', name: 'words', label: 'Why the service costs more', rows: 4 },
        ],
      };
    },
    keep: async (request, given) => {
      const { key } = lineAsked(request);
      const kept = await keepCase(doingOf(request, settings), { ...given, line: key });
      return kept.ok ? { ok: true, value: publicPaths.service(key) } : kept;
    },
  });
}
