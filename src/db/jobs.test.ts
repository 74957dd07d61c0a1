// Jobs asked for inside a unit of work, done later, tried again, and the daily signing among them.
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { freshCouncil, freshDatabase, tester } from '../../test/support/database.ts';
import { sql } from './database.ts';
import { Anchor, isOurs, signHeads, signingJob } from './heads.ts';
import { type JobKind, type Jobs, startJobs } from './jobs.ts';

const database = await freshDatabase();
const council = await freshCouncil(database);

let jobs: Jobs | undefined;
afterEach(() => jobs?.stop());

const Letter = z.object({ to: z.string() });
const kind = (name: string, run: (letter: z.infer<typeof Letter>) => Promise<void>): JobKind => ({
  name,
  data: Letter,
  run: (data) => run(Letter.parse(data)),
});

const waiting = (name: string) =>
  database.withoutCouncil((tx) =>
    tx.oneFirst(sql.type(z.object({ count: z.number() }))`
      select count(*) as count from jobs.job where name = ${name} and state < 'completed'`),
  );

test('a job is done once what asked for it is committed', async () => {
  const done: string[] = [];
  const post = kind('post', async (letter) => void done.push(letter.to));
  jobs = await startJobs(database, [post], { everySeconds: 0.5 });
  await database.as(
    tester,
    council,
    'Write',
    (tx) => jobs?.send(tx, post, { to: 'the lead officer' }) ?? Promise.reject(),
  );
  await expect.poll(() => done, { timeout: 20_000 }).toEqual(['the lead officer']);
});

test('a unit of work rolled back asked for nothing', async () => {
  const post = kind('post-lost', async () => {});
  jobs = await startJobs(database, [post], { work: false });
  const started = jobs;
  await expect(
    database.as(tester, council, 'Write', async (tx) => {
      await started.send(tx, post, { to: 'nobody' });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await waiting('post-lost')).toBe(0);
  await database.as(tester, council, 'Write', (tx) => started.send(tx, post, { to: 'somebody' }));
  expect(await waiting('post-lost')).toBe(1);
});

test('a job that fails is told of and kept to be tried again', async () => {
  const failures: string[] = [];
  const post = kind('post-fails', () => Promise.reject(new Error('the post is on strike')));
  jobs = await startJobs(database, [post], {
    everySeconds: 0.5,
    failed: (error) => failures.push(`${error.message}: ${error.cause}`),
  });
  const started = jobs;
  await database.as(tester, council, 'Write', (tx) => started.send(tx, post, { to: 'anybody' }));
  await expect
    .poll(() => failures[0], { timeout: 20_000 })
    .toBe('the job post-fails failed: Error: the post is on strike');
  await expect.poll(() => waiting('post-fails'), { timeout: 20_000 }).toBe(1);
});

test('the daily signing is scheduled at the council’s own midnight', async () => {
  jobs = await startJobs(database, [signingJob(database)]);
  const schedules = await database.withoutCouncil((tx) =>
    tx.any(sql.type(z.unknown())`select name, cron, timezone from jobs.schedule order by name`),
  );
  expect(schedules).toEqual([{ name: 'sign-heads', cron: '10 0 * * *', timezone: 'Europe/London' }]);
});

test('a head is signed when it has moved, and not again for having been signed', async () => {
  expect(await signHeads(database)).toBe(1);
  expect(await signHeads(database)).toBe(0);
  await database.as(tester, council, 'Do something', async () => {});
  expect(await signHeads(database)).toBe(1);
  const heads = await database.read(tester, council, (tx) =>
    tx.any(sql.type(Anchor)`select council_id as council, seq, hash, at, signature from heads order by seq`),
  );
  expect(heads).toHaveLength(2);
  expect(heads.every((head) => isOurs(database.signingKey(), head))).toBe(true);
  expect(heads.some((head) => isOurs(database.signingKey(), { ...head, seq: head.seq + 1 }))).toBe(false);
});
