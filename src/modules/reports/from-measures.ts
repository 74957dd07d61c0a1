// What measures tell a pack: those that speak of its part of the plan, as the scorecard shows them.
import { cardsIn, glanceRow, worstFirst } from '../measures/index.ts';
import { lineage } from '../plan/index.ts';
import type { PackSources } from './sources.ts';

export const measureSources: PackSources = {
  measures: async ({ tx, thread, actions, isAll }) => {
    const near = new Set(actions.flatMap((action) => lineage(thread, action).map(({ id }) => id)));
    const cards = (await cardsIn(tx, thread)).filter(
      ({ items }) => isAll || items.length === 0 || items.some(({ id }) => near.has(id)),
    );
    return worstFirst(cards).map(({ measureId, glance }) => {
      const { title, value, period, rating, travel, owner } = glanceRow(thread, measureId, glance);
      return { title, value: period ? `${value}, ${period}` : value, standing: rating.words, travel, owner };
    });
  },
};
