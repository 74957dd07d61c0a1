// `goldthread council` and `goldthread migrate`: the councils of an installation, and its tables.
import type { Command } from 'commander';
import { type Terminal, table } from './cli/command.ts';
import { using } from './cli/work.ts';
import type { Settings } from './config.ts';
import { createCouncil, listCouncils } from './db/councils.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { Unusable } from './kernel/errors.ts';
import { installAccounts } from './modules/people/index.ts';

export function councilCommands(
  program: Command,
  terminal: Terminal,
  open: () => Promise<Database>,
  config: Settings,
): void {
  const council = program.command('council').description('the councils of this installation');
  council
    .command('add')
    .description('make a council; it starts empty and is never signed into with one click')
    .argument('<name>', 'as residents know it')
    .option('--host <name>', 'the host name under which it is served')
    .action((name: string, options: { host?: string }) =>
      using(open, async (database) => {
        const id = await createCouncil(
          database,
          { kind: 'system', name: 'the command line' },
          { name, ...options },
        );
        terminal.out(`${name} is council ${id}. Load a plan: npx goldthread load FILE --council ${id}`);
      }),
    );
  council
    .command('list')
    .description('the councils, in the order they were made')
    .option('--json', 'print the same as data')
    .action((options: { json?: true }) =>
      using(open, async (database) => {
        const councils = await listCouncils(database);
        if (options.json) terminal.out(JSON.stringify(councils, null, 2));
        else
          terminal.out(
            table(
              ['Number', 'Name', 'Host name', 'Invented'],
              councils.map((one) => [one.councilId, one.name, one.host ?? '', one.example ? 'yes' : 'no']),
            ),
          );
      }),
    );
  program
    .command('migrate')
    .description('bring the database that GOLDTHREAD_OWNER_URL names to this release')
    .action(async () => {
      if (!config.GOLDTHREAD_OWNER_URL)
        throw new Unusable(
          'Set GOLDTHREAD_OWNER_URL to the role that owns the tables. The embedded database migrates itself.',
        );
      const applied = await migrate(config.GOLDTHREAD_OWNER_URL, { installers: [installAccounts] });
      terminal.out(applied.length === 0 ? 'Nothing to do.' : `Applied: ${applied.join(', ')}`);
    });
}
