// The year that runs on pages: every account by service, one service by month and cost centre, and codes of no service.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { drawLines } from '../../../charts/lines.ts';
import type { Tx } from '../../../db/database.ts';
import { type Day, longMonth } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { financialYearOf, financialYearSpan } from '../../../kernel/financial-year.ts';
import { count } from '../../../web/words.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, live, livePhrase, type TableAt } from '../../plan/index.ts';
import { planPaths, sayMoney, sayOver } from '../medium-term/say.ts';
import { entriesOf } from '../registers/entry.store.ts';
import type { Entry } from '../registers/entry.ts';
import { accounts, services } from '../registers/kinds/in-year.ts';
import { shareTo } from '../registers/parts.ts';
import { moneyPaths } from '../registers/register.ts';
import type { MoneySettings } from '../settings.ts';
import {
  type AccountInYear,
  accountsOf,
  type CostCentre,
  type InYear,
  inYear,
  type ServiceInYear,
  wantsRecovery,
} from './in-year.ts';
import { ledgerBetween } from './ledger.store.ts';
import { monthAt } from './ledger.ts';
import { say, sayAccount, sayPosition } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const back = { text: 'The council’s money', path: planPaths.position() };

export interface YearRead extends InYear {
  entries: readonly Entry<'services'>[];
}

/** The financial year of a day. Two queries. */
export async function inYearAt(tx: Tx, day: Day, from: TableAt = live): Promise<YearRead> {
  const year = financialYearOf(day);
  const entries = await entriesOf(tx, services, from);
  return { ...inYear(entries, await ledgerBetween(tx, financialYearSpan(year), from), year), entries };
}

const read = (request: FastifyRequest, { database }: MoneySettings): Promise<YearRead> =>
  database.read(request.actor, councilOf(request).id, (tx) => inYearAt(tx, request.day));

export function addInYear(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/in-year', mayRead, async (request, reply) => {
    const found = await read(request, settings);
    return reply.page('finance/views/in-year.njk', {
      title: `The year ${found.year}`,
      phrase: livePhrase(request.day),
      back,
      lead: sayPosition(found),
      accounts: accountsOf(found).map(accountOnPage),
      doubts: doubtsOf(found),
      ledgerPath: planPaths.ledger(),
      registerPath: moneyPaths.list('services'),
      cashPath: planPaths.cash(),
    });
  });
  scope.get('/money/in-year/unclaimed', mayRead, async (request, reply) => {
    const found = await read(request, settings);
    return reply.page('finance/views/unclaimed.njk', {
      title: 'In the ledger, and of no service',
      phrase: livePhrase(request.day),
      back: { text: `The year ${found.year}`, path: planPaths.inYear() },
      registerPath: moneyPaths.list('services'),
      rows: found.unclaimed
        .toSorted((a, b) => Math.abs(b.actual) - Math.abs(a.actual))
        .map((one) => ({ code: one.code, name: one.name ?? '', actual: say(one.actual) })),
    });
  });
  scope.get('/money/in-year/:id', mayRead, async (request, reply) => {
    const found = await read(request, settings);
    const { id } = askedBy(request).params;
    const service = found.services.find(({ entryId }) => String(entryId) === id);
    const entry = found.entries.find(({ entryId }) => entryId === service?.entryId);
    if (!service || !entry) throw new NotFound(`There is no such service in ${found.year}.`);
    return reply.page('finance/views/service-in-year.njk', {
      title: service.name,
      phrase: livePhrase(request.day),
      back: { text: `The year ${found.year}`, path: planPaths.inYear() },
      lead: sayPosition(found),
      ...serviceOnPage(service, entry, found),
      entryPath: moneyPaths.one('services', service.entryId),
      changePath: mayDo(request.actor, 'money.keep') ? moneyPaths.change('services', service.entryId) : null,
    });
  });
}

const figures = (one: AccountInYear | ServiceInYear) => ({
  budget: say(one.budget),
  profiled: say(one.profiled),
  actual: say(one.actual),
  forecast: say(one.forecast),
  outturn: sayOver(one.outturn),
});

function accountOnPage(account: AccountInYear) {
  return {
    title: accounts[account.account],
    said: sayAccount(account),
    all: figures(account),
    rows: account.services
      .toSorted((a, b) => b.outturn - a.outturn || a.name.localeCompare(b.name))
      .map((one) => ({ name: one.name, path: planPaths.service(one.entryId), ...figures(one) })),
    causes: account.services
      .filter(
        (one) => one.outturn !== 0 && (one.cause !== null || one.recovery !== null || wantsRecovery(one)),
      )
      .toSorted((a, b) => b.outturn - a.outturn)
      .map((one) => ({
        name: one.name,
        path: planPaths.service(one.entryId),
        outturn: sayOver(one.outturn),
        cause: one.cause ?? 'No cause is given',
        recovery: sayRecovery(one),
      })),
  };
}

const sayRecovery = ({ recovery, recovers, outturn }: ServiceInYear): string =>
  recovery === null
    ? outturn > 0
      ? 'None is given'
      : 'None is needed'
    : `${recovery}${recovers > 0 ? `: brings back ${say(recovers)}` : ''}`;

function doubtsOf({ unclaimed, claimedTwice }: InYear) {
  const sum = unclaimed.reduce((total, { actual }) => total + actual, 0);
  return [
    ...(unclaimed.length > 0
      ? [
          {
            words: `${count(unclaimed.length, 'cost centre')} of the ledger, ${say(sum)} in all, ${unclaimed.length === 1 ? 'is' : 'are'} of no service`,
            path: planPaths.unclaimed(),
          },
        ]
      : []),
    ...claimedTwice.map(({ code, names }) => ({
      words: `Cost centre ${code} is named by ${names.join(' and ')}: it counts for ${names[0]} alone`,
      path: moneyPaths.list('services'),
    })),
  ];
}

function serviceOnPage(service: ServiceInYear, { facts }: Entry<'services'>, { year, months }: InYear) {
  const byMonth = Array.from({ length: 12 }, (_, at) => {
    const month = monthAt(year, at + 1);
    const profiled = Math.round(service.budget * shareTo(facts.profile, at + 1));
    const spent = (centre: CostCentre) =>
      centre.months.filter((one) => one.month <= month).reduce((sum, { amount }) => sum + amount, 0);
    const actual = at < months ? service.costCentres.reduce((sum, one) => sum + spent(one), 0) : null;
    return { month, profiled, actual };
  });
  return {
    figures: {
      ...figures(service),
      variance: sayOver(service.variance),
      forecastBy: service.isOwn ? 'as the service gave it' : 'the ledger so far with the rest of the profile',
    },
    account: accounts[service.account],
    cause: service.cause ?? (service.outturn > 0 ? 'None is given' : null),
    recovery: service.recovery !== null || service.outturn > 0 ? sayRecovery(service) : null,
    wants: wantsRecovery(service),
    chart: drawLines({
      years: byMonth.map(({ month }) => longMonth(month).slice(0, 3)),
      lines: [
        { name: 'Budget, as profiled', values: byMonth.map(({ profiled }) => profiled / 100) },
        { name: 'Spent', values: byMonth.map(({ actual }) => (actual === null ? null : actual / 100)) },
      ],
      say: sayMoney,
    }),
    centres: service.costCentres
      .toSorted((a, b) => Math.abs(b.actual) - Math.abs(a.actual))
      .map((one) => ({ code: one.code, name: one.name ?? '', actual: say(one.actual) })),
  };
}
