// `goldthread updates` and `goldthread periods`: who said what last, and how the reporting stands.
import type { Command } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { labelOf, loadThread, walk } from '../../plan/index.ts';
import { allCycles, allPeriods, openPeriods } from '../periods/periods.store.ts';
import { standings } from '../periods/standing.ts';
import { latestUpdates } from './updates.store.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  stale?: true;
  json?: true;
}

export function updateCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('updates')
    .description(
      'list the open actions of the plans that report, with what was last said of each and since when',
    )
    .option('--council <name>', 'by number, name or host name')
    .option('--stale', 'only those that nobody has updated in the open period')
    .option('--json', 'print the answer as data')
    .action(async (options: Options) => {
      const rows = await using(open, (database) => standing(database, options));
      const asked = options.stale ? rows.filter(({ stale }) => stale) : rows;
      if (options.json) return terminal.out(JSON.stringify(asked, null, 2));
      if (asked.length === 0) return terminal.out('No period is open, or nothing is stale.');
      const cells = asked.map(({ label, title, words, stale, staleSince }) => [
        label,
        title,
        words ?? 'Nothing',
        stale ? (staleSince ?? 'never said') : 'answered',
      ]);
      terminal.out(table(['', 'Action', 'Last said', 'Stale since'], cells));
    });
  program
    .command('periods')
    .description('list the reporting periods, latest first')
    .option('--council <name>', 'by number, name or host name')
    .option('--json', 'print the answer as data')
    .action(async (options: Options) => {
      const { periods, cycles } = await using(open, async (database) => {
        const { councilId } = await councilCalled(database, options.council);
        return database.read(operator, councilId, async (tx) => ({
          periods: await allPeriods(tx),
          cycles: await allCycles(tx),
        }));
      });
      if (options.json) return terminal.out(JSON.stringify(periods, null, 2));
      const nameOf = (id: number) => cycles.find(({ cycleId }) => cycleId === id)?.name ?? '';
      const cells = periods.map((one) => [
        one.name,
        nameOf(one.cycleId),
        one.answersBy,
        one.boardOn,
        one.closedOn ?? 'open',
      ]);
      terminal.out(table(['Period', 'Cycle', 'Answers by', 'Board', 'Closed'], cells));
    });
}

async function standing(database: Database, { council: named }: Options) {
  const { councilId, name, example } = await councilCalled(database, named);
  return database.read(operator, councilId, async (tx) => {
    const thread = walk(await loadThread(tx, { council: { name, example }, day: today() }));
    const latest = await latestUpdates(tx, { timely: true });
    const open = await openPeriods(tx);
    // A plan that reports in two cycles is judged by the period that is to be answered first.
    const plans = new Map(open.toReversed().map(({ planId, period }) => [planId, period]));
    return [...plans].flatMap(([planId, period]) =>
      standings(thread, planId, period, latest)
        .filter((one) => one.open)
        .flatMap((one) => {
          const item = thread.item(one.itemId);
          return item ? [{ label: labelOf(thread, item), title: item.title, ...one }] : [];
        }),
    );
  });
}
