// On the desk: the way to what the plan asks of the team that somebody manages.
import type { Database } from '../../../db/database.ts';
import { mayDo } from '../../people/index.ts';
import type { DeskLink } from '../../plan/index.ts';
import { servicePaths } from './say.ts';
import { planningIn } from './service-plan.store.ts';
import { treeOf } from './service-plan.ts';

/** Straight to the first team of the tree that they manage; to all teams for everybody else. */
export function teamOnDesk(database: Database): DeskLink {
  return async (_, actor, councilId) => {
    if (!mayDo(actor, 'plan.read')) return null;
    const { teams } = await database.read(actor, councilId, planningIn);
    const personId = actor.kind === 'person' ? actor.personId : undefined;
    const own = treeOf(teams).find(({ team }) => team.managerId === personId);
    return {
      title: 'What the plan asks of your team',
      path: own ? servicePaths.team(own.team.teamId) : servicePaths.teams(),
      group: 'month',
    };
  };
}
