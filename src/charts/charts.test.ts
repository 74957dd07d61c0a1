// What each chart of money says: the parts make the column, the steps make the total, what matters most comes first.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawFan } from './fan.ts';
import { drawLines } from './lines.ts';
import { drawStack } from './stack.ts';
import { drawTornado } from './tornado.ts';
import { drawWaterfall } from './waterfall.ts';

const say = (value: number) => `£${Math.round(value).toLocaleString('en-GB')}m`;

test('without a figure there is nothing to draw', () => {
  expect(drawStack({ years: [], parts: [], say })).toBeNull();
  expect(drawStack({ years: [], parts: [{ name: 'Loans', values: [] }], say })).toBeNull();
  expect(drawLines({ years: ['2026/27'], lines: [{ name: 'Debt', values: [null] }], say })).toBeNull();
  expect(drawFan({ years: [], middle: { name: 'Middle', values: [] }, bands: [], say })).toBeNull();
  expect(
    drawWaterfall({ opening: { name: 'Gap', value: 3 }, steps: [], closing: { name: 'Gap now' }, say }),
  ).toBeNull();
  expect(drawTornado({ base: { name: 'Gap', value: 3 }, drivers: [], say })).toBeNull();
});

test('the parts of a column are as high as the line of their total', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 }), (values) => {
      const total = values.reduce((sum, value) => sum + value, 0);
      const chart = drawStack({
        years: ['2026/27'],
        parts: values.map((value, at) => ({ name: `Part ${at}`, values: [value] })),
        lines: [{ name: 'All', values: [total] }],
        say,
      });
      const picture = chart?.wide;
      const height = picture?.columns.reduce((sum, part) => sum + part.height, 0) ?? 0;
      expect(Math.min(...(picture?.columns.map(({ y }) => y) ?? []))).toBe(picture?.dots[0]?.y);
      expect(height).toBeCloseTo((picture?.bottom ?? 0) - (picture?.dots[0]?.y ?? 0), 5);
    }),
  );
});

test('what is below nought stands below it, and the rest is not pushed up or down by it', () => {
  const chart = drawStack({
    years: ['2026/27'],
    parts: [
      { name: 'Loans', values: [30] },
      { name: 'Investments', values: [-10] },
      { name: 'Leases', values: [20] },
    ],
    say,
  });
  const nought = chart?.wide.down.find(({ isNought }) => isNought)?.y;
  const [loans, investments, leases] = chart?.wide.columns ?? [];
  expect(investments?.y).toBe(nought);
  expect((loans?.y ?? 0) + (loans?.height ?? 0)).toBe(nought);
  expect((leases?.y ?? 0) + (leases?.height ?? 0)).toBeCloseTo(loans?.y ?? 0, 5);
});

test('a line that stops is named where it stops, and a gap breaks it', () => {
  const chart = drawLines({
    years: ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31'],
    lines: [{ name: 'Limit', values: [5, null, 6, 7, null] }],
    say,
  });
  expect(chart?.wide.lines).toHaveLength(1);
  expect(chart?.wide.dots.map(({ words }) => words)).toEqual(['2026/27: Limit £5m', '2029/30: Limit £7m']);
  expect(chart?.wide.names.map(({ lines }) => lines)).toEqual([['Limit £7m']]);
  expect(chart?.key.map(({ sign, words }) => [sign, words])).toEqual([['A', 'Limit £7m']]);
  expect(chart?.table.rows[1]).toEqual([{ text: '2027/28', heading: true }, 'none']);
});

test('the shade between two lines says the first less the second, below nought where the second is higher', () => {
  const chart = drawLines({
    years: ['2026/27', '2027/28'],
    lines: [
      { name: 'Need to borrow', values: [100, 80] },
      { name: 'Debt', values: [70, 90] },
    ],
    shade: { name: 'Borrowed inside', between: [0, 1] },
    say,
  });
  expect(chart?.table.rows.map((row) => row[3])).toEqual(['£30m', '£-10m']);
  expect(chart?.key.map(({ words }) => words)).toContain('Borrowed inside £-10m');
});

test('a waterfall ends at its opening and all its steps, each beginning where the last ended', () => {
  const chart = drawWaterfall({
    opening: { name: 'Gap in February', value: 20 },
    steps: [
      { name: 'Pay', change: 5, href: '/pay' },
      { name: 'Savings', change: -12 },
    ],
    closing: { name: 'Gap now' },
    say,
  });
  expect(chart?.table.rows).toEqual([
    [{ text: 'Gap in February', heading: true }, '', '£20m'],
    [{ text: 'Pay', heading: true, href: '/pay' }, '+£5m', '£25m'],
    [{ text: 'Savings', heading: true }, '£-12m', '£13m'],
    [{ text: 'Gap now', heading: true }, '', '£13m'],
  ]);
  const [opening, pay, savings, closing] = chart?.wide.bars ?? [];
  const end = (bar: typeof opening) => (bar?.x ?? 0) + (bar?.width ?? 0);
  expect(pay?.x).toBeCloseTo(end(opening), 5);
  expect(end(savings)).toBeCloseTo(end(pay), 5);
  expect(end(closing)).toBeCloseTo(savings?.x ?? 0, 5);
  expect(closing?.x).toBe(opening?.x);
});

test('the driver that matters most comes first, and a bar runs from the lesser outcome whichever end makes it', () => {
  const chart = drawTornado({
    base: { name: 'Gap', value: 10 },
    drivers: [
      { name: 'Council tax', low: { at: '2%', outcome: 12 }, high: { at: '5%', outcome: 9 } },
      { name: 'Pay', low: { at: '1%', outcome: 6 }, high: { at: '6%', outcome: 15 } },
    ],
    say,
  });
  expect(chart?.table.rows.map(([driver]) => driver)).toMatchObject([
    { text: 'Pay' },
    { text: 'Council tax' },
  ]);
  expect(chart?.table.rows[1]?.slice(1)).toEqual(['2%', '£12m', '5%', '£9m', '£3m']);
  expect(chart?.wide.texts.slice(-2).map(({ lines }) => lines)).toEqual([['5%: £9m'], ['2%: £12m']]);
  const [below, above] = chart?.wide.bars ?? [];
  expect((below?.x ?? 0) + (below?.width ?? 0)).toBeCloseTo(above?.x ?? 0, 5);
});

test('a driver that only makes things worse is drawn on that side of the base alone', () => {
  const chart = drawTornado({
    base: { name: 'Gap', value: 10 },
    drivers: [{ name: 'Delay', low: { at: 'none', outcome: 11 }, high: { at: 'a year', outcome: 14 } }],
    say,
  });
  expect(chart?.wide.bars).toHaveLength(1);
  expect(chart?.wide.bars[0]?.x).toBeGreaterThan(chart?.wide.rules[0]?.x ?? 0);
});
