// The settings of a sign-in service: which are refused before anybody could be let in by them.
import { describe, expect, test } from 'vitest';
import { readSettings } from './config.ts';
import { signInServiceOf } from './installation.ts';

const tenant = 'https://login.microsoftonline.com/1b2c3d4e-0000-4000-8000-000000000000/v2.0';
const whole = { OPENID_ISSUER: tenant, OPENID_CLIENT_ID: 'goldthread', OPENID_CLIENT_SECRET: 'secret' };

test('an installation without settings for it has no sign-in service', () => {
  expect(signInServiceOf(readSettings({}))).toBeUndefined();
});

test('issuer, client and secret make one; the rest has defaults', () => {
  expect(signInServiceOf(readSettings(whole))).toEqual({
    issuer: tenant,
    clientId: 'goldthread',
    clientSecret: 'secret',
    name: 'your council account',
    scope: 'openid profile email',
    groupsClaim: 'groups',
    trustedDomains: [],
    publicAddress: undefined,
  });
});

test('trusted domains are read as they are written', () => {
  const domains = 'Testshire.gov.uk, schools.testshire.gov.uk';
  expect(
    signInServiceOf(readSettings({ ...whole, OPENID_TRUSTED_DOMAINS: domains }))?.trustedDomains,
  ).toEqual(['testshire.gov.uk', 'schools.testshire.gov.uk']);
});

test.each(Object.keys(whole))('without %s the program says what belongs together', (missing) => {
  expect(() => signInServiceOf(readSettings({ ...whole, [missing]: '' }))).toThrow('belong together');
});

describe('refused at the start', () => {
  test.each([
    ['https://login.microsoftonline.com/common/v2.0', 'your own tenant by its number'],
    ['https://login.microsoftonline.com/Organizations/v2.0', 'your own tenant by its number'],
    ['https://login.microsoftonline.com/consumers/v2.0', 'your own tenant by its number'],
    ['https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0', 'your own tenant'],
    ['http://service.testshire.gov.uk', 'must begin with https://'],
    ['service.testshire.gov.uk', 'is an address'],
  ])('%s', (issuer, message) => {
    expect(() => readSettings({ ...whole, OPENID_ISSUER: issuer })).toThrow(message);
  });

  test('and no message shows the secret', () => {
    const shown = () => readSettings({ ...whole, OPENID_ISSUER: 'x', OPENID_CLIENT_SECRET: 'hush' });
    expect(shown).toThrow(expect.not.stringContaining('hush'));
  });
});

test('a trial on one machine may do without https', () => {
  expect(readSettings({ ...whole, OPENID_ISSUER: 'http://127.0.0.1:4000' }).OPENID_ISSUER).toBeDefined();
});
