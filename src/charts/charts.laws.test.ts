// Laws of every chart of money: in its frame, no name over another, and nothing divided by nought.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFan } from './fan.ts';
import { lineHeight, widthOf } from './frame.ts';
import { drawLines } from './lines.ts';
import type { RowsChart, RowsPicture } from './rows.ts';
import { drawStack } from './stack.ts';
import { drawTornado } from './tornado.ts';
import { drawWaterfall } from './waterfall.ts';
import type { YearsChart } from './years.ts';
import type { YearsPicture } from './years-picture.ts';

const say = (value: number) => `£${Math.round(value).toLocaleString('en-GB')}m`;

/** Money goes down to a penny. */
const amount = fc.integer({ min: -100_000, max: 100_000 }).map((pence) => pence / 100);
const missing = fc.option(amount, { nil: null });
const name = fc.lorem({ maxCount: 4 });
const yearsFrom = (count: number) =>
  Array.from({ length: count }, (_, at) => `${2026 + at}/${(27 + at) % 100}`);
const named = (count: number) =>
  fc.record({ name, values: fc.array(missing, { minLength: count, maxLength: count }) });
const manyYears = fc.integer({ min: 1, max: 60 });

interface Box {
  words: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const leftOf = { start: 0, middle: 0.5, end: 1 };

function boxOf(words: string, x: number, foot: number, anchor: keyof typeof leftOf): Box {
  const left = x - widthOf(words) * leftOf[anchor];
  return { words, left, right: left + widthOf(words), top: foot - lineHeight + 4.5, bottom: foot + 3.5 };
}

function expectApart(boxes: readonly Box[], { width, height }: { width: number; height: number }): void {
  const outside = boxes.filter(
    ({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < 0 || bottom > height,
  );
  expect(outside).toEqual([]);
  const pairs = boxes.flatMap((a, at) => boxes.slice(at + 1).map((b) => [a, b] as const));
  const over = pairs.filter(
    ([a, b]) => a.left < b.right && b.left < a.right && a.top + 0.2 < b.bottom && b.top + 0.2 < a.bottom,
  );
  expect(over).toEqual([]);
}

function expectYears(picture: YearsPicture): void {
  const side = picture.width > 400 ? 44 : 18;
  const names = picture.names.flatMap(({ y, lines }) =>
    lines.map((line, at) =>
      boxOf(line, picture.right + side, y - (lines.length - 1) * 9 + 5 + at * lineHeight, 'start'),
    ),
  );
  const across = picture.across.map(({ x, words }) => boxOf(words, x, picture.bottom + 22, 'middle'));
  const down = picture.down.map(({ y, words }) => boxOf(words, picture.left - 8, y + 5, 'end'));
  expectApart([...names, ...across, ...down], picture);
  for (const { x, y, width, height } of picture.columns) {
    expect(x).toBeGreaterThanOrEqual(picture.left);
    expect(x + width).toBeLessThanOrEqual(picture.right + 0.2);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(picture.bottom + 0.2);
  }
  const points = [...picture.dots, ...picture.names.map(({ from, at }) => ({ x: from, y: at }))];
  for (const { x, y } of [...points, ...placesOf(picture)]) {
    expect(x).toBeGreaterThanOrEqual(picture.left);
    expect(x).toBeLessThanOrEqual(picture.right + 0.2);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(picture.bottom + 0.2);
  }
}

/** Where lines and areas go; anything but a number in them becomes NaN, which is outside every frame. */
function placesOf({ lines, shades }: YearsPicture): { x: number; y: number }[] {
  return [...lines, ...shades].flatMap(({ d }) =>
    d
      .replaceAll(/[MZ]/g, '')
      .split('L')
      .map((place) => {
        const [x, y] = place.split(' ').map(Number);
        return { x: x ?? Number.NaN, y: y ?? Number.NaN };
      }),
  );
}

function expectRows(picture: RowsPicture): void {
  const texts = picture.texts.flatMap(({ x, y, anchor, lines }) =>
    lines.map((line, at) => boxOf(line, x, y + at * lineHeight, anchor)),
  );
  expectApart(texts, picture);
  for (const { x, y, width, height } of picture.bars) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(picture.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(picture.height);
  }
}

const both = <Picture>(chart: { wide: Picture; narrow: Picture } | null) =>
  chart ? [chart.wide, chart.narrow] : [];
const checkYears = (chart: YearsChart | null) => both(chart).forEach(expectYears);
const checkRows = (chart: RowsChart | null) => both(chart).forEach(expectRows);

describe('whatever the figures, names stand apart and everything stays in the drawing', () => {
  test('stacked columns with lines over them', () => {
    const facts = manyYears.chain((count) =>
      fc.record({
        years: fc.constant(yearsFrom(count)),
        parts: fc.array(named(count), { maxLength: 9 }),
        lines: fc.array(named(count), { maxLength: 4 }),
      }),
    );
    fc.assert(fc.property(facts, (given) => checkYears(drawStack({ ...given, say }))));
  });

  test('lines with a shade between two', () => {
    const facts = manyYears.chain((count) =>
      fc.record({
        years: fc.constant(yearsFrom(count)),
        lines: fc.array(named(count), { minLength: 2, maxLength: 8 }),
      }),
    );
    const shade = { name: 'Between', between: [0, 1] } as const;
    fc.assert(fc.property(facts, (given) => checkYears(drawLines({ ...given, shade, say }))));
  });

  test('fans', () => {
    const facts = manyYears.chain((count) =>
      fc.record({
        years: fc.constant(yearsFrom(count)),
        middle: named(count),
        base: named(count),
        bands: fc.array(fc.record({ low: named(count), high: named(count) }), { maxLength: 2 }),
      }),
    );
    fc.assert(fc.property(facts, (given) => checkYears(drawFan({ ...given, say }))));
  });

  test('waterfalls', () => {
    const facts = fc.record({
      opening: fc.record({ name, value: amount }),
      steps: fc.array(fc.record({ name, change: amount }), { minLength: 1, maxLength: 12 }),
      closing: fc.record({ name }),
    });
    fc.assert(fc.property(facts, (given) => checkRows(drawWaterfall({ ...given, say }))));
  });

  test('tornadoes', () => {
    const end = fc.record({ at: fc.lorem({ maxCount: 3 }), outcome: amount });
    const facts = fc.record({
      base: fc.record({ name, value: amount }),
      drivers: fc.array(fc.record({ name, low: end, high: end }), { minLength: 1, maxLength: 12 }),
    });
    fc.assert(fc.property(facts, (given) => checkRows(drawTornado({ ...given, say }))));
  });
});

test('figures that are all nought are drawn on nought', () => {
  const years = ['2026/27', '2027/28'];
  const nothing = { name: 'Loans', values: [0, 0] };
  const stack = drawStack({ years, parts: [nothing], lines: [nothing], say });
  checkYears(stack);
  expect(stack?.wide.down[0]).toEqual({ y: stack?.wide.bottom, words: '£0m', isNought: true });
  checkYears(drawFan({ years, middle: nothing, bands: [{ low: nothing, high: nothing }], say }));
  const steps = [{ name: 'Nothing', change: 0 }];
  checkRows(drawWaterfall({ opening: { name: 'Gap', value: 0 }, steps, closing: { name: 'Gap now' }, say }));
  const end = { at: 'as planned', outcome: 0 };
  checkRows(
    drawTornado({ base: { name: 'Gap', value: 0 }, drivers: [{ name: 'Pay', low: end, high: end }], say }),
  );
});
