// The register on everybody's own page: how many reviews of theirs are due.

import type { Database } from '../../db/database.ts';
import { addDays } from '../../kernel/days.ts';
import { count, type DeskLink, live } from '../plan/index.ts';
import { loadRegister } from './raid.store.ts';
import { raidPaths } from './say.ts';

/** Within how many days a review counts as due. */
const soonDays = 30;

export const reviewsOnDesk =
  (database: Database): DeskLink =>
  async (thread, actor, councilId) => {
    const { entries } = await database.read(actor, councilId, (tx) => loadRegister(tx, live));
    if (entries.length === 0 || actor.kind !== 'person') return null;
    const soon = addDays(thread.day, soonDays);
    const due = entries.filter(
      (entry) => entry.closedOn === null && entry.ownerId === actor.personId && entry.nextReviewOn <= soon,
    );
    if (due.length === 0 || actor.personId === undefined)
      return { title: 'Risks and what goes with them', path: raidPaths.register() };
    return {
      title: `${count(due.length, 'review')} of the register ${due.length === 1 ? 'is' : 'are'} yours to do`,
      path: raidPaths.reviews(),
      group: 'waiting',
    };
  };
