// How Harnworth sets its plans side by side, and what it asks of partners.
import { addDays, type Day } from '../src/kernel/days.ts';
import type { EarlierFrames } from '../src/modules/plan/index.ts';

/** For any day of loading; every other day is counted from it. */
export function exampleFrames(day: Day): EarlierFrames {
  const saidOn = addDays(day, -48);
  const link = (one: string, other: string, reason: string) => ({ one, other, reason, saidOn });
  return {
    saidBy: 'Zofia Penhale',
    links: [
      link(
        'Put the money right',
        'The council lives within its means',
        'The budget is this theme’s first aim.',
      ),
      link('Put the money right', 'What the council owes goes down', 'Debt is brought down by its actions.'),
      link('Put the money right', 'Savings are real', 'It holds the savings and how they are proved.'),
      link('Put the money right', 'Rules on money are kept', 'Its actions bring the codes into use.'),
      link('Decide properly', 'Decisions are taken by the right people', 'It mends how decisions are taken.'),
      link('Decide properly', 'Scrutiny changes things', 'Scrutiny is one of its workstreams.'),
      link(
        'Decide properly',
        'Rules on money are kept',
        'Audit reports to the committee that it strengthens.',
      ),
      link('Change the culture', 'Councillors and officers trust each other', 'Trust is what it is for.'),
      link('Change the culture', 'People can speak up', 'It holds the work on speaking up.'),
      link('Put the money right', 'Use of resources', 'Most of what the guidance asks of money is here.'),
      link('Decide properly', 'Governance', 'The guidance judges the same decisions.'),
      link('Change the culture', 'Culture', 'The guidance and the theme use the same word for it.'),
    ],
    ways: [
      { of: 'A family hub in each', way: 'enables', partner: 'Health and voluntary groups', saidOn },
      { of: 'A short-term support service', way: 'commissions', partner: 'Eastholme Home Care', saidOn },
      {
        of: 'Support for unpaid carers',
        way: 'asks',
        partner: 'Harnworth Carers’ Network',
        ask: 'Will the network place one of its workers in every neighbourhood team?',
        dueOn: addDays(day, -6),
        saidOn,
      },
    ],
  };
}
