// `goldthread risks`: the register on the command line, with the filters of its page.
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../cli/command.ts';
import { toDay } from '../../cli/days.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { type Day, today } from '../../kernel/days.ts';
import { NotFound, Unusable } from '../../kernel/errors.ts';
import {
  balanceFacts,
  balanceText,
  count,
  live,
  loadThread,
  sayBalance,
  spanAsked,
  type Walk,
  walk,
} from '../plan/index.ts';
import { type Kind, kinds, type Level, levels } from './entry.ts';
import { entryFacts } from './facts.ts';
import { balanceOfEntries, raidRegister } from './kept.ts';
import { loadRegister } from './raid.store.ts';
import { type Filter, filtered, type Register, type Row, registerOf, worstFirst } from './register.ts';
import { flagsOf, labelOfEntry, personName } from './say.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: string;
  kind?: Kind;
  level?: Level;
  theme?: string;
  band?: string;
  owner?: string;
  overdue?: true;
  breach?: true;
  expired?: true;
  closed?: true;
  from?: Day;
  to?: Day;
  json?: true;
}

export function raidCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('risks')
    .description('list the register: risks, assumptions, issues, dependencies and opportunities, worst first')
    .option('--council <name>', 'by number, name or host name')
    .option(
      '--on <day>',
      'judge reviews, acceptances and appetite on this day (YYYY-MM-DD); today otherwise',
      toDay,
    )
    .option('--kind <kind>', `one of: ${kinds.join(', ')}`, oneOf(kinds))
    .option('--level <level>', `one of: ${levels.join(', ')}`, oneOf(levels))
    .option('--theme <title>', 'of one theme')
    .option('--band <words>', 'whose score now is in one band')
    .option('--owner <person>', 'by name or initials')
    .option('--overdue', 'only those with a review overdue')
    .option('--breach', 'only those above the council’s appetite')
    .option('--expired', 'only those whose acceptance has ended')
    .option('--closed', 'closed ones too')
    .option('--from <day>', 'the first day that the sum counts; the first of the month otherwise', toDay)
    .option('--to <day>', 'the last day that it counts; the day it is judged on otherwise', toDay)
    .option('--json', 'print the answer as data')
    .action((options: Options) =>
      using(open, async (database) => {
        const { councilId, name, example } = await councilCalled(database, options.council);
        const day = options.on ?? today();
        const { thread, register } = await database.read(operator, councilId, async (tx) => ({
          thread: walk(await loadThread(tx, { council: { name, example }, day })),
          register: registerOf(await loadRegister(tx, live), day),
        }));
        const rows = worstFirst(filtered(thread, register, filterOf(thread, options)));
        const sum = sumOf(register, options);
        if (options.json)
          terminal.out(
            JSON.stringify(
              { day, sum: balanceFacts(sum), entries: rows.map((row) => entryFacts(thread, row)) },
              null,
              2,
            ),
          );
        else terminal.out(transcript(thread, rows, balanceText(sayBalance(raidRegister, sum, day))));
      }),
    );
}

function oneOf<T extends string>(all: readonly T[]) {
  return (words: string): T => {
    const found = all.find((one) => one === words);
    if (!found) throw new InvalidArgumentError(`Choose one of: ${all.join(', ')}.`);
    return found;
  };
}

function filterOf(thread: Walk, options: Options): Filter {
  const { kind, level, band, overdue, breach, expired, closed } = options;
  return { kind, level, band, overdue, breach, expired, closed, ...namedIn(thread, options) };
}

function namedIn(thread: Walk, { theme, owner }: Options): Filter {
  const same = (one: string | null, other: string) => one?.toLowerCase() === other.toLowerCase();
  const found: Filter = {};
  if (theme !== undefined) {
    found.theme = thread.ofKind('theme').find((one) => same(one.title, theme))?.id;
    if (found.theme === undefined) throw new NotFound(`No theme of the plan is called ${theme}.`);
  }
  if (owner !== undefined) {
    const officersFirst = [...thread.people].sort(
      (a, b) => Number(b.kind === 'officer') - Number(a.kind === 'officer') || a.id - b.id,
    );
    found.owner = officersFirst.find((one) => same(one.name, owner) || same(one.initials, owner))?.id;
    if (found.owner === undefined) throw new NotFound(`Nobody in the plan is called ${owner}.`);
  }
  return found;
}

function sumOf(register: Register, { from, to }: Options) {
  const span = spanAsked({ from, to }, register.day);
  if (!span.ok) throw new Unusable(`${span.errors.map(({ message }) => message).join('. ')}.`);
  return balanceOfEntries(register, span.value);
}

function transcript(thread: Walk, rows: readonly Row[], sum: string): string {
  const lines = rows.map((row) => [
    labelOfEntry(row.entry),
    row.entry.title,
    row.entry.level,
    personName(thread, row.entry.ownerId),
    row.scores.current ? `${row.scores.current.band.words} ${row.scores.current.words}` : '',
    flagsOf(row)
      .map((flag) => flag.words)
      .join('; '),
  ]);
  return [
    table(['Entry', 'What', 'Level', 'Owner', 'Score now', 'To note'], lines),
    '',
    `${count(rows.length, 'entry', 'entries')}. In all: ${sum}`,
  ].join('\n');
}
