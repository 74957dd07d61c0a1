// What waits for somebody in the council’s money, on everybody’s own page: requests to decide, sales to publish.
import type { Database } from '../../db/database.ts';
import { count } from '../../web/words.ts';
import { mayDo } from '../people/index.ts';
import type { DeskLink } from '../plan/index.ts';
import { spendingPaths } from './cost-control/say.ts';
import { isAskedBy } from './cost-control/spending.actions.ts';
import { allRequests } from './cost-control/spending.store.ts';
import { isOpen } from './cost-control/spending.ts';
import { entriesOf, releases } from './registers/entry.store.ts';
import { disposals } from './registers/kinds/receipts.ts';
import { moneyPaths } from './registers/register.ts';

/** Those that somebody else made. */
export function spendingOnDesk(database: Database): DeskLink {
  return async (_, actor, councilId) => {
    if (!mayDo(actor, 'spending.decide')) return null;
    const open = (await database.read(actor, councilId, (tx) => allRequests(tx))).filter(
      (one) => isOpen(one) && !isAskedBy(one, { actor }),
    );
    return open.length === 0
      ? null
      : {
          title: `${count(open.length, 'request')} to spend or recruit to decide`,
          path: spendingPaths.all(),
          group: 'waiting',
        };
  };
}

/** A sale that is completed proposes its own publication: a named officer confirms it, with a reason. */
export function salesOnDesk(database: Database): DeskLink {
  return async (_, actor, councilId) => {
    if (!mayDo(actor, 'money.release')) return null;
    const waiting = await database.read(actor, councilId, async (tx) => {
      const released = new Set((await releases(tx)).map(({ entryId }) => entryId));
      return (await entriesOf(tx, disposals)).filter(
        ({ entryId, facts }) => facts.status === 'completed' && !released.has(entryId),
      );
    });
    const [only] = waiting;
    if (!only) return null;
    return waiting.length === 1
      ? {
          title: `Confirm that the sale of ${only.name} may be published`,
          path: moneyPaths.release(only.entryId),
          group: 'waiting',
        }
      : {
          title: `${count(waiting.length, 'completed sale')} whose publication waits to be confirmed`,
          path: moneyPaths.list('disposals'),
          group: 'waiting',
        };
  };
}
