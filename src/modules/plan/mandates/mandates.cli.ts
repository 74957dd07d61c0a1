// `goldthread recommendations` and `goldthread clocks`: what reviewers asked and what is missing, and what is due to them.
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { toDay } from '../../../cli/days.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { type Day, today } from '../../../kernel/days.ts';
import { loadThread } from '../thread.store.ts';
import { walk } from '../thread.ts';
import { clockList, recommendationList } from './facts.ts';
import { reviewsKept } from './kept.ts';
import { type Lacking, lackings } from './recommendations.ts';
import { answerWords } from './review.ts';
import { lackingWords, sayCounts, stateWords } from './say.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: Day;
  lacking?: Lacking;
  review?: number | 'none';
  json?: true;
}

export function mandateCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  ask(program, 'recommendations')
    .description(
      'list what reviewers recommended, with the answer, actions, owners and dates, and what is missing',
    )
    .option('--lacking <what>', `only those that lack one of: ${lackings.join(', ')}`, toLacking)
    .option('--review <number>', 'only of this review; none: of plans of which no review is known', toReview)
    .action((options: Options) =>
      using(open, async (database) => {
        const { thread, kept } = await read(database, options);
        const list = recommendationList(thread, kept, options);
        if (options.json) return terminal.out(JSON.stringify(list, null, 2));
        if (kept.asked.length === 0) return terminal.out('No plan holds a recommendation yet.');
        const rows = list.rows.map((one) => [
          one.label,
          one.title,
          one.answer ? answerWords[one.answer.answer] : '',
          String(one.actions.length),
          one.owners.join(', '),
          one.dates.map(({ due }) => due ?? '').join('; '),
          one.lacks.flatMap((lack) => (lack === 'owner-or-date' ? [] : [lackingWords[lack]])).join(', '),
        ]);
        terminal.out(
          table(['Which', 'Recommendation', 'Answer', 'Actions', 'Owner', 'Date', 'Missing'], rows),
        );
        terminal.out(`\n${sayCounts(list)}, on ${list.day}`);
      }),
    );
  ask(program, 'clocks')
    .description('list what is due to those who reviewed the council, soonest first, then what was done')
    .action((options: Options) =>
      using(open, async (database) => {
        const { thread, kept } = await read(database, options);
        const list = clockList(thread, kept);
        if (options.json) return terminal.out(JSON.stringify(list, null, 2));
        if (list.steps.length === 0) return terminal.out('Nothing is on the clock of any review.');
        const rows = list.steps.map((one) => [
          one.dueOn,
          one.words,
          one.review,
          stateWords[one.state].words,
          one.doneOn ?? '',
        ]);
        terminal.out(table(['Due', 'What', 'Review', 'State', 'Done'], rows));
        terminal.out(`\n${list.overdue} overdue, on ${list.day}`);
      }),
    );
}

function ask(program: Command, name: string): Command {
  return program
    .command(name)
    .option('--council <name>', 'by number, name or host name')
    .option('--on <day>', 'judge what is overdue on this day (YYYY-MM-DD); today otherwise', toDay)
    .option('--json', 'print the answer as data');
}

async function read(database: Database, { council, on }: Options) {
  const { councilId, name, example } = await councilCalled(database, council);
  return database.read(operator, councilId, async (tx) => {
    const thread = walk(await loadThread(tx, { council: { name, example }, day: on ?? today() }));
    return { thread, kept: await reviewsKept(tx, thread) };
  });
}

function toLacking(words: string): Lacking {
  const found = lackings.find((one) => one === words);
  if (!found) throw new InvalidArgumentError(`Choose one of: ${lackings.join(', ')}.`);
  return found;
}

function toReview(words: string): number | 'none' {
  if (words === 'none') return words;
  if (!/^\d{1,15}$/.test(words)) throw new InvalidArgumentError('Write the number of the review, or none.');
  return Number(words);
}
