// Erasing words under a named authority: from every live row and every line of the record, and saying where they still stand.
import { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Database, sql, type Tx } from './database.ts';

/** Where words stand in one table: live rows, and lines of the record whose words hold them. */
export const WordsFound = z.object({ table: z.string(), rows: z.int(), lines: z.int() });
export type WordsFound = z.infer<typeof WordsFound>;

export interface WordsSought {
  tables: readonly WordsFound[];
  /** Entries whose reason holds them. An entry is never removed: its reason is under its hash. */
  reasons: number;
}

const Named = z.object({ name: z.string() });

/** Tables of a council's rows; those of frozen bytes (documents, editions, packs) among them. */
async function councilTables(tx: Tx): Promise<readonly string[]> {
  return tx.anyFirst(sql.type(Named)`
    select class.relname::text as name
    from pg_class as class
    where relnamespace = 'public'::regnamespace
      and exists (select from pg_trigger where tgrelid = class.oid and tgname = 'record_row')
      and not exists (select from pg_attribute where attrelid = class.oid and attname = 'sealed_to')
    order by relname`);
}

/** Where words stand. What is sealed is not searched: nobody but its author may know what it says. */
export async function findWords(tx: Tx, words: string): Promise<WordsSought> {
  const tables: WordsFound[] = [];
  for (const name of await councilTables(tx)) {
    const found = await tx.one(sql.type(WordsFound)`
      select
        ${name}::text as "table",
        (
          select count(*)
          from ${sql.identifier([name])} as one
          where strpos(to_jsonb(one)::text, within_json(${words})) > 0
        ) as rows,
        (
          select count(*)
          from record_lines as line
          join record_content as content using (council_id, entry_id, line_id)
          where line.table_name = ${name}
            and (strpos(content.before::text, within_json(${words})) > 0
              or strpos(content.after::text, within_json(${words})) > 0)
        ) as lines`);
    if (found.rows + found.lines > 0) tables.push(found);
  }
  const reasons = await tx.oneFirst(sql.type(z.object({ reasons: z.int() }))`
    select count(*) as reasons
    from record
    where strpos(reason, ${words}) > 0`);
  return { tables, reasons };
}

const Erased = z.object({ erasedRows: z.int(), erasedLines: z.int() });

/**
 * Erases words, in one unit of work, from every row and every line that may be changed. Answers what was erased, and
 * where they still stand: in frozen bytes, whose hash is published, and in reasons. Refused without an authority, and
 * for fewer than three letters.
 */
export async function eraseWords(
  database: Database,
  actor: Actor,
  councilId: number,
  { words, authority }: { words: string; authority: string },
): Promise<{ erased: readonly WordsFound[]; left: WordsSought }> {
  return database.as(actor, councilId, `Remove words under an authority: ${authority}`, async (tx) => {
    const erased: WordsFound[] = [];
    for (const table of await councilTables(tx)) {
      const { erasedRows: rows, erasedLines: lines } = await tx.one(sql.type(Erased)`
        select * from erase_words(${table}, ${words}, ${authority})`);
      if (rows + lines > 0) erased.push({ table, rows, lines });
    }
    return { erased, left: await findWords(tx, words) };
  });
}
