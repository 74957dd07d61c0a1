// `goldthread load FILE`: reads a published plan and stores what is certain; doubts wait for a person.
import type { Command } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { load } from '../reading.actions.ts';
import { documentArgument, openDocument } from '../reading.cli.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  json?: true;
}

export function loadCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('load')
    .description('read a published plan and store it as a thread; what is doubtful waits for a person')
    .argument('<file>', documentArgument)
    .option('--council <name>', 'the council it is of, by number, name or host name')
    .option('--json', 'print what was stored as data')
    .action(async (file: string, options: Options) => {
      const document = await openDocument(file);
      await using(open, async (database) => {
        const council = await councilCalled(database, options.council);
        const loaded = await load(database, operator, council.councilId, document);
        const { planId, documentId, counts, findings } = loaded;
        if (options.json) {
          terminal.out(
            JSON.stringify({ council: council.name, planId, documentId, counts, findings }, null, 2),
          );
          return;
        }
        terminal.out(`${document.name} is on the thread of ${council.name} as plan ${planId}.\n`);
        terminal.out(table(['What', 'How many'], Object.entries(counts)));
        terminal.out(`\n${findings} doubts wait for a person: /office/findings`);
      });
    });
}
