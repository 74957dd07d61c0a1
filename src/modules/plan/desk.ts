// Everybody's own question, answered on one page: what the thread says to each role.
import type { Person, Role } from '../../kernel/actor.ts';
import { questions as questionOf } from '../people/index.ts';
import { paths } from './paths.ts';
import {
  directions,
  filterActions,
  leadingPlan,
  mainActions,
  type Question,
  questions,
} from './questions.ts';
import { type ActionRow, actionRow, count, linkTo } from './say.ts';
import { actionsAnswering, ancestor, type Item, type Walk } from './thread.ts';

/** What the ways from the desk are grouped by, in the order of the page: what somebody does next. */
export const wayGroups = {
  waiting: 'Waiting for you',
  month: 'This month',
  look: 'Look into',
  upkeep: 'Keep the plan',
} as const;
export type WayGroup = keyof typeof wayGroups;

export interface Way {
  title: string;
  path: string;
  /** Default: look. */
  group?: WayGroup;
}

/** The groups that have any ways, each with its own in the order given. */
export function grouped(ways: readonly Way[]): { title: string; ways: Way[] }[] {
  const found = Map.groupBy(ways, ({ group = 'look' }) => wayGroups[group]);
  return Object.values(wayGroups).flatMap((title) => {
    const own = found.get(title);
    return own ? [{ title, ways: own }] : [];
  });
}

export interface Answer {
  words: string;
  /** The list it opens, where the same figure stands again. */
  path: string;
  rows: ActionRow[];
}

export interface Desk {
  title: string;
  lead: string;
  answers: Answer[];
  links: Way[];
}

/** Roles whose question the thread can answer already. Somebody with several is answered by the first of these. */
const answered: readonly Role[] = [
  'programme-office',
  'lead-officer',
  'sponsor',
  'finance',
  'member',
  'commissioner',
  'assurer',
];

export function deskFor(thread: Walk, actor: Person): Desk {
  const role = answered.find((one) => actor.roles.includes(one)) ?? actor.roles[0];
  return {
    title: role ? questionOf[role] : 'What stands in the plan?',
    ...answersFor(thread, role, actor.personId),
  };
}

function answersFor(thread: Walk, role: Role | undefined, personId: number | undefined): Omit<Desk, 'title'> {
  switch (role) {
    case 'programme-office':
      return chase(thread);
    case 'lead-officer':
    case 'sponsor':
    case 'finance':
      return owe(thread, personId);
    case 'member':
      return ask(thread);
    case 'commissioner':
    case 'assurer':
      return proved(thread);
    default:
      return overall(thread);
  }
}

/** One figure, its list and its rows: the same filter makes all three. */
function answer(
  thread: Walk,
  question: Question,
  words: (number: number) => string,
  person: { lead?: number } = {},
): Answer {
  const filter = { plan: leadingPlan(thread)?.id, question, ...person };
  const rows = filterActions(thread, mainActions(thread), filter);
  return {
    words: words(rows.length),
    path: paths.actions(filter),
    rows: rows.map((action) => actionRow(thread, action)),
  };
}

const are = (number: number) => (number === 1 ? 'is' : 'are');
const have = (number: number) => (number === 1 ? 'has' : 'have');

function chase(thread: Walk): Omit<Desk, 'title'> {
  return {
    lead: 'Start with what is late and still called on track. Then what falls due this month.',
    answers: [
      answer(
        thread,
        'late-but-on-track',
        (n) => `${count(n, 'action')} ${are(n)} late and still said to be on track`,
      ),
      answer(thread, 'late', (n) => `${count(n, 'action')} ${are(n)} late by the plan’s own dates`),
      answer(thread, 'due-soon', (n) => `${count(n, 'action')} ${are(n)} due in the next 30 days`),
      answer(thread, 'no-date', (n) => `${count(n, 'action')} ${have(n)} no date anyone could miss`),
      answer(thread, 'unknown', (n) => `${count(n, 'action')} ${have(n)} a lead or sponsor nobody can place`),
    ],
    links: [
      { title: `${count(thread.findings.length, 'doubt')} about the reading`, path: paths.findings() },
      { title: 'Read a published plan', path: '/read', group: 'upkeep' },
      { title: 'Change the plan in a spreadsheet', path: paths.spreadsheets(), group: 'upkeep' },
      { title: 'Who the plan hangs on', path: '/key-people' },
      { title: 'Publish an edition', path: '/publish', group: 'upkeep' },
      { title: 'The plan on one page, to print', path: '/brief' },
    ],
  };
}

function owe(thread: Walk, personId: number | undefined): Omit<Desk, 'title'> {
  const person = personId === undefined ? undefined : thread.person(personId);
  if (!person)
    return {
      lead: 'Your account is not tied to anybody in the plan. Ask an administrator to tie it.',
      answers: [],
      links: [{ title: 'Everybody in the plan', path: paths.people() }],
    };
  const all = mainActions(thread);
  const leads = filterActions(thread, all, { lead: person.id });
  const sponsors = filterActions(thread, all, { sponsor: person.id });
  const late = leads.filter((action) => actionRow(thread, action).mark.key === 'late');
  const listed = (words: string, filter: object, items: readonly Item[]): Answer => ({
    words,
    path: paths.actions(filter),
    rows: items.map((action) => actionRow(thread, action)),
  });
  return {
    lead: `${person.name ?? person.post}, these hang on your name.`,
    answers: [
      listed(`${late.length} of yours ${are(late.length)} late`, { lead: person.id, question: 'late' }, late),
      listed(`You lead ${count(leads.length, 'action')}`, { lead: person.id }, leads),
      listed(`You sponsor ${count(sponsors.length, 'action')}`, { sponsor: person.id }, sponsors),
    ],
    links: [
      { title: 'Your page', path: paths.person(person.id) },
      { title: 'Your actions on one page, to print', path: `/brief?lead=${person.id}` },
    ],
  };
}

function ask(thread: Walk): Omit<Desk, 'title'> {
  return {
    lead: 'Three questions that the plan itself raises. Each list is the rows to ask about.',
    answers: [
      answer(
        thread,
        'late-but-on-track',
        (n) => `Why ${n === 1 ? 'does' : 'do'} ${n} still say “on track” after the date has gone by?`,
      ),
      answer(
        thread,
        'self-checked',
        (n) => `Who checks the ${n} that ${n === 1 ? 'is' : 'are'} led and sponsored by the same person?`,
      ),
      answer(thread, 'no-date', (n) => `When will the ${n} with no date be done?`),
    ],
    links: [{ title: 'The plan on one page, to print', path: '/brief' }],
  };
}

function proved(thread: Walk): Omit<Desk, 'title'> {
  const planId = leadingPlan(thread)?.id;
  const answers = directions(thread, planId).map((mandate) => {
    const actions = actionsAnswering(thread, mandate);
    const rows = actions.map((action) => actionRow(thread, action));
    const delivered = rows.filter((row) => row.mark.key === 'delivered').length;
    const themes = new Set(actions.map((action) => ancestor(thread, action, 'theme')?.title));
    return {
      words: `${linkTo(thread, mandate).label}: ${count(actions.length, 'action')} in ${count(themes.size, 'theme')}, ${delivered} said to be delivered`,
      path: paths.actions({ mandate: mandate.id }),
      rows,
    };
  });
  return {
    lead: 'What the council says answers each Direction. Nothing is proved until you have tested what it shows for it.',
    answers,
    links: [
      { title: 'Directions and what answers them', path: paths.directions() },
      { title: 'The record: who changed what, and whether it was altered', path: '/record' },
    ],
  };
}

function overall(thread: Walk): Omit<Desk, 'title'> {
  return {
    lead: 'The plan by its own dates.',
    answers: (['late', 'due-soon', 'no-date', 'delivered'] as const).map((question) =>
      answer(thread, question, (n) => `${questions[question]}: ${n}`),
    ),
    links: [],
  };
}
