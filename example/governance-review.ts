// The governance review of Harnworth: members and officers see the same council differently.
import { addDays, type Day } from '../src/kernel/days.ts';
import { financialYearOf } from '../src/kernel/financial-year.ts';
import type { EarlierGovernanceReviews } from '../src/modules/assurance/index.ts';

/** For any day of loading; every other day is counted from it. */
export function exampleGovernanceReviews(day: Day): EarlierGovernanceReviews {
  return {
    recordedBy: 'Zofia Penhale',
    reviews: [
      {
        year: financialYearOf(day),
        openedOn: addDays(day, -60),
        answeredOn: addDays(day, -24),
        audiences: ['members', 'officers', 'commissioners', 'partners'],
        answers: [
          {
            audience: 'members',
            words: 'Most of us do; we hear too little of what follows a complaint.',
            counts: [
              [1, 4, 8, 17, 6],
              [3, 9, 12, 10, 2],
              [2, 7, 9, 14, 4],
              [4, 11, 10, 9, 2],
              [1, 6, 9, 16, 4],
              [3, 8, 12, 11, 2],
              [6, 13, 9, 7, 1],
              [2, 8, 9, 14, 3],
              [3, 9, 11, 11, 2],
              [5, 12, 8, 9, 2],
            ],
          },
          {
            audience: 'officers',
            counts: [
              [0, 3, 9, 31, 15],
              [4, 12, 14, 22, 6],
              [1, 5, 12, 30, 10],
              [2, 9, 17, 25, 5],
              [0, 4, 10, 33, 11],
              [1, 6, 18, 27, 6],
              [9, 21, 14, 12, 2],
              [3, 12, 15, 23, 5],
              [1, 7, 15, 28, 7],
              [0, 5, 16, 29, 8],
            ],
          },
          {
            audience: 'commissioners',
            counts: [
              [0, 0, 1, 1, 0],
              [0, 1, 1, 0, 0],
            ],
          },
        ],
        issues: [
          {
            audience: 'members',
            words: 'Papers for decisions come too late to be read before the meeting.',
            actions: ['Strengthen internal audit'],
          },
          {
            audience: 'officers',
            words: 'Teams that write business cases have nobody trained to check the figures.',
            actions: [],
          },
          {
            audience: 'commissioners',
            words: 'Councillors step into matters that are for officers.',
            actions: [],
          },
        ],
      },
    ],
  };
}
