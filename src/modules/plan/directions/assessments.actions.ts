// Commissioners' assessments of a Direction: written under seal, issued to the council, then published to everybody.
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import { type Actor, nameOfActor, type Person } from '../../../kernel/actor.ts';
import { Day, longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { Item, Walk } from '../thread.ts';
import {
  addDraft,
  addDraftRead,
  changeDraft,
  type Draft,
  draftNumbered,
  dropDraft,
  issueDraft,
  type NewAssessment,
  notePublication,
} from './assessments.store.ts';

interface Work {
  database: Database;
  actor: Actor;
  councilId: number;
  day: Day;
}

// The record shows that somebody worked under seal and never on what: that too would tell.
const underSeal = 'Work under seal';

function commissioner({ actor }: Work): Person {
  if (actor.kind !== 'person' || !mayDo(actor, 'direction.assess'))
    throw new NotAllowed('Only commissioners assess Directions.');
  return actor;
}

/** Begins a draft. Nobody but its author can read it, or see that there is one. Answers its number. */
export async function draftAssessment(
  work: Work,
  mandate: Item,
  given: NewAssessment,
): Promise<Answer<number>> {
  const { accountId, ...person } = commissioner(work);
  if (given.writtenOn > work.day)
    return mistake('writtenOn', `The day must be today, ${longDay(work.day)}, or before`);
  return work.database.as(work.actor, work.councilId, underSeal, async (tx) => ({
    ok: true,
    value: await addDraft(
      tx,
      work.councilId,
      { ...given, mandateId: mandate.id },
      { accountId, name: person.name },
    ),
  }));
}

/** Opens a draft: recorded before it is shown. Another's draft does not exist, as far as anybody can tell. */
export async function readDraft(work: Work, draftId: number): Promise<Draft> {
  commissioner(work);
  return work.database.as(work.actor, work.councilId, underSeal, async (tx) => {
    const draft = await draftNumbered(tx, draftId);
    if (!draft) throw new NotFound('There is no such draft.');
    await addDraftRead(tx, work.councilId, draftId, work.day);
    return draft;
  });
}

export async function rewriteDraft(work: Work, draftId: number, given: NewAssessment): Promise<Answer<null>> {
  commissioner(work);
  if (given.writtenOn > work.day)
    return mistake('writtenOn', `The day must be today, ${longDay(work.day)}, or before`);
  return work.database.as(work.actor, work.councilId, underSeal, async (tx) => {
    if (!(await draftNumbered(tx, draftId))) throw new NotFound('There is no such draft.');
    await changeDraft(tx, draftId, given);
    return { ok: true, value: null };
  });
}

/** Throws a draft away; its words stay sealed in the record. */
export async function discardDraft(work: Work, draftId: number): Promise<void> {
  commissioner(work);
  await work.database.as(work.actor, work.councilId, underSeal, async (tx) => {
    if (!(await draftNumbered(tx, draftId))) throw new NotFound('There is no such draft.');
    await dropDraft(tx, draftId);
  });
}

/** Issues a draft to the council. Answers the assessment's number and the Direction's. */
export async function issueAssessment(
  work: Work,
  draftId: number,
): Promise<{ assessmentId: number; mandateId: number }> {
  commissioner(work);
  return work.database.as(work.actor, work.councilId, 'Issue an assessment of a Direction', async (tx) => {
    const draft = await draftNumbered(tx, draftId);
    if (!draft) throw new NotFound('There is no such draft.');
    const assessmentId = await issueDraft(tx, work.councilId, draft, work.day);
    return { assessmentId, mandateId: draft.mandateId };
  });
}

export const Publication = z.object({
  publishedOn: Day.meta({ title: 'The day it was published' }),
  link: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/\S+$/i, 'Copy the whole address, beginning with https://')
    .optional()
    .meta({ title: 'Where it is published' }),
});
export type Publication = z.infer<typeof Publication>;

/** Notes when an issued assessment was published, once. From the next edition on the public reads it. */
export async function publishAssessment(
  work: Work,
  thread: Walk,
  assessmentId: number,
  { publishedOn, link = '' }: Publication,
): Promise<Answer<null>> {
  if (!mayDo(work.actor, 'assessment.publish'))
    throw new NotAllowed('Only commissioners and those who say what instruments do may note a publication.');
  const one = thread.assessments.find(({ id }) => id === assessmentId);
  if (!one) throw new NotFound('There is no such assessment.');
  if (publishedOn > work.day)
    return mistake('publishedOn', `The day must be today, ${longDay(work.day)}, or before`);
  if (publishedOn < one.issuedOn)
    return mistake('publishedOn', `It was issued later, on ${longDay(one.issuedOn)}`);
  return work.database.as(
    work.actor,
    work.councilId,
    `Note that an assessment was published, by ${nameOfActor(work.actor)}`,
    async (tx) => {
      if (!(await notePublication(tx, assessmentId, { publishedOn, link: link || null })))
        throw new Conflict('Its publication is noted already.');
      return { ok: true, value: null };
    },
  );
}
