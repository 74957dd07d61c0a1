// `goldthread money load-ledger`: the ledger from the command line.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import { longMonth, today } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { sayPounds } from '../../../kernel/money.ts';
import { count } from '../../../web/words.ts';
import { keepLedger, ledgerIn, monthsOfLedger } from './ledger.actions.ts';

interface Options {
  council?: string;
  checked?: true;
  dryRun?: true;
}

/** Added below the command `money`. */
export function ledgerCommand(money: Command, terminal: Terminal, open: () => Promise<Database>): void {
  money
    .command('load-ledger <file>')
    .description('load the council’s ledger: a row for each posting, or for each cost centre and month')
    .option('--council <name>', 'by number, name or host name')
    .option('--checked', 'the months that seem doubtful are right')
    .option('--dry-run', 'say what is in the file, and keep nothing')
    .action(async (place: string, options: Options) => {
      const bytes = await readFile(place).catch(() => {
        throw new Unusable(`There is no file ${place}.`, 'file');
      });
      const file = await ledgerIn(basename(place), bytes, today());
      await using(open, async (database) => {
        const { councilId } = await councilCalled(database, options.council);
        const actor = { kind: 'system', name: 'the command line' } as const;
        const months = await database.read(actor, councilId, (tx) => monthsOfLedger(tx, file));
        for (const { month, now, before } of months)
          terminal.out(
            `${longMonth(month)}: ${sayPounds(now)}${before === null ? '' : `, where ${sayPounds(before)} was kept`}`,
          );
        for (const words of file.doubts) terminal.out(words);
        if (options.dryRun) return terminal.out('Nothing is kept: this was a dry run.');
        if (file.doubts.length > 0 && !options.checked)
          throw new Unusable('Some months are doubtful: say --checked where they are right.', 'file');
        const kept = await keepLedger({ database, actor, councilId, day: today() }, file);
        if (!kept.ok) throw new Unusable(kept.errors[0]?.message ?? 'The ledger cannot be kept.', 'file');
        terminal.out(`${count(file.lines, 'row')} kept.`);
      });
    });
}
