// `goldthread load FILE`: reads a published plan and stores what is certain; doubts wait for a person.
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { documentArgument, openDocument } from '../reading.cli.ts';
import { type EditionChoice, loadFile } from '../rereading/edition.actions.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  renews?: number;
  new?: true;
  json?: true;
}

/** What the words of the command say of the edition. */
function editionAsked({ renews, new: isNew }: Options): EditionChoice {
  if (renews !== undefined && isNew) throw new Unusable('A document cannot be both: say --renews or --new.');
  return renews ?? (isNew ? 'its own' : 'as it shows');
}

function toPlan(words: string): number {
  if (!/^\d{1,9}$/.test(words)) throw new InvalidArgumentError('Give the plan’s number, as its page has it.');
  return Number(words);
}

export function loadCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('load')
    .description('read a published plan and store it as a thread; what is doubtful waits for a person')
    .argument('<file>', documentArgument)
    .option('--council <name>', 'the council it is of, by number, name or host name')
    .option('--renews <plan>', 'it is the next edition of the plan of this number', toPlan)
    .option('--new', 'it is a plan of its own, however like another it is')
    .option('--json', 'print what was stored as data')
    .action(async (file: string, options: Options) => {
      const document = await openDocument(file);
      await using(open, async (database) => {
        const council = await councilCalled(database, options.council);
        const { councilId, name, example } = council;
        const loaded = await loadFile(
          { database, actor: operator, councilId },
          document,
          { council: { id: councilId, name, example }, day: today() },
          editionAsked(options),
        );
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
