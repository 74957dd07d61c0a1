// The kit's pages in a real browser: nothing for axe to find, nothing wider than a phone, the keyboard first.
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
import { samplePages, sampleServer } from './sample/site.ts';

let app: FastifyInstance;
let browser: Browser;
let address: string;

beforeAll(async () => {
  app = await sampleServer();
  samplePages(app);
  address = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const places: [name: string, path: string][] = [
  ['front', '/'],
  ['action', '/actions/2'],
  ['form', '/actions/2/update'],
  ['missing', '/trouble/missing'],
  ['bug', '/trouble/bug'],
];

async function visit(path: string, width: keyof typeof widths): Promise<Page> {
  const page = await openPage(browser, width);
  await page.goto(address + path);
  return page;
}

describe.each(Object.keys(widths) as (keyof typeof widths)[])('at %s width', (width) => {
  test.each(places)('the %s page passes axe and does not scroll sideways', async (name, path) => {
    const page = await visit(path, width);
    await keepShot(page, `${name}-${width}`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });

  test('a form sent with mistakes says so first, keeps what was typed, and passes axe', async () => {
    const page = await visit('/actions/2/update', width);
    await page.getByLabel('Due date').fill('next Tuesday');
    await page.getByLabel('Perhaps').check();
    await page.getByLabel('The public').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await keepShot(page, `form-wrong-${width}`);
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole('alert').textContent()).toContain('Due date must be a real date');
    expect(await page.getByLabel('Due date').inputValue()).toBe('next Tuesday');
    expect(await page.getByLabel('Perhaps').isChecked()).toBe(true);
    expect(await page.getByLabel('The public').isChecked()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });
});

test('the first press of Tab offers to skip to the main content, and does', async () => {
  const page = await visit('/actions/2', 'desktop');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  expect(await skip.boundingBox()).toMatchObject({
    height: expect.toSatisfy((height: number) => height > 20),
  });
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').getAttribute('id')).toBe('main-content');
  await page.context().close();
});

test('signing in by one click shows who you are', async () => {
  const page = await visit('/', 'desktop');
  await page.getByRole('button', { name: 'Programme office' }).click();
  expect(new URL(page.url()).pathname).toBe('/office');
  expect(await page.getByText('You are Priya Nair').isVisible()).toBe(true);
  await keepShot(page, 'signed-in');
  await page.context().close();
});

test('a conflict shows both versions, and passes axe', async () => {
  for (const width of ['desktop', 'narrow'] as const) {
    const page = await visit('/actions/2/dates', width);
    await page.getByLabel('Due date').fill('2026-11-30');
    await page.getByRole('button', { name: 'Save' }).click();
    await keepShot(page, `conflict-${width}`);
    expect(await page.getByText('Sam Okoro moved this date').isVisible()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  }
});

test('on paper the page keeps its words and loses what can only be clicked', async () => {
  const page = await visit('/actions/2', 'desktop');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
  expect(await page.getByText('Late by 12 days').isVisible()).toBe(true);
  await page.setViewportSize({ width: 690, height: 980 });
  await keepShot(page, 'action-print');
  await page.context().close();
});
