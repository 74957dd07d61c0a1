// Files that would harm a reader, through every door: each is refused in one line, soon, and leaves nothing behind.
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load } from '../src/modules/reading/index.ts';
import { freshCouncil, freshDatabase, runAs, tester } from './support/database.ts';
import { freshInstallation } from './support/goldthread.ts';
import { type Hostile, hostile } from './support/hostile-files.ts';

const database = await freshDatabase();
const council = await freshCouncil(database);
const installation = freshInstallation();

/** Far below the reader's own limit of a minute, and above what a busy machine needs. */
const mostMs = 30_000;

async function rows(table: string): Promise<number> {
  const { rows: found } = await runAs(database.superuserUrl, `select count(*)::int as count from ${table}`);
  return found[0]?.count ?? -1;
}

const tables = ['files', 'readings', 'documents', 'plans', 'items', 'findings', 'people'];
const stored = () => Promise.all(tables.map(rows));

test.each(hostile)('loading $what is refused, and nothing is stored', { timeout: 60_000 }, async (given) => {
  const before = performance.now();
  const file = { name: given.name, bytes: given.bytes() };
  const refusal = await load(database, tester, council, file).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: 'Unusable', message: expect.stringMatching(given.says) });
  expect(refusal).toMatchObject({ message: expect.not.stringContaining('\n') });
  expect(performance.now() - before).toBeLessThan(mostMs);
  expect(await stored()).toEqual(tables.map(() => 0));
});

const kinds = new Set<string>();
/** One of each sort: the same files went through `load` above. */
const some: Hostile[] = hostile.filter(({ says }) => !kinds.has(String(says)) && kinds.add(String(says)));

test.each(some)('goldthread read: $what is refused in one line, with exit code 2', async (given) => {
  const file = join(installation.folder, given.name);
  writeFileSync(file, given.bytes());
  const { code, out, err } = await installation.run(['read', file]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd()).toMatch(given.says);
  expect(err.trimEnd()).not.toContain('\n');
});

test('goldthread read: a file of 200 MB is refused before it is read', async () => {
  const file = join(installation.folder, 'large.docx');
  writeFileSync(file, '');
  truncateSync(file, 200 * 1_048_576);
  const { code, err } = await installation.run(['read', file]);
  expect(code).toBe(2);
  expect(err).toMatch(/large\.docx has 200 MB; at most 50 MB can be read\. Split it/);
});
