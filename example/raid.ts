// Harnworth's invented register: what may go wrong with its plan, what it waits for, and who was told.
import { addDays, type Day } from '../src/kernel/days.ts';
import type { EarlierEntry, EarlierRegister } from '../src/modules/raid/index.ts';

const loans = 'Replace short-term loans with borrowing that the council can afford';
const order = 'Set out the order in which each investment will be sold or kept';
const value = 'Value every investment afresh';
const leaving = 'Write a strategy for leaving investments in good order';
const sale = 'Plan the sale of land and buildings that no service needs';
const savings = 'Deliver the savings programme';
const budget = 'Prepare a budget for';
const accounts = 'Bring the statutory accounts up to date and have them audited';
const delegation = 'Write a scheme of delegation for decisions about money';
const regulations = 'Rewrite the financial regulations';
const model = 'Design a new operating model that the council can afford.';
const systems = "Replace the council's oldest systems and let residents do simple things online";
const team = 'Review whether the finance team has the people and skills that the rules require';
const skills = 'Find out which skills staff lack and plan how to get them';
const support =
  'Ask the government for exceptional financial support where the budget cannot be balanced without it';

/** For any day of loading; every other day is counted from it. */
export function exampleRaid(day: Day): EarlierRegister {
  const ago = (days: number) => addDays(day, -days);
  const ahead = (days: number) => addDays(day, days);
  return {
    keptBy: 'Zofia Penhale',
    matrices: [
      {
        name: 'Harnworth’s matrix',
        kind: 'impact',
        likelihood: ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'],
        impact: ['Minor', 'Moderate', 'Serious', 'Severe'],
        bands: [
          { words: 'Low', tone: 'go', atLeast: 1 },
          { words: 'Medium', tone: 'care', atLeast: 5 },
          { words: 'High', tone: 'stop', atLeast: 10 },
          { words: 'Very high', tone: 'stop', atLeast: 16 },
        ],
        cells: null,
        fromOn: ago(420),
      },
      {
        name: 'Risks to the budget',
        kind: 'money',
        likelihood: ['Unlikely', 'Possible', 'Likely'],
        impact: [],
        bands: [
          { words: 'Low', tone: 'go', atLeast: 0 },
          { words: 'Medium', tone: 'care', atLeast: 50_000_000 },
          { words: 'High', tone: 'stop', atLeast: 500_000_000, likelihoodAtLeast: 2 },
        ],
        cells: null,
        fromOn: ago(420),
      },
    ],
    appetites: [
      {
        category: 'Money',
        fromOn: ago(400),
        highestBand: 'Medium',
        words: 'We will not gamble with what residents own.',
      },
      {
        category: 'Law and rules',
        fromOn: ago(400),
        highestBand: 'Low',
        words: 'We follow the law, the codes and the Directions.',
      },
      { category: 'People', fromOn: ago(400), highestBand: 'Medium', words: null },
      {
        category: 'Delivery',
        fromOn: ago(400),
        highestBand: 'High',
        words: 'Change at this pace carries risk, and we accept some of it.',
      },
    ],
    entries: [...risks(ago, ahead), ...others(ago, ahead), ...dependencies(ago, ahead)],
    workshops: [
      {
        title: 'Mobilisation workshop',
        heldOn: ago(250),
        notes:
          'Sponsors, leads and the commissioners went through each theme and wrote down what could stop it.',
        named: [
          { key: 'worse', by: 'officer PN' },
          { key: 'sell', by: 'officer GM' },
          { key: 'leave', by: 'officer FN' },
          { key: 'interest', by: 'officer KT' },
          { key: 'many', by: 'officer MS' },
        ],
      },
    ],
  };
}

type Days = (days: number) => Day;

function risks(ago: Days, ahead: Days): EarlierEntry[] {
  return [
    {
      key: 'overall',
      kind: 'risk',
      level: 'corporate',
      overall: true,
      title: 'The plan is not delivered in time and the intervention goes on',
      cause: 'Too much depends on too few people, and several actions wait for one another.',
      event: 'Key dates slip together.',
      effect: 'The Directions are not met, and commissioners stay longer.',
      category: 'Delivery',
      owner: 'officer RO',
      response: 'treat',
      raisedOn: ago(245),
      nextReviewOn: ahead(30),
      scores: [
        {
          role: 'inherent',
          likelihood: 5,
          impact: 4,
          on: ago(245),
          reason: 'As set at the start of the plan',
        },
        {
          role: 'current',
          likelihood: 4,
          impact: 4,
          on: ago(245),
          reason: 'As set at the start of the plan',
        },
        {
          role: 'current',
          likelihood: 3,
          impact: 4,
          on: ago(40),
          reason: 'Boards meet and dates are challenged',
        },
        {
          role: 'target',
          likelihood: 2,
          impact: 3,
          on: ago(245),
          reason: 'What the council aims at by the end',
        },
      ],
      controls: [
        { words: 'Programme office tests one answer in five', effectiveness: 'adequate', judgedOn: ago(40) },
        { words: 'Commissioners see every exception', effectiveness: 'good', judgedOn: ago(40) },
      ],
      reviews: [{ reviewedOn: ago(60), outcome: 'still-right', words: null, nextOn: ahead(30) }],
    },
    {
      key: 'interest',
      kind: 'risk',
      level: 'corporate',
      title: 'Interest rates rise before short-term loans have been replaced',
      cause: 'Half of what the council owes falls due within a year.',
      event: 'Lenders ask for more when loans are renewed.',
      effect: 'Interest takes money that services need, and the budget gap grows.',
      category: 'Money',
      owner: 'officer KT',
      response: 'treat',
      raisedOn: ago(240),
      nextReviewOn: ago(9),
      bearsOn: [loans, budget],
      treatedBy: [loans],
      scores: [
        { role: 'inherent', likelihood: 4, impact: 4, on: ago(240), reason: 'Before anything is done' },
        {
          role: 'current',
          likelihood: 2,
          impact: 4,
          on: ago(240),
          reason: 'Half the loans had been renewed',
        },
        {
          role: 'current',
          likelihood: 3,
          impact: 4,
          on: ago(26),
          reason: 'Rates went up twice since the summer',
        },
        { role: 'target', likelihood: 2, impact: 2, on: ago(240), reason: 'When long loans are in place' },
      ],
      controls: [
        {
          words: 'Weekly forecast of interest to the Section 151 Officer',
          effectiveness: 'good',
          judgedOn: ago(26),
        },
        { words: 'A limit on loans shorter than six months', effectiveness: 'inadequate', judgedOn: ago(26) },
      ],
      moves: [
        {
          fromLevel: 'workstream',
          toLevel: 'theme',
          movedOn: ago(200),
          reason: 'It bears on the whole budget',
          board: 'Put the money right Board',
          tests: [
            {
              testedOn: ago(150),
              seen: true,
              seenOn: ago(190),
              words: 'In the minutes of the board, item 4.',
            },
          ],
        },
        {
          fromLevel: 'theme',
          toLevel: 'corporate',
          movedOn: ago(25),
          reason: 'Above what the council will bear for money',
          board: 'Finance Recovery Board',
          tests: [
            {
              testedOn: ago(5),
              seen: false,
              seenOn: null,
              words: 'The board met a week later; its papers do not show it.',
            },
          ],
        },
      ],
      reviews: [
        { reviewedOn: ago(190), outcome: 'still-right', words: null, nextOn: ago(100) },
        {
          reviewedOn: ago(100),
          outcome: 'changed',
          words: 'More loans fall due in spring than we thought.',
          nextOn: ago(9),
        },
      ],
    },
    {
      key: 'sell',
      kind: 'risk',
      level: 'plan',
      title: 'Buildings and investments sell more slowly, or for less, than we have assumed',
      cause: 'Few buyers are looking for shops and offices.',
      event: 'Sales take a year longer than the plan says.',
      effect: 'Debt is not reduced by the day the Direction asks for.',
      category: 'Money',
      owner: 'officer GM',
      response: 'treat',
      raisedOn: ago(240),
      nextReviewOn: ahead(21),
      bearsOn: [sale, leaving],
      treatedBy: [order, value],
      scores: [
        { role: 'inherent', likelihood: 4, impact: 4, on: ago(240), reason: 'Before anything is done' },
        {
          role: 'current',
          likelihood: 4,
          impact: 3,
          on: ago(240),
          reason: 'No valuation is newer than three years',
        },
        {
          role: 'target',
          likelihood: 2,
          impact: 3,
          on: ago(240),
          reason: 'With fresh valuations and advisers',
        },
      ],
      acceptances: [
        {
          by: 'officer PN',
          acceptedOn: ago(130),
          untilOn: ago(14),
          reason: 'Until advisers on investments are appointed and have looked at the market.',
        },
      ],
    },
    {
      key: 'worse',
      kind: 'risk',
      level: 'plan',
      scale: 'money',
      title: 'The financial position turns out to be worse than we now know',
      cause: 'Three years of accounts have not been audited.',
      event: 'The audit finds sums that were not set aside.',
      effect: 'The gap in the budget grows in the year in which it must close.',
      category: 'Money',
      owner: 'officer PN',
      response: 'treat',
      raisedOn: ago(240),
      nextReviewOn: ahead(40),
      bearsOn: [accounts, budget],
      treatedBy: [accounts],
      scores: [
        {
          role: 'inherent',
          likelihood: 3,
          amountPence: 900_000_000,
          on: ago(240),
          reason: 'Before the first audit',
        },
        {
          role: 'current',
          likelihood: 1,
          amountPence: 420_000_000,
          on: ago(35),
          reason: 'Two of three years are now checked',
        },
      ],
    },
    {
      key: 'leave',
      kind: 'risk',
      level: 'theme',
      title: 'Skilled staff leave and cannot be replaced without paying agency rates',
      cause: 'Several senior posts are filled for months at a time.',
      event: 'Two or more of the finance team leave in one quarter.',
      effect: 'The accounts and the budget are late.',
      category: 'People',
      owner: 'officer FN',
      response: 'treat',
      raisedOn: ago(240),
      nextReviewOn: ahead(12),
      bearsOn: [team, accounts],
      treatedBy: [skills],
      scores: [
        { role: 'current', likelihood: 3, impact: 3, on: ago(240), reason: 'As named at the workshop' },
        { role: 'target', likelihood: 2, impact: 2, on: ago(240), reason: 'With posts filled for good' },
      ],
      controls: [
        {
          words: 'A list of posts that one person alone can fill',
          effectiveness: 'not-tested',
          judgedOn: ago(70),
        },
      ],
    },
    {
      key: 'many',
      kind: 'risk',
      level: 'workstream',
      title: 'Too many changes reach the same service at the same time',
      category: 'Delivery',
      owner: 'officer MS',
      response: 'tolerate',
      raisedOn: ago(240),
      nextReviewOn: ahead(60),
      bearsOn: [model, systems],
      scores: [
        { role: 'current', likelihood: 3, impact: 2, on: ago(240), reason: 'As named at the workshop' },
      ],
      acceptances: [
        {
          by: 'officer RO',
          acceptedOn: ago(30),
          untilOn: ahead(90),
          reason: 'Until the new operating model is agreed.',
        },
      ],
    },
    {
      key: 'software',
      kind: 'risk',
      level: 'workstream',
      title: 'The supplier of the old housing system stops mending it',
      category: 'Delivery',
      owner: 'officer BQ',
      raisedOn: ago(180),
      nextReviewOn: ago(30),
      bearsOn: [systems],
      scores: [
        { role: 'current', likelihood: 4, impact: 2, on: ago(180), reason: 'The supplier has said so' },
      ],
      closedOn: ago(33),
      closedAs: 'happened',
      closedReason: 'The supplier ended its support at the end of the month.',
    },
  ];
}

function others(ago: Days, ahead: Days): EarlierEntry[] {
  return [
    {
      key: 'unmended',
      kind: 'issue',
      level: 'workstream',
      title: 'The housing system is no longer mended by its supplier',
      effect: 'A fault in it would stop repairs from being booked.',
      category: 'Delivery',
      owner: 'officer BQ',
      cameOf: 'software',
      raisedOn: ago(33),
      nextReviewOn: ahead(8),
      bearsOn: [systems],
      treatedBy: [systems],
      scores: [{ role: 'current', likelihood: 5, impact: 2, on: ago(33), reason: 'It has happened' }],
    },
    {
      key: 'assumed',
      kind: 'assumption',
      level: 'plan',
      title: 'Every saving for the year can be made without asking residents first',
      category: 'Law and rules',
      owner: 'officer SH',
      raisedOn: ago(220),
      nextReviewOn: ago(60),
      testOn: ago(75),
      bearsOn: [savings],
      closedOn: ago(72),
      closedAs: 'proved-wrong',
      closedReason: 'Legal advice: four of the savings need a consultation.',
    },
    {
      key: 'consult',
      kind: 'risk',
      level: 'plan',
      title: 'Savings are challenged because residents were not asked in time',
      cause: 'We assumed: Every saving for the year can be made without asking residents first',
      category: 'Law and rules',
      owner: 'officer SH',
      response: 'treat',
      cameOf: 'assumed',
      raisedOn: ago(72),
      nextReviewOn: ahead(18),
      bearsOn: [savings],
      scores: [
        { role: 'current', likelihood: 3, impact: 3, on: ago(72), reason: 'As it was raised' },
        {
          role: 'current',
          likelihood: 2,
          impact: 2,
          on: ago(15),
          reason: 'Two of four consultations have begun',
        },
      ],
    },
    {
      key: 'support',
      kind: 'assumption',
      level: 'plan',
      title: 'The government answers our request for support before the budget is set',
      category: 'Money',
      owner: 'officer PN',
      raisedOn: ago(90),
      nextReviewOn: ahead(25),
      testOn: ahead(60),
      bearsOn: [support, budget],
    },
    {
      key: 'neighbours',
      kind: 'opportunity',
      level: 'theme',
      title: 'Share a finance system with two neighbouring councils',
      effect: 'Each would pay a third less.',
      category: 'Money',
      owner: 'officer SK',
      response: 'share',
      raisedOn: ago(50),
      nextReviewOn: ahead(40),
      bearsOn: [systems],
      scores: [
        {
          role: 'current',
          likelihood: 3,
          impact: 3,
          on: ago(50),
          reason: 'Both councils have said yes to a talk',
        },
      ],
    },
  ];
}

function dependencies(ago: Days, ahead: Days): EarlierEntry[] {
  const needs = (
    key: string,
    title: string,
    given: Pick<EarlierEntry, 'first' | 'waits' | 'neededBy' | 'agreed' | 'owner'>,
  ): EarlierEntry => ({
    key,
    kind: 'dependency',
    level: 'workstream',
    title,
    category: 'Delivery',
    raisedOn: ago(120),
    nextReviewOn: ahead(35),
    ...given,
  });
  return [
    needs('d1', 'The order of sale, before valuers are sent out', {
      first: order,
      waits: value,
      neededBy: ago(6),
      agreed: true,
      owner: 'officer PN',
    }),
    needs('d2', 'Fresh values, before a strategy for leaving can be written', {
      first: value,
      waits: leaving,
      neededBy: ahead(40),
      agreed: true,
      owner: 'officer AF',
    }),
    needs('d3', 'The strategy, before land and buildings are put up for sale', {
      first: leaving,
      waits: sale,
      neededBy: ahead(200),
      agreed: false,
      owner: 'officer GM',
    }),
    needs('d4', 'The scheme of delegation, before the regulations can name who decides', {
      first: delegation,
      waits: regulations,
      neededBy: ahead(90),
      agreed: true,
      owner: 'officer MW',
    }),
  ];
}
