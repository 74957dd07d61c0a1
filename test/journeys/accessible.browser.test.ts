// Every kind of page for everybody: WCAG 2.2 AA by axe, wide and narrow; headings, titles, the keyboard, no script.
// In `npm test` every page is opened, and every fourth one looked at, wide and narrow by turns; in `npm run prove` each, both ways.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tries } from '../support/at-length.ts';
import {
  axeViolations,
  height,
  keepShot,
  openBrowser,
  openPage,
  sidewaysOverflow,
  widths,
  wordsSeen,
} from '../support/browser.ts';
import { crawl, kindOf } from '../support/crawl.ts';
import { exampleInstallation, type Serving } from '../support/goldthread.ts';

const installation = await exampleInstallation();
let serving: Serving;
let browser: Browser;

beforeAll(async () => {
  serving = await installation.start();
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const at = (path: string) => serving.address + path;

async function visitor(width: 'desktop' | 'phone' | 'narrow', role?: string): Promise<Page> {
  const page = await openPage(browser, width);
  if (role) {
    await page.goto(at('/look-as'));
    await page.getByRole('button', { name: role }).first().click();
  }
  return page;
}

/** What is wrong with a page as it stands at this width; empty where nothing is. */
async function faultsOf(page: Page, asked?: { contrast: boolean }): Promise<string[]> {
  const found = await axeViolations(page, asked);
  const wider = await sidewaysOverflow(page);
  if (wider > 0) found.push(`${wider} pixels wider than the window`);
  const headings = await page.locator('h1').count();
  if (headings !== 1) found.push(`${headings} first headings`);
  if (!/^.{3,} – .+/.test(await page.title())) found.push(`the title “${await page.title()}”`);
  const words = await wordsSeen(page.locator('body'));
  // What stands as code is to be copied as it is: fields of a template, say.
  const copied = await page.locator('code').allInnerTexts();
  const said = copied.reduce((left, code) => left.replace(code, ''), words);
  const slip = /\b(undefined|NaN|null)\b|\[object|\{\{|\{%/.exec(said);
  if (slip) found.push(`the words “${slip[0]}”`);
  return found.map((fault) => `${new URL(page.url()).pathname}: ${fault}`);
}

const shotName = (address: string) =>
  kindOf(address)
    .replace(/[^\w…?=-]+/g, '_')
    .replaceAll('…', 'n');

/** Whose pages are looked at, and where each begins: only kinds that those before did not meet. */
const readers = [
  { who: 'a resident', role: undefined, from: ['/'], least: 20 },
  { who: 'the programme office', role: 'Zofia Penhale', from: ['/office/desk', '/office'], least: 20 },
  {
    who: 'finance',
    role: 'Priya Nandhra',
    // Pages that others read too, for the forms that finance alone is led to from them.
    from: ['/office/money/entries/loans', '/office/money/entries/loans/55', '/office/money/scenarios/2'],
    least: 6,
  },
  { who: 'a commissioner', role: 'Marguerite Ashdown-Cole', from: ['/office/desk'], least: 2 },
  { who: 'an administrator', role: 'Bilal Quraishe', from: ['/office/desk', '/account'], least: 1 },
] as const;

describe('every kind of page', () => {
  const pages = new Map<string, string[]>();

  beforeAll(async () => {
    const known = new Set<string>();
    for (const { who, role, from } of readers) {
      const page = await visitor('desktop', role);
      // Everybody's own desk and front page is looked at.
      for (const path of from) known.delete(kindOf(at(path)));
      const found = await crawl(page, from.map(at), known);
      // A list that is filtered is the list with fewer rows: it is reached, and looked at once.
      const once = new Map(
        found.toReversed().map((address) => [kindOf(address).replace(/\?.*/, ''), address]),
      );
      pages.set(who, [...once.values()].reverse());
      await page.context().close();
    }
  });

  test.each(readers)('that $who comes to is reached by links, none of them dead', ({ who, least }) => {
    expect(pages.get(who)?.length).toBeGreaterThanOrEqual(least);
  });

  describe.each(readers)('for $who', ({ who, role }) => {
    test(
      'has nothing wrong with it, wide and in the narrowest window, and a title of its own',
      async () => {
        const page = await visitor('desktop', role);
        const faults: string[] = [];
        const titles = new Map<string, string>();
        const both = tries(0, 1) === 1;
        for (const [place, address] of (pages.get(who) ?? []).entries()) {
          await page.setViewportSize({ width: widths.desktop, height });
          await page.goto(address);
          if (both || place % 8 === 0) {
            faults.push(...(await faultsOf(page)));
            await keepShot(page, `${who.replaceAll(' ', '-')}-desktop-${shotName(address)}`);
          }
          if (both || place % 8 === 4) {
            // The same page, made as narrow as it must fit; its colours are those of the wide one, if that was looked at.
            await page.setViewportSize({ width: widths.narrow, height });
            faults.push(...(await faultsOf(page, { contrast: !both })).map((fault) => `${fault} (narrow)`));
            await keepShot(page, `${who.replaceAll(' ', '-')}-phone-${shotName(address)}`);
          }
          const kind = kindOf(address).replace(/\?.*/, '');
          // The front page of an edition or of a past day is the front page.
          if (kind.endsWith('/…') && /editions|as-at/.test(kind)) continue;
          const title = await page.title();
          const other = titles.get(title) ?? kind;
          if (other !== kind) faults.push(`${kind} and ${other}: both are called “${title}”`);
          titles.set(title, kind);
        }
        await page.context().close();
        expect(faults).toEqual([]);
      },
      tries(240_000, 900_000),
    );
  });
});

describe.each(['desktop', 'narrow'] as const)('a page that says no, %s', (width) => {
  test('says what happened and what to do, to everybody', async () => {
    const page = await visitor(width);
    const faults: string[] = [];
    for (const path of [
      '/nothing-here',
      '/actions/999999',
      '/editions/99',
      '/set-password?token=old',
      '/search?q=zzzz',
    ])
      faults.push(...(await look(page, path)));
    await page.goto(at('/sign-in'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.title()).toMatch(/^Error: /);
    faults.push(...(await faultsOf(page)));
    await page.getByLabel('E-mail address').fill('somebody@harnworth.example');
    await page.getByLabel('Password').fill('a wrong one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    faults.push(...(await faultsOf(page)));
    await page.context().close();
    expect(faults).toEqual([]);
  });

  test('keeps an officer from what is not theirs, and takes no empty form', async () => {
    const page = await visitor(width, 'Zofia Penhale');
    const faults: string[] = [];
    await page.goto(at('/office/read'));
    await page.getByRole('button', { name: 'Read it' }).click();
    expect(await page.title()).toMatch(/^Error: /);
    faults.push(...(await faultsOf(page)));
    await keepShot(page, `read-nothing-${width}`);
    for (const path of [
      '/office/actions?lead=999999',
      '/office/as-at/2001-01-01',
      '/office/as-at/tomorrow',
      '/account',
    ])
      faults.push(...(await look(page, path)));
    await page.context().close();
    const member = await visitor(width, 'Cllr Bronagh Tilley');
    faults.push(...(await look(member, '/office/read')));
    await member.context().close();
    expect(faults).toEqual([]);
  });

  async function look(page: Page, path: string): Promise<string[]> {
    await page.goto(at(path));
    await keepShot(page, `says-no-${width}${shotName(at(path))}`);
    return faultsOf(page);
  }
});

describe('with the keyboard alone', () => {
  test.each(['/', '/actions', '/directions', '/timeline', '/sign-in', '/search'])('%s', async (path) => {
    const page = await visitor('desktop');
    await page.goto(at(path));
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    expect(await wordsSeen(skip)).toBe('Skip to main content');
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    const stops = await page.locator('a[href], button, input, select, summary').count();
    for (let stop = 0; stop < Math.min(stops, 30) - 1; stop += 1) {
      await page.keyboard.press('Tab');
      // As text: the page's own document, which Node's types do not know.
      const shown = await page.evaluate(
        `(() => {
          const on = document.activeElement;
          const style = getComputedStyle(on);
          const box = on.getBoundingClientRect();
          const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
          return on === document.body || (marked && box.width > 0 && box.height > 0) ? '' : on.outerHTML;
        })()`,
      );
      expect(shown).toBe('');
    }
    await page.goto(at(path));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('main-content');
    await page.context().close();
  });
});

test('everything works with script turned off', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(serving.address);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'none'");
  expect(await page.content()).not.toMatch(/<script|\son\w+="|javascript:/i);
  await page.getByRole('link', { name: 'Actions', exact: true }).click();
  await page.getByText('Choose which').click();
  await page.getByLabel('Question').selectOption({ label: 'Delivered' });
  await page.getByRole('button', { name: 'Show' }).click();
  expect(new URL(page.url()).searchParams.get('question')).toBe('delivered');
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.getByRole('searchbox').fill('budget');
  await page.getByRole('searchbox').press('Enter');
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(3);
  await page.goto(serving.address);
  await page.getByRole('button', { name: 'Programme office' }).click();
  await page.getByRole('link', { name: 'Read a published plan' }).click();
  await page.getByRole('button', { name: 'Read the example plan' }).click();
  await page.getByRole('heading', { name: 'What needs a person' }).waitFor();
  await context.close();
});
