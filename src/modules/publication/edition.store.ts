// The only SQL for editions. They are inserted and read; the database refuses to change them.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { Day } from '../../kernel/days.ts';
import type { FrozenEdition } from './edition.ts';

export const EditionFacts = z.object({
  number: z.int(),
  publishedOn: Day,
  sha256: z.string(),
  headSeq: z.int().nullable(),
  headHash: z.string().nullable(),
});
export type EditionFacts = z.infer<typeof EditionFacts>;

export async function editionsOf(tx: Tx): Promise<readonly EditionFacts[]> {
  return tx.any(sql.type(EditionFacts)`
    select number, published_on, sha256, head_seq, head_hash
    from editions
    order by number desc
  `);
}

export async function latestEdition(tx: Tx): Promise<EditionFacts | null> {
  return tx.maybeOne(sql.type(EditionFacts)`
    select number, published_on, sha256, head_seq, head_hash
    from editions
    order by number desc
    limit 1
  `);
}

export async function editionContent(tx: Tx, number: number): Promise<string | null> {
  return tx.maybeOneFirst(sql.type(z.object({ content: z.string() }))`
    select content
    from editions
    where number = ${number}
  `);
}

/** The record's head so far: an edition vouches for it, and it for the edition. */
export async function lastHead(tx: Tx): Promise<{ seq: number; hash: string } | null> {
  return tx.maybeOne(sql.type(z.object({ seq: z.int(), hash: z.string() }))`
    select seq, encode(hash, 'hex') as hash
    from record
    where council_id = (select current_council()) and seq is not null
    order by seq desc
    limit 1
  `);
}

export async function addEdition(
  tx: Tx,
  councilId: number,
  edition: FrozenEdition,
  head: { seq: number; hash: string } | null,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into editions (council_id, number, published_on, sha256, content, head_seq, head_hash)
    values (${councilId}, ${edition.number}, ${edition.publishedOn}, ${edition.sha256}, ${edition.content},
      ${head?.seq ?? null}, ${head?.hash ?? null})
  `);
}
