// `goldthread money spending`: requests to spend or recruit on the command line.
import type { Command } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import { today } from '../../../kernel/days.ts';
import { financialYearOf, financialYearSpan } from '../../../kernel/financial-year.ts';
import { say, sayTotals, states } from './say.ts';
import { allRequests } from './spending.store.ts';
import { isOpen, spendingTotals } from './spending.ts';

interface Options {
  council?: string;
  open?: true;
  json?: true;
}

/** Added below the command `money`. */
export function spendingCommand(money: Command, terminal: Terminal, open: () => Promise<Database>): void {
  money
    .command('spending')
    .description('list the requests to spend or recruit, and what was decided')
    .option('--council <name>', 'by number, name or host name')
    .option('--open', 'those alone that nobody has decided')
    .option('--json', 'print them as data, amounts in pence')
    .action((options: Options) =>
      using(open, async (database) => {
        const { councilId } = await councilCalled(database, options.council);
        const actor = { kind: 'system', name: 'the command line' } as const;
        const all = await database.read(actor, councilId, (tx) => allRequests(tx));
        const shown = options.open ? all.filter(isOpen) : all;
        if (options.json)
          return terminal.out(
            JSON.stringify(
              shown.map(({ askedAccount: _, ...one }) => one),
              null,
              2,
            ),
          );
        const year = financialYearOf(today());
        terminal.out(sayTotals(spendingTotals(all, financialYearSpan(year)), year));
        if (shown.length === 0) return;
        terminal.out(
          table(
            ['Asked', 'What for', 'Service', 'Amount', 'How it stands'],
            shown.map((one) => [
              one.askedOn,
              one.title,
              one.service,
              say(one.amount),
              states[one.state].words,
            ]),
          ),
        );
      }),
    );
}
