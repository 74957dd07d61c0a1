// Harnworth's invented risks: what may go wrong with its plan, from the workshop on.
import type { EarlierEntry } from '../src/modules/raid/index.ts';
import type { Days } from './raid.ts';

const loans = 'Replace short-term loans with borrowing that the council can afford';
const order = 'Set out the order in which each investment will be sold or kept';
const value = 'Value every investment afresh';
const leaving = 'Write a strategy for leaving investments in good order';
const sale = 'Plan the sale of land and buildings that no service needs';
const budget = 'Prepare a budget for';
const accounts = 'Bring the statutory accounts up to date and have them audited';
const model = 'Design a new operating model that the council can afford.';
const systems = "Replace the council's oldest systems and let residents do simple things online";
const team = 'Review whether the finance team has the people and skills that the rules require';
const skills = 'Find out which skills staff lack and plan how to get them';

const overall = ({ ago, ahead }: Days): EarlierEntry => ({
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
});

const interest = ({ ago }: Days): EarlierEntry => ({
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
});

const sell = ({ ago, ahead }: Days): EarlierEntry => ({
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
});

const worse = ({ ago, ahead }: Days): EarlierEntry => ({
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
});

const leave = ({ ago, ahead }: Days): EarlierEntry => ({
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
});

const many = ({ ago, ahead }: Days): EarlierEntry => ({
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
  scores: [{ role: 'current', likelihood: 3, impact: 2, on: ago(240), reason: 'As named at the workshop' }],
  acceptances: [
    {
      by: 'officer RO',
      acceptedOn: ago(30),
      untilOn: ahead(90),
      reason: 'Until the new operating model is agreed.',
    },
  ],
});

const software = ({ ago }: Days): EarlierEntry => ({
  key: 'software',
  kind: 'risk',
  level: 'workstream',
  title: 'The supplier of the old housing system stops mending it',
  category: 'Delivery',
  owner: 'officer BQ',
  raisedOn: ago(180),
  nextReviewOn: ago(30),
  bearsOn: [systems],
  scores: [{ role: 'current', likelihood: 4, impact: 2, on: ago(180), reason: 'The supplier has said so' }],
  closedOn: ago(20),
  closedAs: 'happened',
  closedReason: 'The supplier ended its support at the end of the month.',
});

export function exampleRisks(days: Days): EarlierEntry[] {
  return [overall, interest, sell, worse, leave, many, software].map((entry) => entry(days));
}
