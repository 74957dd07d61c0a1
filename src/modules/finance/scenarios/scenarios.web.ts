// Scenarios on pages: all of them side by side, one with what moves it most and how far it may stray, and forms to keep them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { drawFan } from '../../../charts/fan.ts';
import { drawTornado } from '../../../charts/tornado.ts';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { count } from '../../../web/words.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { type Fan, monteCarlo, tornado } from '../engine/medium-term/explore.ts';
import { assumptionNames, assumptionWords, unitOf } from '../engine/medium-term/medium-term.ts';
import type { Assumption } from '../engine/medium-term/plan.ts';
import { type Money, moneyIn, yearAsked } from '../medium-term/now.ts';
import { penceOf, planPaths, sayMoney } from '../medium-term/say.ts';
import { type MoneySettings, threadOf } from '../settings.ts';
import { allApprovals, allScenarios } from './scenario.store.ts';
import { type Scenario, sayValues, withBase } from './scenario.ts';
import { straysOf } from './spreads.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const back = { text: 'Scenarios', path: planPaths.scenarios() };
/** Years that pages set side by side. */
const yearsShown = 5;

export function addScenarios(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/scenarios', mayRead, async (request, reply) => {
    const all = await worked(request, settings);
    const keeps = mayDo(request.actor, 'money.keep');
    return reply.page('finance/views/scenarios.njk', {
      title: 'Scenarios',
      phrase: livePhrase(request.day),
      back: { text: 'The council’s money', path: planPaths.position() },
      years: all[0]?.years.slice(0, yearsShown) ?? [],
      rows: all.map((money) => ({
        name: money.scenario.name,
        path: planPaths.scenario(money.scenario.scenarioId),
        why: money.scenario.why,
        gaps: money.figures.row('gap').slice(0, yearsShown).map(sayMoney),
      })),
      newPath: keeps && all.length > 0 ? `${planPaths.scenarios()}/new` : null,
      basePath: keeps ? `${planPaths.scenarios()}/base` : null,
    });
  });
  scope.get('/money/scenarios/:id', mayRead, async (request, reply) => {
    const found = await scenarioAsked(request, settings);
    return reply.page('finance/views/scenario.njk', {
      ...scenarioView(request, found),
      mayKeep: mayDo(request.actor, 'money.keep'),
    });
  });
}

/** Every scenario that goes on, each worked out from the same registers. */
async function worked(request: FastifyRequest, settings: MoneySettings): Promise<Money[]> {
  const thread = await threadOf(request, settings);
  return settings.database.read(request.actor, councilOf(request).id, async (tx) => {
    const scenarios = (await allScenarios(tx)).filter(({ endedOn }) => endedOn === null);
    const found: Money[] = [];
    for (const { scenarioId } of scenarios) {
      const money = await moneyIn(tx, thread, { scenarioId });
      if (money) found.push(money);
    }
    return found;
  });
}

/** The scenario of the address, worked out, with its approvals and another beside it: `?with=3`, or the base. Throws NotFound. */
export async function scenarioAsked(request: FastifyRequest, settings: MoneySettings) {
  const { id = '' } = askedBy(request).params;
  const { with: other = '' } = askedBy(request).query;
  if (![id, other || id].every((one) => /^\d{1,9}$/.test(one)))
    throw new NotFound('There is no such scenario.');
  const thread = await threadOf(request, settings);
  return settings.database.read(request.actor, councilOf(request).id, async (tx) => {
    const money = await moneyIn(tx, thread, { scenarioId: Number(id) });
    if (!money) throw new NotFound('There is no such scenario.');
    const approvals = (await allApprovals(tx)).filter(({ scenarioId }) => scenarioId === Number(id));
    const beside = await moneyIn(tx, thread, other === '' ? {} : { scenarioId: Number(other) });
    return { money, beside, approvals };
  });
}

const draws = 2000;
const seed = 1;

function scenarioView(
  request: FastifyRequest,
  { money, beside, approvals }: Awaited<ReturnType<typeof scenarioAsked>>,
) {
  const { scenario, figures, years } = money;
  const other = beside && beside.scenario.scenarioId !== scenario.scenarioId ? beside : null;
  const at = Math.min(years.length - 1, askedBy(request).query.year ? yearAsked(request, money) : 3);
  const latest = approvals[0];
  return {
    title: scenario.name,
    phrase: livePhrase(request.day),
    back,
    why: scenario.why,
    isBase: scenario.isBase,
    beside: other?.scenario.isBase ? 'the base' : other && `“${other.scenario.name}”`,
    others: money.scenarios
      .filter((one) => one.endedOn === null && one.scenarioId !== scenario.scenarioId)
      .map((one) => ({
        text: one.name,
        path: `${planPaths.scenario(scenario.scenarioId)}?with=${one.scenarioId}`,
        here: one.scenarioId === other?.scenario.scenarioId,
      })),
    kept: `Kept by ${scenario.keptBy} on ${longDay(scenario.keptOn)}`,
    path: planPaths.scenario(scenario.scenarioId),
    planPath: `${planPaths.plan()}?scenario=${scenario.scenarioId}`,
    year: years[at],
    assumptions: assumptionNames
      .filter((name) => [scenario, other?.scenario].some((one) => one?.assumptions[name] !== undefined))
      .map((name) => ({
        name: assumptionWords[name],
        value: `${saySupposed(money, scenario, name)} ${unitOf(name) === 'months' ? 'months' : '%'}`,
        before: other ? saySupposed(money, other.scenario, name) : null,
      })),
    rows: years.slice(0, yearsShown).map((year, place) => ({
      year,
      gap: sayMoney(figures.of('gap', place)),
      base: other ? sayMoney(other.figures.of('gap', place)) : '',
      difference: other ? sayMoney(figures.of('gap', place).minus(other.figures.of('gap', place))) : '',
    })),
    gap: sayMoney(figures.of('gap', at)),
    ...drawn(money, at),
    draws: draws.toLocaleString('en-GB'),
    approvals: approvals.map((approval) => ({
      on: longDay(approval.approvedOn),
      by: approval.approvedBy,
      words: approval.words,
      gaps: Object.entries(approval.gaps)
        .slice(0, yearsShown)
        .map(([year, pence]) => `${year} ${sayMoney(pence / 100)}`)
        .join(', '),
    })),
    sinceApproved: latest ? movedSince(money, latest.gaps) : null,
  };
}

/** What a scenario says of an assumption: its own, or that of the base. */
const saySupposed = ({ base }: Money, scenario: Scenario, name: Assumption): string =>
  sayValues(withBase(base, scenario)[name] ?? []) || 'as it is';

/** What moves the gap of a year most, and how far all years may stray. */
function drawn(money: Money, at: number) {
  const { program, years, figures } = money;
  const strays = straysOf(money.entries);
  const { base, bars } = tornado(program, { row: 'gap', at, steps: strays });
  const fan = monteCarlo(program, { row: 'gap', spreads: strays, draws, seed });
  return {
    tornado: drawTornado({
      base: { name: `Gap of ${years[at]}`, value: base },
      drivers: bars.slice(0, 10).map(({ id, step, low, high }) => ({
        name: titleOf(money, id),
        low: { at: `${sayStep(id, step)} less`, outcome: low },
        high: { at: `${sayStep(id, step)} more`, outcome: high },
      })),
      say: sayMoney,
    }),
    fan: drawFan({
      years,
      middle: { name: 'Middle of the draws', values: percentile(fan, 2) },
      bands: [
        {
          low: { name: '5 in 100', values: percentile(fan, 0) },
          high: { name: '95 in 100', values: percentile(fan, 4) },
        },
        {
          low: { name: '25 in 100', values: percentile(fan, 1) },
          high: { name: '75 in 100', values: percentile(fan, 3) },
        },
      ],
      base: { name: 'As planned', values: figures.row('gap').map((value) => value.toNumber()) },
      say: sayMoney,
    }),
    open: years
      .slice(0, yearsShown)
      .map((year, place) => `${year}: ${Math.round((fan.aboveNought[place] ?? 0) * 100)} in 100`)
      .join(', '),
  };
}

const titleOf = ({ program }: Money, id: string): string =>
  program.model.rows[program.placeOf.get(id) ?? -1]?.title ?? id;
const sayStep = (id: string, step: number): string => count(step, /Late$/.test(id) ? 'month' : 'point');
const percentile = ({ years }: Fan, place: number): number[] => years.map((year) => year[place] ?? 0);

function movedSince({ figures, years }: Money, gaps: Readonly<Record<string, number>>): string {
  const moved = years.findIndex((year, at) => {
    const then = gaps[year];
    return then !== undefined && Math.abs(then - penceOf(figures.of('gap', at))) >= 100;
  });
  if (moved < 0) return 'The gaps are as they were approved.';
  const year = years[moved] ?? '';
  return `The gap of ${year} was ${sayMoney((gaps[year] ?? 0) / 100)} when it was approved, and is ${sayMoney(figures.of('gap', moved))} now.`;
}
