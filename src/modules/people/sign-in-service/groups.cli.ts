// goldthread user groups, give-group, take-group and unlink: what groups of the sign-in service give, and whose account is whose.
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { Role, roleNames, roles } from '../../../kernel/actor.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { unlink } from '../accounts.admin.ts';
import { type Chosen, councilNamed, type During, onAccount, operator } from '../open-accounts.cli.ts';
import { giveRoleToGroup, groupRolesIn, nameOfGroup, takeRoleFromGroup } from './groups.actions.ts';

interface OfGroup {
  group: string;
  role: Role;
  name?: string;
  council?: string;
}

export function groupCommands(user: Command, terminal: Terminal, during: During): void {
  addListing(user, terminal, during);
  addGiving(user, terminal, during);
  addTaking(user, terminal, during);
  onAccount(user.command('unlink'))
    .description(
      'part an account from whomever the sign-in service knows it by, as when its address was passed on',
    )
    .action((given: Chosen) =>
      during(async ({ accounts, database }) => {
        const councilId = await councilNamed(database, given.council);
        const parted = await unlink(accounts, operator, councilId, given.email);
        terminal.out(
          parted
            ? `${given.email} is joined to nobody there. Whoever has the address next is joined when they sign in.`
            : `${given.email} was joined to nobody there.`,
        );
      }),
    );
}

function addListing(user: Command, terminal: Terminal, during: During): void {
  user
    .command('groups')
    .description('which group of the sign-in service gives which role')
    .option('--council <name>', 'which council, where there are several')
    .option('--json', 'as data')
    .action((given: { council?: string; json?: boolean }) =>
      during(async ({ database }) => {
        const lines = await groupRolesIn(database, operator, await councilNamed(database, given.council));
        if (given.json) return terminal.out(JSON.stringify(lines, null, 2));
        if (lines.length === 0) return terminal.out('No group gives a role yet.');
        const rows = lines.map((line) => [nameOfGroup(line), roleNames[line.role], line.groupSent]);
        terminal.out(table(['group', 'role', 'as the service sends it'], rows));
      }),
    );
}

function addGiving(user: Command, terminal: Terminal, during: During): void {
  onGroup(user.command('give-group'))
    .description('whoever is in a group has a role, from their next sign-in on')
    .option('--name <name>', 'what you call the group')
    .action((given: OfGroup) =>
      during(async ({ database }) => {
        const councilId = await councilNamed(database, given.council);
        const asked = { group: given.group, role: given.role, knownAs: given.name };
        const answer = await giveRoleToGroup(database, operator, councilId, asked);
        if (!answer.ok) throw new Unusable(`${answer.errors[0]?.message}.`, 'group');
        terminal.out(`${given.name ?? given.group} now gives the role ${roleNames[given.role]}.`);
      }),
    );
}

function addTaking(user: Command, terminal: Terminal, during: During): void {
  onGroup(user.command('take-group'))
    .description('a group gives a role no longer, from everybody’s next sign-in on')
    .action((given: OfGroup) =>
      during(async ({ database }) => {
        const councilId = await councilNamed(database, given.council);
        const lines = await groupRolesIn(database, operator, councilId);
        const line = lines.find(({ groupSent, role }) => groupSent === given.group && role === given.role);
        if (!line) throw new Unusable(`${given.group} does not give that role.`, 'group');
        await takeRoleFromGroup(database, operator, councilId, line.id);
        terminal.out(`${nameOfGroup(line)} no longer gives the role ${roleNames[line.role]}.`);
      }),
    );
}

function onGroup(command: Command): Command {
  return command
    .requiredOption('--group <group>', 'the group, exactly as the service sends it')
    .requiredOption('--role <role>', `one of: ${roles.join(', ')}`, toRole)
    .option('--council <name>', 'which council, where there are several');
}

function toRole(given: string): Role {
  const role = Role.safeParse(given);
  if (!role.success) throw new InvalidArgumentError(`The roles are: ${roles.join(', ')}.`);
  return role.data;
}
