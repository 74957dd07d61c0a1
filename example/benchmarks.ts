// Councils that Harnworth compares itself with, all invented, and what they published of one measure.
import type { Day } from '../src/kernel/days.ts';
import { financialYearStarting } from '../src/kernel/financial-year.ts';
import type { EarlierBenchmarks } from '../src/modules/measures/index.ts';

/** The financial year before the one in which the day lies is the last that others have published. */
export function exampleBenchmarks(day: Day): EarlierBenchmarks {
  const startYear = Number(day.slice(0, 4)) - (day.slice(5) >= '04-01' ? 1 : 2);
  const year = financialYearStarting(startYear);
  return {
    keptBy: 'Zofia Penhale',
    sets: [
      {
        name: 'Councils most like Harnworth',
        year,
        chosen: 'Chosen by the finance team: unitary councils of like size, age and wealth.',
        members: 'Eastmere\nNorthholt\nWexdale\nSouth Caldry\nPenmoor\nAshby Vale\nMarlstone',
        tables: [
          {
            measure: 'Savings made of those agreed',
            year,
            source: 'Outturn reports of each council',
            lines:
              'Harnworth,78\nEastmere,91\nNorthholt,84\nWexdale,–\nSouth Caldry,72\nPenmoor,88\nAshby Vale,95\nMarlstone,81',
          },
        ],
      },
    ],
  };
}
