// Risks and issues that were passed up, as lines of a board's agenda.
import { longDay } from '../../kernel/days.ts';
import type { AgendaSource } from '../delivery/index.ts';
import { lineage, live } from '../plan/index.ts';
import { isHigher } from './entry.ts';
import { loadRegister, loadRoutes } from './raid.store.ts';
import { registerOf } from './register.ts';
import { labelOfEntry } from './say.ts';

/**
 * Those passed up to this board and still there, and those passed up to no board by name since its last meeting that bear
 * on what it watches over. Each once, by its latest move. A fixed number of queries.
 */
export const escalatedLines: AgendaSource = async ({ tx, thread, meeting, since, actions }) => {
  const register = registerOf(await loadRegister(tx, live), thread.day);
  const near = new Set(actions.flatMap((action) => lineage(thread, action).map(({ id }) => id)));
  const { moves } = await loadRoutes(tx, live);
  const seen = new Set<number>();
  const latest = moves.filter(({ entryId }) => !seen.has(entryId) && seen.add(entryId));
  return latest.flatMap((move) => {
    const row = register.row(move.entryId);
    if (!row || row.entry.closedOn !== null || !isHigher(move.toLevel, move.fromLevel)) return [];
    const bears = row.items.length === 0 || row.items.some((id) => near.has(id));
    const isNews = since === null || move.movedOn > since;
    if (move.bodyId === null ? !(bears && isNews) : move.bodyId !== meeting.bodyId) return [];
    const words = `${labelOfEntry(row.entry)}: ${row.entry.title}`.slice(0, 300);
    return [{ words, why: `Passed up on ${longDay(move.movedOn)}: ${move.reason}`, itemId: null }];
  });
};
