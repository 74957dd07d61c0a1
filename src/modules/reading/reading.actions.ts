// What may be done with a published document: ask for it to be read, and load it.
import { createHash } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import { readApart } from './apart.ts';
import { dropWaitingFile, keepFile, putByFile } from './loading/file.store.ts';
import { type Loaded, storeDraft } from './loading/load.ts';
import type { DocumentFile } from './read.ts';
import { askForReading, type KeptReading, markLoaded } from './settling/readings.store.ts';
import { nameOf, type Office } from './settling/settling.actions.ts';

/** Puts a file by and asks for its reading; the same bytes are the same reading. Whoever asks has it read. */
export function askToRead({ database, actor, councilId }: Office, file: DocumentFile): Promise<KeptReading> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return database.as(actor, councilId, `Give ${file.name} to be read`, async (tx) => {
    await putByFile(tx, councilId, sha256, file);
    const reading = await askForReading(tx, councilId, { sha256, name: file.name, by: nameOf(actor) });
    if (reading.state !== 'being-read') await dropWaitingFile(tx, sha256);
    return reading;
  });
}

/** Loads a file whole, or not at all, with every doubt open. It is read first, so that nobody waits for the reading. */
export async function load(
  database: Database,
  actor: Actor,
  councilId: number,
  file: DocumentFile,
): Promise<Loaded> {
  const read = await readApart(file);
  return database.as(actor, councilId, `Load ${file.name}`, async (tx) => {
    const loaded = await storeDraft(tx, councilId, read);
    await keepFile(tx, councilId, loaded.sha256, file);
    const { sha256, documentId } = loaded;
    await markLoaded(tx, sha256, { documentId, by: nameOf(actor) });
    return loaded;
  });
}
