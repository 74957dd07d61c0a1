// Registers of money on pages: all of them, one with its entries and totals, and one entry with what it waits for.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { sayPounds } from '../../../kernel/money.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, balanceOnPage, linkTo, livePhrase, type Walk } from '../../plan/index.ts';
import { labelOfEntry, raidPaths } from '../../raid/index.ts';
import { type MoneySettings, threadOf } from '../settings.ts';
import { sayConsidered } from './distress.ts';
import { releases, storedEntries } from './entry.store.ts';
import type { MoneyRelease, StoredEntry } from './entry.ts';
import { isHidden, maySee } from './exempt.ts';
import type { Field } from './field.ts';
import { moneyRegister } from './kept.ts';
import { type AnyRegister, moneyKinds, registerCalled } from './kinds/kinds.ts';
import { fieldsOf, moneyPaths } from './register.ts';
import { risksNumbered } from './risks.ts';
import { doubleCounts, savingTotals } from './savings-totals.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const back = { text: 'The council’s money', path: '/money' };

/** The register that an address names. Throws NotFound. */
export function registerAsked(request: FastifyRequest): AnyRegister {
  const register = registerCalled(askedBy(request).params.register ?? '');
  if (!register) throw new NotFound('There is no such register.');
  return register;
}

export function addRegisterPages(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/registers', mayRead, async (request, reply) => {
    const { entries, thread } = await read(request, settings);
    const balance = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
      balanceOnPage(tx, request, moneyRegister, { thread }),
    );
    return reply.page('finance/views/registers.njk', {
      title: 'Registers of money',
      phrase: livePhrase(request.day),
      back,
      balance,
      path: moneyPaths.all(),
      rows: moneyKinds.map((kind) => {
        const register = registerCalled(kind);
        const own = entries.filter((one) => one.kind === kind && one.endedOn === null);
        return {
          title: register?.title,
          path: moneyPaths.list(kind),
          lead: register?.lead,
          number: own.length,
        };
      }),
    });
  });
  scope.get('/money/entries/:register', mayRead, async (request, reply) => {
    const register = registerAsked(request);
    const { entries } = await read(request, settings);
    const own = entries.filter((one) => one.kind === register.kind);
    return reply.page('finance/views/register.njk', {
      title: register.title,
      phrase: livePhrase(request.day),
      back: { text: 'Registers of money', path: moneyPaths.all() },
      ...listOf(request, register, own),
      ...(mayDo(request.actor, 'money.keep')
        ? {
            newPath: moneyPaths.add(register.kind),
            uploadPath: moneyPaths.upload(register.kind),
            one: register.one,
          }
        : {}),
    });
  });
  scope.get('/money/entries/:register/:id', mayRead, async (request, reply) => {
    const register = registerAsked(request);
    const { thread, entries, released } = await read(request, settings);
    const entry = entryAsked(request, register, entries);
    const risks = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
      risksNumbered(tx, entry.risks),
    );
    return reply.page('finance/views/entry.njk', {
      phrase: livePhrase(request.day),
      back: { text: register.title, path: moneyPaths.list(register.kind) },
      ...entryOnPage(request.actor, { register, entry, thread, released }),
      risks: risks.map((risk) => ({
        path: raidPaths.entry(risk.entryId),
        words: `${labelOfEntry(risk)}: ${risk.title}`,
      })),
    });
  });
}

/** What this person may see of every register, with the thread beside it. */
export async function read(request: FastifyRequest, settings: MoneySettings) {
  const thread = await threadOf(request, settings);
  const found = await settings.database.read(request.actor, councilOf(request).id, async (tx) => ({
    entries: await storedEntries(tx),
    released: await releases(tx),
  }));
  return {
    thread,
    released: found.released,
    entries: found.entries.filter((entry) => maySee(request.actor, entry, found.released)),
  };
}

export function entryAsked(
  request: FastifyRequest,
  { kind }: AnyRegister,
  entries: readonly StoredEntry[],
): StoredEntry {
  const { id } = askedBy(request).params;
  const entry = entries.find((one) => one.kind === kind && String(one.entryId) === id);
  if (!entry) throw new NotFound('There is no such entry.');
  return entry;
}

/** The first fields of each, and totals of those that go on. */
function listOf({ actor, day }: FastifyRequest, register: AnyRegister, entries: readonly StoredEntry[]) {
  const going = entries.filter(({ endedOn }) => endedOn === null);
  const shown = Object.entries(fieldsOf(register))
    .filter(([name, field]) => field.kind !== 'words' && !isHidden(actor, name, field))
    .slice(0, 5);
  const cell = ({ facts }: StoredEntry, [name, field]: [string, Field]) => {
    const value = facts[name];
    const isNumber = field.kind === 'pounds' || field.kind === 'number';
    return { text: value === undefined ? '' : field.say(value as never), number: isNumber };
  };
  return {
    lead: register.lead,
    head: shown.map(([, field]) => ({
      text: field.label,
      number: field.kind === 'pounds' || field.kind === 'number',
    })),
    rows: going.map((entry) => ({
      name: entry.name,
      path: moneyPaths.one(register.kind, entry.entryId),
      cells: shown.map((field) => cell(entry, field)),
    })),
    totals: [
      ...register.totals
        .filter((name) => !isHidden(actor, name, fieldsOf(register)[name] as Field))
        .map((name) => {
          const sum = going.reduce((total, { facts }) => total + Number(facts[name] ?? 0), 0);
          return `${fieldsOf(register)[name]?.label}: ${sayPounds(sum)} in all`;
        }),
      ...(register.kind === 'savings' ? savingTotals(going, day) : []),
    ],
    doubles: register.kind === 'savings' ? doubleCounts(going) : [],
    ended: entries
      .filter(({ endedOn }) => endedOn !== null)
      .map(({ name, endedOn, endedWhy }) => `${name}, ended on ${longDay(endedOn ?? '')}: ${endedWhy}`),
  };
}

const sayVariance = (pence: number): string =>
  pence === 0 ? 'None' : `${sayPounds(Math.abs(pence))} ${pence > 0 ? 'above' : 'below'} it`;

function entryOnPage(
  actor: Actor,
  {
    register,
    entry,
    thread,
    released,
  }: { register: AnyRegister; entry: StoredEntry; thread: Walk; released: readonly MoneyRelease[] },
) {
  const { entryId, kind, name, facts, items, ownerId, endedOn, endedWhy } = entry;
  const release = released.find((one) => one.entryId === entryId);
  const isSold = kind === 'disposals' && facts.status === 'completed';
  const realised = Number(facts.realised ?? 0) - Number(facts.central ?? 0);
  return {
    title: name,
    register: register.title,
    ended: endedOn === null ? null : `It ended on ${longDay(endedOn)}: ${endedWhy}`,
    facts: [
      ...Object.entries(fieldsOf(register)).flatMap(([field, of]) =>
        facts[field] === undefined || isHidden(actor, field, of)
          ? []
          : [{ name: of.label, value: of.say(facts[field] as never) }],
      ),
      // Whoever may not see what is exempt sees a sale once its publication is confirmed.
      ...(isSold ? [{ name: 'Variance from the central value', value: sayVariance(realised) }] : []),
      ...(kind === 'section-114' ? [{ name: 'Council meets by', value: sayConsidered(facts) }] : []),
    ],
    owner: ownerId === null ? null : (thread.person(ownerId)?.name ?? null),
    items: items.flatMap((number) => thread.item(number) ?? []).map((item) => linkTo(thread, item)),
    kept: `Kept by ${entry.keptBy} on ${longDay(entry.keptOn)}`,
    changePath: endedOn === null && mayDo(actor, 'money.keep') ? moneyPaths.change(kind, entryId) : null,
    endPath: endedOn === null && mayDo(actor, 'money.keep') ? moneyPaths.end(kind, entryId) : null,
    release: release
      ? `Publication of asset, price and variance was confirmed on ${longDay(release.releasedOn)} by ${release.releasedBy}: ${release.why}`
      : null,
    releasePath: isSold && !release && mayDo(actor, 'money.release') ? moneyPaths.release(entryId) : null,
  };
}
