// The thread's questions on the command line: the same filters as the pages and the API, live from the tables.
import type { Command } from 'commander';
import { type Terminal, table } from '../../cli/command.ts';
import { toDay } from '../../cli/days.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { today } from '../../kernel/days.ts';
import { NotFound } from '../../kernel/errors.ts';
import { actionFacts, itemFacts } from './facts.ts';
import { meetings, sayMeeting } from './meetings.ts';
import { searchView } from './pages.source.ts';
import {
  type ActionFilter,
  filterActions,
  mainActions,
  mandatesCalled,
  questions,
  sameWords,
  shortRef,
} from './questions.ts';
import { actionRow, labelOf } from './say.ts';
import { loadThread } from './thread.store.ts';
import { actionsAnswering, type Item, type ThreadPerson, type Walk, walk } from './thread.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  on?: string;
  json?: true;
  plan?: string;
  theme?: string;
  status?: string;
  lead?: string;
  sponsor?: string;
  direction?: string;
  due?: string;
  meeting?: string;
  question?: string;
}

type WithThread = (options: Options, work: (thread: Walk) => void) => Promise<void>;

export function planCommands(program: Command, terminal: Terminal, open: () => Promise<Database>): void {
  const withThread: WithThread = (options, work) =>
    using(open, async (database) => {
      const { councilId, name, example } = await councilCalled(database, options.council);
      const day = options.on ?? today();
      const council = { name, example };
      work(walk(await database.read(operator, councilId, (tx) => loadThread(tx, { council, day }))));
    });
  addActions(program, terminal, withThread);
  addDirections(program, terminal, withThread);
  addLists(program, terminal, withThread);
}

function ask(program: Command, name: string): Command {
  return program
    .command(name)
    .option('--council <name>', 'by number, name or host name')
    .option('--on <day>', 'judge what is late on this day (YYYY-MM-DD); today otherwise', toDay)
    .option('--json', 'print the answer as data');
}

function addActions(program: Command, terminal: Terminal, withThread: WithThread): void {
  ask(program, 'actions')
    .description('list actions, by any of the filters; milestones too when a meeting is asked for')
    .option('--plan <id>', 'of one plan')
    .option('--theme <title>', 'of one theme')
    .option('--status <words>', 'by the owner’s words')
    .option('--lead <person>', 'by name or initials')
    .option('--sponsor <person>', 'by name or initials')
    .option('--direction <ref>', 'that answer a Direction or other mandate')
    .option('--due <month>', 'due in a month, as 2027-02')
    .option('--meeting <words>', 'due at a meeting, as "February Full Council" or "2027-02 Full Council"')
    .option('--question <name>', `one of: ${Object.keys(questions).join(', ')}`)
    .action((options: Options) =>
      withThread(options, (thread) => {
        const filter = filterOf(thread, options);
        const actions = filterActions(thread, mainActions(thread), filter);
        const milestones = filter.meeting
          ? filterActions(thread, thread.ofKind('milestone'), { meeting: filter.meeting })
          : [];
        if (options.json) {
          const facts = {
            day: thread.day,
            actions: actions.map((action) => actionFacts(thread, action)),
            milestones: milestones.map((item) => itemFacts(thread, item)),
          };
          terminal.out(JSON.stringify(facts, null, 2));
          return;
        }
        terminal.out(actionTable(thread, actions));
        for (const item of milestones)
          terminal.out(`Milestone: ${item.title} (${item.due?.words ?? 'no date'})`);
        terminal.out(`\n${actions.length} actions, ${milestones.length} milestones, judged on ${thread.day}`);
      }),
    );
}

function filterOf(thread: Walk, options: Options): ActionFilter {
  const named = <T>(
    words: string | undefined,
    list: readonly T[],
    says: (one: T) => readonly (string | null)[],
  ) => {
    if (words === undefined) return undefined;
    const found = list.find((one) => says(one).some((said) => said !== null && sameWords(said, words)));
    if (!found) throw new NotFound(`Nothing in the plan is called ${words}.`);
    return found;
  };
  const question = Object.keys(questions).find((name) => name === options.question);
  if (options.question !== undefined && !question)
    throw new NotFound(`There is no question ${options.question}: ask ${Object.keys(questions).join(', ')}.`);
  const person = (words: string | undefined, sponsors: boolean) =>
    named(words, inOrder(thread, sponsors), (one) => [one.name, one.initials, one.post, String(one.id)])?.id;
  const meeting = named(options.meeting, [...meetings(thread).values()], (one) => [
    one.key,
    sayMeeting(one),
    spoken(one),
  ]);
  return {
    plan: options.plan === undefined ? undefined : Number(options.plan),
    theme: named(options.theme, thread.ofKind('theme'), (one) => [one.title, String(one.id)])?.id,
    mandate: named(options.direction, thread.ofKind('mandate'), (one) => [
      one.ref,
      labelOf(thread, one),
      shortRef(one),
    ])?.id,
    status: options.status,
    lead: person(options.lead, false),
    sponsor: person(options.sponsor, true),
    dueMonth: options.due,
    meeting: meeting?.key,
    question: question as ActionFilter['question'],
  };
}

/** Officers first: initials that an officer and a member share mean the officer, unless a name is given. */
function inOrder(thread: Walk, sponsors: boolean): ThreadPerson[] {
  const officers = thread.people.filter((person) => person.kind === 'officer');
  const others = thread.people.filter((person) => person.kind !== 'officer');
  return sponsors ? [...officers, ...others] : officers;
}

/** `February Full Council` */
function spoken({ body, month }: { body: string; month: string }): string {
  const name = Temporal.PlainYearMonth.from(month).toLocaleString('en-GB', {
    month: 'long',
    calendar: 'iso8601',
  });
  return `${name} ${body}`;
}

function actionTable(thread: Walk, actions: readonly Item[]): string {
  return table(
    ['Action', 'Lead', 'Due', 'The owner says', 'The dates say', 'Line'],
    actions.map((action) => {
      const row = actionRow(thread, action);
      const leads = row.leads.map((part) => part.who).join('; ');
      const line = action.source?.line ?? '';
      return [
        row.title.slice(0, 60),
        leads,
        row.due?.words ?? 'No date',
        row.declared,
        row.dates.words,
        line,
      ];
    }),
  );
}

function addDirections(program: Command, terminal: Terminal, withThread: WithThread): void {
  ask(program, 'directions')
    .description('Directions and other mandates, with what answers each from end to end')
    .argument('[ref]', 'one of them, as "Direction D" or D')
    .action((ref: string | undefined, options: Options) =>
      withThread(options, (thread) => {
        const wanted = ref === undefined ? thread.ofKind('mandate') : mandatesCalled(thread, ref);
        if (wanted.length === 0 && ref !== undefined) throw new NotFound(`The plan names no ${ref}.`);
        if (wanted.length === 0 && !options.json)
          terminal.out('The plan names no Direction or other mandate.');
        const answers = wanted.map((mandate) => ({
          mandate,
          objectives: thread.answeredBy(mandate.id).filter((item) => item.kind === 'objective'),
          actions: actionsAnswering(thread, mandate),
        }));
        if (options.json) {
          const facts = answers.map(({ mandate, objectives, actions }) => ({
            ...itemFacts(thread, mandate),
            objectives: objectives.map((item) => itemFacts(thread, item)),
            actions: actions.map((action) => actionFacts(thread, action)),
          }));
          terminal.out(JSON.stringify({ day: thread.day, mandates: facts }, null, 2));
          return;
        }
        for (const { mandate, objectives, actions } of answers) {
          terminal.out(`${labelOf(thread, mandate)}: ${mandate.title}`);
          for (const item of objectives) terminal.out(`  Objective: ${item.title}`);
          terminal.out(`${actionTable(thread, actions)}\n`);
        }
      }),
    );
}

function addLists(program: Command, terminal: Terminal, withThread: WithThread): void {
  ask(program, 'objectives')
    .description('objectives, and how many actions answer each')
    .action((options: Options) =>
      withThread(options, (thread) => {
        const rows = thread.ofKind('objective').map((item) => ({
          ...itemFacts(thread, item),
          actions: actionsAnswering(thread, item).length,
        }));
        if (options.json) terminal.out(JSON.stringify({ day: thread.day, objectives: rows }, null, 2));
        else
          terminal.out(
            table(
              ['Objective', 'Actions'],
              rows.map((row) => [`${row.label}: ${row.title.slice(0, 70)}`, row.actions]),
            ),
          );
      }),
    );
  ask(program, 'findings')
    .description('doubts about the reading of documents, by rule')
    .argument('[rule]', 'one rule, as people/unknown')
    .action((rule: string | undefined, options: Options) =>
      withThread(options, (thread) => {
        const found = thread.findings.filter((finding) => rule === undefined || finding.rule === rule);
        if (options.json) terminal.out(JSON.stringify({ findings: found }, null, 2));
        else
          terminal.out(
            table(
              ['Rule', 'Line', 'Doubt'],
              found.map((one) => [one.rule, one.source.line ?? '', one.message]),
            ),
          );
      }),
    );
  ask(program, 'search')
    .description('find items that hold every word')
    .argument('<words...>')
    .action((words: string[], options: Options) =>
      withThread(options, (thread) => {
        const { results, total } = searchView(thread, { params: {}, query: { q: words.join(' ') } });
        if (options.json) terminal.out(JSON.stringify({ total, results }, null, 2));
        else
          terminal.out(
            table(
              ['What', 'Words'],
              results.map((one) => [one.label, one.title]),
            ),
          );
      }),
    );
  ask(program, 'meetings')
    .description('the meetings that the plan’s dates name')
    .action((options: Options) =>
      withThread(options, (thread) => {
        const all = [...meetings(thread).values()].map((one) => ({ key: one.key, name: sayMeeting(one) }));
        if (options.json) terminal.out(JSON.stringify(all, null, 2));
        else
          terminal.out(
            table(
              ['Key', 'Meeting'],
              all.map((one) => [one.key, one.name]),
            ),
          );
      }),
    );
}
