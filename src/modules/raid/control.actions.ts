// What may be done about an entry: controls judged, and actions of the plan that treat it.
import { nameOfActor } from '../../kernel/actor.ts';
import type { Answer } from '../../kernel/errors.ts';
import { itemNamed, type Walk } from '../plan/index.ts';
import type { AddControl, JudgeControl } from './entry.forms.ts';
import { type Doing, done, withEntry } from './keeping.ts';
import {
  addLink,
  addControl as insertControl,
  removeLink,
  judgeControl as updateControl,
} from './raid.writing.store.ts';

export function addControl(doing: Doing, entryId: number, given: AddControl): Promise<Answer<null>> {
  const { actor, councilId, day } = doing;
  return withEntry(doing, entryId, `Add a control to entry ${entryId} of the register`, async (tx) => {
    await insertControl(tx, councilId, { entryId, ...given, judgedOn: day, judgedBy: nameOfActor(actor) });
    return done;
  });
}

/** Judges a control again, or says that it is no longer in place. */
export function judgeControl(doing: Doing, entryId: number, given: JudgeControl): Promise<Answer<null>> {
  const { actor, day } = doing;
  return withEntry(doing, entryId, `Judge a control of entry ${entryId} of the register`, async (tx) => {
    await updateControl(tx, {
      controlId: given.control,
      entryId,
      effectiveness: given.effectiveness === 'stopped' ? 'inadequate' : given.effectiveness,
      judgedOn: day,
      judgedBy: nameOfActor(actor),
      stoppedOn: given.effectiveness === 'stopped' ? day : null,
    });
    return done;
  });
}

/** A treatment is an action of the plan, so that it has an owner, a date and a status of its own. */
export async function addTreatment(
  doing: Doing,
  entryId: number,
  { action, thread }: { action: string; thread: Walk },
): Promise<Answer<null>> {
  const found = itemNamed(thread, action);
  if (!found.ok)
    return { ok: false, errors: found.errors.map(({ message }) => ({ field: 'action', message })) };
  const item = found.value;
  if (item.kind !== 'action' && item.kind !== 'sub-action' && item.kind !== 'milestone')
    return { ok: false, errors: [{ field: 'action', message: 'Name an action, a step or a milestone' }] };
  return withEntry(
    doing,
    entryId,
    `Entry ${entryId} of the register is treated by ${item.title}`,
    async (tx) => {
      await addLink(tx, doing.councilId, { entryId, itemId: item.id, role: 'treated-by' });
      return done;
    },
  );
}

export function removeTreatment(doing: Doing, entryId: number, itemId: number): Promise<Answer<null>> {
  return withEntry(
    doing,
    entryId,
    `Entry ${entryId} of the register is no longer treated by an action`,
    async (tx) => {
      await removeLink(tx, { entryId, itemId, role: 'treated-by' });
      return done;
    },
  );
}
