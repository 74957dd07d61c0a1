// How Harnworth reports: every month to its board and every quarter to Cabinet, with what owners said.
import { addMonths, type Day } from '../src/kernel/days.ts';

interface ExampleCycle {
  name: string;
  plan: string;
  board: string;
  everyMonths: 1 | 3;
  answersAfterDays: number;
  signedAfterDays: number;
  boardAfterDays: number;
  after?: string;
  closed: number;
  firstOpenedOn: Day;
}

const monthly = 'Monthly to the Improvement and Recovery Board';

/** For any day of loading: two months are closed, and the month of that day is open. */
export function exampleCycles(day: Day): ExampleCycle[] {
  const month = `${day.slice(0, 7)}-01`;
  const quarter = addMonths(month, -((Number(day.slice(5, 7)) - 1) % 3));
  const plan = 'Improvement and Recovery Plan';
  return [
    {
      name: monthly,
      plan,
      board: 'Improvement and Recovery Board',
      everyMonths: 1,
      answersAfterDays: 4,
      signedAfterDays: 6,
      boardAfterDays: 10,
      closed: 2,
      firstOpenedOn: addMonths(month, -1),
    },
    {
      name: 'Quarterly to Cabinet',
      plan,
      board: 'Cabinet',
      everyMonths: 3,
      answersAfterDays: 10,
      signedAfterDays: 14,
      boardAfterDays: 28,
      after: monthly,
      closed: 1,
      firstOpenedOn: quarter,
    },
  ];
}

const did = [
  'The draft went to the theme board, which asked for two changes.',
  'Data was gathered from three services; one has still to send it.',
  'A project manager was named and the first meeting was held.',
  'The options were costed with finance and are ready for the sponsor.',
  'Staff were consulted; most answers were in favour.',
];

/** What the owner of the action at a place of the plan said in the nth period; some say nothing. */
export function exampleSaid(place: number, period: number): { done: string; routeToGreen: string } | null {
  if ((place + period) % (period === 2 ? 2 : 5) === 0) return null;
  return {
    done: did[(place + period) % did.length] ?? '',
    routeToGreen: 'The sponsor meets the lead every week until it is back on track.',
  };
}
