// How far a sign-in service's word about an address goes, case by case.
import { describe, expect, test } from 'vitest';
import { readClaims } from './claims.ts';

const rules = { groupsClaim: 'groups', trustedDomains: ['testshire.example'] };
const ada = { iss: 'https://service.example', sub: 'a1', email: 'Ada@Testshire.example', name: 'Ada Oak' };

describe('an address leads to an account', () => {
  test.each<[string, boolean, object]>([
    ['where the service has verified it', true, { email: 'a@elsewhere.example', email_verified: true }],
    ['where it says so in words', true, { email: 'a@elsewhere.example', email_verified: 'true' }],
    ['not where it says that it has not', false, { email_verified: false }],
    ['not where it says so in words', false, { email_verified: 'false' }],
    ['not where its word is no word', false, { email_verified: 'perhaps' }],
    ['where it says nothing and the domain is trusted', true, {}],
    ['not where it says nothing and the domain is another', false, { email: 'a@elsewhere.example' }],
    ['not at a domain that only ends alike', false, { email: 'a@evil-testshire.example' }],
    ['not at a part of a trusted domain', false, { email: 'a@sub.testshire.example' }],
    ['not where two addresses are written as one', false, { email: 'a@evil.example@testshire.example' }],
    ['where Microsoft has proved the domain', true, { email: 'a@elsewhere.example', xms_edov: 1 }],
    ['not where Microsoft has not', false, { xms_edov: '0' }],
    ['not of a guest, by number', false, { acct: '1' }],
    ['not of a guest, by who vouches for them', false, { idp: 'https://sts.evil.example/' }],
    ['of the tenant’s own', true, { acct: 0, idp: ada.iss }],
    ['not where there is none', false, { email: undefined }],
    ['not where it is none', false, { email: 'ada' }],
  ])('%s', (_, vouched, claims) => {
    expect(readClaims({ ...ada, ...claims }, undefined, rules).vouched).toBe(vouched);
  });
});

test('an address told on asking is judged by what was told with it, never by the token’s word for another', () => {
  const token = { ...ada, email: undefined, email_verified: true };
  const told = readClaims(token, { sub: 'a1', email: 'victim@elsewhere.example' }, rules);
  expect(told).toMatchObject({ email: 'victim@elsewhere.example', vouched: false });
  const guest = readClaims({ ...token, acct: 1 }, { sub: 'a1', email: ada.email }, rules);
  expect(guest.vouched).toBe(false);
});

describe('groups', () => {
  test.each<[unknown, string[]]>([
    [
      ['Finance', 'Plan office'],
      ['Finance', 'Plan office'],
    ],
    ['Finance', ['Finance']],
    [[7], ['7']],
    [undefined, []],
  ])('sent as %j are %j', (groups, read) => {
    expect(readClaims({ ...ada, groups }, undefined, rules)).toMatchObject({
      groups: read,
      groupsLeftOut: false,
    });
  });

  test('that Microsoft left out are known to be left out', () => {
    const many = { ...ada, _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } };
    expect(readClaims(many, undefined, rules).groupsLeftOut).toBe(true);
    expect(readClaims({ ...ada, hasgroups: true }, undefined, rules).groupsLeftOut).toBe(true);
  });

  test('may be told on asking, and be called otherwise', () => {
    const told = readClaims(
      { ...ada, email: undefined },
      { sub: 'a1', roles: ['Finance'] },
      { ...rules, groupsClaim: 'roles' },
    );
    expect(told.groups).toEqual(['Finance']);
  });
});

test('somebody is called by their name, else by what they sign in with, else by their address', () => {
  const called = (claims: object) => readClaims({ ...ada, ...claims }, undefined, rules).name;
  expect(called({})).toBe('Ada Oak');
  expect(called({ name: ' ', preferred_username: 'ada.oak' })).toBe('ada.oak');
  expect(called({ name: 7 })).toBe('ada@testshire.example');
});
