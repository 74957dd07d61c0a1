// What measures say on the page of an item: those that speak of it, and how each stands.
import { mayDo } from '../people/index.ts';
import type { ItemPanel } from '../plan/index.ts';
import { cardsIn } from './cards.ts';
import { glanceRow, measurePaths } from './say.ts';
import { worstFirst } from './scorecard.ts';

export const measuresPanel: ItemPanel = async ({ tx, from, thread, item, isPast, actor }) => {
  const cards = (await cardsIn(tx, thread, from)).filter(({ items }) => items.includes(item));
  const defines = !isPast && mayDo(actor, 'measure.define') && measured.has(item.kind);
  if (cards.length === 0 && !defines) return null;
  return {
    template: 'measures/views/item-panel.njk',
    rows: worstFirst(cards).map((card) => glanceRow(thread, card.measureId, card.glance)),
    // Measures have no page of a past day.
    linked: !isPast,
    definePath: defines ? `${measurePaths.define()}?item=${item.id}` : null,
  };
};

/** Kinds of item that a measure can show: of the others nobody expects one. */
const measured: ReadonlySet<string> = new Set([
  'outcome',
  'priority',
  'deliverable',
  'theme',
  'objective',
  'measure',
  'action',
]);
