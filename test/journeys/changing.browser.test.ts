// Changing the plan in a browser: one action by its form, and a list by a spreadsheet, with somebody else in the way.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toCsv } from '../../src/office/csv.ts';
import { readCells } from '../../src/office/workbook.read.ts';
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
  page = await officer();
  return () => page.context().close();
});

const officer = (name = 'Zofia Penhale') => openAs(browser, serving.address, name);

/** Whole, wide and narrow: no fault that axe finds, nothing sideways, a picture kept. */
async function looksRight(name: string): Promise<void> {
  for (const width of ['desktop', 'phone'] as const) {
    await page.setViewportSize({ width: widths[width], height: 900 });
    expect([name, width, await axeViolations(page), await sidewaysOverflow(page)]).toEqual([
      name,
      width,
      [],
      0,
    ]);
    await keepShot(page, `changing_${name}_${width}`);
  }
  await page.setViewportSize({ width: widths.desktop, height: 900 });
}

const seen = () => wordsSeen(page.getByRole('main'));

async function openAction(at: Page = page, index = 0): Promise<void> {
  await at.goto(`${serving.address}/office/actions?question=late`);
  await at.getByRole('main').locator('[data-rows] th a').nth(index).click();
}

test('an action’s date is moved with a reason, and its page says what it was', async () => {
  await openAction();
  await page.getByRole('link', { name: 'Change this action' }).click();
  await looksRight('form');
  const before = await page.getByLabel('Due', { exact: true }).inputValue();
  await page.getByLabel('Due', { exact: true }).fill('31/02/2028');
  await page.getByLabel('Detail').fill('Typed with care');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByLabel('Why it is changed').fill('The valuer left');
  await page.getByRole('button', { name: 'Change it' }).click();
  expect(await seen()).toContain('31/02/2028 is no day; write 29/02/2028');
  expect(await page.getByLabel('Detail').inputValue()).toBe('Typed with care');
  await looksRight('form-mistake');
  await page.getByLabel('Due', { exact: true }).fill('29/02/2028');
  await page.getByRole('button', { name: 'Change it' }).click();
  expect(await seen()).toContain(`Was due ${before}. Moved to 29/02/2028 on`);
  expect(await seen()).toContain('because: The valuer left.');
  await looksRight('action-moved');
});

test('two people change the same thing: the second sees both versions, and what they typed', async () => {
  await openAction(page, 1);
  await page.getByRole('link', { name: 'Change this action' }).click();
  const other = await officer();
  await other.goto(page.url());
  await other.getByLabel('Detail').fill('Theirs');
  await other.getByLabel('Reference').fill('12c');
  await other.getByLabel('Why it is changed').fill('First');
  await other.getByRole('button', { name: 'Change it' }).click();
  await other.context().close();
  await page.getByLabel('Detail').fill('Mine');
  await page.getByLabel('Why it is changed').fill('Second');
  await page.getByRole('button', { name: 'Change it' }).click();
  expect(await seen()).toContain('Somebody else changed this first');
  expect(await page.getByLabel('Detail').inputValue()).toBe('Mine');
  expect(await page.getByLabel('Reference').inputValue()).toBe('12c');
  await looksRight('conflict');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByRole('link', { name: 'Change this action' }).click();
  expect(await page.getByLabel('Detail').inputValue()).toBe('Mine');
});

async function takeList(name: string): Promise<string[][]> {
  const answer = await page.request.get(`${serving.address}/office/spreadsheets/${name}`);
  const sheets = await readCells({ name: `${name}.xlsx`, bytes: await answer.body() });
  const rows = sheets[1]?.rows ?? [];
  const wide = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: wide }, (_, index) => row[index]?.text ?? ''));
}

async function send(rows: readonly (readonly string[])[]): Promise<void> {
  const [head = [], ...body] = rows;
  await page.goto(`${serving.address}/office/spreadsheets`);
  const file = { name: 'actions.csv', mimeType: 'text/csv', buffer: Buffer.from(toCsv(head, body)) };
  await page.getByLabel('The edited file').setInputFiles(file);
  await page.getByRole('button', { name: 'See what it would change' }).click();
}

function edit(rows: string[][], row: number, head: string, words: string): void {
  const cells = rows[row];
  const column = rows[0]?.indexOf(head) ?? -1;
  if (!cells || column < 0) throw new Error(`There is no ${head} in row ${row}.`);
  cells[column] = words;
}

test('a list goes out, comes back with three cells edited, and exactly those are changed', async () => {
  await page.goto(`${serving.address}/office/actions`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Edit these in a spreadsheet' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^actions-\d{4}-\d{2}-\d{2}\.xlsx$/);
  await page.goto(`${serving.address}/office/spreadsheets`);
  await looksRight('spreadsheets');
  const rows = await takeList('actions');
  await send(rows);
  expect(await seen()).toContain('Nothing would change');
  edit(rows, 3, 'Due', '30/06/2028');
  edit(rows, 4, 'Status', 'Delivered');
  edit(rows, 5, 'Lead officer', 'Nobody We Know');
  rows.push(rows[0]?.map((head) => ({ Action: 'Count every shed', Due: 'June 2028' })[head] ?? '') ?? []);
  await send(rows);
  expect(await seen()).toContain('3 cells in 3 rows would change. 1 row would be added.');
  await looksRight('preview');
  await page.getByRole('button', { name: 'Make these changes' }).click();
  expect(await seen()).toContain('Enter why the plan is changed');
  await page.getByLabel('Why the plan is changed').fill('The board met');
  await page.getByRole('button', { name: 'Make these changes' }).click();
  expect(await seen()).toContain('3 cells in 3 rows changed, 1 row added');
  await looksRight('done');
});

test('what cannot be read is said with its cell, and cannot be written', async () => {
  const rows = await takeList('actions');
  edit(rows, 2, 'Due', '31/04/2028');
  rows.push(['item 999999 at 1', 'x', 'Not ours']);
  await send(rows);
  expect(await seen()).toContain('31/04/2028 is no day; write 30/04/2028');
  expect(await seen()).toContain('no row of this council’s plan has this key');
  expect(await page.getByRole('button', { name: 'Make these changes' }).count()).toBe(0);
  await looksRight('mistakes');
});

test('a row that somebody else changed too waits for a choice', async () => {
  const rows = await takeList('actions');
  await openAction(page, 2);
  await page.getByRole('link', { name: 'Change this action' }).click();
  await page.getByLabel('Due', { exact: true }).fill('July 2028');
  await page.getByLabel('Why it is changed').fill('First');
  await page.getByRole('button', { name: 'Change it' }).click();
  const title = await wordsSeen(page.getByRole('heading', { level: 1 }));
  const row = rows.findIndex((cells) => cells.some((cell) => cell.startsWith(title.slice(0, 60))));
  edit(rows, row, 'Due', 'May 2028');
  await send(rows);
  await looksRight('choices');
  await page.getByLabel('Why the plan is changed').fill('The board met');
  await page.getByRole('button', { name: 'Make these changes' }).click();
  expect(await seen()).toContain('Choose for each row which is to stand');
  await page.getByLabel('What is in my file').check();
  await page.getByRole('button', { name: 'Make these changes' }).click();
  expect(await seen()).toContain('1 cell in 1 row changed');
});

test('rows are pasted with their headings', async () => {
  await page.goto(`${serving.address}/office/spreadsheets`);
  await page.getByLabel('Rows copied from a spreadsheet').fill('Risk\tOwner\nThe valuer may leave\tDirector');
  await page.getByRole('button', { name: 'See what they would change' }).click();
  expect(await seen()).toContain('1 row would be added');
  await looksRight('pasted');
});
