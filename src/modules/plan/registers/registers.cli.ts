// `goldthread registers`: every register between two days, or one with the rows behind each number.
import type { Command } from 'commander';
import type { z } from 'zod';
import { type Terminal, table } from '../../../cli/command.ts';
import { toDay } from '../../../cli/days.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { type Day, today } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { loadThread } from '../thread.store.ts';
import { walk } from '../thread.ts';
import { balanceParts, type Span, spanAsked } from './balance.ts';
import {
  type RegisterFacts,
  type RegistersFacts,
  registerCalled,
  registerFacts,
  registersFacts,
} from './facts.ts';
import type { KeptRegister } from './kept-register.ts';
import { partWords } from './say.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  from?: Day;
  to?: Day;
  json?: true;
}

export function registerCommands(
  program: Command,
  terminal: Terminal,
  open: () => Promise<Database>,
  registersKept: () => Promise<readonly KeptRegister[]>,
): void {
  program
    .command('registers')
    .description('what is opened and ended: open at the start, new, ended and open at the end of a time')
    .argument('[name]', 'one register, with the rows behind each number: challenges')
    .option('--council <name>', 'by number, name or host name')
    .option('--from <day>', 'the first day (YYYY-MM-DD); the first of the month otherwise', toDay)
    .option('--to <day>', 'the last day (YYYY-MM-DD); today otherwise', toDay)
    .option('--json', 'print the answer as data')
    .action((name: string | undefined, options: Options) =>
      using(open, async (database) => {
        const span = spanOf(options);
        const { councilId, ...council } = await councilCalled(database, options.council);
        const registers = await registersKept();
        const one = name === undefined ? null : registerCalled(registers, name);
        const found = await database.read(operator, councilId, async (tx) => {
          const thread = walk(await loadThread(tx, { council, day: today() }));
          const asked = { thread, span };
          return one ? registerFacts(tx, one, asked) : registersFacts(tx, registers, asked);
        });
        if (options.json) return terminal.out(JSON.stringify(found, null, 2));
        terminal.out('rows' in found ? ofOne(found, registerCalled(registers, name)) : ofAll(found, span));
      }),
    );
}

function spanOf({ from, to }: Options): Span {
  const span = spanAsked({ from, to }, today());
  if (!span.ok) throw new Unusable(`${span.errors.map(({ message }) => message).join('. ')}.`);
  return span.value;
}

const wrong = 'These do not add up: a row ends before it begins.';

function ofAll({ registers }: z.infer<typeof RegistersFacts>, { from, to }: Span): string {
  const lines = registers.map((one) => [
    one.name,
    one.opening,
    one.added,
    one.closed,
    `${one.closing}${one.addsUp ? '' : ' (!)'}`,
  ]);
  const sound = registers.every(({ addsUp }) => addsUp);
  return [
    table(['Register', 'Open at the start', '+ New', '− Ended', '= Open at the end'], lines),
    '',
    `From ${from} to ${to}, both days included.${sound ? '' : ` (!) ${wrong}`}`,
  ].join('\n');
}

function ofOne(found: z.infer<typeof RegisterFacts>, register: KeptRegister): string {
  const words = partWords(register, found, today());
  const parts = balanceParts.flatMap((part) => [
    `${found[part]} ${words[part]}`,
    ...found.rows[part].map((row) => `  ${row.id} ${row.words} (${row.openedOn}${endOf(row)})`),
  ]);
  return [found.title, ...parts, ...(found.addsUp ? [] : [wrong]), ...found.record.map(sayRecord)].join('\n');
}

function endOf({ endedOn }: { endedOn: Day | null }): string {
  return endedOn === null ? '' : ` to ${endedOn}`;
}

function sayRecord({
  day,
  held,
  onlyNow,
  onlyThen,
}: z.infer<typeof RegisterFacts>['record'][number]): string {
  if (!held) return `The record is younger than ${day}.`;
  if (onlyNow.length + onlyThen.length === 0) return `The record of ${day} shows the same ones open.`;
  return `The record of ${day} differs: open only by what is known now ${onlyNow.join(', ') || 'none'}; open only then ${onlyThen.join(', ') || 'none'}.`;
}
