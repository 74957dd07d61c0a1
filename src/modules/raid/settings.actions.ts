// What the council sets for its register: its matrix, its appetite, its workshops, and the one risk of the plan as a whole.
import { answering } from '../../db/answering.ts';
import { nameOfActor } from '../../kernel/actor.ts';
import { type Answer, Conflict, NotFound } from '../../kernel/errors.ts';
import { live, type Walk } from '../plan/index.ts';
import type { AddMatrix, AddWorkshop, SetAppetite } from './entry.forms.ts';
import { type Doing, done, mustHold, withEntry } from './keeping.ts';
import { faultsOf, type NewMatrix } from './matrix.ts';
import { matrixTyped } from './matrix.typed.ts';
import { loadRegister, loadSettings, loadWorkshops } from './raid.store.ts';
import {
  addCategory,
  addMove,
  addNamed,
  addMatrix as insertMatrix,
  addWorkshop as insertWorkshop,
  setLevel,
  setOverall,
  setAppetite as writeAppetite,
} from './raid.writing.store.ts';

const keep = 'keep the register';

export async function addMatrix(doing: Doing, typed: AddMatrix): Promise<Answer<{ matrixId: number }>> {
  mustHold(doing.actor, 'raid.keep', keep);
  const read = matrixTyped(typed);
  if (!read.ok) return read;
  const faults = faultsOf(read.value);
  if (faults.length > 0) return { ok: false, errors: faults.map((message) => ({ field: 'bands', message })) };
  return { ok: true, value: { matrixId: await putMatrix(doing, read.value) } };
}

/** Adds a matrix that has no faults. */
export function putMatrix({ database, actor, councilId }: Doing, matrix: NewMatrix): Promise<number> {
  return database.as(actor, councilId, `Score by the matrix ${matrix.name} from ${matrix.fromOn}`, (tx) =>
    insertMatrix(tx, councilId, matrix),
  );
}

/** The category is made where it is new. */
export async function setAppetite(doing: Doing, given: SetAppetite): Promise<Answer<null>> {
  mustHold(doing.actor, 'raid.keep', keep);
  const { councilId } = doing;
  const reason = `Bear ${given.category} no higher than ${given.highestBand} from ${given.fromOn}`;
  return answering(doing, reason, async (tx) => {
    const { matrices } = await loadSettings(tx, live);
    const bands = new Set(matrices.flatMap((one) => one.bands.map((band) => band.words)));
    if (!bands.has(given.highestBand)) {
      const message = `Choose one of the council’s bands: ${[...bands].join(', ') || 'there are none yet'}`;
      return { ok: false, errors: [{ field: 'highestBand', message }] };
    }
    const categoryId = await addCategory(tx, councilId, given.category);
    const { fromOn, highestBand, words = null } = given;
    await writeAppetite(tx, councilId, { categoryId, fromOn, highestBand, words });
    return { ok: true, value: null };
  });
}

export async function addWorkshop(doing: Doing, given: AddWorkshop): Promise<Answer<{ workshopId: number }>> {
  mustHold(doing.actor, 'raid.keep', keep);
  if (given.heldOn > doing.day)
    return {
      ok: false,
      errors: [{ field: 'heldOn', message: 'A workshop is recorded once it has been held' }],
    };
  const { database, actor, councilId } = doing;
  const workshopId = await database.as(actor, councilId, `Record the workshop ${given.title}`, (tx) =>
    insertWorkshop(tx, councilId, { ...given, notes: given.notes ?? null, recordedBy: nameOfActor(actor) }),
  );
  return { ok: true, value: { workshopId } };
}

/** Records who named what at a workshop. */
export async function nameAt(
  doing: Doing,
  workshopId: number,
  { entry, person, thread }: { entry: number; person: number; thread: Walk },
): Promise<Answer<null>> {
  mustHold(doing.actor, 'raid.keep', keep);
  const { councilId } = doing;
  return answering(doing, `Record who named entry ${entry} at a workshop`, async (tx) => {
    const { workshops } = await loadWorkshops(tx, live);
    if (!workshops.some((one) => one.workshopId === workshopId))
      throw new NotFound('There is no such workshop.');
    const { entries } = await loadRegister(tx, live);
    if (!entries.some((one) => one.entryId === entry))
      return {
        ok: false,
        errors: [{ field: 'entry', message: 'Give the number of an entry of the register' }],
      };
    if (!thread.person(person))
      return { ok: false, errors: [{ field: 'person', message: 'Choose who named it from the list' }] };
    await addNamed(tx, councilId, { workshopId, entryId: entry, personId: person });
    return { ok: true, value: null };
  });
}

/**
 * Makes a risk the one that stands for a plan as a whole, on the corporate register. Throws Conflict where another open
 * one does already.
 */
export async function makeOverall(
  doing: Doing,
  entryId: number,
  { planId, thread }: { planId: number; thread: Walk },
): Promise<Answer<null>> {
  mustHold(doing.actor, 'raid.keep', keep);
  const plan = thread.plans.find((one) => one.id === planId);
  if (!plan) throw new NotFound('There is no such plan.');
  return withEntry(
    doing,
    entryId,
    `Entry ${entryId} stands for the risk of ${plan.title} as a whole`,
    async (tx, entry) => {
      const { entries } = await loadRegister(tx, live);
      if (entries.some((one) => one.overallOf === planId && one.closedOn === null && one.entryId !== entryId))
        throw new Conflict('Another risk stands for this plan as a whole.');
      if (entry.kind !== 'risk') throw new NotFound('Only a risk can stand for a plan as a whole.');
      await setOverall(tx, entryId, planId);
      if (entry.level === 'corporate') return done;
      await addMove(tx, doing.councilId, {
        entryId,
        fromLevel: entry.level,
        toLevel: 'corporate',
        bodyId: null,
        byRule: false,
        movedOn: doing.day,
        movedBy: nameOfActor(doing.actor),
        reason: `It stands for ${plan.title} as a whole`,
      });
      await setLevel(tx, entryId, 'corporate');
      return done;
    },
  );
}
