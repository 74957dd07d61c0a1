// Signing in by a council's own service: the whole way by real HTTP, through a real OpenID provider on this machine.
import { afterEach, describe, expect, test } from 'vitest';
import { signed } from '../../../../test/support/openid-provider.ts';
import { wanderer } from '../../../../test/support/wanderer.ts';
import { somebody, words } from '../sample/site.ts';
import { expectRefused, landed, siteWithService } from './sign-in.sample.ts';

const there = await siteWithService();
const {
  provider,
  sample,
  eastmere,
  harnworth,
  knownThere,
  asFarAsBack,
  signIn,
  invited,
  accountOf,
  lastEvents,
} = there;

afterEach(() => {
  provider.spoil = null;
  provider.down = false;
});

describe('the way there and back', () => {
  test('somebody invited presses the button, signs in there and lands on their page, without a code of ours', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const browser = wanderer();
    const form = await browser.ask(`${eastmere}/sign-in?to=%2Foffice%2Fplan`);
    expect(form.body).toMatch(
      /href="sign-in\/service\?to=%2Foffice%2Fplan"[^>]*>Sign in with Eastmere sign-in</,
    );
    const page = await signIn(subject, browser, `${eastmere}/sign-in/service?to=%2Foffice%2Fplan`);
    expect([page.status, page.headers.location]).toEqual([303, '/office/plan']);
    const plan = await browser.ask(`${eastmere}/office/plan`);
    expect(JSON.parse(plan.body)).toMatchObject({ actor: { name: 'Ada Oak', roles: ['lead-officer'] } });
    expect(await lastEvents(2)).toEqual(['service-linked', 'service-signed-in']);
  });

  test('the second time they are known by what the provider calls them, whatever their address is now', async () => {
    const { subject, email } = knownThere();
    const accountId = await invited(email);
    await signIn(subject);
    provider.people.set(subject, { name: 'A new name' });
    expect(await signIn(subject)).toMatchObject(landed);
    expect(await accountOf({ email })).toMatchObject({ accountId, name: 'Ada Oak' });
    expect(await lastEvents(1)).toEqual(['service-signed-in']);
  });

  test('a provider that tells addresses on asking alone is asked', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    provider.admit([eastmere, harnworth], { claimsInToken: false });
    expect(await signIn(subject)).toMatchObject(landed);
    provider.admit([eastmere, harnworth]);
  });

  test('somebody on the way to another site goes nowhere', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const page = await signIn(subject, wanderer(), `${eastmere}/sign-in/service?to=%2F%2Fevil.example`);
    expect(page.headers.location).toBe('/');
  });

  test('whoever came in by the provider is told on signing out that it still knows them, and led out of it', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const browser = wanderer();
    await signIn(subject, browser);
    const out = await browser.go(`${eastmere}/sign-out`, {});
    expect(out.body).toContain('You are signed out here');
    expect((await browser.ask(`${eastmere}/office/desk`)).status).toBe(303);
    const there = await browser.ask(`${eastmere}/sign-in/service/out`);
    expect(there.headers.location).toMatch(`${provider.issuer}/session/end?`);
    expect((await browser.ask(String(there.headers.location))).status).toBe(200);
  });
});

describe('an answer that nobody awaits, or that was spoilt, lets nobody in', () => {
  test('a forged state', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const browser = wanderer();
    const back = new URL((await asFarAsBack(browser, subject)).url);
    back.searchParams.set('state', 'forged');
    expectRefused(await browser.ask(back.href), /longer than 10 minutes, or was done already/);
  });

  test('an answer begun in another browser: nobody is signed in as somebody else by a link', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const { url } = await asFarAsBack(wanderer(), subject);
    expectRefused(await wanderer().ask(url), /or was done already/);
  });

  test('an answer begun at another council', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const browser = wanderer();
    const { url } = await asFarAsBack(browser, subject);
    browser.cookies.set(new URL(harnworth).host, browser.cookies.get(new URL(eastmere).host) ?? new Map());
    expectRefused(await browser.ask(url.replace(eastmere, harnworth)), /or was done already/);
  });

  test('an answer used twice, and its code with a fresh state', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const browser = wanderer();
    const back = await asFarAsBack(browser, subject);
    expect(await browser.ask(back.url)).toMatchObject(landed);
    expectRefused(await browser.ask(back.url), /or was done already/);
    const used = new URL(back.url).searchParams.get('code') ?? '';
    const again = wanderer();
    const unanswered = new URL((await asFarAsBack(again, subject)).url);
    unanswered.searchParams.set('code', used);
    expectRefused(await again.ask(unanswered.href), /could not be relied on/);
  });

  const hour = 3600;
  test.each<[string, NonNullable<typeof provider.spoil>]>([
    ['another nonce', (claims, { own }) => signed({ ...claims, nonce: 'another' }, own)],
    ['no nonce', ({ nonce: _, ...claims }, { own }) => signed(claims, own)],
    ['another audience', (claims, { own }) => signed({ ...claims, aud: 'another-site' }, own)],
    ['another issuer', (claims, { own }) => signed({ ...claims, iss: 'https://evil.example' }, own)],
    ['a time long past', (claims, { own }) => signed({ ...claims, iat: 1, exp: hour }, own)],
    ['somebody else’s signature', (claims, { foreign }) => signed(claims, foreign)],
    ['no signature', (claims, { own }) => signed(claims, own, 'none')],
  ])('a token with %s', async (_, spoil) => {
    const { subject, email } = knownThere();
    await invited(email);
    provider.spoil = spoil;
    expectRefused(await signIn(subject), /could not be relied on/);
    provider.spoil = (claims, { own }) => signed(claims, own);
    expect(await signIn(subject)).toMatchObject(landed);
  });

  test('somebody whom the provider refuses', async () => {
    expectRefused(await signIn(''), /did not let you in/);
  });

  test('a provider that does not answer, before or on the way back: said plainly, and the password still works', async () => {
    const { subject, email } = knownThere();
    await invited(email);
    const browser = wanderer();
    const back = await asFarAsBack(browser, subject);
    provider.down = true;
    expectRefused(await browser.ask(back.url), /does not answer, so nobody was signed in/, 503);
    if (sample.accounts.service) sample.accounts.service.met = null;
    const start = await browser.ask(`${eastmere}/sign-in/service?to=%2Foffice%2Fplan`);
    expectRefused(start, /does not answer/, 503);
    expect(start.body).toContain('value="/office/plan"');
    const other = await somebody(sample, 'Wilma Reed', sample.eastmere);
    const form = { email: other, password: words };
    expect(await wanderer().ask(`${eastmere}/sign-in`, form)).toMatchObject(landed);
    provider.down = false;
    expect(await signIn(subject)).toMatchObject(landed);
  });
});
