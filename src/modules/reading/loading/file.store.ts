// Files as they were given, by their content.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { DocumentFile } from '../read.ts';

/** Keeps a file once, however often it is given. */
export async function keepFile(tx: Tx, councilId: number, sha256: string, file: DocumentFile): Promise<void> {
  await tx.query(sql.unsafe`
    insert into files (council_id, sha256, name, bytes)
    values (${councilId}, ${sha256}, ${file.name}, ${sql.binary(Buffer.from(file.bytes))})
    on conflict do nothing
  `);
}

/** Puts a file by until it is read; giving it again changes nothing. */
export async function putByFile(
  tx: Tx,
  councilId: number,
  sha256: string,
  file: DocumentFile,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into waiting_files (council_id, sha256, name, bytes)
    values (${councilId}, ${sha256}, ${file.name}, ${sql.binary(Buffer.from(file.bytes))})
    on conflict do nothing
  `);
}

export async function waitingFile(tx: Tx, sha256: string): Promise<DocumentFile | null> {
  return tx.maybeOne(sql.type(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }))`
    select name, bytes
    from waiting_files
    where sha256 = ${sha256}
  `);
}

export async function dropWaitingFile(tx: Tx, sha256: string): Promise<void> {
  await tx.query(sql.unsafe`
    delete from waiting_files
    where sha256 = ${sha256}
  `);
}
