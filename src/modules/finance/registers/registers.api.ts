// Registers of money by API: what they are, the entries of one, and loading rows, all or none.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute, Mistaken, orMistaken } from '../../../api/calls.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { loadEntries } from './entry.actions.ts';
import { factsSeen } from './exempt.ts';
import { type AnyRegister, moneyKinds, registerCalled } from './kinds/kinds.ts';
import { asTyped, readEntry } from './read-entry.ts';
import { fieldsOf } from './register.ts';
import { read } from './registers.web.ts';
import { EntryFacts, entryFacts, RegisterFacts, registerFacts } from './said-entry.ts';

const Kind = z.object({ kind: z.enum(moneyKinds) });

const Value = z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.int())]);
const Load = z.object({
  checked: z.boolean().default(false).describe('That amounts which seem doubtful are right'),
  entries: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(200).describe('One that is known changes that entry'),
        facts: z.record(z.string(), Value).describe('By field: amounts in whole pence, days as 2027-03-31'),
        items: z.array(z.int()).optional().describe('Numbers of items of the thread; left out: as they are'),
        risks: z
          .array(z.int())
          .optional()
          .describe('Numbers of entries of the register of risks; left out: as they are'),
      }),
    )
    .min(1)
    .max(10_000),
});

const registerOf = (kind: string): AnyRegister => {
  const register = registerCalled(kind);
  if (!register) throw new NotFound('There is no such register.');
  return register;
};

export function addRegisterCalls(app: FastifyInstance, settings: MoneySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/money/registers',
    permission: 'plan.read',
    summary: 'The registers of money: the fields of each, and how many entries go on',
    response: z.object({ registers: z.array(RegisterFacts) }),
    handler: async ({ request }) => {
      const { entries } = await read(request, settings);
      return {
        registers: moneyKinds.map((kind) =>
          registerFacts(
            registerOf(kind),
            entries.filter((one) => one.kind === kind && one.endedOn === null).length,
          ),
        ),
      };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/live/money/entries/:kind',
    permission: 'plan.read',
    summary: 'The entries of a register of money, those that ended among them, as far as one may see them',
    params: Kind,
    response: z.object({ register: RegisterFacts, entries: z.array(EntryFacts) }),
    handler: async ({ params: { kind }, request }) => {
      const register = registerOf(kind);
      const { entries } = await read(request, settings);
      const own = entries.filter((one) => one.kind === kind);
      return {
        register: registerFacts(register, own.filter(({ endedOn }) => endedOn === null).length),
        entries: own.map((one) => entryFacts(one, factsSeen(request.actor, register, one.facts))),
      };
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/live/money/entries/:kind',
    permission: 'money.keep',
    summary: 'Load entries into a register of money, all or none; what an entry does not name stays',
    params: Kind,
    body: Load,
    response: z.object({ added: z.int(), changed: z.int() }),
    handler: ({ params: { kind }, body, request }) => load(request, settings, registerOf(kind), body),
  });
}

async function load(
  request: FastifyRequest,
  settings: MoneySettings,
  register: AnyRegister,
  { entries, checked }: z.output<typeof Load>,
) {
  const { thread, entries: stored } = await read(request, settings);
  const known = new Map(
    stored
      .filter((one) => one.kind === register.kind && one.endedOn === null)
      .map((one) => [one.name.toLowerCase(), one]),
  );
  const errors: FieldError[] = [];
  const names = new Set<string>();
  const rows = entries.map(({ name, facts, items, risks }, at) => {
    const wrong = (field: string, message: string) =>
      errors.push({ field: `entries.${at}.${field}`, message });
    if (names.has(name.toLowerCase())) wrong('name', `“${name}” stands there twice`);
    names.add(name.toLowerCase());
    for (const field of Object.keys(facts))
      if (!(field in fieldsOf(register))) wrong(`facts.${field}`, `${register.title} have no such field`);
    for (const item of items ?? []) if (!thread.item(item)) wrong('items', `No item has the number ${item}`);
    const before = known.get(name.toLowerCase())?.facts ?? {};
    const found = readEntry(register, asTyped(facts), 1, (given) => ({ ...before, ...given }));
    for (const one of found.errors) wrong(`facts.${one.field}`, one.message);
    if (!checked) for (const doubt of found.doubts) wrong('checked', doubt);
    return {
      name,
      facts: found.facts,
      items: items ?? [],
      risks: risks ?? [],
      ownerId: null,
      keepsLinks: items === undefined,
      keepsRisks: risks === undefined,
    };
  });
  if (errors.length > 0) throw new Mistaken(errors);
  return orMistaken(await loadEntries(doingOf(request, settings), register, rows));
}
