// `goldthread check`: the quality of a plan as such, of the council's live plan or of a document not loaded yet.
import { type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from '../../cli/command.ts';
import { toDay } from '../../cli/days.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { longDay, today } from '../../kernel/days.ts';
import { NotFound, Unusable } from '../../kernel/errors.ts';
import { count, loadThread, type Walk, walk } from '../plan/index.ts';
import { assess } from './assess.ts';
import type { Check } from './checks/check.ts';
import { checks } from './checks/list.ts';
import { assessment } from './facts.ts';
import { switches } from './switch.store.ts';
import { type Off, offOn } from './switch.ts';
import { listOf, transcript } from './transcript.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: string;
  json?: true;
  only?: string[];
  except?: string[];
  strict?: true;
  all?: true;
  list?: true;
}

const endings = `
Exit code:
  0  no check of weight "fault" found anything (with --strict: nor one of weight "concern")
  1  one did
  2  nothing could be checked: no such file, council or check, an option that makes no sense, no plan to look at

Notes never fail. A check that the council has switched off finds nothing.`;

export function assuranceCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  program
    .command('check')
    .description(
      'check the quality of a plan as such: the council’s live plan, or a document that is not loaded; ends with 1 where a fault is found',
    )
    .argument('[file]', 'a document to read and check, without storing anything; the live plan otherwise')
    .option('--council <name>', 'whose live plan, by number, name or host name')
    .option(
      '--on <day>',
      'judge statuses on this day (YYYY-MM-DD); today, or a document’s own day otherwise',
      toDay,
    )
    .option(
      '--only <names>',
      'only these checks: dates/bunched, or dates for all of a kind; commas between',
      addNames,
    )
    .option('--except <names>', 'all but these checks', addNames)
    .option('--strict', 'let concerns fail as faults do')
    .option('--all', 'print every row; otherwise the first few of each')
    .option('--list', 'print every check, what it looks for and its thresholds')
    .option('--json', 'print the same as data')
    .addHelpText('after', endings)
    .action(async (file: string | undefined, options: Options) => {
      const asked = checksAsked(options);
      if (options.list) {
        terminal.out(options.json ? JSON.stringify(asked.map(withoutCode), null, 2) : listOf(asked));
        return;
      }
      const { thread, off, about } =
        file === undefined ? await live(open, options) : await ofFile(file, options);
      const results = assess(thread, off, asked);
      const found = assessment(thread, results);
      const all = options.all === true || options.only !== undefined;
      terminal.out(options.json ? JSON.stringify(found, null, 2) : transcript(found, { all, about }));
      const failing = options.strict ? ['fault', 'concern'] : ['fault'];
      if (results.some((result) => result.found.length > 0 && failing.includes(result.check.severity)))
        process.exitCode = 1;
    });
}

function addNames(words: string, before: string[] = []): string[] {
  const names = words.split(',').map((name) => name.trim());
  for (const name of names)
    if (!checks.some((check) => isCalled(check, name)))
      throw new InvalidArgumentError(`There is no check called ${name}: goldthread check --list names them.`);
  return [...before, ...names];
}

function isCalled(check: Check, name: string): boolean {
  return check.name === name || check.name.startsWith(`${name}/`);
}

function checksAsked({ only, except = [] }: Options): Check[] {
  const asked = checks.filter(
    (check) =>
      (only ?? [check.name]).some((name) => isCalled(check, name)) &&
      !except.some((name) => isCalled(check, name)),
  );
  if (asked.length === 0) throw new Unusable('No check is left to be asked: see --only and --except.');
  return asked;
}

function withoutCode({ name, severity, title, looksFor, matters, mend }: Check) {
  return { name, severity, title, looksFor, matters, mend };
}

interface Subject {
  thread: Walk;
  off: ReadonlyMap<string, Off>;
  about: string;
}

async function live(open: () => Promise<Database>, options: Options): Promise<Subject> {
  const day = options.on ?? today();
  const subject = await using(open, async (database) => {
    const { councilId, name, example } = await councilCalled(database, options.council).catch(asUnusable);
    return database.read(operator, councilId, async (tx) => ({
      thread: walk(await loadThread(tx, { council: { name, example }, day })),
      off: offOn(await switches(tx), day),
    }));
  });
  const { thread } = subject;
  if (thread.items.length === 0)
    throw new Unusable(
      `${thread.council.name} has no plan yet. Load one first (goldthread load FILE), or check a document: goldthread check FILE.`,
    );
  return { ...subject, about: `${sayContents(thread)}, judged on ${longDay(day)}` };
}

/** No such council is a mistake in what was given: exit code 1 is kept for what checks find. */
function asUnusable(error: unknown): never {
  throw error instanceof NotFound ? new Unusable(error.message, 'council') : error;
}

/** A published document is judged on its own day, so that an old one is not all late. */
async function ofFile(file: string, options: Options): Promise<Subject> {
  const { openDocument, readApart, threadOfDraft } = await import('../reading/index.ts');
  const document = await openDocument(file);
  const { draft } = await readApart(document);
  const published = draft.plans[0]?.publishedOn?.latest;
  const day = options.on ?? published ?? today();
  const own = options.on === undefined && published !== undefined ? ', when it was published' : '';
  const thread = threadOfDraft(draft, day);
  return {
    thread,
    off: new Map(),
    about: `${document.name}: ${sayContents(thread)}, judged on ${longDay(day)}${own}`,
  };
}

function sayContents(thread: Walk): string {
  const actions = thread.ofKind('action').length;
  const milestones = thread.ofKind('milestone').length;
  const objectives = thread.ofKind('objective').length;
  return [
    actions === 0 ? 'no actions' : count(actions, 'action'),
    ...(milestones > 0 ? [count(milestones, 'milestone')] : []),
    ...(objectives > 0 ? [count(objectives, 'objective')] : []),
  ].join(', ');
}
