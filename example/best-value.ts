// How Harnworth scores itself by the best value themes, and how others score it: not always alike.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import type { EarlierBestValue } from '../src/modules/assurance/index.ts';

type Given = EarlierBestValue['scores'][number];

/** For any day of loading; every other day is counted from it. */
export function exampleBestValue(day: Day): EarlierBestValue {
  return { recordedBy: 'Zofia Penhale', scores: [...firstRound(day), ...thisYear(day), ...byOthers(day)] };
}

const self =
  (assessedOn: Day) => (theme: string, score: Given['score'], reasons: string, cites: string[]) => ({
    theme,
    sort: 'self' as const,
    score,
    reasons,
    cites,
    assessedOn,
  });

function firstRound(day: Day): Given[] {
  const said = self(addMonths(day, -14));
  return [
    said('Leadership', 'weak', 'Three of five directors were interim.', []),
    said('Governance', 'weak', 'Decisions had no reasons and scrutiny had no plan.', ['Decide properly']),
    said('Use of resources', 'weak', 'The budget stood on reserves.', ['Put the money right']),
    said('Partnerships and community engagement', 'developing', 'The forum met twice.', []),
  ];
}

function thisYear(day: Day): Given[] {
  const said = self(addDays(day, -70));
  return [
    said(
      'Leadership',
      'developing',
      'Four of five directors are in post; the plan is not yet known to all.',
      ['Change the culture'],
    ),
    said('Governance', 'sound', 'Decisions are recorded and scrutiny chooses its own work.', []),
    said('Culture', 'developing', 'Staff speak up more; answers are slow.', ['Change the culture']),
    said('Use of resources', 'developing', 'Spending is watched each month; savings still slip.', [
      'Put the money right',
    ]),
  ];
}

function byOthers(day: Day): Given[] {
  const said = (
    theme: string,
    score: Given['score'],
    reasons: string,
    assessor: string,
    ago: number,
  ): Given => ({
    theme,
    sort: 'independent',
    score,
    reasons,
    assessor,
    cites: [],
    assessedOn: addDays(day, -ago),
  });
  const peer = 'Maren Tolley, lead peer';
  return [
    said('Governance', 'developing', 'Reasons are given; a third of decisions come late.', peer, 52),
    said(
      'Use of resources',
      'weak',
      'The gap of next year is not closed.',
      'Desmond Quillfeather, Finance Commissioner',
      40,
    ),
    said('Leadership', 'developing', 'Leaders agree on what comes first.', peer, 52),
  ];
}
