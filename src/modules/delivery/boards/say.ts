// How meetings, and what boards asked for, are said on a page; and where each page is.
import { type Day, longDay, weekdayAndDay } from '../../../kernel/days.ts';
import { linkTo, paths, type Walk } from '../../plan/index.ts';
import type { Meeting, MeetingAction } from './board.ts';

export const boardPaths = {
  lines: () => '/boards/lines',
  add: () => '/boards/new',
  work: (bodyId: number) => `/boards/${bodyId}/work`,
  change: (bodyId: number) => `/boards/${bodyId}/change`,
  meetings: (bodyId: number) => `/boards/${bodyId}/meetings`,
  meeting: (meetingId: number) => `/board-meetings/${meetingId}`,
  asked: () => '/board-actions',
  done: (meetingActionId: number) => `/board-actions/${meetingActionId}/done`,
};

export function sayMeeting({ meetingId, heldOn, inDetail }: Meeting) {
  return {
    words: weekdayAndDay(heldOn),
    kind: inDetail ? 'In detail' : 'By exception',
    path: boardPaths.meeting(meetingId),
  };
}

/** An action a board asked for; `late` where its day has gone by and it is not done. */
export function sayAsked(thread: Walk, asked: MeetingAction) {
  const person = thread.person(asked.personId);
  const item = asked.itemId === null ? undefined : thread.item(asked.itemId);
  const body = thread.bodies.find((one) => one.id === asked.bodyId);
  return {
    id: asked.meetingActionId,
    words: asked.words,
    who: person?.name ?? person?.post ?? '',
    whoPath: paths.person(asked.personId),
    board: body?.name ?? '',
    meetingPath: boardPaths.meeting(asked.meetingId),
    item: item ? linkTo(thread, item) : null,
    due: longDay(asked.dueOn),
    state: stateOf(asked, thread.day),
    doneWords: asked.doneWords,
    donePath: boardPaths.done(asked.meetingActionId),
    isOpen: asked.doneOn === null,
  };
}

function stateOf({ dueOn, doneOn }: MeetingAction, day: Day): { tone: string; words: string } {
  if (doneOn !== null) return { tone: 'done', words: `Done on ${longDay(doneOn)}` };
  return dueOn < day ? { tone: 'stop', words: 'Late' } : { tone: 'wait', words: 'Open' };
}
