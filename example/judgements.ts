// How Harnworth's members and commissioners judge its outcomes: agreed on most, apart on two, and some not judged yet.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import type { EarlierJudgements } from '../src/modules/plan/index.ts';

type Judgement = EarlierJudgements['judgements'][number];

/** Members of the council, all of whom are asked. */
const asked = 43;

/** What the body judged, with the papers that say not met, met in part, mostly met and met. */
function members(judgedOn: Day, minute: string, papers: readonly [number, number, number, number]) {
  const [notMet, part, mostly, met] = papers;
  const spread = { asked, 'not-met': notMet, part, mostly, met };
  return { judgedOn, members: { minute, ballotOn: addDays(judgedOn, -9), spread } };
}

/** For any day of loading; every other day is counted from it. */
export function exampleJudgements(day: Day): EarlierJudgements {
  return {
    recordedBy: 'Zofia Penhale',
    commissioners: 'Marguerite Ashdown-Cole',
    body: 'Full Council',
    judgements: [...ofMoney(addMonths(day, -8), addMonths(day, -2)), ...ofTheRest(addMonths(day, -2))],
  };
}

function ofMoney(first: Day, second: Day): Judgement[] {
  return [
    {
      of: 'The council lives within its means',
      ...members(first, 'minute 14', [19, 14, 4, 1]),
      judgement: 'not-met',
      reasons: 'Two quarters running the forecast was wrong by more than the reserve that is left.',
    },
    {
      of: 'The council lives within its means',
      judgedOn: addDays(first, 12),
      judgement: 'not-met',
      reasons: 'The budget was balanced by selling land. That can be done once.',
    },
    {
      of: 'The council lives within its means',
      ...members(second, 'minute 31', [3, 9, 21, 6]),
      judgement: 'mostly',
      reasons: 'Spending has stayed within two per cent of the budget since April.',
    },
    {
      of: 'The council lives within its means',
      judgedOn: addDays(second, 20),
      judgement: 'part',
      reasons: 'Better forecasts, but a third of the savings rest on posts left empty.',
    },
  ];
}

function ofTheRest(second: Day): Judgement[] {
  return [
    {
      of: 'Decisions are taken by the right people',
      ...members(second, 'minute 32', [2, 18, 15, 4]),
      judgement: 'part',
      reasons: 'Key decisions are announced in time. Reasons for officers’ decisions are still thin.',
    },
    {
      of: 'Decisions are taken by the right people',
      judgedOn: addDays(second, 20),
      judgement: 'part',
      reasons: 'We read forty decisions. In thirteen the advice did not say what else could be done.',
    },
    {
      of: 'Scrutiny changes things',
      ...members(second, 'minute 33', [1, 6, 19, 13]),
      judgement: 'mostly',
      reasons: 'Cabinet answered every recommendation, and took up two in three.',
    },
    {
      of: 'Scrutiny changes things',
      judgedOn: addDays(second, 20),
      judgement: 'not-met',
      reasons: 'Recommendations are answered late in the year, when the budget is already settled.',
    },
    {
      of: 'Residents get a straight answer',
      ...members(second, 'minute 34', [0, 8, 24, 7]),
      judgement: 'mostly',
      reasons: 'Nearly nine in ten are answered within ten working days.',
    },
    {
      of: 'People can speak up',
      judgedOn: addDays(second, 20),
      judgement: 'part',
      reasons: 'The new way to raise a concern is used. Fewer than half heard what came of it.',
    },
  ];
}
