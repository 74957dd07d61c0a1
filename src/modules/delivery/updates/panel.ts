// What delivery adds to an item's page: its updates, how far its date has slipped, and a request that waits.
import { longDay } from '../../../kernel/days.ts';
import { sayPlannedDate } from '../../../kernel/planned-date.ts';
import type { ItemPanel } from '../../plan/index.ts';
import { dateRequests } from '../dates/dates.store.ts';
import { slipOf } from '../dates/slip.ts';
import { sayUpdate, updatePaths } from './say.ts';
import { mayUpdate } from './updates.actions.ts';
import { updatesOf } from './updates.store.ts';

const shownAtMost = 5;

/** Kinds that somebody can say of how far they are. */
const updated = [
  'action',
  'sub-action',
  'milestone',
  'deliverable',
  'objective',
  'workstream',
  'recommendation',
];

export const updatesPanel: ItemPanel = async ({ tx, from, thread, item, actor, isPast }) => {
  if (!updated.includes(item.kind)) return null;
  const updates = await updatesOf(tx, item.id, { from, atMost: shownAtMost });
  const requests = await dateRequests(tx, { itemId: item.id, from });
  const waiting = requests.find(({ decision }) => decision === null);
  const may = !isPast && mayUpdate(actor, thread, item);
  if (updates.length === 0 && !waiting && !may) return null;
  const slip = slipOf(thread, item, updates[0]?.forecast ?? null);
  return {
    template: 'delivery/views/update-panel.njk',
    updates: updates.map((update) => sayUpdate(thread, update)),
    slip: slip.moves > 0 && slip.days !== null ? { days: slip.days, moves: slip.moves } : null,
    waiting: waiting && {
      to: sayPlannedDate(waiting.wanted),
      reason: waiting.reason,
      said: `${longDay(waiting.askedOn)}, ${waiting.askedBy}`,
    },
    path: may ? updatePaths.one(item) : null,
    requestsPath: updatePaths.requests(),
  };
};
