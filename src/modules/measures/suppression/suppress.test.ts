// Small numbers stay hidden from a reader who has every table, total, part, period and edition that was ever shown.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../test/support/at-length.ts';
import { type Count, type Standing, type Sum, suppress } from './suppress.ts';

const count = (id: string, value: number, standing: Standing = 'open'): Count => ({ id, value, standing });
const threshold = 5;
const hiddenOf = (counts: readonly Count[], sums: readonly Sum[]) =>
  Object.fromEntries(suppress({ counts, sums, threshold }).hidden.map(({ id, why }) => [id, why]));

test('a small part takes another with it, so that the total does not give it away', () => {
  const counts = [count('north', 3), count('south', 20), count('east', 41), count('all', 64)];
  const sums = [{ total: 'all', parts: ['north', 'south', 'east'] }];
  expect(hiddenOf(counts, sums)).toEqual({ north: 'small', south: 'protects' });
});

test('two small parts of a small total are not left to be guessed: what could only be 1 and 1 takes a third', () => {
  const counts = [count('a', 1), count('b', 1), count('c', 30), count('all', 32)];
  expect(hiddenOf(counts, [{ total: 'all', parts: ['a', 'b', 'c'] }])).toEqual({
    a: 'small',
    b: 'small',
    c: 'protects',
  });
});

test('nought and counts that are large enough are shown', () => {
  const counts = [count('a', 0), count('b', 5), count('all', 5)];
  expect(hiddenOf(counts, [{ total: 'all', parts: ['a', 'b'] }])).toEqual({});
});

test('what a total has beyond its parts is hidden too', () => {
  // 2 of 22 are in no part: 22 less 20 would tell.
  const counts = [count('a', 8), count('b', 12), count('all', 22)];
  expect(Object.keys(hiddenOf(counts, [{ total: 'all', parts: ['a', 'b'] }]))).toHaveLength(1);
});

test('a month is not given away by the year to date before and after it', () => {
  const counts = [
    count('april', 9),
    count('may', 2),
    count('june', 7),
    count('to may', 11),
    count('to june', 18),
  ];
  const sums = [
    { total: 'to may', parts: ['april', 'may'] },
    { total: 'to june', parts: ['to may', 'june'] },
  ];
  const hidden = hiddenOf(counts, sums);
  expect(hidden.may).toBe('small');
  expect(Object.keys(hidden).length).toBeGreaterThan(1);
});

test('a value revised since is not given away by what stayed the same', () => {
  // The first edition showed 23 and hid 20 and 3; now the 3 is a 6, and showing the 20 would give the 3 away.
  const counts = [
    count('first all', 23, 'public'),
    count('first small', 3, 'kept'),
    count('large', 20),
    count('small', 6),
    count('all', 26),
  ];
  const sums = [
    { total: 'first all', parts: ['large', 'first small'] },
    { total: 'all', parts: ['large', 'small'] },
  ];
  const hidden = hiddenOf(counts, sums);
  expect(hidden.large).toBe('protects');
  expect(Object.keys(hidden)).not.toContain('all');
});

test('what was shown before and gives a small number away is named', () => {
  const counts = [count('north', 3), count('south', 20, 'public'), count('all', 23, 'public')];
  const found = suppress({ counts, sums: [{ total: 'all', parts: ['north', 'south'] }], threshold });
  expect(found.exposed).toEqual(['north']);
});

test.each([
  [[count('a', 1), count('a', 2)], [], /“a” is given twice/],
  [[count('a', 1)], [{ total: 'all', parts: ['a'] }], /“all”, which is not among the counts/],
  [[count('a', 7), count('all', 6)], [{ total: 'all', parts: ['a'] }], /come to 7, which is more than 6/],
])('a table that does not hold together is refused', (counts, sums, words) => {
  expect(() => suppress({ counts, sums, threshold })).toThrow(words);
});

/** Whether a reader can work one hidden number out: by eliminating the unknown from every sum, in exact fractions. */
function canBeWorkedOut(
  secret: string,
  hidden: ReadonlySet<string>,
  counts: readonly Count[],
  sums: readonly Sum[],
): boolean {
  const unknown = [...hidden];
  const values = new Map(counts.map(({ id, value }) => [id, value]));
  const rows = sums
    .filter(
      ({ total, parts }) =>
        parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0) === values.get(total),
    )
    .map(({ total, parts }) =>
      unknown.map((id) => BigInt(id === total ? -1 : 0) + BigInt(parts.filter((part) => part === id).length)),
    );
  // The secret is known exactly where its own row is a combination of the rows: adding it does not raise the rank.
  const own = unknown.map((id) => BigInt(id === secret ? 1 : 0));
  return rankOf([...rows, own]) === rankOf(rows);
}

/** Fraction-free elimination. */
function rankOf(given: readonly (readonly bigint[])[]): number {
  const rows = given.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, at) => at >= rank && row[column] !== 0n);
    const found = rows[pivot];
    if (!found) continue;
    rows.splice(pivot, 1);
    rows.splice(rank, 0, found);
    const lead = found[column] ?? 0n;
    for (const [at, row] of rows.entries()) {
      const times = row[column] ?? 0n;
      if (at === rank || times === 0n) continue;
      for (let place = 0; place < row.length; place += 1)
        row[place] = (row[place] ?? 0n) * lead - (found[place] ?? 0n) * times;
    }
    rank += 1;
  }
  return rank;
}

/** Values, from 1 up to `most`, that a hidden count can have while each sum holds, by trying them all: as many as are small. */
function possible(
  secret: string,
  hidden: ReadonlySet<string>,
  counts: readonly Count[],
  sums: readonly Sum[],
  most: number,
): Set<number> {
  const values = new Map(counts.map(({ id, value }) => [id, hidden.has(id) ? null : value]));
  const found = new Set<number>();
  const others = [...hidden].filter((id) => id !== secret);
  const holds = () =>
    sums.every(({ total, parts }) => {
      const all = values.get(total) ?? null;
      const known = parts.map((part) => values.get(part) ?? null);
      if (all === null || known.includes(null))
        return known.reduce<number>((sum, one) => sum + (one ?? 1), 0) <= (all ?? Number.POSITIVE_INFINITY);
      return known.reduce<number>((sum, one) => sum + (one ?? 0), 0) === all;
    });
  const fill = (at: number): boolean => {
    if (!holds()) return false;
    const id = others[at];
    if (id === undefined) return true;
    for (let value = 1; value <= most; value += 1) {
      values.set(id, value);
      if (fill(at + 1)) return values.set(id, null) !== undefined;
    }
    values.set(id, null);
    return false;
  };
  for (let value = 1; value <= most && found.size < threshold - 1; value += 1) {
    values.set(secret, value);
    if (fill(0)) found.add(value);
  }
  return found;
}

/** Areas by months, with totals both ways, a year to date, and areas in two districts. */
function tableOf(cells: readonly (readonly number[])[]): { counts: Count[]; sums: Sum[] } {
  const counts: Count[] = [];
  const sums: Sum[] = [];
  const sumOf = (parts: readonly string[]) =>
    parts.reduce((sum, part) => sum + (counts.find(({ id }) => id === part)?.value ?? 0), 0);
  const add = (total: string, parts: string[]) => {
    counts.push(count(total, sumOf(parts)));
    sums.push({ total, parts });
  };
  for (const [area, row] of cells.entries())
    for (const [month, value] of row.entries()) counts.push(count(`${area}/${month}`, value));
  for (const [area, row] of cells.entries())
    add(
      `${area}/year`,
      row.map((_, month) => `${area}/${month}`),
    );
  for (const month of cells[0]?.keys() ?? []) {
    const column = cells.map((_, area) => `${area}/${month}`);
    add(`east/${month}`, column.slice(0, 2));
    sums.push({ total: `all/${month}`, parts: [`east/${month}`, ...column.slice(2)] });
    counts.push(count(`all/${month}`, sumOf(column)));
    if (month > 0) add(`all to ${month}`, [month === 1 ? 'all/0' : `all to ${month - 1}`, `all/${month}`]);
  }
  return { counts, sums };
}

const cell = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }) },
  fc.integer({ min: 0, max: 60 }),
);
const cells = (areas: number, months: number) =>
  fc.array(fc.array(cell, { minLength: months, maxLength: months }), { minLength: areas, maxLength: areas });

const seed = 20_261_123;

test('whatever the table, no total, part or period gives a small number away', () => {
  fc.assert(
    fc.property(cells(4, 4), (given) => {
      const { counts, sums } = tableOf(given);
      const { hidden, exposed } = suppress({ counts, sums, threshold });
      const away = new Set(hidden.map(({ id }) => id));
      expect(exposed).toEqual([]);
      for (const { id, value } of counts) if (value > 0 && value < threshold) expect(away).toContain(id);
      for (const { id, why } of hidden)
        if (why === 'small') expect(canBeWorkedOut(id, away, counts, sums), id).toBe(false);
    }),
    { numRuns: tries(60, 2000), seed },
  );
}, 900_000);

test('tried number by number, a hidden count may still be one of as many as are small', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 5 }), (given) => {
      const { counts, sums } = tableOf([given.slice(0, 2), given.slice(1, 3), given.slice(-2)]);
      const away = new Set(suppress({ counts, sums, threshold }).hidden.map(({ id }) => id));
      const small = counts.filter(({ value }) => value > 0 && value < threshold).slice(0, 2);
      for (const { id } of small) expect(possible(id, away, counts, sums, 60).size).toBe(threshold - 1);
    }),
    { numRuns: tries(10, 100), seed },
  );
}, 900_000);

test('edition after edition, with values revised, what was once hidden stays so', () => {
  fc.assert(
    fc.property(
      cells(3, 3),
      fc.array(fc.record({ at: fc.nat(8), value: cell }), { maxLength: 3 }),
      (given, revised) => {
        const first = tableOf(given);
        const hiddenFirst = new Set(suppress({ ...first, threshold }).hidden.map(({ id }) => id));
        const later = given.map((row, area) =>
          row.map((value, month) => revised.find(({ at }) => at === area * 3 + month)?.value ?? value),
        );
        const second = tableOf(later);
        const now = new Map(second.counts.map(({ id, value }) => [id, value]));
        const isSame = ({ id, value }: Count) => now.get(id) === value;
        // One name for a value that stayed the same; another for one that was revised since.
        const nameOf = (id: string) => {
          const one = first.counts.find((before) => before.id === id);
          return one && isSame(one) ? id : `before ${id}`;
        };
        const before = first.counts.map((one) => ({
          id: nameOf(one.id),
          value: one.value,
          standing: hiddenFirst.has(one.id) ? ('kept' as const) : ('public' as const),
        }));
        const known = new Map(before.map((one) => [one.id, one.standing]));
        const counts = [
          ...before.filter(({ id }) => !now.has(id)),
          ...second.counts.map((one) => ({ ...one, standing: known.get(one.id) ?? ('open' as const) })),
        ];
        const sums = [
          ...first.sums.map(({ total, parts }) => ({ total: nameOf(total), parts: parts.map(nameOf) })),
          ...second.sums,
        ];
        const { hidden, exposed } = suppress({ counts, sums, threshold });
        const away = new Set(hidden.map(({ id }) => id));
        for (const { id, value } of counts)
          if (value > 0 && value < threshold && !exposed.includes(id))
            expect(canBeWorkedOut(id, away, counts, sums), id).toBe(false);
        // What was hidden in the first edition is not given away by the second.
        expect(exposed.filter((id) => known.get(id) === 'kept')).toEqual([]);
      },
    ),
    { numRuns: tries(40, 1000), seed },
  );
}, 900_000);
