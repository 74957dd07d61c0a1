// What waits for somebody's answer, as lines of an agenda: challenges, closures that need a second person, dates to move.
import { longDay } from '../../../kernel/days.ts';
import { sayPlannedDate } from '../../../kernel/planned-date.ts';
import { labelOf } from '../../plan/index.ts';
import { allChallenges } from '../challenge/challenge.store.ts';
import { stateOf } from '../challenge/challenge.ts';
import { closingsAsked } from '../closing/closing.store.ts';
import { dateRequests } from '../dates/dates.store.ts';
import type { AgendaSource } from './agenda.ts';

/** Three queries, however many actions there are. */
export const waitingLines: AgendaSource = async ({ tx, thread, actions }) => {
  const own = new Map(actions.map((action) => [action.id, action]));
  const line = (itemId: number, why: string) => {
    const item = own.get(itemId);
    return item ? [{ words: `${labelOf(thread, item)}: ${item.title}`.slice(0, 300), why, itemId }] : [];
  };
  const challenged = (await allChallenges(tx))
    .filter(({ answeredOn }) => answeredOn === null)
    .flatMap((one) =>
      line(
        one.itemId,
        `A challenge by ${one.raisedBy} ${stateOf(one, thread.day) === 'unanswered' ? 'unanswered since' : 'to be answered by'} ${longDay(one.answerBy)}: ${one.words}`,
      ),
    );
  const closing = (await closingsAsked(tx)).flatMap((one) =>
    line(
      one.itemId,
      `${one.askedBy} asked on ${longDay(one.askedOn)} to close it; a second person has still to agree`,
    ),
  );
  const moving = (await dateRequests(tx))
    .filter(({ decision }) => decision === null)
    .flatMap((one) =>
      line(
        one.itemId,
        `${one.askedBy} asks to move its date to ${sayPlannedDate(one.wanted)}: ${one.reason}`,
      ),
    );
  return [...challenged, ...closing, ...moving];
};
