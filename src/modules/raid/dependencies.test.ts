// What a slip does to those that wait, and the chain with no room.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, daysBetween } from '../../kernel/days.ts';
import { criticalPath, downstream, type Wait } from './dependencies.ts';

const wait = (entryId: number, predecessor: number, successor: number, neededBy: Day | null): Wait => ({
  entryId,
  predecessor,
  successor,
  neededBy,
});
const due = (days: Record<number, Day>) => ({ dueOn: (id: number) => days[id] ?? null });
const slip = (...slips: [number, number][]) => new Map(slips);

/** 1 → 2 → 3, with ten days of room before 2 and none before 3. */
const chain = [wait(1, 1, 2, '2027-01-11'), wait(2, 2, 3, '2027-02-01')];
const dates = due({ 1: '2027-01-01', 2: '2027-02-01', 3: '2027-03-01' });
const heldDays = (waits: readonly Wait[], slips: Map<number, number>) =>
  Object.fromEntries(downstream(waits, dates, slips).items.map((one) => [one.itemId, one.heldDays]));

describe('a slip runs down', () => {
  test.each<[string, Map<number, number>, Record<number, number>]>([
    ['nothing slips, nothing is held', slip(), { 1: 0, 2: 0, 3: 0 }],
    ['a slip within the room holds nobody', slip([1, 10]), { 1: 0, 2: 0, 3: 0 }],
    ['a slip beyond the room holds all below by what is left', slip([1, 15]), { 1: 0, 2: 5, 3: 5 }],
    ['a slip half way holds only what comes after', slip([2, 4]), { 1: 0, 2: 0, 3: 4 }],
    ['two slips do not add up: the greater decides', slip([1, 15], [2, 4]), { 1: 0, 2: 5, 3: 5 }],
    ['a slip of something else holds nobody', slip([9, 400]), { 1: 0, 2: 0, 3: 0 }],
  ])('%s', (_, slips, expected) => {
    expect(heldDays(chain, slips)).toEqual(expected);
  });

  test('where nobody said by when, the whole slip is passed on', () => {
    expect(heldDays([wait(1, 1, 2, null)], slip([1, 15]))).toEqual({ 1: 0, 2: 15 });
  });

  test('two that hold one: it is held by the longer, which is named', () => {
    const waits = [wait(1, 1, 3, '2027-01-01'), wait(2, 2, 3, '2027-02-01')];
    const [third] = downstream(waits, dates, slip([1, 3], [2, 8])).items.filter((one) => one.itemId === 3);
    expect([third?.heldDays, third?.by?.entryId, third?.finishOn]).toEqual([8, 2, '2027-03-09']);
  });

  test('what has no date cannot be worked out, and that is said', () => {
    const found = downstream([wait(1, 7, 2, '2027-01-11')], dates, slip([7, 100]));
    expect([found.unknown.length, found.items.find((one) => one.itemId === 2)?.heldDays]).toEqual([1, 0]);
  });

  test('a ring is named and holds nothing up for ever', () => {
    const found = downstream([...chain, wait(3, 3, 2, null)], dates, slip([1, 15]));
    expect([found.rings, found.items.map((one) => one.itemId)]).toEqual([[2, 3], [1]]);
  });
});

describe('the chain with the least room', () => {
  test('leads to the last to be done, with its room', () => {
    const path = criticalPath(chain, dates, downstream(chain, dates, slip()));
    expect(path).toMatchObject({ items: [1, 2, 3], roomDays: 10, endsOn: '2027-03-01' });
  });

  test('goes through the tighter of two', () => {
    const waits = [...chain, wait(3, 4, 3, '2027-01-01')];
    const more = due({ 1: '2027-01-01', 2: '2027-02-01', 3: '2027-03-01', 4: '2027-01-20' });
    expect(criticalPath(waits, more, downstream(waits, more, slip()))).toMatchObject({
      items: [4, 3],
      roomDays: 0,
      lateDays: 19,
      endsOn: '2027-03-20',
    });
  });

  test('a slip at its start of its room moves nothing at its end; a day more does', () => {
    const slipped = slip([2, 3]);
    const { roomDays = 0 } = criticalPath(chain, dates, downstream(chain, dates, slipped)) ?? {};
    const endsOn = (days: number) =>
      downstream(chain, dates, new Map([...slipped, [1, days]])).items.find((one) => one.itemId === 3)
        ?.finishOn;
    expect([roomDays, endsOn(0), endsOn(13), endsOn(14)]).toEqual([
      13,
      '2027-03-04',
      '2027-03-04',
      '2027-03-05',
    ]);
  });

  test('there is none without dates', () => {
    expect(criticalPath(chain, due({}), downstream(chain, due({}), slip()))).toBeNull();
  });
});

test('in any network a greater slip never holds anybody less, and nobody is held longer than the slip and its lateness', () => {
  const someWaits = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(90)), { maxLength: 15 });
  fc.assert(
    fc.property(someWaits, fc.nat(7), fc.nat(200), fc.nat(200), (given, item, less, more) => {
      const day = (days: number) => Temporal.PlainDate.from('2027-01-01').add({ days }).toString();
      const waits = given.flatMap(([from, to, days], index) =>
        from < to ? [wait(index + 1, from, to, day(days + from * 10))] : [],
      );
      const all = { dueOn: (id: number) => day(id * 10) };
      const at = (days: number) => downstream(waits, all, slip([item, days]));
      const [small, large] = [at(Math.min(less, more)), at(Math.max(less, more))];
      expect(small.rings).toEqual([]);
      small.items.forEach((one, index) => {
        expect(large.items[index]?.itemId).toBe(one.itemId);
        expect(large.items[index]?.heldDays).toBeGreaterThanOrEqual(one.heldDays);
        for (const before of waits.filter((each) => each.successor === one.itemId && each.neededBy)) {
          const first = small.items.find((each) => each.itemId === before.predecessor);
          const late = daysBetween(before.neededBy ?? '', first?.finishOn ?? '');
          expect(one.heldDays).toBeGreaterThanOrEqual(late);
        }
      });
    }),
  );
});
