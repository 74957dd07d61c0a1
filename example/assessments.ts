// What Harnworth's commissioners found of its Directions, and the functions of the council that they exercise.
import { addDays, type Day } from '../src/kernel/days.ts';
import { firstMade, nowInForceMade } from './directions.ts';
import { weekdayNear } from './render.ts';

export interface ExampleAssessment {
  letter: string;
  finding: 'not-met' | 'partly-met' | 'largely-met' | 'met';
  words: string;
  evidence: string;
  writtenOn: Day;
  issuedOn: Day;
  publishedOn: Day | null;
}

/** Two reports: one sent half a year ago and published since, one sent this month and not yet published. */
export function exampleAssessments(day: Day): { by: string; assessments: ExampleAssessment[] } {
  const ago = (days: number) => addDays(day, -days);
  const first = { writtenOn: ago(205), issuedOn: ago(198), publishedOn: ago(161) };
  const second = { writtenOn: ago(24), issuedOn: ago(18), publishedOn: null };
  return {
    by: 'Marguerite Ashdown-Cole',
    assessments: [
      {
        letter: 'A',
        finding: 'not-met',
        words:
          'There is a list of savings and no plan. A third of it is counted twice, and nobody is named for the largest line.',
        evidence: 'The savings list of the spring budget, and six interviews with heads of service',
        ...first,
      },
      {
        letter: 'D',
        finding: 'partly-met',
        words: 'New rules are adopted. Few budget holders that we asked had read them.',
        evidence: 'Minutes of the Audit Committee, and a visit to four teams',
        ...first,
      },
      {
        letter: 'A',
        finding: 'partly-met',
        words:
          'Savings are tested now before they are counted, and the gap of this year is closed. The later years rest on sales that have not begun.',
        evidence: 'The tested savings of the autumn, and the plan for each of the next three years',
        ...second,
      },
      {
        letter: 'C',
        finding: 'not-met',
        words: 'What the council owes has not yet begun to fall, and the policy for repaying it is a draft.',
        evidence: 'The list of loans, and the draft policy with the auditor’s letter',
        ...second,
      },
    ],
  };
}

export interface ExampleFunction {
  words: string;
  exercisedBy: string;
  /** The version of the instrument that handed it over, and of the one that gave it back. */
  under: number;
  returnedBy: number | null;
  fromOn: Day;
}

export function exampleFunctions(day: Day): ExampleFunction[] {
  return [
    {
      words: 'All decisions to borrow, to lend and to buy or sell an investment',
      exercisedBy: 'the Finance Commissioner',
      under: 2,
      returnedBy: null,
      fromOn: weekdayNear(day, nowInForceMade),
    },
    {
      words: 'Appointing, and dismissing, the officer responsible for the council’s money',
      exercisedBy: 'the commissioners together',
      under: 2,
      returnedBy: null,
      fromOn: weekdayNear(day, nowInForceMade),
    },
    {
      words: 'Agreeing the yearly plan of internal audit',
      exercisedBy: 'the Lead Commissioner',
      under: 1,
      returnedBy: 2,
      fromOn: weekdayNear(day, firstMade),
    },
  ];
}
