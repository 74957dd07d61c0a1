// Every register on one page of the office, and one with the rows behind each of its numbers; the same by API.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute, Mistaken } from '../../../api/calls.ts';
import type { Database } from '../../../db/database.ts';
import { Day, longDay } from '../../../kernel/days.ts';
import { mount } from '../../../web/pages.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy } from '../asked.ts';
import { type LiveThreads, livePhrase } from '../live.ts';
import { type BalancePart, balanceParts, type Span, spanAsked } from './balance.ts';
import { RegisterFacts, RegistersFacts, registerCalled, registerFacts, registersFacts } from './facts.ts';
import { balanceIn, checkAgainstRecord, type KeptRegister, type Line } from './kept-register.ts';
import { partWords, registerPaths, sayBalance, sayChecked, sayKept, spanOf } from './say.ts';

export interface RegisterSettings {
  database: Database;
  live: LiveThreads;
  /** Those that every module keeps. */
  registers: readonly KeptRegister[];
}

const mayRead = { config: { permission: 'plan.read' } } as const;

export async function registersWeb(app: FastifyInstance, settings: RegisterSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    scope.get('/registers', mayRead, (request, reply) => allPage(request, reply, settings));
    scope.get('/registers/:name', mayRead, (request, reply) => onePage(request, reply, settings));
  });
  addCalls(app, settings);
}

async function known(request: FastifyRequest, { live }: RegisterSettings, span: Span) {
  const council = councilOf(request);
  return { councilId: council.id, thread: await live(request.actor, council, request.day), span };
}

async function allPage(request: FastifyRequest, reply: FastifyReply, settings: RegisterSettings) {
  const { actor, day } = request;
  const { councilId, ...asked } = await known(request, settings, spanOf(request));
  const registers = await settings.database.read(actor, councilId, async (tx) => {
    const said = [];
    for (const register of settings.registers)
      said.push(sayBalance(register, await balanceIn(tx, register, asked), day));
    return said;
  });
  return reply.page('plan/views/registers.njk', {
    title: 'Registers',
    phrase: livePhrase(day),
    from: longDay(asked.span.from),
    to: longDay(asked.span.to),
    registers,
    path: registerPaths.all(),
    form: { values: { ...asked.span }, errors: [] },
  });
}

/** Rows of one list; beyond it the page says how many more there are. The API gives them all. */
const mostRows = 200;

async function onePage(request: FastifyRequest, reply: FastifyReply, settings: RegisterSettings) {
  const { actor, day } = request;
  const register = registerCalled(settings.registers, askedBy(request).params.name);
  const { councilId, ...asked } = await known(request, settings, spanOf(request));
  const { balance, checked } = await settings.database.read(actor, councilId, async (tx) => ({
    balance: await balanceIn(tx, register, asked),
    checked: await checkAgainstRecord(tx, register, asked),
  }));
  const words = partWords(register, asked.span, day);
  const line = (one: Line) => ({ text: one.words, path: one.path, days: sayKept(one, register.ended) });
  return reply.page('plan/views/register-rows.njk', {
    title: `${register.title}: new, ${register.ended} and ${register.standing ?? 'open'}`,
    phrase: livePhrase(day),
    back: { text: 'Registers', path: registerPaths.all(asked.span) },
    balance: sayBalance(register, balance, day),
    sections: balanceParts.map((part: BalancePart) => ({
      part,
      words: words[part],
      number: balance[part].length,
      rows: balance[part].slice(0, mostRows).map(line),
      more: Math.max(0, balance[part].length - mostRows),
    })),
    checked: checked.map(sayChecked).map(({ words: said, onlyNow, onlyThen }) => ({
      words: said,
      lists: [
        { words: 'Open by what is known now, but written down only later', rows: onlyNow.map(line) },
        { words: 'Open then, and not by what is known now', rows: onlyThen.map(line) },
      ].filter(({ rows }) => rows.length > 0),
    })),
    ownPath: register.path,
    path: registerPaths.one(register.name),
  });
}

const SpanAsked = z.object({
  from: Day.optional().describe('The first day; the first of the month where it is left out'),
  to: Day.optional().describe('The last day; today where it is left out'),
});

function spanOfCall(query: z.infer<typeof SpanAsked>, day: Day): Span {
  const span = spanAsked(query, day);
  if (!span.ok) throw new Mistaken(span.errors);
  return span.value;
}

function addCalls(app: FastifyInstance, settings: RegisterSettings): void {
  const { database, registers } = settings;
  apiRoute(app, {
    method: 'GET',
    path: '/registers',
    permission: 'plan.read',
    summary: 'Every register between two days: open at the start, new, ended, open at the end, each counted',
    query: SpanAsked,
    response: RegistersFacts,
    handler: async ({ query, request }) => {
      const { councilId, ...asked } = await known(request, settings, spanOfCall(query, request.day));
      return database.read(request.actor, councilId, (tx) => registersFacts(tx, registers, asked));
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/registers/:name',
    permission: 'plan.read',
    summary: 'One register between two days, with the rows behind each number and what the record held then',
    params: z.object({ name: z.string() }),
    query: SpanAsked,
    response: RegisterFacts,
    handler: async ({ params: { name }, query, request }) => {
      const register = registerCalled(registers, name);
      const { councilId, ...asked } = await known(request, settings, spanOfCall(query, request.day));
      return database.read(request.actor, councilId, (tx) => registerFacts(tx, register, asked));
    },
  });
}
