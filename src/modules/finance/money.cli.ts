// `goldthread money`: its groups of commands, joined.
import type { Command } from 'commander';
import type { Terminal } from '../../cli/command.ts';
import type { Database } from '../../db/database.ts';
import { spendingCommand } from './cost-control/spending.cli.ts';
import { ledgerCommand } from './in-year/ledger.cli.ts';
import { publicDataCommands } from './public-data/public-data.cli.ts';
import { registerCommands } from './registers/registers.cli.ts';

export function moneyCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  const money = program
    .command('money')
    .description(
      'the council’s money: its registers, its ledger, control of spending, and public figures of councils',
    );
  ledgerCommand(money, terminal, open);
  spendingCommand(money, terminal, open);
  publicDataCommands(money, terminal, open);
  registerCommands(money, terminal, open);
}
