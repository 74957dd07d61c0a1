// Spreadsheets that were sent back, kept by their content while somebody looks at what they would change.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';

export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/** Keeps a file once, however often it is sent. */
export async function keepSent(tx: Tx, councilId: number, sha256: string, file: SentFile): Promise<void> {
  await tx.query(sql.unsafe`
    insert into files (council_id, sha256, name, bytes)
    values (${councilId}, ${sha256}, ${file.name}, ${sql.binary(Buffer.from(file.bytes))})
    on conflict do nothing
  `);
}

export async function sentFile(tx: Tx, sha256: string): Promise<SentFile | null> {
  return tx.maybeOne(sql.type(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }))`
    select name, bytes
    from files
    where sha256 = ${sha256}
  `);
}
