// `goldthread outcomes`: how members and commissioners judge each outcome, as its page says.
import type { Command } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { longDay, today } from '../../../kernel/days.ts';
import { loadThread } from '../thread.store.ts';
import { walk } from '../thread.ts';
import { judgedWords, type OutcomeJudgement } from './judgement.ts';
import { outcomeList } from './outcomes.ts';

const operator: System = { kind: 'system', name: 'the command line' };

export function outcomeCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('outcomes')
    .description('list outcomes with the newest judgement of members and of commissioners')
    .option('--council <name>', 'by number, name or host name')
    .option('--json', 'print the answer as data')
    .action((options: { council?: string; json?: true }) =>
      using(open, async (database) => {
        const { councilId, name, example } = await councilCalled(database, options.council);
        const thread = await database.read(operator, councilId, async (tx) =>
          walk(await loadThread(tx, { council: { name, example }, day: today() })),
        );
        const list = outcomeList(thread);
        if (options.json) return terminal.out(JSON.stringify(list, null, 2));
        if (list.outcomes.length === 0) return terminal.out('No plan has outcomes.');
        const rows = list.outcomes.map(({ title, members, commissioners, stepsApart }) => [
          title,
          said(members),
          said(commissioners),
          stepsApart === null ? '' : stepsApart === 0 ? 'Yes' : 'No',
        ]);
        terminal.out(table(['Outcome', 'Members', 'Commissioners', 'Do they agree?'], rows));
      }),
    );
}

function said(one: OutcomeJudgement | null): string {
  return one ? `${judgedWords[one.judgement]}, ${longDay(one.judgedOn)}` : 'Not yet';
}
