// The only SQL for readings: what was asked to be read, what came of it, and the answers that people gave.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Account } from '../accounting.ts';
import { Draft } from '../draft.ts';
import type { Reading as Read } from '../reading.ts';
import { Answer, Settlement } from './answers.ts';
import type { ReadDocument } from './settle.ts';

export const states = ['being-read', 'to-settle', 'loaded', 'refused'] as const;

/** A reading that is kept: what was asked, by whom, and how far it is. */
export const KeptReading = z.object({
  readingId: z.int(),
  sha256: z.string(),
  name: z.string(),
  state: z.enum(states),
  refusal: z.string().nullable(),
  documentId: z.int().nullable(),
  askedBy: z.string(),
  askedAt: z.string(),
  loadedBy: z.string().nullable(),
  loadedAt: z.string().nullable(),
});
export type KeptReading = z.infer<typeof KeptReading>;

const columns = sql.fragment`reading_id, sha256, name, state, refusal, document_id, asked_by, asked_at, loaded_by, loaded_at`;

/** Answers the reading of these bytes: the one there is, or a new one, to be read. One that was refused is tried again. */
export async function askForReading(
  tx: Tx,
  councilId: number,
  { sha256, name, by }: { sha256: string; name: string; by: string },
): Promise<KeptReading> {
  await tx.query(sql.unsafe`
    insert into readings (council_id, sha256, name, state, asked_by, asked_at)
    values (${councilId}, ${sha256}, ${name}, 'being-read', ${by}, now())
    on conflict (council_id, sha256) do update
    set state = 'being-read', refusal = null, name = excluded.name, asked_by = excluded.asked_by,
      asked_at = excluded.asked_at
    where readings.state = 'refused'
  `);
  return tx.one(sql.type(KeptReading)`
    select ${columns}
    from readings
    where sha256 = ${sha256}
  `);
}

export async function readingById(tx: Tx, readingId: number): Promise<KeptReading | null> {
  return tx.maybeOne(sql.type(KeptReading)`
    select ${columns}
    from readings
    where reading_id = ${readingId}
  `);
}

/** As `readingById`, and nobody else may load it or settle it until this unit of work ends. */
export async function lockReading(tx: Tx, readingId: number): Promise<KeptReading | null> {
  return tx.maybeOne(sql.type(KeptReading)`
    select ${columns}
    from readings
    where reading_id = ${readingId}
    for update
  `);
}

/** The latest asked for first. */
export async function listReadings(tx: Tx): Promise<readonly KeptReading[]> {
  return tx.any(sql.type(KeptReading)`
    select ${columns}
    from readings
    order by asked_at desc, reading_id desc
  `);
}

/** Stores what was read of a document, which may be on the thread already. Nothing happens where another came first. */
export async function keepDraft(
  tx: Tx,
  councilId: number,
  readingId: number,
  { draft, original }: Pick<Read, 'draft' | 'original'>,
  account: Account,
): Promise<void> {
  const { rowCount } = await tx.query(sql.unsafe`
    update readings
    set state = case when loaded.document_id is null then 'to-settle' else 'loaded' end,
      document_id = loaded.document_id
    from (
      select max(documents.document_id) as document_id
      from readings as asked
      left join documents on documents.sha256 = asked.sha256
      where asked.reading_id = ${readingId}
    ) as loaded
    where readings.reading_id = ${readingId}
      and readings.state = 'being-read'
  `);
  if (rowCount === 0) return;
  await tx.query(sql.unsafe`
    insert into reading_drafts (council_id, reading_id, draft, account, lines, places)
    values (${councilId}, ${readingId}, ${storable(draft)}, ${storable(account)},
      ${sql.array(original.lines.map(cleanText), 'text')}, ${storable(Object.fromEntries(original.places))})
  `);
}

/** PostgreSQL holds neither a null character nor half of a surrogate pair. */
function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

function storable(value: unknown) {
  const clean = JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'string' ? cleanText(one) : one,
  );
  return sql.jsonb(JSON.parse(clean));
}

export async function refuseReading(tx: Tx, readingId: number, refusal: string): Promise<void> {
  await tx.query(sql.unsafe`
    update readings
    set state = 'refused', refusal = ${refusal}
    where reading_id = ${readingId}
      and state = 'being-read'
  `);
}

export async function markLoaded(
  tx: Tx,
  sha256: string,
  { documentId, by }: { documentId: number; by: string },
): Promise<void> {
  await tx.query(sql.unsafe`
    update readings
    set state = 'loaded', refusal = null, document_id = ${documentId}, loaded_by = ${by}, loaded_at = now()
    where sha256 = ${sha256}
      and state <> 'loaded'
  `);
}

const Stored = z.object({
  draft: Draft,
  // Written by accountFor alone; its shape is checked where it is made.
  account: z.custom<Account>((value) => typeof value === 'object' && value !== null),
  lines: z.array(z.string()),
  places: z.record(z.string(), z.int()),
});

/** What was read, with the lines of the document. */
export interface WholeReading extends ReadDocument {
  lines: string[];
}

export async function draftOf(tx: Tx, readingId: number): Promise<WholeReading | null> {
  const stored = await tx.maybeOne(sql.type(Stored)`
    select draft, account, lines, places
    from reading_drafts
    where reading_id = ${readingId}
  `);
  return stored && { ...stored, places: new Map(Object.entries(stored.places)) };
}

export async function settlementsOf(tx: Tx, readingId: number): Promise<readonly Settlement[]> {
  return tx.any(sql.type(Settlement)`
    select subject, answer, reason, settled_by, settled_at
    from settlements
    where reading_id = ${readingId}
    order by subject
  `);
}

/** An answer as it is given: the store adds when. */
export type NewSettlement = Omit<Settlement, 'settledAt'>;

/** Stores answers; a subject that is settled already keeps its answer. Answers how many were new. */
export async function addSettlements(
  tx: Tx,
  councilId: number,
  readingId: number,
  settlements: readonly NewSettlement[],
): Promise<number> {
  const rows = settlements.map(({ subject, answer, reason, settledBy }) => ({
    subject,
    answer,
    reason,
    settled_by: settledBy,
  }));
  const { rowCount } = await tx.query(sql.unsafe`
    insert into settlements (council_id, reading_id, subject, answer, reason, settled_by, settled_at)
    select ${councilId}, ${readingId}, subject, answer, reason, settled_by, now()
    from jsonb_to_recordset(${storable(rows)})
      as given (subject text, answer jsonb, reason text, settled_by text)
    on conflict do nothing
  `);
  return rowCount;
}

export async function removeSettlement(tx: Tx, readingId: number, subject: string): Promise<void> {
  await tx.query(sql.unsafe`
    delete from settlements
    where reading_id = ${readingId}
      and subject = ${subject}
  `);
}

export const Remembered = z.object({
  about: z.enum(['officer', 'member', 'status', 'spelling']),
  words: z.string(),
  answer: Answer,
  readingId: z.int(),
});
export type Remembered = z.infer<typeof Remembered>;

export async function rememberedAnswers(tx: Tx): Promise<readonly Remembered[]> {
  return tx.any(sql.type(Remembered)`
    select about, words, answer, reading_id
    from remembered
    order by about, words
  `);
}

/** The council's latest answer is the one that is kept. */
export async function remember(tx: Tx, councilId: number, given: Remembered): Promise<void> {
  await tx.query(sql.unsafe`
    insert into remembered (council_id, about, words, answer, reading_id)
    values (${councilId}, ${given.about}, ${given.words}, ${storable(given.answer)}, ${given.readingId})
    on conflict (council_id, about, words) do update
    set answer = excluded.answer, reading_id = excluded.reading_id
  `);
}

/** An answer that is taken back where it was given is not offered any more. */
export async function forget(tx: Tx, { about, words, readingId }: Omit<Remembered, 'answer'>): Promise<void> {
  await tx.query(sql.unsafe`
    delete from remembered
    where about = ${about}
      and words = ${words}
      and reading_id = ${readingId}
  `);
}
