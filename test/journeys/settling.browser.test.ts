// From dropping a document on a page to its thread in the system: every doubt settled or left open, every click counted.
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exampleDocument } from '../../example/documents.ts';
import {
  axeViolations,
  keepShot,
  openBrowser,
  openPage,
  sidewaysOverflow,
  wordsSeen,
} from '../support/browser.ts';
import { type Clicks, clicksWithin } from '../support/clicks.ts';
import { freshInstallation, type Serving } from '../support/goldthread.ts';
import { gradeOf } from '../support/reading-ease.ts';
import { root } from '../support/source.ts';

const installation = freshInstallation();
let serving: Serving;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  serving = await installation.start();
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await officer('desktop');
  return () => page.context().close();
});

/** Somebody of the programme office, on their own page. */
async function officer(width: 'desktop' | 'phone'): Promise<Page> {
  const one = await openPage(browser, width);
  await one.goto(`${serving.address}/look-as`);
  await one.getByRole('button', { name: 'Zofia Penhale' }).first().click();
  return one;
}

const main = () => page.getByRole('main');

/** The example council's own plan, as it would have been published in another year: other bytes than are loaded. */
const lastYears = (day: string) => exampleDocument('improvement-plan.txt', day);

/** Gives a document and waits until it is read. */
async function give({ click }: Clicks, file: { name: string; bytes: Uint8Array }): Promise<void> {
  await click(page.getByRole('link', { name: 'Read a published plan' }));
  const chosen = page.waitForEvent('filechooser');
  await click(page.getByLabel('Your document'));
  await (await chosen).setFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.bytes) });
  await click(page.getByRole('button', { name: 'Read it' }));
  await page.getByRole('heading', { name: `What ${file.name} says` }).waitFor();
}

/** Answers who somebody is and what a status means, accepts the rest kind by kind, and loads. */
async function settleAndLoad({ click }: Clicks): Promise<void> {
  for (const kind of ['nobody in the list of people', 'no key to say what']) {
    await click(main().getByRole('link', { name: kind }).first());
    await click(main().getByRole('link', { name: /^Settle/ }));
    await keepShot(page, `settling-question-${kind.slice(0, 6)}`);
    if (kind.startsWith('nobody')) await click(page.getByLabel(/nobody we know/));
    else await click(page.getByLabel('It means this'));
    if (kind.startsWith('no key'))
      await page.getByLabel('Whether it will be on time').selectOption({ label: 'At risk' });
    await click(page.getByRole('button', { name: 'Save and go on' }));
  }
  for (;;) {
    const accept = main()
      .getByRole('button', { name: /^Accept / })
      .first();
    if ((await accept.count()) === 0) break;
    await click(accept);
  }
  expect(await wordsSeen(main())).toContain('All doubts are settled.');
  await keepShot(page, 'settling-settled');
  await click(page.getByRole('button', { name: 'Load it' }));
}

describe('from drop to loaded', () => {
  test('takes at most 40 clicks for the example council’s own plan', async () => {
    const clicks = clicksWithin(40);
    await give(clicks, await lastYears('2024-11-22'));
    await keepShot(page, 'settling-reading');
    await settleAndLoad(clicks);
    expect(new URL(page.url()).pathname).toMatch(/\/office\/plans\/\d+$/);
    expect(clicks.used()).toBeLessThanOrEqual(40);
  });

  const seeds = join(root, '../shared/seeds');
  const published = existsSync(seeds)
    ? readdirSync(seeds).find((name) => name.startsWith('001_'))
    : undefined;

  test.skipIf(!published)(
    'takes at most 40 clicks for the published plan of 2022 (skipped where it is absent)',
    async () => {
      const clicks = clicksWithin(40);
      const name = published ?? '';
      await give(clicks, { name, bytes: await readFile(join(seeds, name)) });
      await settleAndLoad(clicks);
      expect(new URL(page.url()).pathname).toMatch(/\/office\/plans\/\d+$/);
      expect(clicks.used()).toBeLessThanOrEqual(40);
    },
  );
});
