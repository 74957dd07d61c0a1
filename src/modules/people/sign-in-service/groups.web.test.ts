// The administrator's page of groups and roles, its commands, and what the list of accounts says of whoever came in by one.
import { Command } from 'commander';
import { beforeAll, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { wanderer } from '../../../../test/support/wanderer.ts';
import { userCommands } from '../people.cli.ts';
import { addPerson } from '../people.store.ts';
import { somebody, words } from '../sample/site.ts';
import { expectRefused, landed, reasonsSince, siteWithService } from './sign-in.sample.ts';

const there = await siteWithService();
const { database, sample, eastmere, knownThere, nowSays, signIn, accountOf } = there;
const administrator = wanderer();
const page = `${eastmere}/office/accounts/groups`;

beforeAll(async () => {
  const email = await somebody(sample, 'Ada Quill', sample.eastmere, 'administrator');
  await administrator.ask(`${eastmere}/sign-in`, { email, password: words });
});

test('an administrator gives a group a role, and whoever is in it has the role from their next sign-in', async () => {
  const first = await administrator.ask(page);
  expect(first.body).toContain('No group gives a role yet. Add the first below.');
  expect(first.body).toContain('Whoever signs in with Eastmere sign-in has the roles');
  const given = { group: '6f3c-plan', knownAs: 'Plan office', role: 'programme-office' };
  expect((await administrator.ask(page, given)).status).toBe(303);
  const pat = knownThere({ groups: ['6f3c-plan'] });
  expect(await signIn(pat.subject)).toMatchObject(landed);
  const shown = await administrator.ask(page);
  expect(shown.body).toContain('6f3c-plan');
  expect(shown.body).toContain(`<li>${pat.name}: Programme office</li>`);
  expect((await administrator.ask(`${eastmere}/office/accounts`)).body).toContain(
    'Programme office (by a group)',
  );
});

test('a line given twice, and a form left empty, are refused with what was typed', async () => {
  const again = { group: '6f3c-plan', knownAs: 'Twice', role: 'programme-office' };
  const refused = await administrator.ask(page, again);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('That group gives the role Programme office already');
  expect(refused.body).toContain('value="Twice"');
  const empty = await administrator.ask(page, { group: ' ', role: '' });
  expect(empty.body).toContain('Enter the group as the sign-in service sends it');
  expect(empty.body).toContain('Choose role');
});

test('a line taken away gives nothing from the next sign-in on, and the record has both', async () => {
  const pat = knownThere({ groups: ['6f3c-plan'] });
  await signIn(pat.subject);
  const line = /name="line" value="(\d+)"/.exec((await administrator.ask(page)).body)?.[1] ?? '';
  expect((await administrator.ask(`${page}/remove`, { line })).status).toBe(303);
  expect((await administrator.ask(`${page}/remove`, { line })).status).toBe(404);
  expectRefused(await signIn(pat.subject), /None of your groups has a role/);
  const first = 'Give the group Plan office the role Programme office';
  const reasons = await reasonsSince(database.superuserUrl, sample.eastmere, first);
  expect(reasons).toContain('Take the role Programme office from the group Plan office');
});

test('whoever came in by a group is said to be somebody in the list of people, and leads what that person leads', async () => {
  const person = await database.as(tester, sample.eastmere, 'Add a person', (tx) =>
    addPerson(tx, sample.eastmere, { kind: 'officer', name: 'Pat Doe', posts: [] }),
  );
  await there.giveRole('Leads', 'lead-officer');
  const pat = knownThere({ groups: ['Leads'] });
  await signIn(pat.subject);
  expect((await administrator.ask(`${eastmere}/office/accounts`)).body).toContain('Say who somebody is');
  const said = { account: pat.email, person: String(person) };
  expect((await administrator.ask(`${eastmere}/office/accounts/person`, said)).status).toBe(303);
  expect(await accountOf(pat)).toMatchObject({ personId: person, roles: ['lead-officer'] });
  const wrong = await administrator.ask(`${eastmere}/office/accounts/person`, { ...said, person: '999999' });
  expect(wrong.status).toBe(404);
  const empty = await administrator.ask(`${eastmere}/office/accounts/person`, {});
  expect([empty.status, empty.body.includes('Choose who they are')]).toEqual([422, true]);
});

test('an account is parted from the sign-in service: their session ends, and the next sign-in joins it again', async () => {
  await there.giveRole('Members', 'member');
  const kim = knownThere({ groups: ['Members'] });
  const browser = wanderer();
  await signIn(kim.subject, browser);
  const button = `Part the account of ${kim.name} from the sign-in service`;
  expect((await administrator.ask(`${eastmere}/office/accounts`)).body).toContain(button);
  await administrator.ask(`${eastmere}/office/accounts/unlink`, { email: kim.email });
  expect((await administrator.ask(`${eastmere}/office/accounts`)).body).not.toContain(button);
  expect((await browser.ask(`${eastmere}/office/desk`)).status).toBe(303);
  expect(await signIn(kim.subject)).toMatchObject(landed);
  expect(await there.lastEvents(3)).toEqual(['service-unlinked', 'service-linked', 'service-signed-in']);
});

test('nobody but an administrator opens the page or changes it', async () => {
  const email = await somebody(sample, 'Finn Ash', sample.eastmere, 'programme-office');
  const finn = wanderer();
  await finn.ask(`${eastmere}/sign-in`, { email, password: words });
  const given = { group: 'Mine', role: 'administrator' };
  expect((await finn.ask(page)).status).toBe(403);
  expect((await finn.ask(page, given)).status).toBe(403);
  expect((await finn.ask(`${page}/remove`, { line: '1' })).status).toBe(403);
  expect((await finn.ask(`${eastmere}/office/accounts/unlink`, { email })).status).toBe(403);
});

/** Runs one command, and answers what it printed. */
async function run(...command: string[]): Promise<string> {
  const printed: string[] = [];
  const terminal = { out: (text: string) => void printed.push(text), err: () => {}, watched: false };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const opened = { ...sample, address: eastmere, close: async () => {} };
  userCommands(program, terminal, async () => opened);
  await program.parseAsync(['user', ...command, '--council', 'Eastmere'], { from: 'user' });
  return printed.join('\n');
}

test('the same by command', async () => {
  await there.noRolesByGroups();
  expect(await run('groups')).toBe('No group gives a role yet.');
  const line = ['--group', 'f1-nance', '--role', 'finance'];
  expect(await run('give-group', ...line, '--name', 'Money')).toBe(
    'Money now gives the role Finance officer.',
  );
  await expect(run('give-group', ...line)).rejects.toThrow('gives the role Finance officer already');
  await expect(run('give-group', '--group', 'x', '--role', 'king')).rejects.toThrow('The roles are:');
  expect(await run('groups')).toMatch(/Money +Finance officer +f1-nance/);
  expect(JSON.parse(await run('groups', '--json'))).toMatchObject([
    { groupSent: 'f1-nance', role: 'finance' },
  ]);
  const fay = knownThere({ groups: ['f1-nance'] });
  await signIn(fay.subject);
  expect(await run('take-group', ...line)).toBe('Money no longer gives the role Finance officer.');
  await expect(run('take-group', ...line)).rejects.toThrow('does not give that role');
  nowSays(fay, { email_verified: false });
  expect(await run('unlink', '--email', fay.email)).toContain('is joined to nobody there. Whoever');
  expect(await run('unlink', '--email', fay.email)).toContain('was joined to nobody there');
  expectRefused(await signIn(fay.subject), /has not confirmed/);
});
