// Words leave rows and record alike under an authority, and the record still holds.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freshCouncil, freshDatabase, tester } from '../../test/support/database.ts';
import { sql } from './database.ts';
import { eraseWords, findWords } from './erasing.ts';
import { verifyRecord } from './verify.ts';

const database = await freshDatabase();
const council = await freshCouncil(database);
const other = await freshCouncil(database, 'Otherton Council');
const name = 'Zebedee “Zeb” Quillfeather';
const about = { words: name, authority: 'Erasure request 8' };

test('from changed, deleted and append-only rows, and from no other council', async () => {
  for (const id of [council, other]) {
    await database.as(tester, id, 'Name a plan', (tx) =>
      tx.query(
        sql.unsafe`insert into plans (council_id, title, kind) values (${id}, ${`Plan of ${name}`}, 'other')`,
      ),
    );
    await database.as(tester, id, 'Name it again', (tx) =>
      tx.query(sql.unsafe`update plans set published_words = ${`Words of ${name}, twice: ${name}`}`),
    );
    await database.as(tester, id, 'Set a rule', (tx) =>
      tx.query(sql.unsafe`
        insert into status_rules (council_id, rule_name, is_on, settings, from_on, reason, set_on, set_by)
        values (${id}, 'dates/late', true, ${sql.jsonb({})}, '2026-01-01', ${`Asked by ${name}`}, '2026-01-01', 'Ana')`),
    );
    await database.as(tester, id, 'Come and go', (tx) =>
      tx.query(sql.unsafe`insert into bodies (council_id, name, kind, in_public, decides)
        values (${id}, ${name}, 'board', false, false)`),
    );
    await database.as(tester, id, 'Go', (tx) =>
      tx.query(sql.unsafe`delete from bodies where name = ${name}`),
    );
  }
  const before = await database.read(tester, council, (tx) => findWords(tx, name));
  expect(before.tables.map(({ table }) => table)).toEqual(['bodies', 'plans', 'status_rules']);
  const { erased, left } = await eraseWords(database, tester, council, about);
  expect(left).toEqual({ tables: [], reasons: 0 });
  expect(erased).toContainEqual({ table: 'bodies', rows: 0, lines: 2 });
  const title = await database.read(tester, council, (tx) =>
    tx.oneFirst(sql.type(z.object({ title: z.string() }))`select title from plans`),
  );
  expect(title).toBe('Plan of [removed]');
  const { findings, removals } = await verifyRecord(database, council);
  expect(findings).toEqual([]);
  expect(new Set(removals.map(({ authority }) => authority))).toEqual(new Set(['Erasure request 8']));
  const elsewhere = await database.read(tester, other, (tx) => findWords(tx, name));
  expect(elsewhere.tables).toHaveLength(3);
});

test('not without an authority, and not for a letter or two', async () => {
  await expect(eraseWords(database, tester, council, { ...about, authority: ' ' })).rejects.toThrow(
    /authority/,
  );
  await expect(eraseWords(database, tester, council, { ...about, words: 'a' })).rejects.toThrow(
    /three letters/,
  );
});

test('a second time finds nothing to erase, and removes no line twice', async () => {
  const { erased } = await eraseWords(database, tester, council, about);
  expect(erased).toEqual([]);
  expect((await verifyRecord(database, council)).findings).toEqual([]);
});
