// `goldthread record`: verify a council's record, or print its signed head to be held elsewhere.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Terminal, table } from './cli/command.ts';
import { toDay } from './cli/days.ts';
import { using } from './cli/work.ts';
import { councilCalled, councilsCalled } from './db/councils.ts';
import type { Database } from './db/database.ts';
import { eraseWords, findWords, type WordsFound, type WordsSought } from './db/erasing.ts';
import { Anchor, exportHead } from './db/heads.ts';
import { type Verification, verifyRecord } from './db/verify.ts';
import type { System } from './kernel/actor.ts';
import type { Day } from './kernel/days.ts';
import { Unusable } from './kernel/errors.ts';
import { auditTrail } from './record.trail.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface VerifyOptions {
  council?: string;
  anchor?: string;
  json?: true;
}

/** Adds the commands. `open` is called once a command runs, and what it opened is closed again. */
export function recordCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  const record = program.command('record').description('the record of who changed what, when and why');
  record
    .command('verify')
    .description('check the chain, every live row against its latest line, and the heads that were signed')
    .option('--council <name>', 'one council, by its number, name or host name; otherwise every one')
    .option('--anchor <file>', 'a head held elsewhere, as `record head` printed it')
    .option('--json', 'print the same as data')
    .action(async (options: VerifyOptions) => {
      const anchor = options.anchor === undefined ? undefined : await readAnchor(options.anchor);
      const verified = await using(open, async (database) => {
        const all: Verification[] = [];
        for (const { councilId } of await councilsCalled(
          database,
          options.council ?? anchor?.council.toString(),
        )) {
          all.push(await verifyRecord(database, councilId, anchor && { anchor }));
        }
        return all;
      });
      terminal.out(options.json ? JSON.stringify(verified, null, 2) : verified.map(inWords).join('\n\n'));
      if (verified.some((one) => !one.sound)) process.exitCode = 1;
    });
  record
    .command('export')
    .description(
      'print the audit trail as CSV: every change of every row, with who, when, why and the entry’s hash',
    )
    .option('--council <name>', 'its number, name or host name; not needed where there is one council')
    .option('--from <day>', 'the first day, as 2026-11-01', toDay)
    .option('--to <day>', 'the last day', toDay)
    .action(async ({ council, ...days }: { council?: string; from?: Day; to?: Day }) => {
      await using(open, async (database) => {
        const { councilId } = await councilCalled(database, council);
        for await (const piece of auditTrail(database, operator, councilId, days))
          terminal.out(piece.replace(/\r\n$/, ''));
      });
    });
  erasingCommands(record, terminal, open);
  record
    .command('head')
    .description('print the signed head of a council’s record, as JSON, to be held elsewhere')
    .option('--council <name>', 'its number, name or host name; not needed where there is one council')
    .action(async (options: { council?: string }) => {
      const head = await using(open, async (database) => {
        const councils = await councilsCalled(database, options.council);
        const [only] = councils;
        if (only === undefined || councils.length > 1) {
          throw new Unusable(`Say which with --council: ${councils.map((one) => one.name).join(', ')}.`);
        }
        return exportHead(database, only.councilId);
      });
      terminal.out(JSON.stringify(head, null, 2));
    });
}

/** `record find` and `record erase`: words that must go, for a retention rule, an erasure request or a court. */
function erasingCommands(record: Command, terminal: Terminal, open: () => Promise<Database>): void {
  record
    .command('find')
    .description('say where words stand: in which tables, how many rows, and how many lines of the record')
    .argument('<words>', 'the words exactly as they are written')
    .option('--council <name>', 'its number, name or host name; not needed where there is one council')
    .option('--json', 'print the same as data')
    .action((words: string, { council, json }: { council?: string; json?: true }) =>
      using(open, async (database) => {
        const { councilId } = await councilCalled(database, council);
        const found = await database.read(operator, councilId, (tx) => findWords(tx, words));
        terminal.out(json ? JSON.stringify(found, null, 2) : sayFound(found));
      }),
    );
  record
    .command('erase')
    .description(
      'take words out of every row and every line of the record, naming the authority; the chain still holds',
    )
    .argument('<words>', 'the words exactly as they are written; at least three letters')
    .requiredOption(
      '--authority <words>',
      'a retention rule, an erasure request or a court order, by its name',
    )
    .option('--council <name>', 'its number, name or host name; not needed where there is one council')
    .option('--json', 'print what was erased, and what is left, as data')
    .action(
      (words: string, { council, authority, json }: { council?: string; authority: string; json?: true }) =>
        using(open, async (database) => {
          const { councilId } = await councilCalled(database, council);
          const done = await eraseWords(database, operator, councilId, { words, authority });
          if (json) return terminal.out(JSON.stringify(done, null, 2));
          terminal.out(done.erased.length === 0 ? 'Nothing was erased.' : `Erased:\n${tableOf(done.erased)}`);
          terminal.out(`Still standing:\n${sayFound(done.left)}`);
        }),
    );
}

function sayFound({ tables, reasons }: WordsSought): string {
  const lines = [tables.length === 0 ? 'Nowhere in a table or in the record’s words.' : tableOf(tables)];
  if (reasons > 0)
    lines.push(
      `${amount(reasons, 'entry has', 'entries have')} them in the reason, which its hash covers: an entry is never removed.`,
    );
  return lines.join('\n');
}

function tableOf(found: readonly WordsFound[]): string {
  return table(
    ['Table', 'Rows', 'Lines of the record'],
    found.map((one) => [one.table, one.rows, one.lines]),
  );
}

async function readAnchor(file: string): Promise<Anchor> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Unusable(`${file} cannot be read.`, 'anchor');
  });
  const anchor = Anchor.safeParse(asJson(text));
  if (!anchor.success) {
    throw new Unusable(
      `${file} is not a head of a record, as \`goldthread record head\` prints it.`,
      'anchor',
    );
  }
  return anchor.data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const amount = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

function inWords(verified: Verification): string {
  const { council, entries, rows, heads, head, removals, findings } = verified;
  const checked = [amount(entries, 'entry', 'entries'), amount(rows, 'row', 'rows')].join(' and ');
  const lines = [
    `Council ${council}: ${checked} checked, against ${amount(heads, 'signed head', 'signed heads')}.`,
  ];
  if (head) lines.push(`Head: entry ${head.seq} of ${head.at}, ${head.hash}`);
  if (removals.length > 0) {
    lines.push(
      'Words removed under an authority:',
      table(
        ['Entry', 'Table', 'Row', 'Authority'],
        removals.map((one) => [one.seq, one.table, one.key, one.authority]),
      ),
    );
  }
  lines.push(
    ...(verified.sound
      ? ['The record is sound.']
      : [`The record is not sound: ${amount(findings.length, 'finding', 'findings')}.`]),
    ...findings.map((finding) => `- ${finding.message}`),
  );
  return lines.join('\n');
}
