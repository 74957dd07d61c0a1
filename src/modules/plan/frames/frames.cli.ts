// `goldthread deliverables` and `goldthread frames`: what plans promise and what delivers it, and two frames side by side.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { count } from '../say.ts';
import { loadThread } from '../thread.store.ts';
import { walk } from '../thread.ts';
import {
  type DeliverableFilter,
  deliverableList,
  deliverablesIn,
  filtered,
  sayDeliverables,
} from './deliverables.ts';
import { frameList } from './facts.ts';
import { compare, ownActions, twoFrames } from './frame.ts';
import { allFrameLinks } from './frames.store.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  json?: true;
}

export function frameCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  ask(program, 'deliverables')
    .description('list deliverables with who is responsible and what delivers them, and the gaps both ways')
    .option('--outcome <number>', 'only of this outcome', toNumber)
    .option('--post <words>', 'only those for which this post is responsible, as it is printed')
    .addOption(new Option('--responsible <many>', 'only those with two or more responsible').choices(['two']))
    .addOption(new Option('--planned <by>', 'only those that no action delivers').choices(['nobody']))
    .action((options: Options & DeliverableFilter) =>
      using(open, async (database) => {
        const { thread } = await read(database, options);
        const list = deliverableList(thread, options);
        if (options.json) return terminal.out(JSON.stringify(list, null, 2));
        if (deliverablesIn(thread).length === 0)
          return terminal.out('No plan has deliverables under priorities.');
        const rows = list.rows.map((one) => [
          one.outcome.title,
          one.priority.label,
          one.number ?? '',
          one.title,
          one.responsible.join('; '),
          String(one.actions.length),
        ]);
        terminal.out(table(['Outcome', 'Priority', 'Number', 'Deliverable', 'Responsible', 'Actions'], rows));
        terminal.out(`\n${sayDeliverables(filtered(deliverablesIn(thread), options))}`);
        terminal.out(`${count(list.servingNothing.length, 'action')} of any plan serve nothing`);
      }),
    );
  ask(program, 'frames')
    .description('set the headings of two plans side by side, with the actions under both, each counted once')
    .option('--rows <key>', 'the key of a frame')
    .option('--columns <key>', 'the key of a frame')
    .action((options: Options & { rows?: string; columns?: string }) =>
      using(open, async (database) => {
        const { thread, links } = await read(database, options);
        const chosen = twoFrames(thread, options);
        const { rows, columns } = chosen;
        const compared =
          rows && columns ? compare(rows.headings, columns.headings, links, ownActions(thread)) : null;
        const list = frameList({ ...chosen, compared });
        if (options.json) return terminal.out(JSON.stringify(list, null, 2));
        terminal.out(
          table(
            ['Key', 'Frame'],
            list.frames.map(({ key, title }) => [key, title]),
          ),
        );
        const cells = list.cells.filter(({ reason, actions }) => reason !== null || actions > 0);
        if (cells.length > 0)
          terminal.out(
            `\n${table(
              ['One', 'Other', 'Actions under both', 'Linked because'],
              cells.map((cell) => [cell.row, cell.column, String(cell.actions), cell.reason ?? '']),
            )}`,
          );
        terminal.out(`\n${count(list.total, 'action')} in all, each counted once`);
      }),
    );
}

function ask(program: Command, name: string): Command {
  return program
    .command(name)
    .option('--council <name>', 'by number, name or host name')
    .option('--json', 'print the answer as data');
}

async function read(database: Database, options: Options) {
  const { councilId, name, example } = await councilCalled(database, options.council);
  return database.read(operator, councilId, async (tx) => ({
    thread: walk(await loadThread(tx, { council: { name, example }, day: today() })),
    links: await allFrameLinks(tx),
  }));
}

function toNumber(words: string): number {
  if (!/^\d{1,15}$/.test(words)) throw new InvalidArgumentError('Write the number of the outcome.');
  return Number(words);
}
