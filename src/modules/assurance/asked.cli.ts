// `goldthread assurance`, `assurance-map`, `register-quality` and `coverage`: the same answers as their pages and calls, live from the tables.
import type { Command } from 'commander';
import { type Terminal, table } from '../../cli/command.ts';
import { toDay } from '../../cli/days.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database, Tx } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { type Day, today } from '../../kernel/days.ts';
import { evidenceCounts } from '../delivery/index.ts';
import { loadThread, type Walk, walk } from '../plan/index.ts';
import { coverage, gapNames } from './coverage/coverage.ts';
import { lines } from './map/map.ts';
import { type AssuranceMap, assuranceMap, mapKept } from './map/rows.ts';
import { gapWords, lineWords, sayGaps } from './map/say.ts';
import { type Overview, overviewOf } from './overview/overview.ts';
import { registerQuality, sayQuality } from './register/facts.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: Day;
  json?: true;
}

export function qualityCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  const answer = <Found>(
    options: Options,
    read: (tx: Tx, thread: Walk) => Promise<Found>,
    say: (found: Found) => string,
  ) =>
    using(open, async (database) => {
      const { councilId, name, example } = await councilCalled(database, options.council);
      const day = options.on ?? today();
      const found = await database.read(operator, councilId, async (tx) =>
        read(tx, walk(await loadThread(tx, { council: { name, example }, day }))),
      );
      terminal.out(options.json ? JSON.stringify(found, null, 2) : say(found));
    });
  ask(program, 'assurance')
    .description('how far the plan can be believed: each question that assurance asks, and what it found')
    .action((options: Options) => answer(options, overviewOf, sayOverview));
  ask(program, 'register-quality')
    .description('how well the register of risks is kept: every check, what it found and what to do')
    .action((options: Options) => answer(options, (tx, thread) => registerQuality(tx, thread), sayFound));
  ask(program, 'assurance-map')
    .description('what must be assured, who assures it in each of the three lines, and the gaps')
    .action((options: Options) =>
      answer(options, async (tx, thread) => assuranceMap(thread, await mapKept(tx)), sayMap),
    );
  ask(program, 'coverage')
    .description('from each Direction and recommendation to its actions, evidence and assessment')
    .action((options: Options) =>
      answer(options, async (tx, thread) => coverage(thread, await evidenceCounts(tx)), sayCovered),
    );
}

function ask(program: Command, name: string): Command {
  return program
    .command(name)
    .option('--council <name>', 'by number, name or host name')
    .option('--on <day>', 'judge what is late on this day (YYYY-MM-DD); today otherwise', toDay)
    .option('--json', 'print the answer as data');
}

function sayOverview({ answers }: Overview): string {
  return answers.map(({ question, said }) => `${question}\n  ${said}`).join('\n');
}

function sayFound(quality: Awaited<ReturnType<typeof registerQuality>>): string {
  const found = quality.checks.filter(({ count }) => count > 0);
  const lines = found.flatMap(({ title, count, mend, found: rows }) => [
    '',
    `${title}: ${count}`,
    ...rows.map(
      ({ why, entries }) =>
        `  ${entries.map(({ label, title: of }) => `${label}: ${of}`).join(', ')}: ${why}`,
    ),
    `  What to do: ${mend}`,
  ]);
  return [sayQuality(quality), ...lines].join('\n');
}

function sayCovered({ mandates }: ReturnType<typeof coverage>): string {
  const rows = mandates.map((one) => [
    one.label,
    one.title.slice(0, 60),
    one.actions.length,
    `${one.withEvidence} of ${one.actions.length}`,
    one.assessment?.words ?? 'None',
    one.gaps.map((gap) => gapNames[gap].words).join('; ') || 'Nothing',
  ]);
  return table(['What', 'Words', 'Actions', 'With evidence', 'Assessment', 'Missing'], rows);
}

function sayMap({ rows, withGaps }: AssuranceMap): string {
  const said = rows.map(({ label, title, lines: own, gaps }) => [
    label,
    title.slice(0, 50),
    ...own.map(({ latest }) => (latest ? `${latest.levelWords}, ${latest.givenOn}` : 'Nothing')),
    gaps.map((gap) => gapWords[gap].words).join('; ') || 'None',
  ]);
  const head = ['What', 'Words', ...lines.map((line) => lineWords[line].title), 'Gaps'];
  return `${table(head, said)}\n\n${sayGaps(rows.length, withGaps)}`;
}
