// `goldthread publish` and `goldthread export`: freeze what residents may see; print an edition's own bytes.
import type { Command } from 'commander';
import type { Terminal } from '../../cli/command.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { longDay, today } from '../../kernel/days.ts';
import { exportToFile } from '../plan/index.ts';
import { publish, readEditions } from './edition.actions.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  edition?: string;
  xlsx?: string;
  list?: string;
  json?: true;
}

export function publicationCommands(
  program: Command,
  terminal: Terminal,
  open: () => Promise<Database>,
): void {
  program
    .command('publish')
    .description('freeze what residents may see today as the next edition')
    .option('--council <name>', 'by number, name or host name')
    .option('--json', 'print the edition’s number, day and hash as data')
    .action((options: Options) =>
      using(open, async (database) => {
        const { councilId: id, name, example } = await councilCalled(database, options.council);
        const edition = await publish(database, operator, { id, name, example }, today());
        if (options.json) terminal.out(JSON.stringify({ council: name, ...edition }, null, 2));
        else
          terminal.out(
            `Edition ${edition.number} of ${name}, ${longDay(edition.publishedOn)}\nSHA-256 ${edition.sha256}`,
          );
      }),
    );
  program
    .command('export')
    .description('print an edition as it was hashed: the latest, or the one named; or write a list to edit')
    .option('--council <name>', 'by number, name or host name')
    .option('--edition <number>', 'which edition')
    .option('--xlsx <file>', 'write a list as a spreadsheet to edit and import again (.ods by its ending)')
    .option(
      '--list <name>',
      'which list: actions (the default), objectives, people …, or template for a blank one',
    )
    .action((options: Options) =>
      using(open, async (database) => {
        if (options.xlsx !== undefined) {
          terminal.out(await exportToFile(database, options.xlsx, options));
          return;
        }
        const { councilId } = await councilCalled(database, options.council);
        const editions = readEditions(database);
        const wanted = options.edition === undefined ? undefined : Number(options.edition);
        const { facts } = await editions.read(councilId, wanted);
        terminal.out(await editions.content(councilId, facts.number));
      }),
    );
}
