// The first ten minutes of somebody new, in a real browser against a process really started: every figure, every click.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keepShot, openBrowser, openPage, wordsSeen } from '../support/browser.ts';
import { clicksWithin } from '../support/clicks.ts';
import { freshInstallation, type Serving } from '../support/goldthread.ts';
import { gradeOf } from '../support/reading-ease.ts';

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
  page = await openPage(browser);
  await page.goto(serving.address);
  return () => page.context().close();
});

const main = () => page.getByRole('main');
const heading = () => wordsSeen(page.getByRole('heading', { level: 1 }));
const path = () => new URL(page.url()).pathname;

test('starting prints four lines: the address, what is loaded, where the data is, how to stop', () => {
  expect(serving.lines).toEqual([
    expect.stringMatching(/^Goldthread is at http:\/\/localhost:\d+$/),
    'Harnworth, an invented council, is loaded.',
    `The data is in ${installation.folder}/data`,
    'Press Ctrl and C to stop.',
  ]);
});

describe('the front page', () => {
  test('needs no sign-in and asks the one question', async () => {
    expect(path()).toBe('/');
    expect(await heading()).toBe('What did Harnworth Council promise, and is it happening?');
    await keepShot(page, 'front');
  });

  test('opens, for every number in its first sentences, exactly that many rows', async () => {
    const lead = main().locator('.gt-lead').first();
    const links = await lead.getByRole('link').all();
    const figures = await Promise.all(
      links.map(async (link) => ({ words: await wordsSeen(link), href: await link.getAttribute('href') })),
    );
    expect((await wordsSeen(lead)).match(/\d+/g)).toHaveLength(figures.length);
    expect(figures.length).toBeGreaterThanOrEqual(5);
    for (const { words, href } of figures) {
      await page.goto(new URL(href ?? '', serving.address).href);
      const number = Number(/^\d+/.exec(words)?.[0]);
      expect([words, await rowsShown()]).toEqual([words, number]);
      expect([words, await rowsSaid()]).toEqual([words, number]);
    }
  });

  test('reads at grade 8 or below', async () => {
    const words = await wordsSeen(main());
    expect(words.split(/\s+/).length).toBeGreaterThan(100);
    expect(gradeOf(words)).toBeLessThanOrEqual(8);
    expect(gradeOf(await wordsSeen(main().locator('.gt-lead').first()))).toBeLessThanOrEqual(8);
  });

  test('is at most two clicks from a Direction', async () => {
    const { click } = clicksWithin(2);
    await click(main().getByRole('link', { name: /\d+ Directions/ }));
    await click(main().locator('a[href*="directions/"]').first());
    expect(await wordsSeen(main().locator('.gt-caption').first())).toMatch(/^Direction \w/);
    expect(await wordsSeen(main())).toContain('What answers it');
    await keepShot(page, 'direction');
  });

  test('is at most three clicks from an original cell', async () => {
    const { click } = clicksWithin(3);
    await click(main().getByRole('link', { name: /\d+ (are|is) late/ }));
    await click(main().getByRole('table').getByRole('link').first());
    const due = await main().locator('.gt-original__cell').allInnerTexts();
    await click(main().getByRole('link', { name: 'See the original' }));
    const picked = main().locator('.gt-original--picked');
    expect(await picked.count()).toBe(1);
    expect(await picked.locator('.gt-original__cell').allInnerTexts()).toEqual(due);
    await keepShot(page, 'original');
  });
});

async function rowsShown(): Promise<number> {
  return main().locator('[data-rows] tbody tr').count();
}

async function rowsSaid(): Promise<number> {
  const said = await main()
    .locator('[data-rows]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-rows')));
  return said.reduce((sum, rows) => sum + Number(rows), 0);
}

describe('looking at it as', () => {
  const answers = [
    ['Programme office', 'What do I chase?'],
    ['Lead officer', 'What do I owe?'],
    ['Councillor', 'What should I ask?'],
    ['Commissioner', 'What is proved?'],
    ['Finance officer', 'What hangs on my name?'],
  ] as const;

  test.each(answers)('%s is one click and lands on the answer to: %s', async (role, question) => {
    const choice = main()
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: role }) });
    expect(await wordsSeen(choice)).toContain(question);
    await clicksWithin(1).click(choice.getByRole('button'));
    expect(path()).toBe('/office/desk');
    expect(await heading()).toBe(question);
    expect(await wordsSeen(page.locator('.gt-identity'))).toContain(role.toLowerCase());
    expect(await main().getByRole('heading', { level: 2 }).count()).toBeGreaterThan(1);
    expect(await wordsSeen(main())).not.toMatch(/undefined|null|NaN|\[object/);
    await keepShot(page, `desk-${role.toLowerCase().replace(' ', '-')}`);
  });

  test('a resident is one click and needs no sign-in', async () => {
    const choice = main().getByRole('listitem').filter({ hasText: 'Was it kept?' });
    await clicksWithin(1).click(choice.getByRole('link'));
    expect(await page.locator('.gt-identity').count()).toBe(0);
    expect((await wordsSeen(main())).length).toBeGreaterThan(100);
  });

  test('the bar changes who one is, and ends it', async () => {
    await main().getByRole('button', { name: 'Councillor' }).click();
    await page.getByRole('link', { name: 'Look as somebody else' }).click();
    await main()
      .getByRole('button', { name: /Katarzyna Towne/ })
      .click();
    expect(await heading()).toBe('What do I owe?');
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(path()).toBe('/');
    expect(await page.locator('.gt-identity').count()).toBe(0);
  });
});

test('the first ten minutes take at most twelve clicks and no typing', async () => {
  const { click, used } = clicksWithin(12);
  await click(main().getByRole('link', { name: /\d+ (are|is) late/ }));
  expect(await heading()).not.toBe('');
  await click(main().getByRole('table').getByRole('link').first());
  const action = await heading();
  expect(await wordsSeen(main())).toMatch(/The plan says .+We read:/s);
  await click(main().getByRole('link', { name: 'See the original' }));
  await click(main().locator('.gt-original--picked').getByRole('link').first());
  expect(await heading()).toBe(action);
  await click(main().locator('a[href*="directions/"]').first());
  expect(await wordsSeen(main())).toContain('What does not');
  await click(page.getByRole('banner').getByRole('link'));
  await click(main().getByRole('button', { name: 'Programme office' }));
  expect(await heading()).toBe('What do I chase?');
  await click(main().getByRole('link', { name: 'Read a published plan' }));
  await click(main().getByRole('button', { name: 'Read the example plan' }));
  await main().getByRole('heading', { name: 'What needs a person' }).waitFor();
  const said = await wordsSeen(main());
  expect(said).toMatch(/5 themes, 13 workstreams/);
  expect(said).toMatch(/MC.* (are|is) written in letters of another alphabet|look-alike/);
  const doubts = main().getByRole('table', { name: 'Doubts by kind' }).locator('tbody tr');
  expect(await doubts.count()).toBeGreaterThan(5);
  await keepShot(page, 'reading');
  await click(page.getByRole('link', { name: 'Your page' }));
  await click(main().getByRole('link', { name: /one page, to print/ }));
  await keepShot(page, 'brief');
  expect(await pagesPrinted()).toBe(1);
  expect(used()).toBeLessThanOrEqual(12);
});

test('the brief of everybody who is offered one prints on a single sheet of A4', async () => {
  await page.goto(`${serving.address}/brief`);
  expect(await pagesPrinted()).toBe(1);
  for (const role of ['Lead officer', 'Councillor']) {
    await page.goto(serving.address);
    const choose = page.getByRole('button', { name: role });
    await choose.click();
    await main()
      .getByRole('link', { name: /one page, to print/ })
      .click();
    expect([role, await pagesPrinted()]).toEqual([role, 1]);
    await page.getByRole('button', { name: 'Sign out' }).click();
  }
});

async function pagesPrinted(): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
