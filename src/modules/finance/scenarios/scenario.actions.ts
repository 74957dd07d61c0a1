// What may be done with scenarios: set the base, make others, change and end them, and approve one.
import { answering } from '../../../db/answering.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import {
  type Answer,
  Conflict,
  type FieldError,
  mistake,
  NotAllowed,
  NotFound,
} from '../../../kernel/errors.ts';
import type { FinancialYear } from '../../../kernel/financial-year.ts';
import type { Pence } from '../../../kernel/money.ts';
import { mayDo } from '../../people/index.ts';
import type { Doing } from '../settings.ts';
import {
  addApproval,
  addScenario,
  allScenarios,
  changeScenario,
  endScenario,
  type ScenarioWords,
} from './scenario.store.ts';

function mustKeep({ actor }: Doing): void {
  if (!mayDo(actor, 'money.keep')) throw new NotAllowed('You may not keep scenarios.');
}

/** Of a new scenario, or of one there is. Answers its number. */
export async function keepScenario(
  doing: Doing,
  scenarioId: number | null,
  given: ScenarioWords,
): Promise<Answer<number>> {
  mustKeep(doing);
  const by = { day: doing.day, name: nameOfActor(doing.actor) };
  return answering(doing, `Keep the scenario “${given.name}”`, async (tx) => {
    const scenarios = await allScenarios(tx);
    const same = scenarios.find(
      ({ name, endedOn, ...one }) =>
        endedOn === null && one.scenarioId !== scenarioId && name.toLowerCase() === given.name.toLowerCase(),
    );
    const errors: FieldError[] = same
      ? [{ field: 'name', message: 'Another scenario has this name: choose another' }]
      : [];
    if (errors.length > 0) return { ok: false, errors };
    const isBase = given.settings !== null;
    const known = scenarios.find((one) => (isBase ? one.isBase : one.scenarioId === scenarioId));
    if (!isBase && scenarioId !== null && !known) throw new NotFound('There is no such scenario.');
    if (known && known.endedOn !== null) throw new Conflict('This scenario has ended.');
    if (!known) return { ok: true, value: await addScenario(tx, doing.councilId, given, by) };
    await changeScenario(tx, known.scenarioId, given, by);
    return { ok: true, value: known.scenarioId };
  });
}

export async function closeScenario(doing: Doing, scenarioId: number): Promise<Answer<null>> {
  mustKeep(doing);
  return answering(doing, `End scenario ${scenarioId}`, async (tx) => {
    const scenario = (await allScenarios(tx)).find((one) => one.scenarioId === scenarioId);
    if (!scenario) throw new NotFound('There is no such scenario.');
    if (scenario.isBase) return mistake('name', 'The base cannot end: change it');
    if (scenario.endedOn === null) await endScenario(tx, scenarioId, doing.day);
    return { ok: true, value: null };
  });
}

/** With the gaps as they are now, so that what comes after can be seen. Whoever kept it last may not approve it. */
export async function approveScenario(
  doing: Doing,
  scenarioId: number,
  given: { words: string; gaps: Record<FinancialYear, Pence> },
): Promise<Answer<null>> {
  mustKeep(doing);
  return answering(doing, `Approve scenario ${scenarioId}`, async (tx) => {
    const scenario = (await allScenarios(tx)).find((one) => one.scenarioId === scenarioId);
    if (!scenario) throw new NotFound('There is no such scenario.');
    const approvedBy = nameOfActor(doing.actor);
    if (scenario.keptBy === approvedBy)
      return mistake('words', 'Somebody other than whoever kept it last approves it');
    await addApproval(tx, doing.councilId, {
      scenarioId,
      approvedOn: doing.day,
      approvedBy,
      words: given.words,
      gaps: given.gaps,
    });
    return { ok: true, value: null };
  });
}
