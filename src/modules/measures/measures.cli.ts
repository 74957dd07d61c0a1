// `goldthread measures`: the scorecard on the command line, with the filters of its page.
import { type Command, InvalidArgumentError } from 'commander';
import { type Terminal, table } from '../../cli/command.ts';
import { toDay } from '../../cli/days.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { type Day, today } from '../../kernel/days.ts';
import { loadThread, walk } from '../plan/index.ts';
import { cardsIn } from './cards.ts';
import { cardFacts } from './facts.ts';
import { sayTravel, sayValue, standingWords } from './say.ts';
import { type Card, filtered, type Standing, standingOf, standings, worstFirst } from './scorecard.ts';
import { sayPeriod } from './when.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: Day;
  standing?: Standing;
  missing?: true;
  json?: true;
}

export function measureCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('measures')
    .description('list measures as the scorecard does, those that need somebody first')
    .option('--council <name>', 'by number, name or host name')
    .option('--on <day>', 'judge what is due on this day (YYYY-MM-DD); today otherwise', toDay)
    .option('--standing <word>', `one of: ${standings.join(', ')}`, toStanding)
    .option('--missing', 'only those with a value that is due and missing')
    .option('--json', 'print the answer as data')
    .action((options: Options) =>
      using(open, async (database) => {
        const { councilId, name, example } = await councilCalled(database, options.council);
        const day = options.on ?? today();
        const { thread, cards } = await database.read(operator, councilId, async (tx) => {
          const known = walk(await loadThread(tx, { council: { name, example }, day }));
          return { thread: known, cards: await cardsIn(tx, known) };
        });
        const { standing, missing } = options;
        const shown = worstFirst(filtered(thread, cards, { standing, missing }));
        if (options.json)
          terminal.out(
            JSON.stringify(
              { day, total: cards.length, measures: shown.map((one) => cardFacts(thread, one)) },
              null,
              2,
            ),
          );
        else if (cards.length === 0) terminal.out('No measure has been defined yet.');
        else terminal.out(transcript(shown));
      }),
    );
}

function toStanding(words: string): Standing {
  const found = standings.find((one) => one === words);
  if (!found) throw new InvalidArgumentError(`Choose one of: ${standings.join(', ')}.`);
  return found;
}

function transcript(cards: readonly Card[]): string {
  const rows = cards.map((card) => {
    const { definition, latest, travel, gap } = card.glance;
    return [
      definition.title,
      latest ? sayValue(latest.value, definition) : 'No value yet',
      latest ? sayPeriod(latest.span, definition) : '',
      standingWords[standingOf(card)],
      sayTravel(travel.travel, definition),
      gap?.words ?? '',
    ];
  });
  return table(['Measure', 'Value', 'Period', 'Standing', 'Which way it goes', 'Gap'], rows);
}
