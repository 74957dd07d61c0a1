// What the register of risks tells a pack: the open risks and issues that bear on its actions, the weightiest first.
import { lineage, live } from '../plan/index.ts';
import { entryFacts, loadRegister, type Row, registerOf } from '../raid/index.ts';
import type { PackSources } from './sources.ts';

export const raidSources: PackSources = {
  risks: async ({ tx, thread, actions }) => {
    const near = new Set(actions.flatMap((action) => lineage(thread, action).map(({ id }) => id)));
    const register = registerOf(await loadRegister(tx, live), thread.day);
    return register.rows
      .filter(({ entry, items }) => {
        if (entry.closedOn !== null || (entry.kind !== 'risk' && entry.kind !== 'issue')) return false;
        return items.length === 0 || items.some((id) => near.has(id));
      })
      .sort((a, b) => weight(b) - weight(a) || a.entry.entryId - b.entry.entryId)
      .map((row) => {
        const { label, title, owner, current, inherent } = entryFacts(thread, row);
        return {
          title: `${label}: ${title}`,
          score: current?.words ?? 'Not scored',
          movement: inherent ? `At first ${inherent.words}` : 'Not scored at first',
          owner: owner ?? 'Nobody',
        };
      });
  },
};

/** Likelihood by impact; one scored by money goes by its likelihood, above what has no score at all. */
function weight({ scores }: Row): number {
  const score = scores.current?.score;
  return score ? score.likelihood * (score.impact ?? 1) : 0;
}
