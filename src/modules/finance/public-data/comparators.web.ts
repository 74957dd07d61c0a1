// Comparators on pages: every service of a year beside the median of the chosen councils, one service over years, and as CSV.
import type { FastifyInstance } from 'fastify';
import { drawLines } from '../../../charts/lines.ts';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { sayPounds } from '../../../kernel/money.ts';
import { toCsv } from '../../../office/csv.ts';
import { mayDo } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import type { MoneySettings } from '../settings.ts';
import { type Compared, type PlannedSaving, readCompared } from './comparators.ts';
import { compareYear, doubtsOf, type PerHead, type ServiceYear } from './comparison.ts';
import { comparedLines, kinds } from './kinds.ts';
import { addPeerForms } from './peers.web.ts';
import { publicPaths, sayDifference, sayPerHead, sayTotal } from './say.ts';
import { type ApprovedCase, notNearest } from './source.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

/** To be added below /office. */
export function addComparators(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/comparators', mayRead, async (request, reply) => {
    const compared = await readCompared(request, settings, askedBy(request).query.year);
    const { services, kept, year, years, savings } = compared;
    return reply.page('finance/views/comparators.njk', {
      title: 'Comparators: spending a head beside other councils',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: '/money' },
      ...facts(compared),
      year,
      years: years.map((one) => ({ text: one, path: publicPaths.year(one), here: one === year })),
      rows: services.map((one) => ({ ...sayService(one), ...answerTo(one, compared.cases, savings) })),
      doubts: doubtsOf(services, kept),
      csvPath: year ? publicPaths.csv(year) : null,
      peersPath: mayDo(request.actor, 'money.keep') ? publicPaths.peers() : null,
      sourcesPath: publicPaths.sources(),
    });
  });
  scope.get('/money/comparators.csv', mayRead, async (request, reply) => {
    const compared = await readCompared(request, settings, askedBy(request).query.year);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="comparators.csv"')
      .send(asCsv(compared));
  });
  scope.get('/money/comparators/:service', mayRead, async (request, reply) => {
    const line = comparedLines.find(({ key }) => key === askedBy(request).params.service);
    if (!line) throw new NotFound('There is no such service.');
    const compared = await readCompared(request, settings, undefined);
    const { peers, kept, years, cases, savings } = compared;
    const found = years
      .map((year) => (peers ? compareYear(kept, peers, year) : []))
      .flatMap((all) => all.find((one) => one.line.key === line.key) ?? []);
    return reply.page('finance/views/comparator.njk', {
      title: `${line.title} a head, by year`,
      phrase: livePhrase(request.day),
      back: { text: 'Comparators', path: publicPaths.comparators() },
      ...facts(compared),
      years: found.map((one) => ({
        ...sayService(one),
        year: one.year,
        yearPath: publicPaths.year(one.year),
        areas: [one.own, ...one.peers].map(sayArea),
      })),
      chart: chartOf(found),
      doubts: [...new Set(found.slice(0, 1).flatMap((one) => doubtsOf([one], kept)))],
      cases: cases.filter((one) => one.line === line.key).map(sayCase),
      savings: savings.filter((one) => one.line === line.key).map(saySaving),
      ...(mayDo(request.actor, 'money.keep')
        ? { casePath: publicPaths.businessCase(line.key), savingsPath: publicPaths.savings(line.key) }
        : {}),
    });
  });
  addPeerForms(scope, settings);
}

function facts({ peers, kept, sources, hasFiles }: Compared) {
  const names = new Map(kept.map(({ areaCode, areaName }) => [areaCode, areaName]));
  return {
    hasFiles,
    set: peers && {
      name: peers.name,
      why: peers.why,
      own: names.get(peers.ownCode) ?? peers.ownCode,
      others: peers.areaCodes.map((code) => names.get(code) ?? code),
      chosen: `${longDay(peers.keptOn)} by ${peers.keptBy}`,
      words: notNearest,
    },
    sources: sources.map(
      ({ kind, title, stage, loadedOn }) =>
        `${kinds[kind].title}: ${title}${stage ? `, ${stage}` : ''}, loaded on ${longDay(loadedOn)}`,
    ),
  };
}

function sayService({ line, own, peers, median, difference, totalPence, isAbove }: ServiceYear) {
  return {
    title: line.title,
    path: publicPaths.service(line.key),
    own: own.why ? `No figure: ${own.why}` : sayPerHead(own.pounds),
    median: sayPerHead(median),
    of: peers.filter(({ pounds }) => pounds !== null).length,
    difference: sayDifference(difference),
    total: sayTotal(totalPence),
    isAbove,
  };
}

/** Oldest year first. */
function chartOf(found: readonly ServiceYear[]) {
  const years = found.toReversed();
  return drawLines({
    years: years.map(({ year }) => year),
    lines: [
      { name: 'The council', values: years.map(({ own }) => own.pounds) },
      { name: 'Median of the others', values: years.map(({ median }) => median) },
    ],
    say: sayPerHead,
  });
}

/** What answers for a service above the median; grants are income, and a total answers through its parts. */
function answerTo(
  { line, isAbove }: ServiceYear,
  cases: readonly ApprovedCase[],
  savings: readonly PlannedSaving[],
) {
  const needsAnswer = isAbove && line.key !== 'grants' && line.key !== 'net-current';
  return {
    needsAnswer,
    savings: needsAnswer ? savings.filter((one) => one.line === line.key).map(saySaving) : [],
    cases: needsAnswer ? cases.filter((one) => one.line === line.key).map(sayCase) : [],
  };
}

const saySaving = ({ title, path, pence }: PlannedSaving) => ({ title, path, amount: sayPounds(pence) });

const sayCase = ({ title, approvedBy, approvedOn, words }: ApprovedCase) => ({
  title,
  approved: `approved by ${approvedBy} on ${longDay(approvedOn)}`,
  words,
});

const sayArea = ({ areaName, pence, population, pounds, why }: PerHead) => ({
  name: areaName,
  spent: pence === null ? (why ?? 'No figure') : sayPounds(pence),
  people: population === null ? 'Not known' : population.toLocaleString('en-GB'),
  perHead: sayPerHead(pounds),
});

function asCsv({ services, peers }: Compared): string {
  const head = [
    'Year',
    'Service',
    'Code',
    'Council',
    'Spent, £',
    'Population',
    'A head, £',
    'Why there is none',
    'Median of the others, £',
  ];
  return toCsv(
    head,
    services.flatMap(({ year, line, own, peers: others, median }) =>
      [own, ...others].map((one) => [
        year,
        line.title,
        one.areaCode,
        one.areaName,
        one.pence === null ? null : one.pence / 100,
        one.population,
        one.pounds,
        one.why,
        one.areaCode === peers?.ownCode ? median : null,
      ]),
    ),
  );
}
