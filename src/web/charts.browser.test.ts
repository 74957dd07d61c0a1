// The charts of money in a real browser: nothing for axe to find, nothing wider than a phone, no text over another.
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeViolations,
  keepShot,
  openBrowser,
  openPage,
  sidewaysOverflow,
  widths,
} from '../../test/support/browser.ts';
import { chartPages, sampleCharts } from './sample/charts.sample.ts';
import { sampleServer } from './sample/site.ts';

let app: FastifyInstance;
let browser: Browser;
let address: string;

beforeAll(async () => {
  app = await sampleServer();
  chartPages(app);
  address = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

interface Box {
  words: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where each text of the drawing on show really stands, and the drawing itself. */
async function boxes(page: Page): Promise<{ frame: Box; texts: Box[] }> {
  return page.evaluate(`(() => {
    const box = (one) => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { words: one.textContent, left, right, top, bottom }; };
    const svg = [...document.querySelectorAll('svg.gt-chart')].find((one) => one.getBoundingClientRect().width > 0);
    return { frame: box(svg), texts: [...svg.querySelectorAll('text')].map(box) };
  })()`);
}

// Lines of one name stand close: letters do not touch though their boxes do.
const close = 3;

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top + close < b.bottom && b.top + close < a.bottom;

describe.each(Object.keys(widths) as (keyof typeof widths)[])('at %s width', (width) => {
  test.each(Object.keys(sampleCharts))(
    'the %s chart passes axe, fits, and its texts stand apart',
    async (name) => {
      const page = await openPage(browser, width);
      await page.goto(`${address}/charts/${name}`);
      await keepShot(page, `chart-${name}-${width}`);
      const { frame, texts } = await boxes(page);
      expect(texts.length).toBeGreaterThan(4);
      expect(texts.filter(({ left, right }) => left < frame.left - 1 || right > frame.right + 1)).toEqual([]);
      const pairs = texts.flatMap((a, at) => texts.slice(at + 1).map((b) => [a, b] as const));
      expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
      await page.getByText('The figures behind this picture').click();
      await keepShot(page, `chart-${name}-${width}-table`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await page.context().close();
    },
  );
});
