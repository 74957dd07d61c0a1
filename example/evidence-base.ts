// What Harnworth knows and does not: a gap that is open, one that is late, one that was closed, and a piece without any.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import type { EarlierEvidenceBase } from '../src/modules/measures/index.ts';

/** For any day of loading; every other day is counted from it. */
export function exampleEvidenceBase(day: Day): EarlierEvidenceBase {
  const keptOn = addMonths(day, -3);
  return {
    keptBy: 'Mairead Sweetnam',
    pieces: [
      {
        question: 'How long do residents wait for an answer?',
        answer:
          'Half of all questions are answered within four working days, and one in seven takes more than twenty.',
        source: 'Customer system, all questions of a year',
        datedOn: addMonths(day, -4),
        keptOn,
        owner: 'Mairead Sweetnam',
        gap: 'Whether the answer settled the question is not recorded.',
        closesBy: 'A second question at the end of each reply',
        dueOn: addDays(day, 40),
        items: ['Residents get a straight answer'],
        measures: ['Questions answered within ten working days'],
      },
      {
        question: 'Who comes back to hospital within three months?',
        answer:
          'One in six of those who go home without a visit in the first week, and one in twelve of the others.',
        source: 'Hospital and care records put together for 2,140 people',
        datedOn: addMonths(day, -7),
        keptOn,
        cohort: 'People over 75',
        locality: 'Eastholme and the coast',
        owner: 'Gareth Mossop',
        gap: 'The two northern districts keep their records in another system.',
        closesBy: 'An agreement with the northern hospital to share them',
        dueOn: addDays(day, -19),
        items: ['Services help people earlier'],
        measures: ['At home three months after hospital'],
      },
      {
        question: 'Do councillors feel that scrutiny changes anything?',
        answer: 'Eleven of nineteen who answered said rarely.',
        source: 'Interviews by somebody from outside the council',
        datedOn: addMonths(day, -10),
        keptOn,
        cohort: 'Councillors',
        gap: 'More than half did not answer.',
        closesBy: 'A second round by telephone',
        dueOn: addMonths(day, -5),
        items: ['Scrutiny changes things'],
        measures: [],
        closed: {
          closedOn: addMonths(day, -5),
          closedWords: 'Fourteen more answered: nine of them said rarely.',
        },
      },
      {
        question: 'What does an agency post cost beside one of our own?',
        answer: 'A third more on average, and half as much again in social work.',
        source: 'Payroll and agency invoices of a year',
        datedOn: addMonths(day, -2),
        keptOn: addMonths(day, -2),
        items: ['The organisation has the people it needs'],
        measures: ['Interim and agency cost of the pay bill'],
      },
    ],
  };
}
