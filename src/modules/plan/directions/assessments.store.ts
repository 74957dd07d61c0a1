// The only SQL for commissioners' assessments. A draft is sealed by the database to the accounts that it names.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { several } from '../../../web/forms.ts';
import { FindingKind } from './direction.ts';

/** What a commissioner types of a Direction. */
export const NewAssessment = z.object({
  finding: FindingKind.meta({ title: 'What you find' }),
  words: z.string().max(20_000).meta({ title: 'Your assessment' }),
  evidence: z.string().max(5000).meta({ title: 'What you looked at' }),
  evidenceIds: several(z.coerce.number().int().positive()).meta({ title: 'The evidence' }),
  writtenOn: Day.meta({ title: 'The day you wrote it' }),
});
export type NewAssessment = z.infer<typeof NewAssessment>;

export const Draft = NewAssessment.extend({
  draftId: z.int(),
  mandateId: z.int(),
  writtenBy: z.string(),
  accountId: z.string(),
});
export type Draft = z.infer<typeof Draft>;

const columns = sql.fragment`draft_id, mandate_id, finding, words, evidence, to_jsonb(evidence_ids) as evidence_ids,
  written_on, written_by, account_id`;

/** Which drafts of a Direction this account may open: of another's it sees not even that there are any. */
export async function draftsOf(tx: Tx, mandateId: number): Promise<readonly number[]> {
  return tx.anyFirst(sql.type(z.object({ draftId: z.int() }))`
    select draft_id
    from assessment_drafts
    where mandate_id = ${mandateId}
    order by draft_id
  `);
}

export async function draftNumbered(tx: Tx, draftId: number): Promise<Draft | null> {
  return tx.maybeOne(sql.type(Draft)`
    select ${columns}
    from assessment_drafts
    where draft_id = ${draftId}
  `);
}

interface Author {
  name: string;
  accountId: string;
}

export async function addDraft(
  tx: Tx,
  councilId: number,
  given: NewAssessment & { mandateId: number },
  by: Author,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ draftId: z.int() }))`
    insert into assessment_drafts (council_id, mandate_id, finding, words, evidence, evidence_ids, written_on, written_by,
      account_id, sealed_to)
    values (${councilId}, ${given.mandateId}, ${given.finding}, ${given.words}, ${given.evidence},
      ${sql.array(given.evidenceIds, 'int8')}, ${given.writtenOn}, ${by.name}, ${by.accountId},
      ${sql.array([by.accountId], 'text')})
    returning draft_id
  `);
}

export async function changeDraft(tx: Tx, draftId: number, given: NewAssessment): Promise<void> {
  await tx.query(sql.unsafe`
    update assessment_drafts
    set finding = ${given.finding},
        words = ${given.words},
        evidence = ${given.evidence},
        evidence_ids = ${sql.array(given.evidenceIds, 'int8')},
        written_on = ${given.writtenOn}
    where draft_id = ${draftId}
  `);
}

export async function dropDraft(tx: Tx, draftId: number): Promise<void> {
  await tx.query(sql.unsafe`
    delete from assessment_drafts
    where draft_id = ${draftId}
  `);
}

export async function addDraftRead(tx: Tx, councilId: number, draftId: number, day: Day): Promise<void> {
  await tx.query(sql.unsafe`
    insert into draft_reads (council_id, draft_id, read_on)
    values (${councilId}, ${draftId}, ${day})
  `);
}

/** Issues a draft: the same words, open to everybody who may read the plan, and never changed again. */
export async function issueDraft(tx: Tx, councilId: number, draft: Draft, day: Day): Promise<number> {
  const assessmentId = await tx.oneFirst(sql.type(z.object({ assessmentId: z.int() }))`
    insert into assessments (council_id, mandate_id, finding, words, evidence, evidence_ids, written_on, written_by,
      account_id, issued_on)
    values (${councilId}, ${draft.mandateId}, ${draft.finding}, ${draft.words}, ${draft.evidence},
      ${sql.array(draft.evidenceIds, 'int8')}, ${draft.writtenOn}, ${draft.writtenBy}, ${draft.accountId}, ${day})
    returning assessment_id
  `);
  await dropDraft(tx, draft.draftId);
  return assessmentId;
}

/** Whether it was there to publish: false where its publication was noted before. */
export async function notePublication(
  tx: Tx,
  assessmentId: number,
  { publishedOn, link }: { publishedOn: Day; link: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update assessments
    set published_on = ${publishedOn},
        link = ${link}
    where assessment_id = ${assessmentId} and published_on is null
  `);
  return rowCount > 0;
}
