// What somebody independent thinks of Harnworth's actions, and two owners' updates: one of each way to disagree.
import { addDays, type Day } from '../src/kernel/days.ts';

export interface ExampleOpinion {
  /** How the action's title begins. */
  action: string;
  confidence: 'on-track' | 'at-risk' | 'off-track' | 'delivered' | 'cannot-judge';
  words: string;
  reason: string;
  evidence: string;
  formedOn: Day;
  givenBy: string;
  givenAs: 'assurer' | 'commissioner';
}

export interface ExampleUpdate {
  action: string;
  saidOn: Day;
  percentage: number | null;
  routeToGreen: string | null;
  /** Where the owner says something else than the plan; otherwise the plan's own status stands. */
  status: { words: string; lifecycle: 'in-progress'; confidence: 'at-risk' } | null;
}

/** For any day of loading; every other day is counted from it. */
export function exampleOpinions(day: Day): { opinions: ExampleOpinion[]; updates: ExampleUpdate[] } {
  const ago = (days: number) => addDays(day, -days);
  const assurer = { givenBy: 'Anthea Blakelock', givenAs: 'assurer' } as const;
  const commissioner = { givenBy: 'Marguerite Ashdown-Cole', givenAs: 'commissioner' } as const;
  return {
    opinions: [
      {
        action: 'Write a policy for repaying debt',
        confidence: 'at-risk',
        words: 'The method is not agreed with the auditor',
        reason:
          'The auditor has asked for a second method to be worked out before the policy goes to councillors.',
        evidence: 'Letter of the external auditor, and the working papers',
        formedOn: ago(9),
        ...assurer,
      },
      {
        action: 'Write a borrowing strategy',
        confidence: 'off-track',
        words: 'Full Council has not had it',
        reason: 'The draft was withdrawn from the agenda, and no new meeting is named.',
        evidence: 'Agenda and minutes of Full Council',
        formedOn: ago(12),
        ...commissioner,
      },
      {
        action: 'Set out the order in which each investment',
        confidence: 'on-track',
        words: 'All but done',
        reason: 'The order is settled with us; only the cover report is missing.',
        evidence: 'Meeting with the Section 151 Officer',
        formedOn: ago(4),
        ...commissioner,
      },
      {
        action: 'Appoint independent advisers on investments',
        confidence: 'delivered',
        words: 'Done, and properly',
        reason: 'Four bids were opened, and each bidder declared its interests.',
        evidence: 'Award report and contract',
        formedOn: ago(20),
        ...assurer,
      },
    ],
    updates: [
      {
        action: 'Put the oversight of investments',
        saidOn: ago(52),
        percentage: 60,
        routeToGreen: null,
        status: null,
      },
      {
        action: 'Forecast what growth will ask',
        saidOn: ago(6),
        percentage: 55,
        routeToGreen: 'Borrow a modeller from the county for six weeks, once both directors agree.',
        status: { words: 'At risk', lifecycle: 'in-progress', confidence: 'at-risk' },
      },
    ],
  };
}
