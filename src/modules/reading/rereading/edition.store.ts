// The only SQL for what people say of a new edition before it is loaded.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { EditionAnswer } from './answers.ts';

const Row = z.object({ subject: z.string(), answer: EditionAnswer });

export async function editionAnswers(tx: Tx, readingId: number): Promise<Map<string, EditionAnswer>> {
  const rows = await tx.any(sql.type(Row)`
    select subject, answer
    from edition_answers
    where reading_id = ${readingId}
    order by subject
  `);
  return new Map(rows.map(({ subject, answer }) => [subject, answer]));
}

/** Says something of each subject, in place of what was said before. */
export async function sayOfEdition(
  tx: Tx,
  councilId: number,
  readingId: number,
  said: ReadonlyMap<string, EditionAnswer>,
  by: string,
): Promise<void> {
  const rows = [...said].map(([subject, answer]) => ({ subject, answer }));
  await tx.query(sql.unsafe`
    insert into edition_answers (council_id, reading_id, subject, answer, answered_by, answered_at)
    select ${councilId}, ${readingId}, subject, answer, ${by}, now()
    from jsonb_to_recordset(${sql.jsonb(rows)}) as given (subject text, answer jsonb)
    on conflict (council_id, reading_id, subject) do update
    set answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at
    where edition_answers.answer <> excluded.answer
  `);
}

/** Takes back what was said; without subjects, everything. */
export async function forgetOfEdition(
  tx: Tx,
  readingId: number,
  subjects?: readonly string[],
): Promise<void> {
  await tx.query(sql.unsafe`
    delete from edition_answers
    where reading_id = ${readingId}
      and (${subjects === undefined} or subject = any(${sql.array([...(subjects ?? [])], 'text')}))
  `);
}
