// The button to the sign-in service in a real browser without script, through a real OpenID provider, there and out again.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axeViolations,
  keepShot,
  openBrowser,
  openPage,
  sidewaysOverflow,
} from '../../../../test/support/browser.ts';
import { tester } from '../../../../test/support/database.ts';
import { giveRoleToGroup } from './groups.actions.ts';
import { siteWithService } from './sign-in.sample.ts';

const there = await siteWithService();
const { database, sample, harnworth, knownThere } = there;
let browser: Browser;

beforeAll(async () => {
  const given = {
    group: 'Everybody who keeps this site',
    knownAs: 'Keepers',
    role: 'administrator',
  } as const;
  await giveRoleToGroup(database, tester, sample.harnworth, given);
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function look(page: Page, name: string): Promise<void> {
  await keepShot(page, name);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
}

test.each(['desktop', 'narrow'] as const)(
  'an administrator by a group comes in by the button, gives a group a role and goes out, at %s width',
  async (width) => {
    const kept = knownThere({ groups: ['Everybody who keeps this site'] });
    const page = await openPage(browser, width);
    await page.goto(`${harnworth}/office/accounts/groups`);
    await look(page, `service-sign-in-${width}`);
    await page.getByRole('button', { name: 'Sign in with Eastmere sign-in' }).click();
    await page.getByLabel('Who are you?').fill(kept.subject);
    await page.getByRole('button', { name: 'Go on' }).click();
    expect(await page.title()).toContain('Groups and roles');
    await page.getByLabel('The group, exactly as the service sends it').fill(`6f3c2b1e-${width}`);
    await page.getByLabel('What you call it').fill(`Plan office, ${width}`);
    await page.getByLabel('The role it gives').selectOption('programme-office');
    await page.getByRole('button', { name: 'Give the group this role' }).click();
    expect(await page.getByRole('row', { name: `Plan office, ${width}` }).count()).toBe(1);
    await look(page, `groups-${width}`);
    await page.goto(`${harnworth}/office/accounts`);
    await look(page, `accounts-by-group-${width}`);
    await page.goto(`${harnworth}/account`);
    expect(await page.getByText('You sign in with Eastmere sign-in and have no password here').count()).toBe(
      1,
    );
    await look(page, `account-by-service-${width}`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await look(page, `signed-out-${width}`);
    await page.getByRole('link', { name: 'Sign out of Eastmere sign-in too' }).click();
    expect(page.url()).toContain('/session/end');
    await page.context().close();
  },
);
