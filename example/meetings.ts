// Harnworth's boards at work: their terms, what each watches over, and a meeting held with what came of it.
import { addDays, type Day } from '../src/kernel/days.ts';
import type { PersonKey } from './people.ts';

export interface ExampleTerms {
  board: string;
  terms: string;
  exceptionMonths: number;
  detailMonths: number;
  /** Titles of the themes it watches over; none for the whole plan. */
  themes: string[];
}

export interface ExampleMeeting {
  board: string;
  heldOn: Day;
  inDetail: boolean;
  /** An agreed agenda: each line about an action by how its title begins, or about nothing of the plan. */
  agenda: { words: string; why: string | null; action: string | null }[];
  decisions: { words: string; action: string | null }[];
  asked: { words: string; action: string | null; person: PersonKey; dueOn: Day; done: string | null }[];
}

const themes = [
  'Put the money right',
  'Decide properly',
  'Know where we are going',
  'Lead the place',
  'Change the culture',
];

const themeTerms = (theme: string): ExampleTerms => ({
  board: `${theme} Board`,
  terms:
    'It owns the actions of its theme and answers for them to the board above it.\nIt may agree new ways of doing an action. It may not move a date or drop an action: it asks the board above.\nIt meets every month. Its two chairs, one officer and one councillor, both sign what it reports.',
  exceptionMonths: 1,
  detailMonths: 1,
  themes: [theme],
});

/** For any day of loading; every other day is counted from it. */
export function exampleMeetings(day: Day): { terms: ExampleTerms[]; meetings: ExampleMeeting[] } {
  return {
    terms: [
      ...themes.map(themeTerms),
      {
        board: 'Finance Recovery Board',
        terms:
          'It watches over the budget, borrowing and investments, and hears each month what is not on track.\nEvery three months it goes through every action in detail.\nIt may ask anybody for an account of an action. It takes no decisions for the council.',
        exceptionMonths: 1,
        detailMonths: 3,
        themes: ['Put the money right'],
      },
      {
        board: 'Improvement and Recovery Board',
        terms:
          'It holds the council to account for the whole plan, and tells the commissioners what it finds.\nIt hears each month what is not on track, and every three months goes through every theme.\nA date may move only after this board has heard the reason.',
        exceptionMonths: 1,
        detailMonths: 3,
        themes: [],
      },
    ],
    meetings: [lastMeeting(day), nextMeeting(day)],
  };
}

function lastMeeting(day: Day): ExampleMeeting {
  const strategy = 'Write a borrowing strategy';
  const managers = 'Set up a programme for managers';
  const officer = (initials: string): PersonKey => ({ kind: 'officer', initials });
  return {
    board: 'Improvement and Recovery Board',
    heldOn: addDays(day, -19),
    inDetail: true,
    agenda: [
      { words: 'Notes of the last meeting, and what was asked for', why: null, action: null },
      { words: 'The borrowing strategy', why: 'It has not gone to Full Council', action: strategy },
      { words: 'The programme for managers', why: 'Its owner says that it is off track', action: managers },
      { words: 'Each theme in turn', why: 'In detail: every action', action: null },
    ],
    decisions: [
      {
        words: 'The board will not support a later date for the borrowing strategy until a draft is seen.',
        action: strategy,
      },
      { words: 'The programme for managers goes ahead with one service first.', action: managers },
    ],
    asked: [
      {
        words: 'Send the draft borrowing strategy to every member of the board',
        action: strategy,
        person: officer('KT'),
        dueOn: addDays(day, 5),
        done: null,
      },
      {
        words: 'Say in one page what the first service gives up so that its managers have time',
        action: managers,
        person: officer('ABro'),
        dueOn: addDays(day, -4),
        done: null,
      },
      {
        words: 'Name the councillor who speaks for the plan in each committee',
        action: null,
        person: officer('UB'),
        dueOn: addDays(day, -6),
        done: 'Five names were sent to the chair.',
      },
    ],
  };
}

/** Its agenda is left to be proposed. */
function nextMeeting(day: Day): ExampleMeeting {
  return {
    board: 'Improvement and Recovery Board',
    heldOn: addDays(day, 9),
    inDetail: false,
    agenda: [],
    decisions: [],
    asked: [],
  };
}
