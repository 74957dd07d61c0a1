// `goldthread user` as somebody who keeps the server uses it.
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { freshCouncil, freshDatabase, tester } from '../../../test/support/database.ts';
import { sql } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { type Accounts, installAccounts, openAccounts, signIn } from './accounts.ts';
import { userCommands } from './people.cli.ts';
import { addPerson } from './people.store.ts';

const database = await freshDatabase();
const council = await freshCouncil(database, 'Northshire Council');
const words = 'plover anvil marmalade';
let accounts: Accounts;

beforeAll(async () => {
  await migrate(database.ownerUrl, { installers: [installAccounts] });
  accounts = await openAccounts(database, { secure: false });
});
afterAll(() => accounts.close());

/** Runs one command with what is typed into it, and answers what it printed. */
async function run(command: readonly string[], input = ''): Promise<string> {
  const printed: string[] = [];
  const terminal = { out: (text: string) => void printed.push(text), err: () => {}, watched: false };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const opened = { database, accounts, address: 'https://plan.northshire.example', close: async () => {} };
  userCommands(program, terminal, async () => opened, Readable.from([input]));
  await program.parseAsync(['user', ...command], { from: 'user' });
  return printed.join('\n');
}

const ann = ['--email', 'ann.hale@northshire.example'];

test('an account is made with a link at which its owner sets the password', async () => {
  expect(await run(['list'])).toBe('Nobody has an account yet.');
  expect(await run(['add', ...ann, '--name', 'Ann Hale', '--role', 'finance', 'sponsor'])).toMatch(
    /^Ann Hale has an account\. To set a password, once, within 24 hours:\nhttps:\/\/plan\.northshire\.example\/set-password\?token=[\w-]{32}$/,
  );
  const [head = '', row = ''] = (await run(['list'])).split('\n').filter((line) => line.trim() !== '');
  expect(head).toMatch(/^name +e-mail +roles +second step +last signed in/);
  expect(row).toMatch(/^Ann Hale +ann\.hale@northshire\.example +Finance officer, Sponsor +no +never/);
});

test('an account can be given its password by whoever makes it, and its place among the council’s people', async () => {
  const person = await database.as(tester, council, 'Add a person', (tx) =>
    addPerson(tx, council, { kind: 'officer', name: 'Ben Oakes', initials: 'BO' }),
  );
  const ben = ['--email', 'ben.oakes@northshire.example'];
  const add = ['add', ...ben, '--name', 'Ben Oakes', '--role', 'lead-officer', '--person', 'BO'];
  await expect(run([...add, '--password-from-input'], 'too short\n')).rejects.toThrow(
    'at least 12 characters',
  );
  expect(await run([...add, '--password-from-input'], `${words}\n`)).toBe(
    'Ben Oakes has an account and can sign in as ben.oakes@northshire.example.',
  );
  const typed = { email: 'ben.oakes@northshire.example', password: words };
  expect((await signIn(accounts, council, typed)).outcome).toBe('signed-in');
  const listed = JSON.parse(await run(['list', '--json']));
  expect(listed).toMatchObject([{ name: 'Ann Hale' }, { name: 'Ben Oakes', personId: person }]);
  expect(JSON.stringify(listed)).not.toContain(words);
});

test('a second account at the same address, an unknown role, person, address or council are refused in plain words', async () => {
  const add = ['add', ...ann, '--name', 'Ann Hale', '--role', 'finance'];
  await expect(run(add)).rejects.toThrow(
    'ann.hale@northshire.example already has an account in this council',
  );
  await expect(run(['add', ...ann, '--name', 'Ann', '--role', 'mayor'])).rejects.toThrow(
    'The roles are: lead-officer,',
  );
  const cay = ['add', '--name', 'Cay', '--role', 'member', '--email'];
  await expect(run([...cay, 'cay'])).rejects.toThrow('cay is not an e-mail address');
  await expect(run([...cay, 'cay@n.example', '--person', 'CC'])).rejects.toThrow('Nobody is called CC');
  await expect(run([...cay, 'cay@n.example', '--council', 'Atlantis'])).rejects.toThrow(
    'Say which council with --council. There are: Northshire Council.',
  );
  await expect(run(['disable', '--email', 'cay@n.example'])).rejects.toThrow(
    'has no account in this council',
  );
});

test('roles are changed and an account disabled and enabled; each is in the record, with before and after', async () => {
  expect(await run(['roles', ...ann, '--role', 'finance', '--council', 'northshire'])).toBe(
    'ann.hale@northshire.example is now: Finance officer.',
  );
  expect(await run(['disable', ...ann])).toBe('ann.hale@northshire.example can no longer sign in.');
  expect(await run(['list'])).toMatch(/Ann Hale .*disabled/);
  expect(await run(['enable', ...ann])).toBe('ann.hale@northshire.example can sign in again.');
  const Recorded = z.object({ actor: z.string(), reason: z.string(), table: z.string(), was: z.unknown() });
  const recorded = await database.read(tester, council, (tx) =>
    tx.any(sql.type(Recorded)`
      select actor, reason, table_name as table, before -> 'roles' as was
      from record
      join record_lines using (council_id, entry_id)
      join record_content using (council_id, entry_id, line_id)
      order by seq desc, line_id
      limit 3`),
  );
  expect(recorded).toMatchObject([
    { actor: 'Goldthread, the command line', reason: 'Enable an account', table: 'sign_ins' },
    { reason: 'Disable an account', table: 'sign_ins' },
    { reason: 'Change the roles of Ann Hale', table: 'memberships', was: ['finance', 'sponsor'] },
  ]);
});

test('what happened at sign-in can be read back', async () => {
  await signIn(accounts, council, { email: 'nobody@northshire.example', password: words });
  const [head = '', first = '', second = ''] = (await run(['events', '--last', '2']))
    .split('\n')
    .filter(Boolean);
  expect(head).toMatch(/^at \(UTC\) +what +who/);
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8} +wrong-password +an unknown address/);
  expect(second).toMatch(/enabled +Ann Hale/);
  await expect(run(['events', '--last', 'few'])).rejects.toThrow('--last is a number from 1.');
});

test('a lost password is replaced by a new link', async () => {
  expect(await run(['password', ...ann])).toContain('https://plan.northshire.example/set-password?token=');
});
