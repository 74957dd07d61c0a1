// Documents are read whoever waits, once, and again where a process ended half way.
import { describe, expect, test } from 'vitest';
import { freshDatabase, runAs } from '../../../../test/support/database.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { askToRead } from '../reading.actions.ts';
import type { ReadFile } from './being-read.ts';
import { lookAt } from './look.ts';
import { loadReading } from './settling.actions.ts';
import { colleague, freshOffice, give, plan, reader, readNow } from './settling.sample.ts';

const database = await freshDatabase();

/** A reader that waits until it is told to go on. */
function heldReader() {
  const go = Promise.withResolvers<void>();
  let begun = 0;
  const read: ReadFile = async (file, how) => {
    begun += 1;
    how.progress(3, 8);
    await Promise.race([go.promise, new Promise((_, stop) => how.signal.addEventListener('abort', stop))]);
    return readNow(file, how);
  };
  return { read, go: go.resolve, begun: () => begun };
}

/** Tried until it is so. */
const soon = <T>(asked: () => T) => expect.poll(asked, { timeout: 20_000 });

describe('reading', () => {
  test('goes on without anybody waiting, says how far it is, and writes nothing of that to the record', async () => {
    const office = await freshOffice(database, 'Progress Council');
    const { readingId } = await askToRead(office, await plan());
    const lines = () => recordLines(office.councilId);
    const before = await lines();
    const held = heldReader();
    const being = reader(database, held.read);
    being.start(office.councilId, readingId);
    await soon(() => being.howFar(office.councilId, readingId)).toEqual({ done: 3, of: 8 });
    expect(await lines()).toBe(before);
    held.go();
    await soon(async () => (await lookAt(office, readingId)).reading.state).toBe('to-settle');
    await soon(() => being.howFar(office.councilId, readingId)).toBeUndefined();
  });

  test('of the same bytes is the same reading, whoever gives them, and is done once', async () => {
    const office = await freshOffice(database, 'Same Council');
    const [one, other] = await Promise.all([
      askToRead(office, await plan()),
      askToRead({ ...office, actor: colleague }, { ...(await plan()), name: 'another name.txt' }),
    ]);
    expect(other.readingId).toBe(one.readingId);
    const held = heldReader();
    const being = reader(database, held.read);
    being.start(office.councilId, one.readingId);
    being.start(office.councilId, one.readingId);
    held.go();
    await soon(async () => (await lookAt(office, one.readingId)).reading.state).toBe('to-settle');
    expect(held.begun()).toBe(1);
  });

  test('left half way is taken up by the next start', async () => {
    const office = await freshOffice(database, 'Stopped Council');
    const { readingId } = await askToRead(office, await plan());
    const first = reader(database, heldReader().read);
    first.start(office.councilId, readingId);
    await soon(() => first.howFar(office.councilId, readingId)).toBeDefined();
    await first.stop();
    expect((await lookAt(office, readingId)).reading.state).toBe('being-read');
    await reader(database).takeUp();
    await soon(async () => (await lookAt(office, readingId)).reading.state).toBe('to-settle');
  });

  test('by two processes at once leaves one reading', async () => {
    const office = await freshOffice(database, 'Two Processes Council');
    const { readingId } = await askToRead(office, await plan());
    const failures: unknown[] = [];
    for (const being of [reader(database, readNow, failures), reader(database, readNow, failures)])
      being.start(office.councilId, readingId);
    await soon(async () => (await lookAt(office, readingId)).reading.state).toBe('to-settle');
    expect(failures).toEqual([]);
  });

  test('that cannot be done says why, loads nothing, and is tried again when the file is given again', async () => {
    const office = await freshOffice(database, 'Refused Council');
    const file = await plan();
    const refuse: ReadFile = () =>
      Promise.reject(new Unusable('It is a picture of a plan. Give the plan itself.'));
    const { readingId } = await askToRead(office, file);
    reader(database, refuse).start(office.councilId, readingId);
    await soon(async () => (await lookAt(office, readingId)).reading.state).toBe('refused');
    expect((await lookAt(office, readingId)).reading.refusal).toContain('picture of a plan');
    await expect(loadReading(office, readingId)).rejects.toThrow('has not been read');
    expect((await give(office, file)).reading).toMatchObject({ readingId, state: 'to-settle' });
  });

  test('that fails by our own fault says so, and is told of', async () => {
    const office = await freshOffice(database, 'Fault Council');
    const failures: unknown[] = [];
    const { readingId } = await askToRead(office, await plan());
    reader(database, () => Promise.reject(new Error('a bug')), failures).start(office.councilId, readingId);
    await soon(async () => (await lookAt(office, readingId)).reading.refusal).toContain('The fault is ours');
    expect(failures).toHaveLength(1);
  });
});

async function recordLines(councilId: number): Promise<number> {
  const { rows } = await runAs(
    database.superuserUrl,
    `select count(*)::int as lines from record_lines where council_id = ${councilId}`,
  );
  return rows[0].lines;
}
