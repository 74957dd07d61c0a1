// What a meeting's agenda should hold: proposed from the plan's own dates, and from what later modules contribute.
import type { Tx } from '../../../db/database.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { daysLate } from '../../../kernel/planned-date.ts';
import {
  ancestor,
  count,
  type Item,
  isFinished,
  labelOf,
  meetingOf,
  sayMeeting,
  type Walk,
} from '../../plan/index.ts';
import type { AgendaLine, Meeting, MeetingAction } from './board.ts';

/** What a module is given to propose lines for one meeting. */
export interface AgendaAsked {
  tx: Tx;
  thread: Walk;
  meeting: Meeting;
  bodyName: string;
  /** The board's meeting before this one; null where there was none. */
  since: Day | null;
  /** The actions this board watches over. */
  actions: readonly Item[];
}

/** Proposes lines for an agenda: challenges unanswered, closures asked for, risks that were escalated. */
export type AgendaSource = (asked: AgendaAsked) => Promise<readonly AgendaLine[]>;

export interface Due {
  thread: Walk;
  meeting: Meeting;
  bodyName: string;
  since: Day | null;
  actions: readonly Item[];
  /** What the board asked for and nobody has done. */
  open: readonly MeetingAction[];
}

/** From the plan itself: what waits for this meeting, is late, in trouble or moved, what this board asked for; then the parts in detail. */
export function dueAgenda(due: Due): AgendaLine[] {
  return [...waiting(due), ...late(due), ...troubled(due), ...moved(due), ...unanswered(due), ...parts(due)];
}

function line(thread: Walk, item: Item, why: string): AgendaLine {
  return { words: `${labelOf(thread, item)}: ${item.title}`.slice(0, 300), why, itemId: item.id };
}

/** Anything of the plan that is due at this very meeting, by its own words or by its month. */
function waiting({ thread, meeting, bodyName }: Due): AgendaLine[] {
  return thread.items.flatMap((item) => {
    if (isFinished(item)) return [];
    const link = meetingOf(thread, item);
    if (link?.body !== bodyName || link.month !== meeting.heldOn.slice(0, 7)) return [];
    return [line(thread, item, `Due at ${sayMeeting(link)}`)];
  });
}

function late({ thread, meeting, actions }: Due): AgendaLine[] {
  return actions
    .filter((action) => !isFinished(action))
    .map((action) => ({ action, days: daysLate(action.due ?? undefined, meeting.heldOn) }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days || a.action.id - b.action.id)
    .map(({ action, days }) => line(thread, action, `${count(days, 'day')} late on the day of the meeting`));
}

const troubles: Record<string, string> = { 'off-track': 'Off track', 'at-risk': 'At risk' };

/** What its owner says is off track, at risk or suspended, in that order. */
function troubled({ thread, actions }: Due): AgendaLine[] {
  const order = [...Object.values(troubles), 'Suspended'];
  return actions
    .flatMap((action) => {
      const { confidence, lifecycle } = action.status ?? {};
      const why = lifecycle === 'suspended' ? 'Suspended' : troubles[confidence ?? ''];
      return isFinished(action) || why === undefined ? [] : [line(thread, action, why)];
    })
    .sort((a, b) => order.indexOf(a.why ?? '') - order.indexOf(b.why ?? ''));
}

function moved({ thread, since, actions }: Due): AgendaLine[] {
  return actions.flatMap((action) => {
    const moves = thread.movesOf(action.id).filter((one) => since === null || one.movedOn > since);
    const last = moves.at(-1);
    if (!last) return [];
    return [line(thread, action, `Its date moved on ${longDay(last.movedOn)}: ${last.reason}`)];
  });
}

function unanswered({ meeting, open }: Due): AgendaLine[] {
  return open
    .filter((asked) => asked.dueOn <= meeting.heldOn)
    .map((asked) => ({
      words: `Asked for by this board: ${asked.words}`.slice(0, 300),
      why: `Due by ${longDay(asked.dueOn)} and not done`,
      itemId: asked.itemId,
    }));
}

/** In detail: each theme it watches over, in plan order. */
function parts({ thread, meeting, actions }: Due): AgendaLine[] {
  if (!meeting.inDetail) return [];
  const themes = new Set(
    actions.map((action) => ancestor(thread, action, 'theme')).filter((one) => one !== undefined),
  );
  return [...themes].map((theme) => line(thread, theme, 'In detail: every action'));
}

/** Each item once, in the place of its first reason, with every reason. */
export function onceEach(lines: readonly AgendaLine[]): AgendaLine[] {
  const kept = new Map<string, AgendaLine>();
  for (const one of lines) {
    const { itemId, words, why } = one;
    const key = itemId === null || words.startsWith('Asked for') ? words : String(itemId);
    const first = kept.get(key);
    const reasons = [first?.why, why].filter((reason) => reason !== null && reason !== undefined);
    kept.set(key, { ...(first ?? one), why: [...new Set(reasons)].join('; ') || null });
  }
  return [...kept.values()];
}
