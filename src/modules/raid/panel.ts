// What the register says on the page of an item: what threatens it, what it waits for, and what waits for it.
import { mayDo } from '../people/index.ts';
import { type ItemPanel, labelOf, linkTo } from '../plan/index.ts';
import { loadRegister } from './raid.store.ts';
import { registerOf, worstFirst } from './register.ts';
import { raidPaths, sayRow } from './say.ts';

export const raidPanel: ItemPanel = async ({ tx, from, thread, item, isPast, actor }) => {
  const register = registerOf(await loadRegister(tx, from), thread.day);
  const open = register.rows.filter((row) => row.entry.closedOn === null);
  const bearing = open.filter((row) => row.items.includes(item.id));
  const treated = open.filter((row) => row.treatments.includes(item.id));
  const waits = open.flatMap(({ entry }) => {
    const { predecessorId: first, successorId: next } = entry;
    if (first === null || next === null || (first !== item.id && next !== item.id)) return [];
    const other = thread.item(first === item.id ? next : first);
    return other
      ? [
          {
            isFirst: first === item.id,
            what: `${labelOf(thread, other)}: ${linkTo(thread, other).title}`,
            path: linkTo(thread, other).path,
            neededBy: entry.neededBy,
            entry: raidPaths.entry(entry.entryId),
          },
        ]
      : [];
  });
  const mayRaise = !isPast && mayDo(actor, 'raid.raise');
  if (bearing.length + treated.length + waits.length === 0 && !mayRaise) return null;
  return {
    template: 'raid/views/item-panel.njk',
    bearing: worstFirst(bearing).map((row) => sayRow(thread, row)),
    treats: treated.map((row) => sayRow(thread, row)),
    waitsFor: waits.filter((one) => !one.isFirst),
    holdsUp: waits.filter((one) => one.isFirst),
    raise: mayRaise ? raidPaths.raise({ item: String(item.id) }) : null,
  };
};
