// Scenarios of an example council: the base and what else it supposes.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { addApproval, addScenario, type ScenarioWords } from './scenario.store.ts';

export interface EarlierScenario extends ScenarioWords {
  keptOn: Day;
  keptBy: string;
  approved: { on: Day; by: string; words: string; gaps: Readonly<Record<string, number>> } | null;
}

export async function addEarlierScenarios(
  tx: Tx,
  councilId: number,
  scenarios: readonly EarlierScenario[],
): Promise<void> {
  for (const { keptOn, keptBy, approved, ...words } of scenarios) {
    const scenarioId = await addScenario(tx, councilId, words, { day: keptOn, name: keptBy });
    if (approved)
      await addApproval(tx, councilId, {
        scenarioId,
        approvedOn: approved.on,
        approvedBy: approved.by,
        words: approved.words,
        gaps: { ...approved.gaps },
      });
  }
}
