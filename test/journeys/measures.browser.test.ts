// A measure’s life from its definition to the public, how its outcome is judged, and what the plan asks of a team.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../src/kernel/days.ts';
import {
  axeViolations,
  keepShot,
  openAs,
  openBrowser,
  openPage,
  sidewaysOverflow,
  wordsSeen,
} from '../support/browser.ts';
import { clicksWithin } from '../support/clicks.ts';
import { exampleInstallation, type Serving } from '../support/goldthread.ts';

const installation = await exampleInstallation();
const title = 'Repairs done on the first visit';
let serving: Serving;
let browser: Browser;
let zofia: Page;

beforeAll(async () => {
  serving = await installation.start();
  browser = await openBrowser();
  zofia = await openAs(browser, serving.address, 'Zofia Penhale');
});
afterAll(() => browser?.close());

const words = async (page: Page) => (await wordsSeen(page.getByRole('main'))).replace(/\s+/g, ' ');

async function looksRight(page: Page, name: string): Promise<void> {
  await keepShot(page, `measures-${name}`);
  expect(await sidewaysOverflow(page), name).toBe(0);
  expect(await axeViolations(page), name).toEqual([]);
}

/** The last months that have ended, oldest first: `2026-10`. */
function monthsBefore(count: number): string[] {
  const first = `${today().slice(0, 8)}01`;
  return Array.from({ length: count }, (_, back) =>
    Temporal.PlainDate.from(first)
      .subtract({ months: count - back })
      .toString()
      .slice(0, 7),
  );
}

test('it is defined, with targets for the year', async () => {
  await zofia.goto(`${serving.address}/office/desk`);
  await zofia.getByRole('navigation').getByRole('link', { name: 'Measures' }).click();
  await looksRight(zofia, '1-scorecard');
  await zofia.getByRole('link', { name: 'Define a measure' }).click();
  await zofia.getByRole('button', { name: /Define it/ }).click();
  expect(await words(zofia)).toContain('Say in a line what is measured');
  await zofia.getByLabel('What is measured').fill(title);
  await zofia
    .getByLabel('What it means')
    .fill('Repairs of council homes done on the first visit, of all repairs');
  await zofia
    .getByLabel('What it speaks of')
    .selectOption({ label: 'Outcome: Residents get a straight answer' });
  await zofia.getByLabel('Unit').fill('%');
  await zofia.getByLabel('Digits after the point').fill('1');
  await zofia.getByLabel('How often').selectOption('Every month');
  await zofia.getByLabel('Where the figures come from').fill('Repairs system');
  await zofia.getByLabel('Higher is better').check();
  await zofia.getByLabel('A target, and a floor below which it is off target').check();
  await looksRight(zofia, '2-definition');
  await zofia.getByRole('button', { name: /Define it/ }).click();
  for (const field of await zofia.getByLabel('Target', { exact: true }).all()) await field.fill('90');
  for (const field of await zofia.getByLabel('Floor', { exact: true }).all()) await field.fill('85');
  await zofia.getByLabel('Who agreed them, or why they change').fill('Agreed with the tenants’ panel');
  await looksRight(zofia, '3-targets');
  await zofia.getByRole('button', { name: 'Set these targets' }).click();
  expect(await words(zofia)).toContain('No value counts yet');
});

test('figures come in a file: what is wrong is said by row, what is right is given', async () => {
  await zofia.getByRole('navigation').getByRole('link', { name: 'Measures' }).click();
  await zofia.getByRole('link', { name: 'Give figures in a file' }).click();
  const months = monthsBefore(14);
  const rows = [
    'Measure,Month,Result',
    ...months.map((month, at) => `${title},${month},${(61.2 + at * 1.1 + (at % 3) * 0.4).toFixed(1)}%`),
    `${title},next month,80`,
    `Fences mended,${months.at(-1)},12`,
    `Questions answered within ten working days,${months.at(-1)},8.6%`,
  ];
  await zofia
    .getByLabel('The file')
    .setInputFiles({ name: 'october.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await zofia.getByRole('button', { name: 'Look at it' }).click();
  const said = await words(zofia);
  expect(said).toContain('14 figures are right, 1 doubtful, 2 cannot be taken');
  expect(said).toContain('“next month” is no period of this measure');
  expect(said).toContain('No measure is called “Fences mended”');
  expect(said).toContain('about 10 times less');
  await looksRight(zofia, '4-preview');
  await zofia.getByRole('button', { name: 'Give these figures' }).click();
  expect(await words(zofia)).toContain('14 figures wait');
  expect(await words(zofia)).toContain('3 left out');
});

test('a second person approves them; whoever gave them cannot', async () => {
  await zofia.getByRole('link', { name: 'What waits' }).click();
  expect(await zofia.getByRole('checkbox', { name: new RegExp(title) }).count()).toBe(0);
  const priya = await openAs(browser, serving.address, 'Priya Nandhra', 'phone');
  await priya.goto(`${serving.address}/office/measures`);
  await priya
    .getByRole('link', { name: /figures? waits?/ })
    .or(priya.getByRole('link', { name: /figures wait/ }))
    .first()
    .click();
  await looksRight(priya, '5-waiting');
  for (const box of await priya.getByRole('checkbox', { name: new RegExp(title) }).all()) await box.check();
  await priya.getByRole('button', { name: 'Approve those ticked' }).click();
  expect(await words(priya)).not.toContain(title);
  await priya.context().close();
});

test('it is red and getting better, on the scorecard and on its own page', async () => {
  await zofia.getByRole('navigation').getByRole('link', { name: 'Measures' }).click();
  const row = zofia.getByRole('row', { name: new RegExp(title) });
  expect(await row.textContent()).toContain('Off target');
  expect(await row.textContent()).toContain('Getting better');
  await row.getByRole('link').first().click();
  const said = await words(zofia);
  expect(said).toContain('Off target');
  expect(said).toContain('percentage points short of the target');
  expect(await zofia.getByRole('img', { name: new RegExp(title) }).count()).toBe(1);
  await looksRight(zofia, '6-red-and-better');
});

test('members judge the outcome that it speaks of, after a ballot; commissioners judge for themselves', async () => {
  await zofia.goto(`${serving.address}/office/outcomes`);
  await zofia.getByRole('link', { name: /Residents get a straight answer/ }).click();
  expect(await words(zofia)).toContain(title);
  await zofia.getByRole('link', { name: 'Record a ballot that was held on paper' }).click();
  await zofia.getByLabel('How many members are asked').fill('43');
  for (const [paper, number] of [
    ['met', '4'],
    ['mostly met', '25'],
    ['met in part', '9'],
    ['not met', '1'],
  ] as const)
    await zofia.getByLabel(`Papers that say “${paper}”`).fill(number);
  await zofia.getByRole('button', { name: 'Record the ballot' }).click();
  expect(await words(zofia)).toContain('39 of 43 members voted');
  await zofia.getByRole('link', { name: 'Record how members judge it as a body' }).click();
  await zofia.getByLabel('Mostly met').check();
  await zofia.getByLabel('The reasons').fill('Most get an answer within ten working days');
  await zofia.getByLabel('The body that judged').selectOption('Full Council');
  await zofia.getByLabel('The minute').fill('minute 52');
  await zofia.getByRole('button', { name: 'Record the judgement' }).click();
  const marguerite = await openAs(browser, serving.address, 'Marguerite Ashdown-Cole');
  await marguerite.goto(`${serving.address}/office/outcomes`);
  await marguerite.getByRole('link', { name: /Residents get a straight answer/ }).click();
  await marguerite.getByRole('link', { name: 'Judge it as commissioners' }).click();
  await marguerite.getByLabel('Met in part').check();
  await marguerite.getByLabel('The reasons').fill('Answers come, and half of them do not answer');
  await marguerite.getByRole('button', { name: 'Record the judgement' }).click();
  const said = await words(marguerite);
  for (const part of ['They disagree', 'minute 52', '39 of 43 members voted', 'half of them do not answer'])
    expect(said).toContain(part);
  await looksRight(marguerite, '7-judged');
  await marguerite.context().close();
});

test('it stands in the board’s pack', async () => {
  await zofia.goto(`${serving.address}/office/desk`);
  await zofia.getByRole('link', { name: 'Packs for boards and scrutiny' }).click();
  await zofia
    .getByRole('link', { name: /Board pack/ })
    .first()
    .click();
  expect(await words(zofia)).toContain('Measures');
  const { code, out } = await installation.run([
    'pack',
    '--board',
    'Improvement and Recovery Board',
    '--json',
  ]);
  expect(code).toBe(0);
  expect(out).toContain(title);
  expect(out).toContain('Residents get a straight answer');
});

test('once it is released and an edition published, residents see it', async () => {
  const nobody = await openPage(browser, 'phone');
  await nobody.goto(`${serving.address}/measures`);
  expect(await words(nobody)).not.toContain(title);
  await zofia.goto(`${serving.address}/office/measures`);
  await zofia.getByRole('link', { name: title }).click();
  await zofia.getByRole('link', { name: 'Release figures to the public' }).click();
  await zofia.getByRole('button', { name: 'Release them' }).click();
  await zofia.goto(`${serving.address}/office/publish`);
  await zofia.getByRole('button', { name: /Publish/ }).click();
  await nobody.goto(`${serving.address}/editions/2/measures`);
  await looksRight(nobody, '8-public-list');
  await nobody.getByRole('link', { name: title }).click();
  expect(await words(nobody)).toContain('Off target');
  await looksRight(nobody, '9-public');
  await nobody.context().close();
});

test('a service manager finds in two clicks what the plan asks of the team', async () => {
  const katarzyna = await openAs(browser, serving.address, 'Katarzyna Towne', 'phone');
  await katarzyna.goto(`${serving.address}/office`);
  const { click, used } = clicksWithin(2);
  await click(katarzyna.getByRole('link', { name: 'Your page' }));
  await click(katarzyna.getByRole('link', { name: 'What the plan asks of your team' }));
  expect(used()).toBe(2);
  const said = await words(katarzyna);
  for (const part of [
    'What this means for Finance',
    'A balanced budget each year',
    'Write a borrowing strategy',
    'Money owed by the council',
  ])
    expect(said).toContain(part);
  await looksRight(katarzyna, '10-team');
  await katarzyna.context().close();
});
