// Service planning on pages of the office: the teams, what is asked of each, its plan, and the gaps both ways.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { linkTo, livePhrase, paths } from '../../plan/index.ts';
import { raidPaths } from '../../raid/index.ts';
import { type MeasureSettings, numberAsked } from '../settings.ts';
import { readPlanning, readTeam } from './planning.ts';
import {
  askedOfTeam,
  measuresOfTeam,
  promisedIn,
  sayMeasures,
  sayPlan,
  sayRisks,
  sayStanding,
  sayTeam,
  servicePaths,
} from './say.ts';
import { gapsOf, planOf, signsAs, teamKindWords, treeOf } from './service-plan.ts';
import { addServiceForms } from './service-plans.forms.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayWrite = (request: FastifyRequest) => mayDo(request.actor, 'service-plan.write');

/** To be added below /office. */
export function addServicePages(scope: FastifyInstance, settings: MeasureSettings): void {
  addServiceForms(scope, settings);
  scope.get('/teams', mayRead, async (request, reply) => {
    const { thread, planning, year } = await readPlanning(request, settings);
    return reply.page('measures/views/service-teams.njk', {
      title: 'Teams of the council',
      phrase: livePhrase(request.day),
      year,
      rows: treeOf(planning.teams).map(({ team, depth }) => {
        const plan = planOf(planning, team.teamId, year);
        return {
          ...sayTeam(thread, team),
          place: `${'– '.repeat(depth)}${teamKindWords[team.kind]}`,
          standing: sayStanding(plan, team),
          planPath: plan ? servicePaths.plan(plan.servicePlanId) : null,
        };
      }),
      gapsPath: servicePaths.gaps(),
      newPath: mayWrite(request) ? servicePaths.newTeam() : null,
    });
  });
  scope.get('/teams/:id', mayRead, async (request, reply) => {
    const { thread, planning, cards, year, team, plan } = await readTeam(request, settings);
    const above = planning.teams.find(({ teamId }) => teamId === team.aboveId);
    return reply.page('measures/views/service-team.njk', {
      ...sayTeam(thread, team),
      title: `What this means for ${team.name}`,
      phrase: livePhrase(request.day),
      back: { text: 'Teams of the council', path: servicePaths.teams() },
      above: above ? sayTeam(thread, above) : null,
      below: planning.teams
        .filter(({ aboveId }) => aboveId === team.teamId)
        .map((one) => sayTeam(thread, one)),
      year,
      asked: askedOfTeam(thread, team, plan),
      measures: sayMeasures(thread, measuresOfTeam(cards, team, plan)),
      risks: plan ? sayRisks(plan) : [],
      registerPath: raidPaths.register({ owner: team.managerId }),
      plan: plan ? sayPlan(thread, plan, team, cards) : null,
      writePath: mayWrite(request) ? servicePaths.write(team.teamId) : null,
      changePath: mayWrite(request) ? servicePaths.changeTeam(team.teamId) : null,
    });
  });
  addPlanPages(scope, settings);
}

function addPlanPages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/service-plans', mayRead, async (request, reply) => {
    const { thread, planning, year } = await readPlanning(request, settings);
    const promised = promisedIn(thread);
    const { unserved, idle, without } = gapsOf(planning, year, promised);
    const teamOf = new Map(planning.teams.map((team) => [team.teamId, team]));
    return reply.page('measures/views/service-gaps.njk', {
      title: `Service plans of ${year}: the gaps both ways`,
      phrase: livePhrase(request.day),
      year,
      none: planning.teams.length === 0,
      teams: planning.teams.length,
      teamsPath: servicePaths.teams(),
      promised: promised.length,
      deliverablesPath: paths.deliverables(),
      unserved: unserved.flatMap((id) => thread.item(id) ?? []).map((item) => linkTo(thread, item)),
      idle: idle.map(({ plan, objective }) => ({
        words: objective.words,
        team: teamOf.get(plan.teamId)?.name,
        path: servicePaths.plan(plan.servicePlanId),
      })),
      without: without.map((team) => sayTeam(thread, team)),
    });
  });
  scope.get('/service-plans/:id', mayRead, async (request, reply) => {
    const { thread, planning, cards } = await readPlanning(request, settings);
    const number = numberAsked(request);
    const plan = planning.plans.find(({ servicePlanId }) => servicePlanId === number);
    const team = planning.teams.find(({ teamId }) => teamId === plan?.teamId);
    if (!plan || !team) throw new NotFound('There is no such plan.');
    const others = planning.plans.filter((one) => one.teamId === team.teamId && one.year === plan.year);
    const isNewest = others[0] === plan;
    const { actor } = request;
    const signing = signsAs(planning.teams, team, actor.kind === 'person' ? actor.personId : undefined);
    const toSign = signing.some((as) => !plan.signatures.some(({ signedAs }) => signedAs === as));
    return reply.page('measures/views/service-plan.njk', {
      ...sayPlan(thread, plan, team, cards),
      title: `Plan of ${team.name} for ${plan.year}, version ${plan.version}`,
      phrase: livePhrase(request.day),
      back: { text: team.name, path: servicePaths.team(team.teamId) },
      isNewest,
      versions: others
        .filter((one) => one !== plan)
        .map((one) => ({ ...sayPlan(thread, one, team, cards), title: `Version ${one.version}` })),
      number: plan.servicePlanId,
      signPath: isNewest && toSign && mayWrite(request) ? servicePaths.sign(team.teamId) : null,
      writePath: mayWrite(request) ? `${servicePaths.write(team.teamId)}?year=${plan.year}` : null,
    });
  });
}
