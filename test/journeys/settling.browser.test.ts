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
  openAs,
  openBrowser,
  sidewaysOverflow,
  wordsSeen,
} from '../support/browser.ts';
import { type Clicks, clicksWithin } from '../support/clicks.ts';
import { exampleInstallation, type Serving } from '../support/goldthread.ts';
import { gradeOf } from '../support/reading-ease.ts';
import { root } from '../support/source.ts';

const installation = await exampleInstallation();
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
const officer = (width: 'desktop' | 'phone') => openAs(browser, serving.address, 'Zofia Penhale', width);

const main = () => page.getByRole('main');

/** The example council's own plan, as it would have been published in another year: other bytes than are loaded. */
const lastYears = (day: string) => exampleDocument('improvement-plan.txt', day);

/** Gives a document and waits until it is read. */
async function give(
  { click }: Pick<Clicks, 'click'>,
  file: { name: string; bytes: Uint8Array },
): Promise<void> {
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
  await click(page.getByRole('button', { name: /^Load it/ }));
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

/** What is wrong with the page as it stands: axe, its width, its words. Empty where nothing is. */
async function faults(name: string): Promise<string[]> {
  await keepShot(page, `settling-${name}`);
  const found = await axeViolations(page);
  if ((await sidewaysOverflow(page)) > 0) found.push('wider than its window');
  const words = await wordsSeen(page.locator('body'));
  const slip = /\b(undefined|NaN|null)\b|\[object|\{\{|\{%/.exec(words);
  if (slip) found.push(`the words “${slip[0]}”`);
  return found.map((fault) => `${name}: ${fault}`);
}

const free: Pick<Clicks, 'click'> = { click: (on) => on.click() };

describe.each(['desktop', 'phone'] as const)('every page of settling, %s,', (width) => {
  const day = width === 'desktop' ? '2023-11-22' : '2022-11-22';
  const wrong: string[] = [];
  const look = async (name: string) => wrong.push(...(await faults(`${name}-${width}`)));
  const kind = (words: string) => main().getByRole('link', { name: words }).first();
  const home = () => page.goto(`${serving.address}${here}`);
  let here = '';

  test('has nothing wrong with it, asks plainly, and keeps what was typed', async () => {
    await page.context().close();
    page = await officer(width);
    await give(free, await lastYears(day));
    here = new URL(page.url()).pathname;
    await look('reading');
    await lists();
    await dates();
    await items();
    await notUsed();
    await home();
    expect(gradeOf(await ownWords())).toBeLessThanOrEqual(8);
    await page.goto(`${serving.address}/office/read`);
    await look('documents');
    expect(wrong).toEqual([]);
  }, 120_000);

  /** The page's own words: not the document's, which are quoted in the table and the lists. */
  const ownWords = async () =>
    (await main().locator('p:not(.gt-lead), h2, summary, button').allInnerTexts()).join('\n');

  async function lists() {
    await kind('lists have lost their bullets').click();
    await look('kind');
    await main().getByRole('link', { name: 'Settle them one by one' }).click();
    await look('list');
    const question = page.url();
    await page.getByRole('button', { name: 'Save and go on' }).click();
    expect(await wordsSeen(page.getByRole('alert'))).toContain('Choose where the lines begin');
    await page.getByLabel('The lines begin elsewhere').check();
    await page.getByLabel('One line for each').fill('List every loan');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    expect(await wordsSeen(page.getByRole('alert'))).toContain('Keep every word');
    expect(await page.getByLabel('One line for each').inputValue()).toBe('List every loan');
    expect(await page.getByLabel('The lines begin elsewhere').isChecked()).toBe(true);
    await look('list-wrong');
    await page.getByLabel('keep it whole').check();
    await page.getByRole('button', { name: 'Save and go on' }).click();
    expect(await wordsSeen(main().locator('.gt-caption'))).toContain(
      'Doubt 2 of 28 of this kind. 1 of 74 settled.',
    );
    await page.goto(question);
    await look('settled');
    await page.getByRole('button', { name: 'Undo this answer' }).click();
    expect(await main().getByRole('button', { name: 'Save and go on' }).count()).toBe(1);
    await home();
  }

  async function dates() {
    await kind('starts after it is due').click();
    await main().getByRole('link', { name: 'Settle it' }).click();
    expect(await main().locator('mark').allInnerTexts()).toEqual([expect.stringMatching(/^July \d{4}$/)]);
    await look('date');
    await page.getByLabel('It means another date').check();
    await page.getByLabel('When', { exact: true }).fill('when we can');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    expect(await wordsSeen(page.getByRole('alert'))).toContain('Enter a date such as 31 March 2027');
    expect(await page.getByLabel('When', { exact: true }).inputValue()).toBe('when we can');
    await page.getByRole('link', { name: /^“Strengthen/ }).click();
    await page.getByLabel('Due').fill('May 2030');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(new URL(page.url()).pathname).toBe(here);
    expect(await wordsSeen(main())).toContain('1 of 74 doubts settled');
  }

  async function items() {
    await main().getByRole('link', { name: '42 actions' }).click();
    expect(await wordsSeen(main())).toContain('Corrected (Zofia Penhale)');
    await look('items');
    await main().getByRole('table').getByRole('link').first().click();
    await page.getByLabel('What is to be done').fill('');
    await page.getByLabel('Reference').fill('R9');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await wordsSeen(page.getByRole('alert'))).toContain('Enter what is to be done');
    expect(await page.getByLabel('Reference').inputValue()).toBe('R9');
    await look('item-wrong');
    await page.getByRole('button', { name: 'Set it aside' }).click();
    expect(await wordsSeen(page.getByRole('alert'))).toContain('Say why it is set aside');
    await page.getByLabel('Why is this action set aside?').fill('It was done in another plan');
    await page.getByRole('button', { name: 'Set it aside' }).click();
    expect(await wordsSeen(main())).toContain('Set aside: It was done in another plan (Zofia Penhale)');
    await main().getByRole('table').getByRole('link').first().click();
    await look('item-aside');
    await page.getByRole('button', { name: 'Undo this' }).click();
    await home();
  }

  async function notUsed() {
    await main().getByRole('link', { name: 'Look at the words that are not used' }).click();
    await look('not-used');
    await main().getByRole('link', { name: 'Make it an action' }).first().click();
    await look('passage');
    await page.getByLabel('Leads').fill('PN');
    await page.getByRole('button', { name: 'Make it an action' }).click();
    expect(await main().getByRole('link', { name: 'Made into an action' }).count()).toBe(1);
  }
});

test('a file that cannot be read says why and what to do, and leads on', async () => {
  await page.getByRole('link', { name: 'Read a published plan' }).click();
  await page.getByLabel('Your document').setInputFiles({
    name: 'story.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Once upon a time there was a council.\n'),
  });
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: 'story.txt was not read' }).waitFor();
  expect(await wordsSeen(page.getByRole('status'))).toMatch(/No plan was found.*Choose the document/);
  expect(await faults('refused')).toEqual([]);
  await page.getByRole('link', { name: 'Give another document' }).click();
  expect(await wordsSeen(page.getByRole('table', { name: 'Documents being settled' }))).toContain(
    'Could not be read',
  );
});
