// The register on everybody's own page: how many reviews of theirs are due.
import type { Database } from '../../db/database.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import type { AlsoAsked } from '../delivery/index.ts';
import { mayDo } from '../people/index.ts';
import { count, type DeskLink, live } from '../plan/index.ts';
import type { Entry } from './entry.ts';
import { loadRegister } from './raid.store.ts';
import { registerOf } from './register.ts';
import { raidPaths, sayRow } from './say.ts';

/** Within how many days a review counts as due. */
const soonDays = 30;

/** The open entries that somebody owns and must look at again soon. */
function dueOf<E extends Pick<Entry, 'closedOn' | 'ownerId' | 'nextReviewOn'>>(
  entries: readonly E[],
  personId: number | undefined,
  day: Day,
): E[] {
  const soon = addDays(day, soonDays);
  return entries.filter(
    (entry) =>
      personId !== undefined &&
      entry.closedOn === null &&
      entry.ownerId === personId &&
      entry.nextReviewOn <= soon,
  );
}

/** On the page of somebody's updates: their own reviews, each done by one press where it is still right. */
export const reviewsBesideUpdates: AlsoAsked = async (tx, { thread, actor }) => {
  if (!mayDo(actor, 'raid.own')) return null;
  const register = registerOf(await loadRegister(tx, live), thread.day);
  const due = dueOf(
    register.rows.map(({ entry }) => entry),
    actor.personId,
    thread.day,
  );
  if (due.length === 0) return null;
  const rows = register.rows.filter(({ entry }) => due.includes(entry));
  return {
    template: 'raid/views/reviews-mine.njk',
    rows: rows.map((row) => ({
      ...sayRow(thread, row),
      reviewPath: raidPaths.doing(row.entry.entryId, 'review'),
    })),
  };
};

export const reviewsOnDesk =
  (database: Database): DeskLink =>
  async (thread, actor, councilId) => {
    const { entries } = await database.read(actor, councilId, (tx) => loadRegister(tx, live));
    if (entries.length === 0 || actor.kind !== 'person') return null;
    const due = dueOf(entries, actor.personId, thread.day);
    if (due.length === 0) return { title: 'Risks and what goes with them', path: raidPaths.register() };
    return {
      title: `${count(due.length, 'review')} of the register ${due.length === 1 ? 'is' : 'are'} yours to do`,
      path: raidPaths.reviews(),
      group: 'waiting',
    };
  };
