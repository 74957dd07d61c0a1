// A real browser for tests: opens pages at desktop and phone width, asks axe about them.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { chromiumProgram, need } from './programs.ts';

/** Widths in CSS pixels. `narrow` is the narrowest that WCAG 2.2 (1.4.10, reflow) asks for. */
export const widths = { desktop: 1280, phone: 390, narrow: 320 } as const;
/** Of every window, in CSS pixels. */
export const height = 900;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: need(chromiumProgram), args: flags });
}

/** A fresh visitor's page, without anybody's cookies. Close it with `page.context().close()`. */
export async function openPage(browser: Browser, width: keyof typeof widths = 'desktop'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: widths[width], height },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** The page of one of the example council's people, signed in by one click. */
export async function openAs(
  browser: Browser,
  address: string,
  name: string,
  width: keyof typeof widths = 'desktop',
): Promise<Page> {
  const page = await openPage(browser, width);
  await page.goto(`${address}/look-as`);
  await page.getByRole('button', { name }).first().click();
  return page;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 A and AA, one line each: rule, what is wrong, where. Empty when nothing. Contrast takes most
 * of its time, and no colour of ours depends on the window: a page that is looked at again, narrower, can leave it out.
 */
export async function axeViolations(page: Page, { contrast = true } = {}): Promise<string[]> {
  // Evaluated by the browser's debugger, so the page's own policy against scripts stays in force.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  // `axe` is then a global of the page, which Node's types cannot know.
  const without = { 'color-contrast': { enabled: contrast } };
  const run = `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(rules)} }, rules: ${JSON.stringify(without)} })`;
  const result: axe.AxeResults = await page.evaluate(run);
  return result.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
}

/** The words that somebody sees: what style hides is left out. */
export function wordsSeen(of: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
  return of.innerText();
}

/** Pixels by which the page is wider than its window; nought when nothing scrolls sideways. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  // As text: these tests are typed for Node, which knows no document.
  const wider = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return Number(wider);
}

/** Keeps a picture of the whole page in the folder GOLDTHREAD_SHOTS names; without it, nothing happens. */
export async function keepShot(page: Page, name: string): Promise<void> {
  if (process.env.GOLDTHREAD_SHOTS) await keepFile(`${name}.png`, await page.screenshot({ fullPage: true }));
}

/** As `keepShot`, for a file made elsewhere. */
export async function keepFile(name: string, bytes: Uint8Array): Promise<void> {
  const folder = process.env.GOLDTHREAD_SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
}
