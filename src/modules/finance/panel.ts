// What money says on the page of an item: the savings, sales, schemes and other amounts that wait for it.
import { sayPounds } from '../../kernel/money.ts';
import { mayDo } from '../people/index.ts';
import type { ItemPanel } from '../plan/index.ts';
import { allEntries } from './registers/entry.store.ts';
import { moneyPaths } from './registers/register.ts';

export const moneyPanel: ItemPanel = async ({ tx, from, item, isPast, actor }) => {
  const entries = Object.values(await allEntries(tx, from))
    .flat()
    .filter(
      ({ kind, items }) => items.includes(item.id) && (kind !== 'disposals' || mayDo(actor, 'money.exempt')),
    );
  if (entries.length === 0) return null;
  return {
    template: 'finance/views/item-panel.njk',
    linked: !isPast,
    rows: entries.map(({ kind, entryId, name, facts }) => ({
      name,
      path: moneyPaths.one(kind, entryId),
      sort: kind,
      amount: amountOf(facts),
    })),
  };
};

/** The one amount by which an entry is spoken of; none where it is exempt until a sale is completed. */
function amountOf(facts: object): string | null {
  const { fullYear, realised, principal } = facts as Partial<Record<string, number>>; // Every amount of a register is pence.
  const pence = fullYear ?? realised ?? principal;
  return pence === undefined ? null : sayPounds(pence);
}
