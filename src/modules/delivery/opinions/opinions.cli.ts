// `goldthread opinions`: every action with its three opinions, those that differ first, live from the tables.
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { toDay } from '../../../cli/days.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { count, loadThread, type Walk, walk } from '../../plan/index.ts';
import { type DisagreementKind, disagreementKinds } from './disagreement.ts';
import { isDisagreementKind, listed, type OpinionsFilter, opinionsFacts } from './opinions.facts.ts';
import { type ThreeOpinions, threeOpinions } from './opinions.ts';
import { opinionRow } from './say.ts';
import type { StatusSignal } from './signals.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: string;
  theme?: string;
  kind?: DisagreementKind;
  json?: true;
}

export function opinionCommands(
  program: Command,
  terminal: Terminal,
  open: () => Promise<Database>,
  signals: () => Promise<readonly StatusSignal[]>,
): void {
  program
    .command('opinions')
    .description(
      'list every action with its owner’s, the rules’ and an independent opinion; those that differ first',
    )
    .option('--council <name>', 'by number, name or host name')
    .option('--on <day>', 'judge by the rules on this day (YYYY-MM-DD); today otherwise', toDay)
    .option('--theme <title>', 'of one theme')
    .option('--kind <name>', `only those that differ in one way: ${disagreementKinds.join(', ')}`, toKind)
    .option('--json', 'print the answer as data')
    .action(async (options: Options) => {
      const { thread, all } = await asked(open, options, await signals());
      const filter = { theme: themeOf(thread, options.theme), kind: options.kind };
      if (options.json) terminal.out(JSON.stringify(opinionsFacts(thread, all, filter), null, 2));
      else for (const line of transcript(thread, all, filter)) terminal.out(line);
    });
}

function toKind(words: string): DisagreementKind {
  if (isDisagreementKind(words)) return words;
  throw new InvalidArgumentError(`Choose one of: ${disagreementKinds.join(', ')}.`);
}

function asked(open: () => Promise<Database>, options: Options, signals: readonly StatusSignal[]) {
  return using(open, async (database) => {
    const { councilId, name, example } = await councilCalled(database, options.council);
    const day = options.on ?? today();
    return database.read(operator, councilId, async (tx) => {
      const thread = walk(await loadThread(tx, { council: { name, example }, day }));
      return { thread, all: await threeOpinions({ tx, thread, actor: operator, signals }) };
    });
  });
}

function themeOf(thread: Walk, title: string | undefined): number | undefined {
  if (title === undefined) return undefined;
  const found = thread.ofKind('theme').find((theme) => theme.title.toLowerCase() === title.toLowerCase());
  if (!found) throw new NotFound(`No theme is called ${title}.`);
  return found.id;
}

function transcript(thread: Walk, all: readonly ThreeOpinions[], filter: OpinionsFilter): string[] {
  const { counts, shown } = listed(thread, all, filter);
  if (shown.length === 0) return ['No action answers to that.'];
  const rows = shown.map((one) => {
    const { label, title, owner, rules, independent } = opinionRow(thread, one);
    return [`${label}: ${title}`, owner?.words ?? '', rules?.words ?? '', independent?.words ?? ''];
  });
  const differing = counts.filter(({ actions }) => actions > 0);
  return [
    table(['Action', 'The owner says', 'The rules say', 'Somebody independent says'], rows),
    '',
    `${count(shown.length, 'action')}, judged on ${thread.day}`,
    ...differing.map(({ title, actions }) => `- ${title}: ${actions}`),
  ];
}
