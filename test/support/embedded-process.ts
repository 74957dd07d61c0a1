// A process that holds an embedded database, for tests that start, kill and outlive it. It obeys lines on standard input:
// `note WORDS` commits a row, `notes` prints how many there are, `close` leaves. Usage: embedded-process.ts FOLDER [serve]
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbedded } from '../../src/db/embedded.ts';

const [folder = '', mode] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const embedded = await startEmbedded(folder, { serve: mode === 'serve' });
  const run = async (text: string, values: string[] = []) => {
    const client = new pg.Client({ connectionString: embedded.url('owner') });
    await client.connect();
    try {
      return await client.query(text, values);
    } finally {
      await client.end();
    }
  };
  await run('create table if not exists notes (words text)').catch((error) => {
    // Two at once: the other made it.
    if (error.code !== '23505') throw error;
  });
  say('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, ...rest] = line.split(' ');
    if (word === 'note') await run('insert into notes values ($1)', [rest.join(' ')]);
    if (word === 'note') say('noted');
    if (word === 'notes') say(`notes ${(await run('select count(*) as count from notes')).rows[0].count}`);
    if (word === 'close') break;
  }
  await embedded.close();
  say('left');
  process.exit(0);
} catch (error) {
  say(`${error instanceof Error ? `${error.name}: ${error.message}` : error}`);
  process.exit(1);
}
