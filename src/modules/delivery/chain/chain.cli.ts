// `goldthread chain`: a Direction from what was ordered to what shows it and what commissioners found.
import type { Command } from 'commander';
import type { Terminal } from '../../../cli/command.ts';
import { toDay } from '../../../cli/days.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { type Day, longDay, today } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { assessmentFindings, isDirection, loadThread, mandatesCalled, walk } from '../../plan/index.ts';
import { type Chain, chainOf } from './chain.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: Day;
  json?: true;
}

export function chainCommand(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('chain')
    .description(
      'a Direction from end to end: actions, evidence, assessments, instruments, functions that others exercise',
    )
    .argument('<ref>', 'one of them, as "Direction D" or D')
    .option('--council <name>', 'by number, name or host name')
    .option('--on <day>', 'judge what is late on this day (YYYY-MM-DD); today otherwise', toDay)
    .option('--json', 'print the answer as data')
    .action((ref: string, options: Options) =>
      using(open, async (database) => {
        const { councilId, name, example } = await councilCalled(database, options.council);
        const chains = await database.read(operator, councilId, async (tx) => {
          const thread = walk(
            await loadThread(tx, { council: { name, example }, day: options.on ?? today() }),
          );
          const found = [];
          for (const one of mandatesCalled(thread, ref).filter(isDirection))
            found.push(await chainOf(tx, thread, one));
          return found;
        });
        if (chains.length === 0) throw new NotFound(`The plan names no Direction called ${ref}.`);
        terminal.out(options.json ? JSON.stringify(chains, null, 2) : chains.map(sayChain).join('\n\n'));
      }),
    );
}

function sayChain({ direction, ended, actions, assessments, instruments, functions }: Chain): string {
  const lines = [
    `${direction.label}: ${direction.title}`,
    ended ? `  It was ${ended.kind} on ${longDay(ended.on)}.` : '  It is in force.',
    ...actions.flatMap(({ label, title, status, evidence }) => [
      `  ${label}: ${title}${status ? ` (${status})` : ''}`,
      ...evidence.map(
        (one) => `    Evidence of ${longDay(one.datedOn)}: ${one.title ?? 'exempt from publication'}`,
      ),
      ...(evidence.length === 0 ? ['    No evidence yet'] : []),
    ]),
    ...assessments.map(
      (one) => `  Commissioners, ${longDay(one.writtenOn)}: ${assessmentFindings[one.finding]}. ${one.words}`,
    ),
    ...(assessments.length === 0 ? ['  No assessment has been issued yet'] : []),
    ...instruments.flatMap(({ title, events }) => [
      `  ${title}`,
      ...events.map((one) => `    ${longDay(one.happenedOn)}: ${one.words}`),
    ]),
    ...functions.map(
      ({ words, exercisedBy, returnedOn }) =>
        `  ${words}: ${returnedOn ? `handed back on ${longDay(returnedOn)}` : `exercised by ${exercisedBy}`}`,
    ),
  ];
  return lines.join('\n');
}
