// Whose account somebody is given whom the sign-in service knows, and which roles: by real HTTP and a real provider.
import { afterEach, describe, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import type { Claims } from '../../../../test/support/openid-provider.ts';
import { wanderer } from '../../../../test/support/wanderer.ts';
import { addAccount, disableAccount, leave, unlink } from '../accounts.admin.ts';
import { expectRefused, type Known, landed, reasonsSince, siteWithService } from './sign-in.sample.ts';

const there = await siteWithService();
const { database, sample, eastmere, harnworth } = there;
const { knownThere, nowSays, signIn, invited, accountOf, lastEvents, giveRole } = there;

afterEach(there.noRolesByGroups);

describe('whose account it is', () => {
  test.each<[string, Claims]>([
    ['says is not verified', { email_verified: false }],
    [
      'says nothing of, of a domain that nobody trusts',
      { email: 'ada@elsewhere.example', email_verified: undefined },
    ],
    ['says nothing of, of a guest', { email_verified: undefined, acct: 1 }],
  ])('an address that the provider %s leads to no account', async (_, claims) => {
    const { subject, email } = knownThere(claims);
    const address = String(claims.email ?? email);
    await invited(address);
    expectRefused(await signIn(subject), /has not confirmed that [^ ]+ is your address/);
    expect(await lastEvents(1)).toEqual(['service-refused']);
    await giveRole('Plan office', 'programme-office');
    nowSays({ subject }, { groups: ['Plan office'] });
    expectRefused(await signIn(subject), /has not confirmed/);
  });

  test('an address of a domain that the settings trust leads to the account where the provider says nothing', async () => {
    const { subject, email } = knownThere({ email_verified: undefined });
    await invited(email);
    expect(await signIn(subject)).toMatchObject(landed);
  });

  test('somebody without an address is told whom to ask', async () => {
    const { subject } = knownThere({ email: undefined });
    expectRefused(await signIn(subject), /did not give your e-mail address/);
  });

  test('an address that was passed on does not pass the account on', async () => {
    const [first, second] = [knownThere(), knownThere()];
    await invited(first.email);
    await signIn(first.subject);
    nowSays(second, { email: first.email });
    expectRefused(await signIn(second.subject), /belongs to somebody else whom the sign-in service knows/);
    await unlink(sample.accounts, tester, sample.eastmere, first.email);
    expect(await signIn(second.subject)).toMatchObject(landed);
  });

  test('somebody whom nobody invited is told how to get in, and has no account', async () => {
    const { subject, email } = knownThere();
    expectRefused(
      await signIn(subject),
      new RegExp(`ask whoever looks after accounts there to invite ${email}`),
    );
    expect(await accountOf({ email })).toBeNull();
    expect(await lastEvents(1)).toEqual(['service-refused']);
  });

  test('an officer of one council is nobody at another’s', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    await signIn(subject);
    const page = await signIn(subject, wanderer(), `${harnworth}/sign-in/service`);
    expectRefused(page, /You have no account at Harnworth Council yet/);
  });

  test.each([
    ['left', () => leave],
    ['was disabled', () => disableAccount],
  ])('whoever %s is not let in, in a group or not', async (_, end) => {
    const { subject, email } = knownThere({ groups: ['Plan office'] });
    await invited(email);
    await signIn(subject);
    await giveRole('Plan office', 'programme-office');
    await end()(sample.accounts, tester, sample.eastmere, email);
    expectRefused(await signIn(subject), /Your account at Eastmere Council has ended/);
    expect(await accountOf({ email })).toMatchObject({ roles: ['lead-officer'] });
  });

  test('whoever is disabled everywhere is not brought into another council by a group', async () => {
    const { subject, email } = knownThere({ groups: ['Plan office'] });
    await addAccount(sample.accounts, tester, sample.harnworth, { email, name: 'Ada', roles: ['finance'] });
    await disableAccount(sample.accounts, tester, sample.harnworth, email);
    await giveRole('Plan office', 'programme-office');
    expectRefused(await signIn(subject), /has ended/);
    expect(await accountOf({ email })).toBeNull();
  });
});

describe('roles by groups', () => {
  test('somebody whom nobody invited comes in by a group, with its role, and keeps it as long as the group', async () => {
    const { subject, email, name } = knownThere({ groups: ['Plan office', 'Choir'] });
    await giveRole('Plan office', 'programme-office');
    await giveRole('Finance', 'finance');
    const browser = wanderer();
    expect(await signIn(subject, browser)).toMatchObject(landed);
    expect(await accountOf({ email })).toMatchObject({ name, roles: ['programme-office'], rolesByHand: [] });
    nowSays({ subject }, { groups: ['Finance'] });
    expect(await signIn(subject)).toMatchObject(landed);
    expect(await accountOf({ email })).toMatchObject({ roles: ['finance'] });
    nowSays({ subject }, { groups: [] });
    expectRefused(await signIn(subject), /None of your groups has a role at Eastmere Council any more/);
    // What was open before opens nothing from that moment.
    expect((await browser.ask(`${eastmere}/office/desk`)).status).toBe(403);
  });

  test('roles given by hand stay, whatever groups give and take', async () => {
    const { subject, email } = knownThere({ groups: 'Finance' });
    await invited(email, ['lead-officer', 'finance']);
    await giveRole('Finance', 'finance');
    await giveRole('Finance', 'sponsor');
    await signIn(subject);
    expect(await accountOf({ email })).toMatchObject({
      roles: ['lead-officer', 'finance', 'sponsor'],
      groupRoles: ['sponsor', 'finance'],
    });
    nowSays({ subject }, { groups: undefined });
    await signIn(subject);
    expect(await accountOf({ email })).toMatchObject({ roles: ['lead-officer', 'finance'], groupRoles: [] });
  });

  test('the record says who took which roles from their groups, and when nothing changed it says nothing', async () => {
    const { subject, email, name } = knownThere({ groups: ['Finance'] });
    await giveRole('Finance', 'finance');
    await signIn(subject);
    await signIn(subject);
    nowSays({ subject }, { groups: [] });
    await signIn(subject);
    const first = `Give ${name} an account`;
    const reasons = await reasonsSince(database.superuserUrl, sample.eastmere, first);
    expect(reasons.filter((one) => one.includes(name))).toEqual([
      first,
      `Take the roles of ${name} from their groups`,
    ]);
    expect(await accountOf({ email })).toMatchObject({ roles: [] });
  });

  test('the last administrator stays one without the group; with another there, the role goes', async () => {
    const [first, second] = [knownThere({ groups: ['Admins'] }), knownThere({ groups: ['Admins'] })];
    await giveRole('Admins', 'administrator');
    await signIn(first.subject);
    await signIn(second.subject);
    const withoutGroup = (of: Known) => nowSays(of, { groups: [] });
    withoutGroup(first);
    expectRefused(await signIn(first.subject), /None of your groups has a role/);
    withoutGroup(second);
    expect(await signIn(second.subject)).toMatchObject(landed);
    expect(await accountOf(second)).toMatchObject({ roles: ['administrator'] });
    expect(await lastEvents(2)).toEqual(['service-kept-administrator', 'service-signed-in']);
    await invited('another.administrator@eastmere.example', ['administrator']);
    expectRefused(await signIn(second.subject), /None of your groups has a role/);
  });

  test('whoever is in more groups than the provider sends is told so, and keeps what they had', async () => {
    const { subject, email } = knownThere({ groups: ['Finance'] });
    await giveRole('Finance', 'finance');
    await signIn(subject);
    nowSays({ subject }, { groups: undefined, hasgroups: true });
    expectRefused(await signIn(subject), /in more groups than the sign-in service sends/);
    expect(await accountOf({ email })).toMatchObject({ roles: ['finance'] });
  });
});
