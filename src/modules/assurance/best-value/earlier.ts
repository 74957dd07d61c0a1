// Writes best value scores as they were given before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, loadThread, walk } from '../../plan/index.ts';
import { guidances } from './guidance.ts';
import { addScore } from './score.store.ts';
import type { NewThemeScore } from './score.ts';

export interface EarlierBestValue {
  recordedBy: string;
  /** Oldest first; themes by their titles, what is cited by how the title of a theme or an action begins. */
  scores: readonly (Omit<NewThemeScore, 'evidence'> & { theme: string; cites: readonly string[] })[];
}

export async function addEarlierBestValue(
  tx: Tx,
  council: CouncilNamed,
  { recordedBy, scores }: EarlierBestValue,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council, day }));
  const items = [...thread.ofKind('theme'), ...thread.ofKind('action')];
  const [{ version, themes }] = guidances;
  for (const { theme, cites, assessor, ...score } of scores) {
    const name = themes.find(({ title }) => title === theme)?.name;
    if (!name) throw new Error(`The guidance has no theme “${theme}”.`);
    const cited = cites.map((words) => {
      const item = items.find(({ title }) => title.startsWith(words));
      if (!item) throw new Error(`No theme or action begins with “${words}”.`);
      return { itemId: item.id, evidenceId: null };
    });
    const whole = { ...score, version, theme: name, cited, assessor: assessor ?? 'The council' };
    await addScore(tx, council.id, whole, { name: recordedBy, day: score.assessedOn });
  }
}
