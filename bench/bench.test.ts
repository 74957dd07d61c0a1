import { describe, expect, test } from 'vitest';
import { freshProduct } from '../test/support/product.ts';
import { cases } from './cases.ts';
import type { Bench } from './ground.ts';
import { comparisonOf, spreadOf, takeTurns } from './measure.ts';
import { countQueries } from './queries.ts';
import { sayFound } from './report.ts';

const { database, accounts, example } = await freshProduct();
const bench: Bench = {
  short: true,
  ground: async () => ({ database, ownerUrl: database.ownerUrl, accounts, example: example ?? 0 }),
};

// First of all: a page that a reader no longer waits for may still be asking when its case is over.
test('queries are counted whoever asks, and a transaction’s own statements apart', async () => {
  const asked = await countQueries(() =>
    database.read({ kind: 'public' }, example ?? 0, async () => undefined),
  );
  expect(asked.queries).toBe(0);
  expect(asked.statements).toBeGreaterThan(1);
});

describe('every case measures itself beside a floor and prints the ratio', () => {
  // Formats need LibreOffice, pandoc and pdftotext, which no other check needs: that case is run by its name.
  const alone = Object.entries(cases).filter(([name]) => name !== 'formats');
  test.each(alone)('%s', async (name, measure) => {
    const found = { name, ...(await measure(bench)) };
    expect(found.comparisons.length).toBeGreaterThan(0);
    for (const { ratio } of found.comparisons) expect(ratio).toBeGreaterThan(0);
    for (const { value } of found.facts) expect(Number.isFinite(value)).toBe(true);
    const [first] = found.comparisons;
    expect(sayFound(found)).toContain(' times');
    expect(sayFound(found)).toContain(first?.what);
  });
});

test('a case and its floor take turns, and who goes first changes', async () => {
  const order: string[] = [];
  let count = 0;
  const side = (name: string) => async () => {
    order.push(name);
    count += 1;
    return count;
  };
  const turns = await takeTurns(3, { own: side('own'), floor: side('floor') });
  expect(order.join(' ')).toBe('floor own floor own own floor floor own');
  expect(turns).toEqual({ own: [4, 5, 8], floor: [3, 6, 7] });
});

test('the ratio is of medians', () => {
  const { own, floor, ratio } = comparisonOf('a', 'b', { own: [40, 10, 20, 30], floor: [5, 100, 1] });
  expect(own).toEqual({ least: 10, median: 25, most: 40 });
  expect(floor).toEqual({ least: 1, median: 5, most: 100 });
  expect(ratio).toBe(5);
  expect(() => spreadOf([])).toThrow('Nothing was measured.');
});
