// The programme office's month, from the e-mails that ask to the period that is closed, with every click counted.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  axeViolations,
  keepFile,
  keepShot,
  openAs,
  openBrowser,
  openPage,
  sidewaysOverflow,
  wordsSeen,
} from '../support/browser.ts';
import { clicksWithin } from '../support/clicks.ts';
import { runAs } from '../support/database.ts';
import { exampleInstallation, type Serving } from '../support/goldthread.ts';
import { convertFile } from '../support/office-files.ts';
import { pagesOfPdf } from '../support/pages-of-pdf.ts';
import { openPostOffice } from '../support/post-office.ts';

const post = await openPostOffice();
const installation = await exampleInstallation({
  SMTP_URL: post.url,
  MAIL_FROM: 'Harnworth plan <plan@harnworth.example>',
});
/** What the programme office may spend in the whole month. */
const office = clicksWithin(60);
/** The post goes once a minute. */
const aPost = { timeout: 100_000, interval: 500 };
const slipping = 'Bring the statutory accounts up to date and have them audited';

let serving: Serving;
let browser: Browser;
let zofia: Page;
let promised = 0;
let pack: Uint8Array;

beforeAll(async () => {
  serving = await installation.start();
  browser = await openBrowser();
  zofia = await openAs(browser, serving.address, 'Zofia Penhale');
  // The month before ends, so that this one can begin.
  await desk(zofia);
  await zofia.getByRole('link', { name: 'Reporting periods' }).click();
  await monthlyOpen(zofia).click();
  await zofia.getByRole('button', { name: /^Close / }).click();
});
afterAll(() => browser?.close());

/** Where everybody's day begins. */
const desk = (page: Page) => page.goto(`${serving.address}/office/desk`);
const monthlyOpen = (page: Page) =>
  page.getByRole('main').locator('p', { hasText: 'is open: owners answer' }).first().getByRole('link');
const words = async (page: Page) => (await wordsSeen(page.getByRole('main'))).replace(/\s+/g, ' ');

async function sendWhatWaits(): Promise<void> {
  await runAs(
    installation.superuserUrl,
    `set session_replication_role = replica;
    update outbox set next_try_at = now() where tries = 0 and sent_at is null`,
  );
}

async function looksRight(page: Page, name: string): Promise<void> {
  await keepShot(page, `month-${name}`);
  expect(await sidewaysOverflow(page), name).toBe(0);
  expect(await axeViolations(page), name).toEqual([]);
}

test('day 1: three clicks open the month, and one e-mail a person arrives', async () => {
  await desk(zofia);
  const before = office.used();
  await office.click(zofia.getByRole('link', { name: 'Reporting periods' }));
  await office.click(zofia.getByRole('link', { name: /^Open / }).first());
  const said = await words(zofia);
  promised = Number(/(\d+) e-mails? will go/.exec(said)?.[1]);
  expect(said).toContain('Which board is first');
  await looksRight(zofia, '1-opening');
  await office.click(zofia.getByRole('button', { name: /^Open / }));
  expect(office.used() - before).toBe(3);
  await vi.waitFor(() => expect(post.arrived.length).toBe(promised), aPost);
  const readers = post.arrived.map((mail) => [mail.to].flat()[0]?.text);
  expect(new Set(readers).size).toBe(promised);
}, 150_000);

test('days 1 to 4: a lead on course answers from the e-mail on a phone, in three clicks', async () => {
  const mail = post.arrived.find(({ text }) => text?.includes('/u/') && !text.includes(slipping));
  const path = /\/u\/[\w-]+/.exec(mail?.text ?? '')?.[0];
  const page = await openPage(browser, 'phone');
  await page.goto(serving.address + path);
  const clicks = clicksWithin(3);
  await clicks.click(page.getByRole('button', { name: 'Go to my updates' }));
  await looksRight(page, '2-by-link');
  await clicks.click(page.getByLabel('On track').first());
  await page.getByLabel('What was done').first().fill('The draft went to the board, which agreed it.');
  await clicks.click(page.getByRole('button', { name: 'Save this one' }).first());
  expect(await words(page)).toContain('Saved.');
  await page.context().close();
});

test('days 1 to 4: a lead who slips says why and asks for a new date in six, and looks at a risk again in one', async () => {
  const page = await openAs(browser, serving.address, 'Katarzyna Towne', 'phone');
  await desk(page);
  const clicks = clicksWithin(6);
  await clicks.click(page.getByRole('link', { name: /updates? to give/ }));
  const item = page.locator('section', { has: page.getByRole('link', { name: slipping }) });
  await clicks.click(item.getByLabel('Off track').first());
  await clicks.click(item.getByText('It is not going to plan'));
  await item.getByLabel('How it gets back on track').fill('Two accountants are lent by the county.');
  await item.getByLabel('The new date you ask for').fill('30 September 2027');
  await item.getByLabel('Why the date should move').fill('The auditor cannot start before June.');
  await clicks.click(item.getByRole('button', { name: 'Save this one' }));
  expect(await words(page)).toContain('A sponsor is asked about the new date.');
  await looksRight(page, '3-slipping');
  const review = clicksWithin(2);
  await review.click(page.getByRole('button', { name: /^Still right/ }).first());
  expect(new URL(page.url()).pathname).toBe('/office/my-updates');
  await page.context().close();
});

test('day 5: one nudge goes to those who have not answered', async () => {
  await desk(zofia);
  await office.click(zofia.getByRole('link', { name: 'Reporting periods' }));
  await office.click(monthlyOpen(zofia));
  await looksRight(zofia, '4-period');
  await office.click(zofia.getByRole('button', { name: /^Nudge/ }));
});

test('day 5: what is worth reading is accepted, or challenged with a sentence and a day, in 25 clicks', async () => {
  await desk(zofia);
  const before = office.used();
  await office.click(zofia.getByRole('link', { name: /^Check and challenge/ }));
  const accept = zofia.getByRole('button', { name: /^Accept/ });
  const toRead = await accept.count();
  expect(toRead).toBeGreaterThan(0);
  await looksRight(zofia, '5-check');
  const first = zofia
    .locator('section', { has: zofia.getByRole('button', { name: /^Challenge it/ }) })
    .first();
  await first.getByLabel('Or challenge').fill('Which of the three sites has a buyer?');
  await office.click(first.getByRole('button', { name: /^Challenge it/ }));
  while ((await accept.count()) > 0) await office.click(accept.first());
  expect(office.used() - before).toBeLessThanOrEqual(25);
  expect(await words(zofia)).toContain('Already in hand');
});

test('day 6: a sponsor reads what changed in at most twelve lines, approves a date and signs, in four clicks', async () => {
  const page = await openAs(browser, serving.address, 'Ursula Brackenbury');
  await desk(page);
  const clicks = clicksWithin(4);
  await clicks.click(page.getByRole('link', { name: /^Sign off “/ }));
  const changed = page.getByRole('heading', { name: 'Changed since the last period' }).locator('+ ul > li');
  expect(await changed.count()).toBeGreaterThan(0);
  expect(await changed.count()).toBeLessThanOrEqual(12);
  await looksRight(page, '6-sponsor');
  await clicks.click(page.getByRole('button', { name: 'Approve' }).first());
  await clicks.click(page.getByRole('button', { name: 'Sign as officer' }));
  expect(await words(page)).toContain('Ursula Brackenbury');
  await page.context().close();
});

test('day 7: six clicks make the packs, freeze them and give the board’s in Word, in under ten seconds', async () => {
  await desk(zofia);
  const before = office.used();
  await office.click(zofia.getByRole('link', { name: 'Reporting periods' }));
  await office.click(monthlyOpen(zofia));
  await office.click(zofia.getByRole('link', { name: /^Packs of / }));
  await office.click(zofia.getByRole('button', { name: 'Make what is ticked' }));
  await office.click(zofia.getByRole('button', { name: /^Approve / }));
  await looksRight(zofia, '7-packs');
  const board = zofia.getByRole('row', { name: /Board pack/ });
  const started = Date.now();
  const taken = zofia.waitForEvent('download');
  await office.click(board.getByRole('link', { name: 'Word' }));
  pack = new Uint8Array(await readFile(await (await taken).path()));
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(office.used() - before).toBe(6);
});

test('day 10: what the board decides and asks for is typed at the table, and is on its owner’s page and in their mail', async () => {
  await desk(zofia);
  await office.click(zofia.getByRole('link', { name: 'Boards', exact: true }));
  await office.click(
    zofia.getByRole('main').getByRole('link', { name: 'Improvement and Recovery Board' }).first(),
  );
  await office.click(zofia.getByRole('link', { name: /^Its meetings/ }));
  const soon = Temporal.Now.plainDateISO('Europe/London').add({ days: 10 }).toString();
  await zofia.getByLabel('Set a meeting on').fill(soon);
  await office.click(zofia.getByRole('button', { name: 'Set it' }));
  await looksRight(zofia, '8-agenda');
  await office.click(zofia.getByRole('button', { name: 'Agree the agenda' }));
  const item = async (given: { words: string; who?: string }) => {
    const before = office.used();
    await zofia.getByLabel('What was decided or asked for').fill(given.words);
    if (given.who) await zofia.getByLabel('Who does it').selectOption({ label: given.who });
    await office.click(zofia.getByRole('button', { name: 'Write it down' }));
    expect(office.used() - before).toBeLessThanOrEqual(3);
  };
  await item({ words: 'The sale of the depot goes ahead.' });
  const mails = post.arrived.length;
  await item({ words: 'Bring the valuer’s figures to the next meeting.', who: 'Katarzyna Towne' });
  const owner = await openAs(browser, serving.address, 'Katarzyna Towne', 'phone');
  await desk(owner);
  expect(await words(owner)).toMatch(/things? a board asked you to do/);
  await owner.context().close();
  // What is typed within a quarter of an hour goes as one message: that time passes here at once.
  await sendWhatWaits();
  await vi.waitFor(() => {
    const told = post.arrived
      .slice(mails)
      .filter(({ subject }) => subject?.endsWith('what you were asked to do'));
    expect(told.map(({ to }) => [to].flat()[0]?.text)).toEqual(['katarzyna.towne@harnworth.example']);
    expect(told[0]?.text).toContain('valuer’s figures');
  }, aPost);
  // By now the nudge of day 5 has gone as well: once, to those who had not answered everything.
  const nudges = post.arrived.length - promised;
  expect(nudges).toBeGreaterThan(10);
}, 150_000);

test('day 11: the period closes, opening + new − closed = closing, and the Word pack has the same figures', async () => {
  await desk(zofia);
  await office.click(zofia.getByRole('link', { name: 'Reporting periods' }));
  await office.click(monthlyOpen(zofia));
  await office.click(zofia.getByRole('button', { name: /^Close / }));
  const closed = await words(zofia);
  await looksRight(zofia, '9-closed');
  const sum = /(\d+) \+ (\d+) − (\d+) = (\d+)/.exec(closed);
  expect(sum).not.toBeNull();
  const [said = '', opening, fresh, gone, closing] = sum ?? [];
  expect(Number(opening) + Number(fresh) - Number(gone)).toBe(Number(closing));
  const states = ['On track', 'At risk', 'Off track', 'Stale'].map((state) =>
    Number(new RegExp(`${state} (\\d+)`).exec(closed)?.[1]),
  );
  expect(states.reduce((sum, one) => sum + one, 0)).toBe(Number(closing));
  const pdf = convertFile({ name: 'board-pack.docx', bytes: pack }, 'pdf');
  await keepFile('month-board-pack.pdf', pdf);
  const pages = await pagesOfPdf(pdf);
  const printed = pages.join(' ');
  expect(printed).toContain(said);
  const [onTrack, atRisk, offTrack, stale] = states;
  expect(printed).toContain(
    `On track ${onTrack}, at risk ${atRisk}, off track ${offTrack}, without a colour 0, stale ${stale}.`,
  );
  expect(printed).toContain('Which of the three sites has a buyer?');
  expect(printed).toMatch(/Record of Harnworth Council, entry \d+/);
  for (const page of pages) expect(page.length).toBeGreaterThan(300);
  expect(office.used()).toBeLessThanOrEqual(60);
});
