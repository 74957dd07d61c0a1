// A random history of real work, played again from the record: at every instant the council is shown what it was shown then.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sql, type Tx } from '../src/db/database.ts';
import { migrate } from '../src/db/migrate.ts';
import { history, lastEntries, removeContent } from '../src/db/record.ts';
import { verifyRecord } from '../src/db/verify.ts';
import { addDays } from '../src/kernel/days.ts';
import { challengesOf } from '../src/modules/delivery/challenge/challenge.store.ts';
import { closingsOf, retestsOf } from '../src/modules/delivery/closing/closing.store.ts';
import { dateRequests } from '../src/modules/delivery/dates/dates.store.ts';
import { evidenceOf } from '../src/modules/delivery/evidence/evidence.store.ts';
import { latestUpdates, threeOpinions } from '../src/modules/delivery/index.ts';
import { installAccounts } from '../src/modules/people/index.ts';
import {
  asAt,
  balanceOf,
  isOpenOn,
  type Kept,
  live,
  loadThread,
  mainActions,
  type TableAt,
  walk,
} from '../src/modules/plan/index.ts';
import { Raise } from '../src/modules/raid/entry.forms.ts';
import { change, raise } from '../src/modules/raid/raid.actions.ts';
import { historyOf, loadRegister } from '../src/modules/raid/raid.store.ts';
import { registerOf } from '../src/modules/raid/register.ts';
import { keptRegisters } from '../src/registers.ts';
import { statusSignals } from '../src/signals.ts';
import { firstDay, kinds, office, type Setting, type Step, settle, step, take } from './replay.sample.ts';
import { tries } from './support/at-length.ts';
import { freshDatabase, runAs, tester } from './support/database.ts';

const database = await freshDatabase();
await migrate(database.ownerUrl, { installers: [installAccounts] });
const seed = 20_261_123;
/** 50 histories of 20 steps are a thousand instants, each of which is asked for twice. */
const histories = tries(2, 50);
const steps = tries(12, 20);

const Rows = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
type Rows = z.infer<typeof Rows>;

/** Every table whose changes the record keeps. */
const keptTables = await database.read(tester, 1, (tx) =>
  tx.anyFirst(sql.type(z.object({ name: z.string() }))`
    select relname as name
    from pg_trigger
    join pg_class on pg_class.oid = tgrelid
    where tgname = 'record_row' and relname not in ('files', 'waiting_files')
    order by relname
  `),
);

/** Every row of every kept table, in one question. */
async function rowsOf(tx: Tx, from: TableAt): Promise<Rows> {
  const each = keptTables.map(
    (name) => sql.fragment`(
      select jsonb_build_object(
        ${name}::text, coalesce(jsonb_agg(to_jsonb(whole_row) order by to_jsonb(whole_row)::text), '[]')
      )
      from (select * from ${from(name)}) as whole_row
    )`,
  );
  return tx.oneFirst(sql.type(z.object({ rows: Rows }))`
    select ${sql.join(each, sql.fragment` || `)} as rows
  `);
}

/** What the pages of plan, delivery and the register are made of. */
async function pagesOf(tx: Tx, { council }: Setting, { from, day }: { from: TableAt; day: string }) {
  const thread = walk(await loadThread(tx, { council, day, from }));
  const register = await loadRegister(tx, from);
  const items = [];
  for (const { id } of mainActions(thread).slice(0, 3))
    items.push(
      await challengesOf(tx, id, from),
      await closingsOf(tx, id, from),
      await retestsOf(tx, id, from),
      [...(await evidenceOf(tx, id, from))],
    );
  return {
    items: thread.items,
    moves: thread.moves,
    editions: thread.editions,
    register,
    worst: registerOf(register, day).rows.map(({ entry, scores }) => [entry.entryId, scores.current?.words]),
    histories: await Promise.all(
      register.entries.slice(0, 2).map(({ entryId }) => historyOf(tx, from, entryId)),
    ),
    updates: [...(await latestUpdates(tx, { from }))],
    requests: await dateRequests(tx, { from }),
    opinions: await threeOpinions({ tx, thread, actor: tester, signals: statusSignals, from }),
    parts: items,
  };
}

interface Seen {
  instant: string;
  day: string;
  rows: Rows;
  pages: Awaited<ReturnType<typeof pagesOf>>;
}

const look = (setting: Setting, day: string): Promise<Seen> =>
  database.read(tester, setting.council.id, async (tx) => ({
    instant: (await lastEntries(tx, 1))[0]?.at ?? '',
    day,
    rows: await rowsOf(tx, live),
    pages: await pagesOf(tx, setting, { from: live, day }),
  }));

const lookBack = (setting: Setting, { instant, day }: Seen): Promise<Seen> =>
  database.read(tester, setting.council.id, async (tx) => ({
    instant,
    day,
    rows: await rowsOf(tx, asAt(instant)),
    pages: await pagesOf(tx, setting, { from: asAt(instant), day }),
  }));

const removedWords = 'Zebedee Quillfeather';

/** Names somebody who should not have been named in an entry of the register; answers the entry and what was seen. */
async function nameSomebody(setting: Setting, day: string): Promise<{ entryId: number; seen: Seen }> {
  const { council } = setting;
  const doing = { database, actor: office, councilId: council.id, day };
  const thread = await database.read(tester, council.id, async (tx) =>
    walk(await loadThread(tx, { council, day })),
  );
  const wanted = Raise.parse({ kind: 'risk', level: 'plan', title: removedWords, cause: removedWords });
  const raised = await raise(doing, { wanted, thread });
  if (!raised.ok) throw new Error('The risk was not raised.');
  const { entryId } = raised.value;
  const seen = await look(setting, day);
  const better = { title: 'A gap', reviewMonths: 3, agreed: false, version: 1, reason: 'Name nobody' };
  await change(doing, entryId, { wanted: better, thread });
  return { entryId, seen };
}

/** Takes the words out of every line of the record that holds them. */
async function removeThem({ council }: Setting, entryId: number): Promise<void> {
  await database.as(office, council.id, 'Remove a name', async (tx) => {
    for (const line of await history(tx, 'raid_entries', [entryId]))
      if (JSON.stringify([line.before, line.after]).includes(removedWords))
        await removeContent(tx, line, 'Erasure request 8');
  });
}

/** The tables and materialised views of the whole database, whoever keeps them, that hold the words. */
async function whereFound(words: string): Promise<string[]> {
  const { rows } = await runAs(
    database.superuserUrl,
    `select format('%I.%I', nspname, relname) as name
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'm') and nspname not in ('information_schema')
    order by 1`,
  );
  const bytes = Buffer.from(words).toString('hex');
  const each = rows.map(
    ({ name }: { name: string }) =>
      `select '${name}' where exists (
        select from ${name} as whole_row where whole_row::text like '%${words}%' or whole_row::text like '%${bytes}%'
      )`,
  );
  const found = await runAs(database.superuserUrl, each.join(' union all '));
  return found.rows.map((row) => String(Object.values(row)[0]));
}

const withoutThem = (rows: Rows): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [
      table,
      all.filter((row) => !JSON.stringify(row).includes(removedWords)),
    ]),
  );

/** Lives a history, keeping what was seen after each step. Answers it with how many steps of each kind were done. */
async function liveThrough(
  setting: Setting,
  all: readonly Step[],
  done: Map<string, number>,
  from = firstDay,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const [index, one] of all.entries()) {
    const day = addDays(from, index * 5);
    if (await take(setting, one, day)) done.set(one.what, (done.get(one.what) ?? 0) + 1);
    seen.push(await look(setting, day));
  }
  return seen;
}

/**
 * On every register, between any two days of the history: the sum holds, and what the rows of today say stood open on each
 * of the two is what the record, read as it stood then, shows.
 */
async function everyRegisterAddsUp(setting: Setting, seen: readonly Seen[]): Promise<void> {
  const thread = await database.read(tester, setting.council.id, async (tx) =>
    walk(await loadThread(tx, { council: setting.council, day: firstDay })),
  );
  const openIn = (rows: readonly Kept[], day: string) =>
    rows.filter((row) => isOpenOn(row, day)).map(({ id }) => id);
  await database.read(tester, setting.council.id, async (tx) => {
    for (const register of keptRegisters) {
      const now = await register.lines(tx, { from: live, thread });
      for (const { instant, day } of seen) {
        const then = await register.lines(tx, { from: asAt(instant), thread });
        const { addsUp, closing } = balanceOf(now, { from: firstDay, to: day });
        expect({ register: register.name, day, addsUp }).toEqual({
          register: register.name,
          day,
          addsUp: true,
        });
        expect(closing.map(({ id }) => id)).toEqual(openIn(then, day));
      }
      const [one, other] = [seen[Math.floor(seen.length / 3)], seen.at(-2)];
      if (!one || !other) continue;
      const between = balanceOf(now, { from: addDays(one.day, 1), to: other.day });
      expect(between.addsUp).toBe(true);
      expect(between.opening.map(({ id }) => id)).toEqual(
        openIn(await register.lines(tx, { from: asAt(one.instant), thread }), one.day),
      );
    }
  });
}

let council = 0;

test(`${histories} histories of ${steps} random steps (seed ${seed}) are shown at every instant as they were`, async () => {
  const done = new Map<string, number>();
  const lived = fc.asyncProperty(fc.array(step, { minLength: steps, maxLength: steps }), async (all) => {
    council += 1;
    const setting = await settle(database, `Council ${council}`);
    const seen = await liveThrough(setting, all, done);
    for (const one of seen) expect(await lookBack(setting, one)).toEqual(one);
    await everyRegisterAddsUp(setting, seen);
  });
  await fc.assert(lived, { seed, numRuns: histories, endOnFailure: true });
  if (histories > 10) expect([...done.keys()].sort()).toEqual([...kinds].sort());
});

describe('words removed from the record', () => {
  test('are in no table, every other instant is as it was, and the record verifies and names the authority', async () => {
    const setting = await settle(database, 'Council of removed words');
    const all = fc.sample(step, { seed, numRuns: steps });
    const done = new Map<string, number>();
    const before = await liveThrough(setting, all, done);
    const { entryId, seen } = await nameSomebody(setting, firstDay);
    const after = await liveThrough(setting, all, done, addDays(firstDay, steps * 5));
    expect(await whereFound(removedWords)).toContain('public.record_content');
    await removeThem(setting, entryId);
    // Until the database next counts its rows, which it does by itself, its statistics may hold a sample of their words.
    await runAs(database.superuserUrl, 'analyze');
    expect(await whereFound(removedWords)).toEqual([]);
    for (const one of [...before, ...after]) expect(await lookBack(setting, one)).toEqual(one);
    expect((await lookBack(setting, seen)).rows).toEqual(withoutThem(seen.rows));
    const { findings, removals } = await verifyRecord(database, setting.council.id);
    expect(findings).toEqual([]);
    expect(new Set(removals.map(({ authority }) => authority))).toEqual(new Set(['Erasure request 8']));
  });
});
