// Five questions about the gap, each answered in words within two clicks of one's own page, with the figures of the engine.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axeViolations,
  keepShot,
  openBrowser,
  openPage,
  sidewaysOverflow,
  wordsSeen,
} from '../support/browser.ts';
import { exampleInstallation, type Serving } from '../support/goldthread.ts';

const installation = await exampleInstallation();
let serving: Serving;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  serving = await installation.start();
  browser = await openBrowser();
  page = await openPage(browser, 'desktop');
  await page.goto(`${serving.address}/look-as`);
  await page.getByRole('button', { name: 'Priya Nandhra' }).first().click();
});
afterAll(() => browser?.close());

interface Position {
  answers: Record<'howBig' | 'why' | 'sinceWhen' | 'whatCloses' | 'ifASaleSlips', string>;
  rows: { id: string; pence?: number[] }[];
}
let position: Position;

const million = (pence: number) => {
  const tenths = Math.sign(pence) * Math.round(Math.abs(pence) / 10_000_000);
  return `${tenths < 0 ? '−' : ''}£${(Math.abs(tenths) / 10).toFixed(1)}m`;
};
const pence = (id: string, at = 0) => position.rows.find((row) => row.id === id)?.pence?.[at] ?? Number.NaN;

async function looksRight(name: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  await keepShot(page, `money-${name}-desktop`);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await sidewaysOverflow(page)).toBe(0);
  await keepShot(page, `money-${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** From one's own page: the money in one click, an answer in two. */
async function atTheMoney(): Promise<void> {
  await page.goto(`${serving.address}/office/desk`);
  await page.getByRole('link', { name: 'The council’s money' }).first().click();
}

test('one click from one’s own page all five are answered, as the engine answers by API', async () => {
  await atTheMoney();
  position = await page.request
    .get(`${serving.address}/api/v1/live/money/position`)
    .then((answer) => answer.json());
  const words = await wordsSeen(page.getByRole('main'));
  for (const answer of Object.values(position.answers)) expect(words).toContain(answer);
  expect(position.answers.howBig).toContain(million(Math.abs(pence('gap'))));
  await looksRight('position');
});

test('how big: the plan year by year shows the same gap', async () => {
  await atTheMoney();
  await page.getByRole('link', { name: 'The plan year by year' }).click();
  const row = page.getByRole('row', { name: /^Gap in the year, before support/ });
  expect(await wordsSeen(row.first())).toContain(million(pence('gap')));
  await looksRight('plan');
});

test('why: the parts come to the gap', async () => {
  await atTheMoney();
  await page.getByRole('link', { name: 'What makes it, and what moved it' }).click();
  const words = await wordsSeen(page.getByRole('main'));
  for (const id of ['services', 'financing', 'council-tax', 'gap'])
    expect(words).toContain(million(id === 'council-tax' ? -pence(id) : pence(id)));
  await looksRight('why');
});

test('since when: the plan as it stood', async () => {
  await atTheMoney();
  await page.getByRole('link', { name: 'How it stood month by month' }).click();
  expect(await wordsSeen(page.getByRole('main'))).toContain(position.answers.sinceWhen);
  expect(await wordsSeen(page.getByRole('row', { name: /^Today/ }))).toContain(million(pence('gap')));
  await looksRight('since');
});

test('what closes it: each way by itself', async () => {
  await atTheMoney();
  await page.getByRole('link', { name: 'Each way by itself' }).click();
  const words = await wordsSeen(page.getByRole('main'));
  for (const way of ['Council tax alone', 'Savings alone', 'Support alone']) expect(words).toContain(way);
  await looksRight('close');
});

test('what if a sale slips six months: the years that change, and by how much', async () => {
  await atTheMoney();
  await page.getByRole('link', { name: 'Suppose something else' }).click();
  const words = await wordsSeen(page.getByRole('main'));
  expect(words).toMatch(/6 months later: the gap of|no gap of any year changes/);
  expect(await wordsSeen(page.getByRole('table'))).toContain('£');
  await looksRight('what-if');
});

test('debt, provision, scenarios and slips are there to be read', async () => {
  for (const path of ['debt', 'provision', 'scenarios', 'scenarios/1', 'slips', 'registers']) {
    const answer = await page.goto(`${serving.address}/office/money/${path}`);
    expect(answer?.status()).toBe(200);
    await looksRight(path.replace('/', '-'));
  }
});
