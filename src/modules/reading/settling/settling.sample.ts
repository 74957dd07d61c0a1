// For the tests: documents given to an office, looked at once they have been read.
import { expect } from 'vitest';
import { exampleDocument } from '../../../../example/documents.ts';
import { freshCouncil } from '../../../../test/support/database.ts';
import type { Database } from '../../../db/database.ts';
import { readHere } from '../apart.ts';
import type { DocumentFile } from '../document.ts';
import { askToRead } from '../reading.actions.ts';
import { type BeingRead, documentsBeingRead, type ReadFile } from './being-read.ts';
import { type Looked, lookAt } from './look.ts';
import type { Question } from './questions.ts';
import type { Office } from './settling.actions.ts';

export const day = '2026-11-22';
export const actor = {
  kind: 'person',
  accountId: '1',
  name: 'Zofia Penhale',
  roles: ['programme-office'],
} as const;
export const colleague = { ...actor, accountId: '2', name: 'Idris Vaughan' };
export const readNow: ReadFile = (file, { progress }) => readHere(file, progress);

export async function freshOffice(database: Database, name: string): Promise<Office> {
  return { database, actor, councilId: await freshCouncil(database, name) };
}

export function reader(database: Database, read: ReadFile = readNow, failures: unknown[] = []): BeingRead {
  return documentsBeingRead({ database, read, failed: (error) => failures.push(error) });
}

/** Asks for a document, and looks once it has been read. */
export async function give(office: Office, file: DocumentFile, read = readNow): Promise<Looked> {
  const { readingId } = await askToRead(office, file);
  const being = reader(office.database, read);
  being.start(office.councilId, readingId);
  await expect
    .poll(async () => (await lookAt(office, readingId)).reading.state, { timeout: 20_000 })
    .not.toBe('being-read');
  return looked(office, readingId);
}

export async function looked(office: Office, readingId: number): Promise<Looked> {
  const found = await lookAt(office, readingId);
  if (!found.whole) throw new Error(`It was not read: ${found.reading.refusal}`);
  return found;
}

export const plan = () => exampleDocument('improvement-plan.txt', day);

export function who({ questions }: Looked, words: string): Question {
  const question = questions.find(({ about }) => about.what === 'person' && about.words === words);
  if (!question) throw new Error(`Nobody asks who ${words} is.`);
  return question;
}
