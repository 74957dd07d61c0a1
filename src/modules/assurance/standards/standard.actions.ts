// What may be done about registers of standards: begin one, take a list over, add a standard, judge how far it is met.
import { longDay } from '../../../kernel/days.ts';
import { type Answer, mistake, NotFound } from '../../../kernel/errors.ts';
import { type Doing, keeping } from '../map/map.actions.ts';
import { standardLists } from './lists.ts';
import {
  addList,
  addRegister,
  addSelfAssessment,
  addStandard,
  allRegisters,
  allStandards,
} from './standard.store.ts';
import type { NewRegister, NewSelfAssessment, NewStandard } from './standard.ts';

const already = 'That version of it is kept already';

/** Begins a register without rows. Answers its number. */
export function keepRegister(doing: Doing, given: NewRegister): Promise<Answer<number>> {
  return keeping(doing, `Begin a register of ${given.name}`, async (tx, by) => {
    const registerId = await addRegister(tx, doing.councilId, given, by);
    return registerId === null ? mistake('name', already) : { ok: true, value: registerId };
  });
}

/** Makes one of the lists that come with Goldthread the council's own. Answers the register's number. */
export function takeOver(doing: Doing, key: string): Promise<Answer<number>> {
  const list = standardLists.find((one) => one.key === key);
  if (!list) return Promise.resolve(mistake('list', 'Choose the list from those shown'));
  return keeping(doing, `Take over the list of ${list.name}`, async (tx, by) => {
    const added = await addList(tx, doing.councilId, list, by);
    return added === null ? mistake('list', already) : { ok: true, value: added.registerId };
  });
}

export function keepStandard(doing: Doing, registerId: number, given: NewStandard): Promise<Answer<null>> {
  return keeping(doing, `Add standard ${given.ref} to register ${registerId}`, async (tx, by) => {
    if (!(await allRegisters(tx)).some((one) => one.registerId === registerId))
      throw new NotFound('There is no such register of standards.');
    const added = await addStandard(tx, doing.councilId, { ...given, registerId }, by);
    return added === null
      ? mistake('ref', 'The register has that letter or number already')
      : { ok: true, value: null };
  });
}

/** Adds a judgement. Earlier ones stay, and the last recorded stands. */
export function judgeStandard(
  doing: Doing,
  standardId: number,
  given: NewSelfAssessment,
): Promise<Answer<null>> {
  return keeping(doing, `Judge how far standard ${standardId} is met`, async (tx, by) => {
    if (!(await allStandards(tx)).some((one) => one.standardId === standardId))
      throw new NotFound('There is no such standard.');
    if (given.assessedOn > doing.day)
      return mistake('assessedOn', `The day must be today, ${longDay(doing.day)}, or before`);
    if (given.reviewOn <= given.assessedOn)
      return mistake('reviewOn', 'The day to look again must be after the day it was judged');
    await addSelfAssessment(tx, doing.councilId, { ...given, standardId }, by);
    return { ok: true, value: null };
  });
}
