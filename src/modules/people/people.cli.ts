// goldthread user …: accounts, made and disabled by whoever holds the machine.
import type { Readable } from 'node:stream';
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../cli/command.ts';
import type { Database } from '../../db/database.ts';
import { Role, roleNames, roles } from '../../kernel/actor.ts';
import { Unusable } from '../../kernel/errors.ts';
import {
  addAccount,
  disableAccount,
  enableAccount,
  linkHours,
  passwordPath,
  setPassword,
  setRoles,
} from './accounts.admin.ts';
import { accountsOf, signInsOf } from './accounts.store.ts';
import {
  type Chosen,
  councilNamed,
  type During,
  type OpenAccounts,
  onAccount,
  operator,
} from './open-accounts.cli.ts';
import { Password } from './password.ts';
import { knownPeople } from './people.store.ts';
import { groupCommands } from './sign-in-service/groups.cli.ts';

export function userCommands(
  program: Command,
  terminal: Terminal,
  open: () => Promise<OpenAccounts>,
  input: Readable = process.stdin,
): void {
  const user = program.command('user').description('accounts: who may sign in, and as what');
  const during = async (work: (opened: OpenAccounts) => Promise<void>) => {
    const opened = await open();
    try {
      await work(opened);
    } finally {
      await opened.close();
    }
  };
  addAdding(user, terminal, during, input);
  addListing(user, terminal, during);
  addChanging(user, terminal, during);
  addEvents(user, terminal, during);
  groupCommands(user, terminal, during);
}

interface Adding extends Chosen {
  name: string;
  role: Role[];
  person?: string;
  passwordFromInput?: boolean;
}

function addAdding(user: Command, terminal: Terminal, during: During, input: Readable): void {
  onAccount(user.command('add'))
    .description('make an account, and print a link at which its owner sets a password, once')
    .requiredOption('--name <name>', 'their name, as others will see it')
    .requiredOption('--role <role...>', `one or more of: ${roles.join(', ')}`, toRoles)
    .option('--person <name>', 'who they are in the council’s list of people: a name or initials')
    .option('--password-from-input', 'read the password from standard input instead of printing a link')
    .action((given: Adding) =>
      during(async (opened) => {
        const { accounts, database } = opened;
        const councilId = await councilNamed(database, given.council);
        const password = given.passwordFromInput ? await passwordFrom(input) : undefined;
        const personId = given.person && (await personNamed(database, councilId, given.person));
        const { email, name, role } = given;
        const account = { email: checkedEmail(email), name, roles: role, ...(personId && { personId }) };
        await addAccount(accounts, operator, councilId, account);
        const path = await passwordPath(accounts, councilId, email);
        if (password !== undefined) {
          await setPassword(accounts, new URLSearchParams(path.split('?')[1]).get('token') ?? '', password);
          terminal.out(`${name} has an account and can sign in as ${email.toLowerCase()}.`);
        } else {
          terminal.out(`${name} has an account. To set a password, once, within ${linkHours} hours:`);
          terminal.out(opened.address + path);
        }
      }),
    );
}

function addListing(user: Command, terminal: Terminal, during: During): void {
  user
    .command('list')
    .description('who has an account, and with which roles')
    .option('--council <name>', 'which council, where there are several')
    .option('--json', 'as data')
    .action((given: { council?: string; json?: boolean }) =>
      during(async ({ database }) => {
        const listed = await database.read(operator, await councilNamed(database, given.council), accountsOf);
        if (given.json) return terminal.out(JSON.stringify(listed, null, 2));
        if (listed.length === 0) return terminal.out('Nobody has an account yet.');
        const rows = listed.map((account) => [
          account.name,
          account.email,
          account.roles.map((role) => roleNames[role]).join(', '),
          account.disabled ? 'disabled' : account.example ? 'example' : '',
          account.secondStep ? 'yes' : 'no',
          account.lastSignedInAt?.slice(0, 10) ?? 'never',
        ]);
        terminal.out(table(['name', 'e-mail', 'roles', '', 'second step', 'last signed in'], rows));
      }),
    );
}

function addEvents(user: Command, terminal: Terminal, during: During): void {
  user
    .command('events')
    .description('who signed in, failed to or was locked out, newest first')
    .option('--council <name>', 'which council, where there are several')
    .option('--last <number>', 'how many', Number, 50)
    .option('--json', 'as data')
    .action((given: { council?: string; last: number; json?: boolean }) =>
      during(async ({ database }) => {
        if (!Number.isInteger(given.last) || given.last < 1) {
          throw new Unusable('--last is a number from 1.', 'last');
        }
        const councilId = await councilNamed(database, given.council);
        const seen = await database.read(operator, councilId, (tx) => signInsOf(tx, given.last));
        if (given.json) return terminal.out(JSON.stringify(seen, null, 2));
        const rows = seen.map(({ at, event, name }) => [
          at.slice(0, 19),
          event,
          name ?? 'an unknown address',
        ]);
        terminal.out(
          seen.length === 0 ? 'Nothing has happened yet.' : table(['at (UTC)', 'what', 'who'], rows),
        );
      }),
    );
}

function addChanging(user: Command, terminal: Terminal, during: During): void {
  onAccount(user.command('roles'))
    .description('change what somebody may do in a council')
    .requiredOption('--role <role...>', `one or more of: ${roles.join(', ')}`, toRoles)
    .action((given: Chosen & { role: Role[] }) =>
      during(async ({ accounts, database }) => {
        const councilId = await councilNamed(database, given.council);
        await setRoles(accounts, operator, councilId, { email: given.email, roles: given.role });
        terminal.out(`${given.email} is now: ${given.role.map((role) => roleNames[role]).join(', ')}.`);
      }),
    );
  onAccount(user.command('password'))
    .description('print a link at which somebody sets a new password, once')
    .action((given: Chosen) =>
      during(async ({ accounts, database, address }) => {
        const path = await passwordPath(accounts, await councilNamed(database, given.council), given.email);
        terminal.out(`To set a password, once, within ${linkHours} hours:`);
        terminal.out(address + path);
      }),
    );
  for (const [verb, change, words, done] of [
    ['disable', disableAccount, 'shut an account out of every council, at once', 'can no longer sign in'],
    ['enable', enableAccount, 'let a disabled account sign in again', 'can sign in again'],
  ] as const) {
    onAccount(user.command(verb))
      .description(words)
      .action((given: Chosen) =>
        during(async ({ accounts, database }) => {
          await change(accounts, operator, await councilNamed(database, given.council), given.email);
          terminal.out(`${given.email} ${done}.`);
        }),
      );
  }
}

function toRoles(given: string, before: Role[] = []): Role[] {
  const role = Role.safeParse(given);
  if (!role.success) throw new InvalidArgumentError(`The roles are: ${roles.join(', ')}.`);
  return [...before, role.data];
}

function checkedEmail(email: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new Unusable(`${email} is not an e-mail address.`, 'email');
  return email;
}

async function personNamed(database: Database, councilId: number, asked: string): Promise<number> {
  const people = await database.read(operator, councilId, knownPeople);
  const found = people.filter(({ name, initials }) => [name, initials].includes(asked));
  const [only] = found;
  if (only && found.length === 1) return only.personId;
  const trouble = found.length === 0 ? 'Nobody is' : `${found.length} people are`;
  throw new Unusable(`${trouble} called ${asked} in the council’s list of people.`, 'person');
}

async function passwordFrom(input: Readable): Promise<string> {
  let text = '';
  for await (const part of input) text += part;
  const password = Password.safeParse(text.trim());
  if (!password.success)
    throw new Unusable('A password has at least 12 characters and at most 128.', 'password');
  return password.data;
}
