// What may be done with a published document: keep it while its reading is looked at, and load it.
import type { Database } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { documentBySha } from '../plan/index.ts';
import { keepFile, keptFile } from './loading/file.store.ts';
import { type Loaded, loadDocument } from './loading/load.ts';
import { type DocumentFile, readWhole } from './read.ts';
import type { Reading } from './reading.ts';

/** Reads a document and keeps it; what cannot be read is refused and not kept. Answers its SHA-256. */
export async function keepForReading(
  database: Database,
  actor: Actor,
  councilId: number,
  file: DocumentFile,
): Promise<string> {
  const { sha256 } = (await readWhole(file)).draft.document;
  await database.as(actor, councilId, `Keep ${file.name} for reading`, (tx) =>
    keepFile(tx, councilId, sha256, file),
  );
  return sha256;
}

export interface Kept {
  file: DocumentFile;
  reading: Reading;
  /** The document's number when it is loaded already. */
  documentId: number | null;
}

export async function readKept(
  database: Database,
  actor: Actor,
  councilId: number,
  sha256: string,
): Promise<Kept> {
  return database.read(actor, councilId, async (tx) => {
    const file = await keptFile(tx, sha256);
    if (!file) throw new NotFound('There is no such document here.');
    const loaded = await documentBySha(tx, sha256);
    return { file, reading: await readWhole(file), documentId: loaded?.documentId ?? null };
  });
}

/** Loads a file whole, or not at all. */
export function load(
  database: Database,
  actor: Actor,
  councilId: number,
  file: DocumentFile,
): Promise<Loaded> {
  return database.as(actor, councilId, `Load ${file.name}`, async (tx) => {
    const loaded = await loadDocument(tx, councilId, file);
    await keepFile(tx, councilId, loaded.sha256, file);
    return loaded;
  });
}
