// The only SQL for evidence: what was given for items, who read what is exempt, and the files as they were given.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { Evidence } from './evidence.ts';

const EvidenceNamed = z.object({
  evidenceId: z.int(),
  itemId: z.int(),
  /** Null of exempt evidence. */
  title: z.string().nullable(),
  datedOn: Day,
});
export type EvidenceNamed = z.infer<typeof EvidenceNamed>;

const columns = sql.fragment`evidence_id, item_id, title, shows, dated_on, given_on, given_by, exempt, link, sha256,
  file_name, media_type, bytes, withdrawn_on, withdrawn_by, withdrawn_reason`;

/** Everything given for one item, oldest first, withdrawn ones too. */
export async function evidenceOf(tx: Tx, itemId: number, from: TableAt = live): Promise<readonly Evidence[]> {
  return tx.any(sql.type(Evidence)`
    select ${columns}
    from ${from('evidence')}
    where item_id = ${itemId}
    order by evidence_id
  `);
}

/** What stands for any of these items, oldest first: of exempt evidence only its number. */
export async function evidenceFor(
  tx: Tx,
  itemIds: readonly number[],
  from: TableAt = live,
): Promise<readonly EvidenceNamed[]> {
  return tx.any(sql.type(EvidenceNamed)`
    select evidence_id, item_id, case when exempt then null else title end as title, dated_on
    from ${from('evidence')}
    where item_id = any(${sql.array([...itemIds], 'int8')}) and withdrawn_on is null
    order by evidence_id
  `);
}

/** What stands of a council's evidence, newest first. */
export async function latestEvidence(tx: Tx, atMost: number): Promise<readonly Evidence[]> {
  return tx.any(sql.type(Evidence)`
    select ${columns}
    from evidence
    where withdrawn_on is null
    order by evidence_id desc
    limit ${atMost}
  `);
}

export async function evidenceNumbered(tx: Tx, evidenceId: number): Promise<Evidence | null> {
  return tx.maybeOne(sql.type(Evidence)`
    select ${columns}
    from evidence
    where evidence_id = ${evidenceId}
  `);
}

/** How many pieces of evidence stand for each item that has any. */
export async function evidenceCounts(tx: Tx, from: TableAt = live): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.any(sql.type(z.object({ itemId: z.int(), pieces: z.int() }))`
    select item_id, count(*)::int as pieces
    from ${from('evidence')}
    where withdrawn_on is null
    group by item_id
    order by item_id
  `);
  return new Map(rows.map(({ itemId, pieces }) => [itemId, pieces]));
}

export type EvidenceToAdd = Omit<
  Evidence,
  'evidenceId' | 'withdrawnOn' | 'withdrawnBy' | 'withdrawnReason'
> & {
  personId: number | null;
};

export async function addEvidence(tx: Tx, councilId: number, given: EvidenceToAdd): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ evidenceId: z.int() }))`
    insert into evidence (council_id, item_id, title, shows, dated_on, given_on, given_by, person_id, exempt, link,
      sha256, file_name, media_type, bytes)
    values (${councilId}, ${given.itemId}, ${given.title}, ${given.shows}, ${given.datedOn}, ${given.givenOn},
      ${given.givenBy}, ${given.personId}, ${given.exempt}, ${given.link}, ${given.sha256}, ${given.fileName},
      ${given.mediaType}, ${given.bytes})
    returning evidence_id
  `);
}

/** Whether it was there to withdraw: false where somebody had done so already. */
export async function withdrawEvidence(
  tx: Tx,
  evidenceId: number,
  { reason, by, day }: { reason: string; by: string; day: Day },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update evidence
    set withdrawn_on = ${day},
        withdrawn_by = ${by},
        withdrawn_reason = ${reason}
    where evidence_id = ${evidenceId} and withdrawn_on is null
  `);
  return rowCount > 0;
}

export async function fileBytes(tx: Tx, sha256: string): Promise<Uint8Array | null> {
  return tx.maybeOneFirst(sql.type(z.object({ bytes: z.instanceof(Uint8Array) }))`
    select bytes
    from files
    where sha256 = ${sha256}
  `);
}

const Reading = z.object({ readOn: z.string(), readBy: z.string(), what: z.enum(['page', 'file']) });
export type Reading = z.infer<typeof Reading>;

export async function addReading(
  tx: Tx,
  councilId: number,
  given: Reading & { evidenceId: number },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into evidence_reads (council_id, evidence_id, read_on, read_by, what)
    values (${councilId}, ${given.evidenceId}, ${given.readOn}, ${given.readBy}, ${given.what})
  `);
}

/** The latest readings of one piece, newest first. */
export async function readingsOf(tx: Tx, evidenceId: number, atMost: number): Promise<readonly Reading[]> {
  return tx.any(sql.type(Reading)`
    select read_on, read_by, what
    from evidence_reads
    where evidence_id = ${evidenceId}
    order by evidence_read_id desc
    limit ${atMost}
  `);
}
