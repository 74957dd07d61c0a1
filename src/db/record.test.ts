// The record under many writers at once, and any table as it stood at any instant.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { tries } from '../../test/support/at-length.ts';
import { freshCouncil, freshDatabase, runAs, tester } from '../../test/support/database.ts';
import { sql, type Tx } from './database.ts';
import { headOf } from './heads.ts';
import { history, rowsAsAt } from './record.ts';
import { verifyRecord } from './verify.ts';

const database = await freshDatabase();
await runAs(
  database.ownerUrl,
  `create table savings (
     council_id int not null references councils,
     ref text not null,
     year int not null,
     amount_pence bigint not null,
     rate numeric,
     due_on date,
     primary key (council_id, ref, year));
   select keep('savings');
   create table tallies (
     council_id int not null,
     tally_id bigint not null generated always as identity,
     writer int not null,
     primary key (council_id, tally_id));
   select keep('tallies')`,
);
const Saving = z.object({
  ref: z.string(),
  year: z.number().int(),
  amountPence: z.number().int(),
  rate: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
});
type Saving = z.infer<typeof Saving>;

const liveSavings = (tx: Tx) => tx.any(sql.type(Saving)`select * from savings order by ref, year`);

const put = (tx: Tx, council: number, ref: string, amountPence: number) =>
  tx.query(sql.unsafe`
    insert into savings (council_id, ref, year, amount_pence, rate, due_on)
    values (${council}, ${ref}, 2026, ${amountPence}, '0.0350', '2026-03-31')
    on conflict (council_id, ref, year) do update set amount_pence = excluded.amount_pence`);

describe('the history of a row', () => {
  test('says who, why, before and after, newest first', async () => {
    const council = await freshCouncil(database);
    await database.as(tester, council, 'Propose', (tx) => put(tx, council, 'S1', 100));
    await database.as(tester, council, 'Revise', (tx) => put(tx, council, 'S1', 250));
    await database.as(tester, council, 'Withdraw', (tx) => tx.query(sql.unsafe`delete from savings`));
    const changes = await database.read(tester, council, (tx) => history(tx, 'savings', ['S1', 2026]));
    expect(
      changes.map(({ actor, reason, before, after }) => [
        actor,
        reason,
        before?.amount_pence,
        after?.amount_pence,
      ]),
    ).toEqual([
      ['Goldthread, a test', 'Withdraw', 250, undefined],
      ['Goldthread, a test', 'Revise', 100, 250],
      ['Goldthread, a test', 'Propose', undefined, 100],
    ]);
    expect(changes.map((change) => change.seq)).toEqual([4, 3, 2]);
  });

  test('has no line where nothing changed', async () => {
    const council = await freshCouncil(database);
    await database.as(tester, council, 'Propose', (tx) => put(tx, council, 'S1', 100));
    await database.as(tester, council, 'Save without a change', (tx) => put(tx, council, 'S1', 100));
    const changes = await database.read(tester, council, (tx) => history(tx, 'savings', ['S1', 2026]));
    expect(changes).toHaveLength(1);
  });

  test('follows a key that changes as one row gone and another come', async () => {
    const council = await freshCouncil(database);
    await database.as(tester, council, 'Propose', (tx) => put(tx, council, 'S1', 100));
    await database.as(tester, council, 'Renumber', (tx) =>
      tx.query(sql.unsafe`update savings set ref = 'S2'`),
    );
    const [old, fresh] = await database.read(tester, council, async (tx) => [
      await history(tx, 'savings', ['S1', 2026]),
      await history(tx, 'savings', ['S2', 2026]),
    ]);
    expect([old[0]?.after, fresh[0]?.before, fresh[0]?.after?.amount_pence]).toEqual([null, null, 100]);
    expect((await verifyRecord(database, council)).findings).toEqual([]);
  });
});

describe('eight writers at once', () => {
  test('leave a chain with no gap and no break, in every council', async () => {
    const councils = [await freshCouncil(database), await freshCouncil(database)];
    const each = 25;
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let turn = 0; turn < each; turn += 1) {
          const council = councils[(writer + turn) % 2] ?? 0;
          await database.as(tester, council, 'Tally', (tx) =>
            tx.query(sql.unsafe`insert into tallies (council_id, writer) values (${council}, ${writer})`),
          );
        }
      }),
    );
    for (const council of councils) {
      const verified = await verifyRecord(database, council);
      expect(verified.findings).toEqual([]);
      expect(verified.entries).toBe(1 + 4 * each);
      expect(verified.head?.seq).toBe(verified.entries);
      expect(verified.rows).toBe(1 + 4 * each);
    }
  });

  test('who change the same row lose no change', async () => {
    const council = await freshCouncil(database);
    await database.as(tester, council, 'Propose', (tx) => put(tx, council, 'S1', 0));
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let turn = 0; turn < 5; turn += 1) {
          await database.as(tester, council, 'Add a penny', (tx) =>
            tx.query(sql.unsafe`update savings set amount_pence = amount_pence + 1`),
          );
        }
      }),
    );
    const changes = await database.read(tester, council, (tx) => history(tx, 'savings', ['S1', 2026]));
    expect(changes.map((change) => change.after?.amount_pence)).toEqual(
      Array.from({ length: 41 }, (_, index) => 40 - index),
    );
    expect((await verifyRecord(database, council)).findings).toEqual([]);
  });

  test('who meet in a deadlock are both served', async () => {
    const council = await freshCouncil(database);
    await database.as(tester, council, 'Propose', async (tx) => {
      await put(tx, council, 'S1', 0);
      await put(tx, council, 'S2', 0);
    });
    const both = Promise.withResolvers<void>();
    let inside = 0;
    const raise = (first: string, second: string) =>
      database.as(tester, council, 'Raise both', async (tx) => {
        await tx.query(sql.unsafe`update savings set amount_pence = amount_pence + 1 where ref = ${first}`);
        inside += 1;
        if (inside === 2) both.resolve();
        await both.promise;
        await tx.query(sql.unsafe`update savings set amount_pence = amount_pence + 1 where ref = ${second}`);
      });
    await Promise.all([raise('S1', 'S2'), raise('S2', 'S1')]);
    const live = await database.read(tester, council, liveSavings);
    expect(live.map((saving) => saving.amountPence)).toEqual([2, 2]);
  });
});

describe('as at', () => {
  test('every earlier instant gives what was live then, in the same types', async () => {
    const step = fc.array(
      fc.record({
        ref: fc.constantFrom('A', 'B', 'C', 'D'),
        amount: fc.option(fc.integer({ min: 0, max: 9 })),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const council = await freshCouncil(database);
        const moments: { at: string; live: readonly Saving[] }[] = [];
        for (const changes of steps) {
          await database.as(tester, council, 'Change', async (tx) => {
            for (const { ref, amount } of changes) {
              if (amount === null) await tx.query(sql.unsafe`delete from savings where ref = ${ref}`);
              else await put(tx, council, ref, amount);
            }
          });
          const moment = await database.read(tester, council, async (tx) => ({
            at: (await headOf(tx))?.at ?? '',
            live: await liveSavings(tx),
          }));
          moments.push(moment);
        }
        for (const { at, live } of moments) {
          const then = await database.read(tester, council, (tx) => rowsAsAt(tx, 'savings', at, Saving));
          expect(then).toEqual({ rows: live, removed: 0 });
        }
      }),
      { seed: 20_261_122, numRuns: tries(15, 600) },
    );
  });

  test('before anything, nothing', async () => {
    const council = await freshCouncil(database);
    const then = await database.read(tester, council, (tx) =>
      rowsAsAt(tx, 'savings', '2000-01-01T00:00:00Z', Saving),
    );
    expect(then.rows).toEqual([]);
  });

  test('one council never shows another’s past', async () => {
    const [mine, theirs] = [await freshCouncil(database), await freshCouncil(database)];
    await database.as(tester, theirs, 'Propose', (tx) => put(tx, theirs, 'SECRET', 1));
    const then = await database.read(tester, mine, (tx) =>
      rowsAsAt(tx, 'savings', '2999-01-01T00:00:00Z', Saving),
    );
    expect(then.rows).toEqual([]);
  });
});

test('a large import is one entry, and quickly chained', async () => {
  const council = await freshCouncil(database);
  await database.as(tester, council, 'Import', (tx) =>
    tx.query(sql.unsafe`
      insert into tallies (council_id, writer)
      select ${council}, number
      from generate_series(1, 20000) as number`),
  );
  const verified = await verifyRecord(database, council);
  expect(verified.findings).toEqual([]);
  expect([verified.entries, verified.rows]).toEqual([2, 20_001]);
});
