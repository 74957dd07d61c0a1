// What may be done about comparisons: keep a set of councils, and keep a published table of one measure for it.
import { answering } from '../../../db/answering.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import { type Answer, mistake, NotFound } from '../../../kernel/errors.ts';
import { type Doing, done, mustHold, withMeasure } from '../measure.actions.ts';
import { addSet, addTable, allSets } from './benchmark.store.ts';
import { membersIn, type NewPeerSet, type ReadValue } from './benchmarks.ts';

/** Answers the set's number. */
export async function keepSet(doing: Doing, given: NewPeerSet): Promise<Answer<number>> {
  mustHold(doing.actor, 'measure.define', 'keep sets of councils');
  const { members, errors } = membersIn(given.members);
  if (errors.length > 0) return mistake('members', errors.join('. '));
  return answering(doing, `Keep the set of councils “${given.name}”`, async (tx) => {
    const same = (await allSets(tx)).some((one) => one.name === given.name && one.year === given.year);
    if (same) return mistake('name', `A set of ${given.year} has this name already`);
    const by = { day: doing.day, name: nameOfActor(doing.actor) };
    return { ok: true, value: await addSet(tx, doing.councilId, { ...given, members }, by) };
  });
}

/** What was kept before stays; the newest table of a measure, set and year holds. */
export async function keepTable(
  doing: Doing,
  given: {
    setId: number;
    measureId: number;
    year: string;
    source: string;
    note: string | null;
    values: readonly ReadValue[];
  },
): Promise<Answer<null>> {
  mustHold(doing.actor, 'measure.define', 'keep other councils’ values');
  return withMeasure(doing, given.measureId, 'Keep other councils’ values of a measure', async (tx) => {
    if (!(await allSets(tx)).some(({ setId }) => setId === given.setId))
      throw new NotFound('There is no such set of councils.');
    await addTable(tx, doing.councilId, given, { day: doing.day, name: nameOfActor(doing.actor) });
    return done;
  });
}
