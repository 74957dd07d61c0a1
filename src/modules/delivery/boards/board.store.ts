// The only SQL for boards at work: terms, what they watch over, meetings, agendas, decisions and actions.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { AgendaLine, Decision, Meeting, MeetingAction, Terms } from './board.ts';

export async function allTerms(tx: Tx, from: TableAt = live): Promise<readonly Terms[]> {
  return tx.any(sql.type(Terms)`
    select body_id, terms, exception_months, detail_months
    from ${from('board_terms')}
    order by body_id
  `);
}

const Watched = z.object({ bodyId: z.int(), itemId: z.int() });

/** What each board watches over, by the board's number. */
export async function watchedItems(tx: Tx, from: TableAt = live): Promise<Map<number, number[]>> {
  const rows = await tx.any(sql.type(Watched)`
    select body_id, item_id
    from ${from('board_items')}
    order by body_id, item_id
  `);
  const grouped = Map.groupBy(rows, (row) => row.bodyId);
  return new Map([...grouped].map(([bodyId, of]) => [bodyId, of.map((row) => row.itemId)]));
}

/** The last meetings of a board, or of all; newest first. */
export async function meetingsOf(tx: Tx, bodyId: number | null, atMost = 60): Promise<readonly Meeting[]> {
  return tx.any(sql.type(Meeting)`
    select meeting_id, body_id, held_on, in_detail
    from board_meetings
    where ${bodyId}::bigint is null or body_id = ${bodyId}
    order by held_on desc, meeting_id desc
    limit ${atMost}
  `);
}

export async function meetingCalled(tx: Tx, meetingId: number): Promise<Meeting | null> {
  return tx.maybeOne(sql.type(Meeting)`
    select meeting_id, body_id, held_on, in_detail
    from board_meetings
    where meeting_id = ${meetingId}
  `);
}

export async function agendaOf(tx: Tx, meetingId: number): Promise<readonly AgendaLine[]> {
  return tx.any(sql.type(AgendaLine)`
    select words, why, item_id
    from agenda_lines
    where meeting_id = ${meetingId}
    order by position
  `);
}

export async function decisionsOf(tx: Tx, meetingIds: readonly number[]): Promise<readonly Decision[]> {
  return tx.any(sql.type(Decision)`
    select decision_id, meeting_id, item_id, words
    from meeting_decisions
    where meeting_id = any(${sql.array([...meetingIds], 'int8')})
    order by decision_id
  `);
}

/** What was asked: at some meetings, by one board, or of one person; the oldest due first. */
export async function askedActions(
  tx: Tx,
  of: { meetingIds?: readonly number[]; bodyId?: number; personId?: number; openOnly?: boolean },
): Promise<readonly MeetingAction[]> {
  const ids = of.meetingIds === undefined ? null : sql.array([...of.meetingIds], 'int8');
  return tx.any(sql.type(MeetingAction)`
    select meeting_action_id, meeting_id, board_meetings.body_id, item_id, words, person_id, asked_on, due_on,
      done_on, done_words
    from meeting_actions
    join board_meetings using (council_id, meeting_id)
    where (${ids}::bigint[] is null or meeting_id = any(${ids}))
      and (${of.bodyId ?? null}::bigint is null or board_meetings.body_id = ${of.bodyId ?? null})
      and (${of.personId ?? null}::bigint is null or person_id = ${of.personId ?? null})
      and (${of.openOnly !== true} or done_on is null)
    order by done_on is not null, due_on, meeting_action_id
    limit 500
  `);
}

export async function askedAction(tx: Tx, meetingActionId: number): Promise<MeetingAction | null> {
  return tx.maybeOne(sql.type(MeetingAction)`
    select meeting_action_id, meeting_id, board_meetings.body_id, item_id, words, person_id, asked_on, due_on,
      done_on, done_words
    from meeting_actions
    join board_meetings using (council_id, meeting_id)
    where meeting_action_id = ${meetingActionId}
    for update of meeting_actions
  `);
}

export async function setTerms(tx: Tx, councilId: number, terms: Terms): Promise<void> {
  await tx.query(sql.unsafe`
    insert into board_terms (council_id, body_id, terms, exception_months, detail_months)
    values (${councilId}, ${terms.bodyId}, ${terms.terms}, ${terms.exceptionMonths}, ${terms.detailMonths})
    on conflict (council_id, body_id) do update
    set terms = excluded.terms, exception_months = excluded.exception_months, detail_months = excluded.detail_months
  `);
}

export async function setWatched(
  tx: Tx,
  councilId: number,
  bodyId: number,
  items: readonly number[],
): Promise<void> {
  const ids = sql.array([...items], 'int8');
  await tx.query(sql.unsafe`
    delete from board_items
    where body_id = ${bodyId} and item_id <> all(${ids})
  `);
  await tx.query(sql.unsafe`
    insert into board_items (council_id, body_id, item_id)
    select ${councilId}, ${bodyId}, item_id
    from items
    where item_id = any(${ids})
    on conflict do nothing
  `);
}

/** Answers the meeting's number, or null where the board meets on that day already. */
export async function addMeeting(
  tx: Tx,
  councilId: number,
  meeting: Omit<Meeting, 'meetingId'>,
): Promise<number | null> {
  return tx.maybeOneFirst(sql.type(z.object({ meetingId: z.int() }))`
    insert into board_meetings (council_id, body_id, held_on, in_detail)
    values (${councilId}, ${meeting.bodyId}, ${meeting.heldOn}, ${meeting.inDetail})
    on conflict (council_id, body_id, held_on) do nothing
    returning meeting_id
  `);
}

export async function setAgenda(
  tx: Tx,
  councilId: number,
  meetingId: number,
  lines: readonly AgendaLine[],
): Promise<void> {
  await tx.query(sql.unsafe`
    delete from agenda_lines
    where meeting_id = ${meetingId}
  `);
  await tx.query(sql.unsafe`
    insert into agenda_lines (council_id, meeting_id, position, words, why, item_id)
    select ${councilId}, ${meetingId}, place, line ->> 'words', line ->> 'why', (line ->> 'itemId')::bigint
    from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as given (line, place)
  `);
}

export async function addDecision(
  tx: Tx,
  councilId: number,
  decision: Omit<Decision, 'decisionId'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into meeting_decisions (council_id, meeting_id, item_id, words)
    values (${councilId}, ${decision.meetingId}, ${decision.itemId}, ${decision.words})
  `);
}

export async function addAskedAction(
  tx: Tx,
  councilId: number,
  asked: Pick<MeetingAction, 'meetingId' | 'itemId' | 'words' | 'personId' | 'askedOn' | 'dueOn'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into meeting_actions (council_id, meeting_id, item_id, words, person_id, asked_on, due_on)
    values (${councilId}, ${asked.meetingId}, ${asked.itemId}, ${asked.words}, ${asked.personId}, ${asked.askedOn},
      ${asked.dueOn})
  `);
}

export async function setDone(
  tx: Tx,
  meetingActionId: number,
  done: { words: string; day: Day },
): Promise<void> {
  await tx.query(sql.unsafe`
    update meeting_actions
    set done_on = ${done.day}, done_words = ${done.words}
    where meeting_action_id = ${meetingActionId}
  `);
}

/** The first action whose title begins so. */
export async function actionCalled(tx: Tx, beginning: string): Promise<number | null> {
  return tx.maybeOneFirst(sql.type(z.object({ itemId: z.int() }))`
    select item_id
    from items
    where kind = 'action' and starts_with(title, ${beginning})
    order by item_id
    limit 1
  `);
}

export async function themeCalled(tx: Tx, title: string): Promise<number | null> {
  return tx.maybeOneFirst(sql.type(z.object({ itemId: z.int() }))`
    select item_id
    from items
    where kind = 'theme' and title = ${title}
    order by item_id
    limit 1
  `);
}
