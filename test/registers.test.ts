// Every register of the council: a random history of what is opened and ended adds up between any two of its days.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate } from '../src/db/migrate.ts';
import { lastEntries } from '../src/db/record.ts';
import { addDays, type Day } from '../src/kernel/days.ts';
import { addMeeting } from '../src/modules/delivery/boards/board.store.ts';
import { addBody, addPerson, installAccounts } from '../src/modules/people/index.ts';
import {
  addInstrument,
  asAt,
  balanceOf,
  isOpenOn,
  live,
  loadThread,
  mainActions,
  walk,
} from '../src/modules/plan/index.ts';
import { keptRegisters } from '../src/registers.ts';
import { doing, oneAtATime } from './registers.sample.ts';
import { firstDay, settle } from './replay.sample.ts';
import { tries } from './support/at-length.ts';
import { freshDatabase, tester } from './support/database.ts';

const database = await freshDatabase();
await migrate(database.ownerUrl, { installers: [installAccounts] });
const seed = 20_261_124;

const names = Object.keys(doing);
const step = fc.record({
  name: fc.constantFrom(...names),
  ends: fc.boolean(),
  which: fc.nat(99),
  days: fc.nat(9),
});
const days = fc.tuple(fc.nat(120), fc.nat(120));
let council = 0;

async function begin() {
  council += 1;
  const setting = await settle(database, `Council ${council}`);
  const { id } = setting.council;
  const thread = await database.read(tester, id, async (tx) =>
    walk(await loadThread(tx, { council: setting.council, day: firstDay })),
  );
  const place = await database.as(tester, id, 'Begin', async (tx) => {
    const personId = await addPerson(tx, id, { kind: 'officer', name: 'Eve Asked', posts: [] });
    const bodyId = await addBody(tx, id, { name: 'Board', kind: 'board', members: [] });
    const instrument = {
      title: 'First',
      madeBy: 'the Secretary of State',
      madeOn: firstDay,
      version: 1,
      mandates: [],
    };
    const instrumentId = await addInstrument(tx, id, instrument);
    const meetingId = (await addMeeting(tx, id, { bodyId, heldOn: firstDay, inDetail: true })) ?? 0;
    return { personId, instrumentId, meetingId, itemId: mainActions(thread)[0]?.id ?? 0 };
  });
  return { thread, place: { ...place, council: id } };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** One thing is opened, or one that is open ends. */
async function take(
  { thread, place }: Begun,
  { name, ends, which }: { name: string; ends: boolean; which: number },
  day: Day,
) {
  await database.as(tester, place.council, `${name} on ${day}`, async (tx) => {
    const register = keptRegisters.find((one) => one.name === name);
    const rows = (await register?.lines(tx, { from: live, thread })) ?? [];
    const open = rows.filter(({ endedOn }) => endedOn === null);
    const one = open[which % Math.max(1, open.length)];
    const at = { ...place, tx, day };
    if (one && (ends || oneAtATime.includes(name))) await doing[name]?.end(at, one.id);
    else await doing[name]?.open(at);
  });
  return database.read(tester, place.council, async (tx) => ({
    instant: (await lastEntries(tx, 1))[0]?.at ?? '',
    day,
  }));
}

test('every register of the council is lived through here or in the replay of a whole council', () => {
  const elsewhere = ['closures', 'retests', 'periods'];
  expect(keptRegisters.map(({ name }) => name).sort()).toEqual([...names, ...elsewhere].sort());
});

test(`a random history (seed ${seed}) adds up on every register, as the record held it at each of the days`, async () => {
  const lived = fc.asyncProperty(
    fc.array(step, { minLength: 40, maxLength: 60 }),
    fc.array(days),
    async (steps, asked) => {
      const begun = await begin();
      const seen: { instant: string; day: Day }[] = [];
      let day = firstDay;
      for (const one of steps) {
        day = addDays(day, one.days);
        seen.push(await take(begun, one, day));
      }
      // What is done later on the same day belongs to that day too.
      const ends = seen.filter((one, index) => one.day !== seen[index + 1]?.day);
      await database.read(tester, begun.place.council, async (tx) => {
        for (const register of keptRegisters) {
          const { thread } = begun;
          const now = await register.lines(tx, { from: live, thread });
          const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
          for (const { instant, day: end } of ends.filter((_, index) => index % 5 === 0)) {
            const then = await register.lines(tx, { from: asAt(instant), thread });
            const openThen = ids(then.filter((row) => isOpenOn(row, end)));
            expect(ids(balanceOf(now, { from: firstDay, to: end }).closing)).toEqual(openThen);
            expect(ids(balanceOf(now, { from: addDays(end, 1), to: day }).opening)).toEqual(openThen);
          }
          for (const [one, other] of asked) {
            const span = {
              from: addDays(firstDay, Math.min(one, other)),
              to: addDays(firstDay, Math.max(one, other)),
            };
            const { opening, added, closed, closing } = balanceOf(now, span);
            expect(opening.length + added.length - closed.length).toBe(closing.length);
          }
        }
      });
    },
  );
  await fc.assert(lived, { seed, numRuns: tries(2, 50), endOnFailure: true });
});
