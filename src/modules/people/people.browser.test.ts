// The pages of accounts in a real browser without script: nothing for axe to find, nothing wider than a phone.
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeViolations,
  keepShot,
  openBrowser,
  openPage,
  sidewaysOverflow,
} from '../../../test/support/browser.ts';
import { freshDatabase, tester } from '../../../test/support/database.ts';
import { createCouncil } from '../../db/councils.ts';
import { migrate } from '../../db/migrate.ts';
import { addAccount, passwordPath } from './accounts.admin.ts';
import { type Accounts, installAccounts, openAccounts } from './accounts.ts';
import { peopleSite } from './sample/site.ts';

const database = await freshDatabase();
let accounts: Accounts;
let site: FastifyInstance;
let browser: Browser;
let address = '';
let council = 0;

beforeAll(async () => {
  await migrate(database.ownerUrl, { installers: [installAccounts] });
  accounts = await openAccounts(database, { secure: false });
  council = await createCouncil(database, tester, { name: 'Harnworth Council', example: true });
  for (const [name, role] of [
    ['Zofia Penhale', 'programme-office'],
    ['Katarzyna Towne', 'lead-officer'],
    ['Cllr Bronagh Tilley', 'member'],
    ['Marguerite Ashdown-Cole', 'commissioner'],
    ['Priya Nandhra', 'finance'],
    ['Anthea Blakelock', 'assurer'],
  ] as const) {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@harnworth.example`;
    await addAccount(accounts, tester, council, { email, name, roles: [role], example: true });
  }
  site = await peopleSite({ database, accounts }, { oneClick: true });
  address = await site.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await accounts?.close();
});

async function look(page: Page, name: string): Promise<void> {
  await keepShot(page, name);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
}

describe.each(['desktop', 'narrow'] as const)('at %s width', (width) => {
  test('an officer sets a password, signs in, adds a second step and takes it off', async () => {
    const email = `${width}@harnworth.example`;
    const roles = ['lead-officer', 'sponsor'] as const;
    await addAccount(accounts, tester, council, { email, name: 'Rowena Thistlethwaite', roles });
    const page = await openPage(browser, width);
    await page.goto(address + (await passwordPath(accounts, council, email)));
    await look(page, `set-password-${width}`);
    await page.getByLabel('Password', { exact: true }).fill('plover anvil marmalade');
    await page.getByLabel('The same password again').fill('plover anvil marmalade');
    await page.getByRole('button', { name: 'Set password' }).click();
    await look(page, `password-set-${width}`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill('the wrong one, I fear');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await look(page, `sign-in-wrong-${width}`);
    await page.getByLabel('Password').fill('plover anvil marmalade');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.goto(`${address}/account`);
    await look(page, `account-${width}`);
    await page.getByLabel('Password').fill('plover anvil marmalade');
    await page.getByRole('button', { name: 'Add a second step' }).click();
    await look(page, `second-step-${width}`);
    const { api } = accounts.library.auth;
    const uri = (await page.getByRole('link', { name: 'open it in' }).getAttribute('href')) ?? '';
    const secret = fromBase32(new URL(uri).searchParams.get('secret') ?? '');
    await page.getByLabel('Code that the app').fill((await api.generateTOTP({ body: { secret } })).code);
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await look(page, `spare-codes-${width}`);
    await page.goto(`${address}/account`);
    await look(page, `account-protected-${width}`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto(`${address}/sign-in`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill('plover anvil marmalade');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await look(page, `code-${width}`);
    await page.context().close();
  });

  test('a newcomer looks at it as somebody with one click, and as somebody else with two more', async () => {
    const page = await openPage(browser, width);
    await page.goto(`${address}/sign-in`);
    await look(page, `sign-in-${width}`);
    await page.goto(address);
    await look(page, `front-${width}`);
    await page.getByRole('button', { name: 'Commissioner' }).click();
    expect(new URL(page.url()).pathname).toBe('/office/desk');
    await page.goto(address);
    await look(page, `front-as-commissioner-${width}`);
    await page.getByRole('link', { name: 'Look as somebody else' }).click();
    await look(page, `look-as-${width}`);
    await page.getByRole('button', { name: 'Katarzyna Towne' }).click();
    await page.goto(`${address}/account`);
    await look(page, `account-example-${width}`);
    await page.context().close();
  });

  test('a link that was used says what to do now', async () => {
    const page = await openPage(browser, width);
    await page.goto(`${address}/set-password?token=used`);
    await look(page, `set-password-used-${width}`);
    await page.context().close();
  });
});

function fromBase32(words: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...words].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
