// `goldthread challenges` and `goldthread evidence`: both lists, live from the tables.
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { toDay } from '../../../cli/days.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { loadThread, walk } from '../../plan/index.ts';
import type { ChallengeState } from './challenge.ts';
import { challengeFacts, evidenceFacts } from './facts.ts';
import { challengeStates } from './list.ts';
import { sayState } from './say.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: string;
  item?: number;
  state?: ChallengeState;
  json?: true;
}

export function challengeCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  ask(program, 'challenges')
    .description('list every challenge with how it stands; those still open first')
    .option('--on <day>', 'judge what is unanswered on this day (YYYY-MM-DD); today otherwise', toDay)
    .option('--state <name>', `one of: ${challengeStates.join(', ')}`, toState)
    .action((options: Options) =>
      using(open, async (database) => {
        const { councilId, name, example } = await councilCalled(database, options.council);
        const day = options.on ?? today();
        const facts = await database.read(operator, councilId, async (tx) => {
          const thread = walk(await loadThread(tx, { council: { name, example }, day }));
          return challengeFacts(tx, thread, { item: options.item, state: options.state });
        });
        if (options.json) return terminal.out(JSON.stringify(facts, null, 2));
        const rows = facts.challenges.map((one) => [
          one.about ?? '',
          one.words,
          `${one.raisedBy}, ${one.raisedOn}`,
          sayState(one, day).words,
        ]);
        terminal.out(table(['About', 'Challenge', 'Raised', 'State'], rows));
        const { unanswered, waiting, answered } = facts.counts;
        terminal.out(`\n${unanswered} unanswered, ${waiting} waiting, ${answered} answered, on ${day}`);
      }),
    );
  ask(program, 'evidence')
    .description('list what was given as evidence, latest first; of exempt evidence only that there is some')
    .action((options: Options) =>
      using(open, async (database) => {
        const { councilId } = await councilCalled(database, options.council);
        const facts = await database.read(operator, councilId, (tx) => evidenceFacts(tx, options.item));
        if (options.json) return terminal.out(JSON.stringify(facts, null, 2));
        const rows = facts.evidence.map((one) => [
          String(one.itemId),
          one.title ?? 'Exempt',
          one.shows ?? '',
          one.withdrawnOn ? `withdrawn ${one.withdrawnOn}` : one.datedOn,
        ]);
        terminal.out(table(['Item', 'What it is', 'What it shows', 'Day'], rows));
      }),
    );
}

function ask(program: Command, name: string): Command {
  return program
    .command(name)
    .option('--council <name>', 'by number, name or host name')
    .option('--item <number>', 'only of this item', toNumber)
    .option('--json', 'print the answer as data');
}

function toNumber(words: string): number {
  if (!/^\d{1,15}$/.test(words)) throw new InvalidArgumentError('Write the number of the item.');
  return Number(words);
}

function toState(words: string): ChallengeState {
  const state = challengeStates.find((one) => one === words);
  if (!state) throw new InvalidArgumentError(`Choose one of: ${challengeStates.join(', ')}.`);
  return state;
}
