// A real browser for tests: finds or installs Chromium, opens pages at desktop and phone width, asks axe about them.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Widths in CSS pixels. `narrow` is the narrowest that WCAG 2.2 (1.4.10, reflow) asks for. */
export const widths = { desktop: 1280, phone: 390, narrow: 320 } as const;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser's program: CHROMIUM_PATH, or the first of the usual names that answers. As root on Debian the package
 * `chromium` is installed. Throws an error that names the package when there is none and none can be installed.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (answers(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is not a browser that runs`);
  }
  const found = firstThatAnswers();
  if (found) return found;
  installChromium();
  const installed = firstThatAnswers();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium. On Debian or Ubuntu: apt-get install chromium. ' +
      'Elsewhere, install it and set CHROMIUM_PATH to its program. `npm run test:core` does without.',
  );
}

function firstThatAnswers(): string | undefined {
  return ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome'].find(answers);
}

function answers(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function installChromium(): void {
  if (process.getuid?.() !== 0) return;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment });
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
      {
        stdio: 'ignore',
        env: environment,
      },
    );
  } catch {
    // No apt-get, or no network: the caller says what is missing.
  }
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: flags });
}

/** A fresh visitor's page, without anybody's cookies. Close it with `page.context().close()`. */
export async function openPage(browser: Browser, width: keyof typeof widths = 'desktop'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: widths[width], height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 A and AA, one line each: rule, what is wrong, where. Empty when nothing. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated by the browser's debugger, so the page's own policy against scripts stays in force.
  await page.evaluate(axe.source);
  // `axe` is then a global of the page, which Node's types cannot know.
  const run = `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(rules)} } })`;
  const result: axe.AxeResults = await page.evaluate(run);
  return result.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
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
  const folder = process.env.GOLDTHREAD_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
