// The only SQL of the benchmarks: tables made for them alone, and floors asked through the bare driver.
import pg from 'pg';
import { sql, type Tx } from '../src/db/database.ts';

/**
 * Makes a table under the house rules and the same one without them, both empty. The second stands in a schema of its
 * own, since whoever verifies the record refuses any table beside the councils' that is not kept.
 */
export async function makeNoteTables(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      drop table if exists kept_notes;
      drop schema if exists bench cascade;
      create table kept_notes (
        council_id int not null references councils,
        note_id bigint not null generated always as identity,
        words text not null,
        primary key (council_id, note_id)
      );
      select keep('kept_notes');
      create schema bench;
      grant usage on schema bench to goldthread_app;
      create table bench.plain_notes (
        council_id int not null,
        note_id bigint not null generated always as identity,
        words text not null,
        primary key (council_id, note_id)
      );
      grant insert on bench.plain_notes to goldthread_app`);
  } finally {
    await owner.end();
  }
}

export async function writeKeptNote(tx: Tx, councilId: number, words: string): Promise<void> {
  await tx.query(sql.unsafe`
    insert into kept_notes (council_id, words)
    values (${councilId}, ${words})
  `);
}

export async function writePlainNote(tx: Tx, councilId: number, words: string): Promise<void> {
  await tx.query(sql.unsafe`
    insert into bench.plain_notes (council_id, words)
    values (${councilId}, ${words})
  `);
}

/** The same insert as one bare statement, which is a transaction of its own. */
export async function writeBareNote(pool: pg.Pool, councilId: number, words: string): Promise<void> {
  await pool.query('insert into bench.plain_notes (council_id, words) values ($1, $2)', [councilId, words]);
}

/** A pool of the bare driver, as the application's role. Whoever opens it closes it. */
export function barePool(url: string, connections: number): pg.Pool {
  return new pg.Pool({ connectionString: url, max: connections });
}

/** The rows that make up a council's items, fetched and thrown away. Answers how many. */
export async function fetchItemRows(pool: pg.Pool, councilId: number): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`select set_config('goldthread.council', $1, true)`, [String(councilId)]);
    let rows = 0;
    for (const table of ['items', 'item_dates', 'item_people', 'links'])
      rows += (await client.query(`select * from ${table}`)).rows.length;
    await client.query('commit');
    return rows;
  } finally {
    client.release();
  }
}
