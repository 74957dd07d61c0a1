// Next year's edition of a plan: dropped on a page, laid beside the plan it renews, and loaded into the same thread.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axeViolations,
  keepShot,
  openAs,
  openBrowser,
  sidewaysOverflow,
  widths,
  wordsSeen,
} from '../support/browser.ts';
import { exampleInstallation, type Serving } from '../support/goldthread.ts';
import { root } from '../support/source.ts';

const installation = await exampleInstallation();
let serving: Serving;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  serving = await installation.start();
  browser = await openBrowser();
  page = await openAs(browser, serving.address, 'Zofia Penhale');
});
afterAll(() => browser?.close());

const main = () => page.getByRole('main');

async function give(name: string): Promise<void> {
  const bytes = await readFile(join(root, 'fixtures', 'editions', name));
  await page.goto(`${serving.address}/office/read`);
  await page.getByLabel('Your document').setInputFiles({ name, mimeType: 'text/plain', buffer: bytes });
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: `What ${name} says` }).waitFor();
}

/** No page of the comparison may be hard to use, at any width. */
async function looksRight(name: string): Promise<void> {
  await keepShot(page, `edition-${name}`);
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: widths.narrow, height: 800 });
  expect(await sidewaysOverflow(page)).toBe(0);
  await page.setViewportSize({ width: widths.desktop, height: 900 });
}

test('an edition is laid beside the plan it renews, and the thread stays one', async () => {
  await give('dunmere-2024.md');
  await main()
    .getByRole('button', { name: /^Load it/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Dunmere Council improvement plan' }).waitFor();
  const plan = page.url();

  await give('dunmere-2025.md');
  expect(await wordsSeen(main())).toContain(
    'It looks like the next edition of “Dunmere Council improvement plan”.',
  );
  await main().getByRole('button', { name: 'See it beside that plan' }).click();
  await looksRight('which');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'The next edition of Dunmere Council improvement plan' }).waitFor();
  await looksRight('overview');
  const overview = page.url();

  for (const part of ['dates', 'changed', 'new', 'goes-on', 'gone']) {
    await page.goto(`${overview}/${part}`);
    await looksRight(part);
  }
  await page.getByLabel('What became of it').last().selectOption({ label: 'It is closed' });
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await wordsSeen(main()), 'a reason is asked for').toContain('Say why it is ended');
  await page.getByLabel('What became of it').last().selectOption({ label: 'It is closed' });
  await page.getByLabel('One reason for all that ended').fill('Sold at auction in August');
  await page.getByRole('button', { name: 'Save' }).click();

  await page.goto(`${overview}/goes-on`);
  await page
    .getByLabel(/Sound money and capable people/)
    .first()
    .check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Load it as the next edition' }).click();
  await page.getByRole('heading', { name: 'Dunmere Council improvement plan' }).waitFor();
  expect(page.url()).toBe(plan);
  expect(await wordsSeen(main())).toContain('October 2025');
  await looksRight('plan');

  await main().getByText('that the newest edition does not hold').click();
  await main().getByRole('link', { name: 'Sell the old depot' }).click();
  expect(await wordsSeen(main())).toContain('Closed: Sold at auction in August');
  expect(await wordsSeen(main())).toContain('The newest edition of the plan does not hold it.');
});
