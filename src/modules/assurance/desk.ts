// What the checks add to everybody's own page in the office: one link with the verdict's counts.
import type { Database } from '../../db/database.ts';
import type { DeskLink } from '../plan/index.ts';
import { assess, tally } from './assess.ts';
import { switches } from './switch.store.ts';
import { offOn } from './switch.ts';

/** No link while there is no plan to check. */
export function checksOnDesk(database: Database): DeskLink {
  return async (thread, actor, councilId) => {
    if (thread.items.length === 0) return null;
    const off = offOn(await database.read(actor, councilId, switches), thread.day);
    const { fault, concern } = tally(assess(thread, off));
    const found = [
      ...(fault > 0 ? [`faults in ${fault}`] : []),
      ...(concern > 0 ? [`concerns in ${concern}`] : []),
    ];
    return { title: `Plan checks: ${found.join(', ') || 'nothing to mend'}`, path: '/checks' };
  };
}
