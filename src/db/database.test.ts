// The one door: rows in and out, one council at a time, nothing read or written across.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freshCouncil, freshDatabase, runAs, tester } from '../../test/support/database.ts';
import { councilForHost, createCouncil, listCouncils } from './councils.ts';
import { sql } from './database.ts';

const database = await freshDatabase();
await runAs(
  database.ownerUrl,
  `create table notes (
     council_id int not null references councils,
     note_id bigint not null generated always as identity,
     words text not null,
     primary key (council_id, note_id));
   select keep('notes')`,
);
const Note = z.object({ noteId: z.number().int(), words: z.string() });
const north = await freshCouncil(database, 'Northshire');
const south = await freshCouncil(database, 'Southshire');

async function write(council: number, words: string) {
  return database.as(tester, council, 'Write a note', (tx) =>
    tx.one(sql.type(Note)`
      insert into notes (council_id, words)
      values (${council}, ${words})
      returning note_id, words`),
  );
}

test('a council sees its own rows and no others', async () => {
  await write(north, 'of the north');
  await write(south, 'of the south');
  const seen = await database.read(tester, north, (tx) =>
    tx.any(sql.type(Note)`select note_id, words from notes order by note_id`),
  );
  expect(seen.map((note) => note.words)).toEqual(['of the north']);
});
