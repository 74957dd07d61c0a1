// The register by API: the list with its filters, one entry, and raising, reviewing and scoring one.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute, orMistaken } from '../../api/calls.ts';
import { Day } from '../../kernel/days.ts';
import { BalanceFacts, balanceFacts, need, spanAsked } from '../plan/index.ts';
import { GiveReview, GiveScore, Raise } from './entry.forms.ts';
import { Kind, Level } from './entry.ts';
import { EntryFacts, entryFacts } from './facts.ts';
import { balanceOfEntries } from './kept.ts';
import { raise } from './raid.actions.ts';
import { doingOf, nothingMore, type RaidSettings, readRegister, threadOf } from './reading.web.ts';
import { filtered, worstFirst } from './register.ts';
import { review, score } from './score.actions.ts';

const Number15 = z.coerce.number().int().positive();
const Id = z.object({ id: Number15 });

const Asked = z.object({
  kind: Kind.optional(),
  level: Level.optional(),
  theme: Number15.optional().describe('The number of a theme'),
  band: z.string().optional().describe('The words of a band of the council’s matrix'),
  owner: Number15.optional().describe('The number of a person'),
  only: z.enum(['breach', 'expired', 'overdue', 'closed']).optional(),
  from: Day.optional().describe(
    'The first day that the sum counts; the first of the month where it is left out',
  ),
  to: Day.optional().describe('The last day that it counts; today where it is left out'),
});

const RegisterAnswer = z.object({
  day: Day,
  sum: BalanceFacts,
  entries: z.array(EntryFacts),
});

export function addRaidCalls(app: FastifyInstance, settings: RaidSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/raid',
    permission: 'plan.read',
    summary: 'The register of risks, assumptions, issues, dependencies and opportunities, worst first',
    query: Asked,
    response: RegisterAnswer,
    handler: async ({ query: { only, from, to, ...filter }, request }) => {
      const { thread, register, day } = await readRegister(request, settings, nothingMore);
      const rows = filtered(thread, register, { ...filter, ...(only && { [only]: true }) });
      return {
        day,
        sum: balanceFacts(balanceOfEntries(register, orMistaken(spanAsked({ from, to }, day)))),
        entries: worstFirst(rows).map((row) => entryFacts(thread, row)),
      };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/raid/:id',
    permission: 'plan.read',
    summary: 'One entry of the register',
    params: Id,
    response: EntryFacts,
    handler: async ({ params: { id }, request }) => {
      const { thread, register } = await readRegister(request, settings, nothingMore);
      return entryFacts(thread, need(register.row(id), 'entry in the register'));
    },
  });
  addWrites(app, settings);
}

function addWrites(app: FastifyInstance, settings: RaidSettings): void {
  apiRoute(app, {
    method: 'POST',
    path: '/raid',
    permission: 'raid.raise',
    summary: 'Raise an entry, with its first score if it has one',
    body: Raise,
    response: z.object({ id: z.int() }),
    handler: async ({ body, request }) => {
      const thread = await threadOf(request, settings);
      return { id: orMistaken(await raise(doingOf(request, settings), { wanted: body, thread })).entryId };
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/raid/:id/reviews',
    permission: 'raid.own',
    summary: 'Say that an entry was looked at again: still right, or changed',
    params: Id,
    body: GiveReview,
    response: z.object({ nextOn: Day }),
    handler: async ({ params: { id }, body, request }) =>
      orMistaken(await review(doingOf(request, settings), id, body)),
  });
  apiRoute(app, {
    method: 'POST',
    path: '/raid/:id/scores',
    permission: 'raid.own',
    summary: 'Give an entry a score on the council’s matrix; above the appetite it is passed up one level',
    params: Id,
    body: GiveScore,
    response: z.object({ passedTo: Level.nullable() }),
    handler: async ({ params: { id }, body, request }) =>
      orMistaken(await score(doingOf(request, settings), id, body)),
  });
}
