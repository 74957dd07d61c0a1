// `goldthread money registers`, `list` and `load`: registers of money on the command line, and loading one from a spreadsheet.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { Actor, System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { NotFound, Unusable } from '../../../kernel/errors.ts';
import { count } from '../../../web/words.ts';
import { loadThread, walk } from '../../plan/index.ts';
import { loadEntries } from './entry.actions.ts';
import { releases, storedEntries } from './entry.store.ts';
import { factsSeen, maySee } from './exempt.ts';
import { type AnyRegister, moneyKinds, registerCalled } from './kinds/kinds.ts';
import { fieldsOf } from './register.ts';
import { entryFacts, registerFacts } from './said-entry.ts';
import { readSheet, type SheetUnit, unitOf, units } from './sheet.ts';
import { knownOf, lookedUp, type RowToLoad, sheetOf, toKeep } from './sheet-rows.ts';

const operator: System = { kind: 'system', name: 'the command line' };
/** As whoever may see nothing that is exempt, unless it is asked for. */
const reader = ({ exempt }: { exempt?: true }): Actor => (exempt ? operator : { kind: 'public' });

interface Options {
  council?: string;
  exempt?: true;
  unit?: SheetUnit;
  checked?: true;
  json?: true;
}

/** Added below the command `money`. */
export function registerCommands(money: Command, terminal: Terminal, open: () => Promise<Database>): void {
  const kind = () => new Argument('<register>', 'which register').choices(moneyKinds);
  asking(money, 'registers')
    .description('list the registers of money, and how many entries of each go on')
    .action((options: Options) =>
      using(open, async (database) => {
        const { entries } = await read(database, options);
        const rows = moneyKinds.map((one) =>
          registerFacts(
            registerOf(one),
            entries.filter((entry) => entry.kind === one && entry.endedOn === null).length,
          ),
        );
        if (options.json) return terminal.out(JSON.stringify(rows, null, 2));
        terminal.out(
          table(
            ['Register', 'Title', 'Entries'],
            rows.map((row) => [row.kind, row.title, row.number]),
          ),
        );
      }),
    );
  asking(money, 'list')
    .description('list the entries of a register of money that go on')
    .addArgument(kind())
    .option('--exempt', 'with what is exempt from publication')
    .action((called: string, options: Options) =>
      using(open, async (database) => {
        const register = registerOf(called);
        const { entries } = await read(database, options);
        const going = entries.filter((one) => one.kind === register.kind && one.endedOn === null);
        const seen = going.map((one) => ({ one, facts: factsSeen(reader(options), register, one.facts) }));
        if (options.json)
          return terminal.out(
            JSON.stringify(
              seen.map(({ one, facts }) => entryFacts(one, facts)),
              null,
              2,
            ),
          );
        if (seen.length === 0) return terminal.out('Nothing is kept there yet.');
        terminal.out(transcript(register, seen));
      }),
    );
  asking(money, 'load')
    .description('load a register of money from a spreadsheet (.xlsx, .ods or .csv): every row or none')
    .addArgument(kind())
    .argument('<file>', 'the spreadsheet')
    .addOption(new Option('--unit <unit>', 'amounts are in these').choices(Object.keys(units)))
    .option('--checked', 'amounts that seem doubtful are right')
    .action((called: string, path: string, options: Options) =>
      using(open, async (database) => {
        const bytes = await readFile(path).catch(() => {
          throw new Unusable(`${path} cannot be read.`);
        });
        const loaded = await load(database, registerOf(called), { name: basename(path), bytes }, options);
        if (options.json) terminal.out(JSON.stringify(loaded, null, 2));
        else terminal.out(`${count(loaded.added, 'entry', 'entries')} added, ${loaded.changed} changed`);
      }),
    );
}

const asking = (money: Command, name: string): Command =>
  money
    .command(name)
    .option('--council <name>', 'by number, name or host name')
    .option('--json', 'print the answer as data');

function registerOf(kind: string): AnyRegister {
  const register = registerCalled(kind);
  if (!register) throw new NotFound('There is no such register.');
  return register;
}

async function read(database: Database, options: Options) {
  const { councilId, name, example } = await councilCalled(database, options.council);
  const day = today();
  return database.read(operator, councilId, async (tx) => {
    const released = await releases(tx);
    const entries = (await storedEntries(tx)).filter((entry) => maySee(reader(options), entry, released));
    return {
      councilId,
      day,
      entries,
      thread: walk(await loadThread(tx, { council: { name, example }, day })),
    };
  });
}

function transcript(
  register: AnyRegister,
  rows: readonly { one: { name: string }; facts: Readonly<Record<string, unknown>> }[],
): string {
  const shown = Object.entries(fieldsOf(register))
    .filter(([, field]) => field.kind !== 'words' && field.kind !== 'years')
    .slice(0, 5);
  return table(
    ['Name', ...shown.map(([, { label }]) => label)],
    rows.map(({ one, facts }) => [
      one.name,
      ...shown.map(([name, field]) => (facts[name] === undefined ? '' : field.say(facts[name] as never))),
    ]),
  );
}

/** Throws Unusable, naming every row that is wrong; then nothing is stored. */
async function load(
  database: Database,
  register: AnyRegister,
  file: { name: string; bytes: Uint8Array },
  options: Options,
) {
  const { councilId, day, entries, thread } = await read(database, { ...options, exempt: true });
  const sheet = await sheetOf(register, file);
  const unit = options.unit ?? unitOf(sheet) ?? 'pounds';
  const found = readSheet(register, sheet, unit, knownOf(register, entries));
  const rows = lookedUp(thread, found);
  const wrong = [...found.errors, ...rows.flatMap((row) => troublesOf(row, options.checked === true))];
  if (wrong.length > 0) throw new Unusable(`Nothing is stored.\n${wrong.join('\n')}`);
  const loaded = await loadEntries({ database, actor: operator, councilId, day }, register, toKeep(rows));
  if (!loaded.ok) throw new Unusable(loaded.errors.map(({ message }) => message).join('\n'));
  return loaded.value;
}

const troublesOf = ({ row, name, errors, doubts }: RowToLoad, checked: boolean): string[] =>
  [...errors, ...(checked ? [] : doubts.map((words) => `${words} Say --checked where it is right`))].map(
    (words) => `Row ${row}, ${name || 'without a name'}: ${words}`,
  );
