// What the pages and calls of service planning begin with: the teams, their plans, the measures and the year asked for.
import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/errors.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy } from '../../plan/index.ts';
import { cardsIn } from '../cards.ts';
import { type MeasureSettings, numberAsked, threadOf } from '../settings.ts';
import { planningIn } from './service-plan.store.ts';
import { planOf } from './service-plan.ts';

export async function readPlanning(request: FastifyRequest, settings: MeasureSettings) {
  const thread = await threadOf(request, settings);
  const { planning, cards } = await settings.database.read(
    request.actor,
    councilOf(request).id,
    async (tx) => ({ planning: await planningIn(tx), cards: await cardsIn(tx, thread) }),
  );
  const asked = askedBy(request).query.year ?? '';
  const year = /^\d{4}\/\d{2}$/.test(asked) ? asked : financialYearOf(request.day);
  return { thread, planning, cards, year };
}

/** Throws NotFound. */
export async function readTeam(request: FastifyRequest, settings: MeasureSettings) {
  const found = await readPlanning(request, settings);
  const number = numberAsked(request);
  const team = found.planning.teams.find(({ teamId }) => teamId === number);
  if (!team) throw new NotFound('There is no such team.');
  return { ...found, team, plan: planOf(found.planning, team.teamId, found.year) };
}
