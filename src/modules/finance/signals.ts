// What money says of items for their computed status: a saving of theirs that is at risk, or cannot be delivered.
import { sayPounds } from '../../kernel/money.ts';
import type { Signal, StatusSignal } from '../delivery/index.ts';
import { entriesOf } from './registers/entry.store.ts';
import { savings } from './registers/kinds/savings.ts';

/** One query, however many items are asked about. A saving that is ended, or delivered, says nothing. */
export const moneySignals: StatusSignal = async ({ tx, from }) =>
  (await entriesOf(tx, savings, from)).flatMap(({ name, facts, items }): Signal[] => {
    if (facts.status !== 'at-risk' && facts.status !== 'undeliverable') return [];
    const lost = facts.status === 'undeliverable';
    const words = `Its saving “${name}” of ${sayPounds(facts.fullYear)} a year ${lost ? 'cannot be delivered' : 'is at risk'}.`;
    return items.map((itemId) => ({ kind: 'reason', itemId, result: lost ? 'off-track' : 'at-risk', words }));
  });
