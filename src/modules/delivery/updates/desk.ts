// What stands on somebody's own page: the updates they owe, and the requests to move a date that wait for them.
import type { Database } from '../../../db/database.ts';
import { longDay } from '../../../kernel/days.ts';
import { mayDo } from '../../people/index.ts';
import { count, type DeskLink } from '../../plan/index.ts';
import { mayDecide } from '../dates/dates.actions.ts';
import { dateRequests } from '../dates/dates.store.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { owedIn } from '../periods/standing.ts';
import { updatePaths } from './say.ts';
import { latestUpdates } from './updates.store.ts';

export function updatesOnDesk(database: Database): DeskLink {
  return async (thread, actor, councilId) => {
    const personId = actor.kind === 'person' ? actor.personId : undefined;
    if (personId === undefined || !mayDo(actor, 'update.own')) return null;
    const { open, latest } = await database.read(actor, councilId, async (tx) => ({
      open: await openPeriods(tx),
      latest: await latestUpdates(tx, { timely: true }),
    }));
    const [first] = open;
    if (!first) return null;
    const owed = owedIn(thread, open, latest, personId);
    if (owed.length === 0) return null;
    const items = owed.filter(({ standing }) => standing.stale).length;
    if (items === 0) return { title: 'Your updates: all are in', path: updatePaths.mine(), group: 'waiting' };
    return {
      title: `${count(items, 'update')} to give by ${longDay(first.period.answersBy)}`,
      path: updatePaths.mine(),
      group: 'waiting',
    };
  };
}

export function requestsOnDesk(database: Database): DeskLink {
  return async (thread, actor, councilId) => {
    if (!mayDo(actor, 'date.decide')) return null;
    const all = await database.read(actor, councilId, (tx) => dateRequests(tx));
    const waiting = all.filter((one) => one.decision === null && mayDecide(actor, thread, one)).length;
    if (waiting === 0) return null;
    return {
      title: `${count(waiting, 'request')} to move a date`,
      path: updatePaths.requests(),
      group: 'waiting',
    };
  };
}
