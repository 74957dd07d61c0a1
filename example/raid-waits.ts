// Harnworth's invented issues, assumptions, opportunity and dependencies.
import type { EarlierEntry } from '../src/modules/raid/index.ts';
import type { Days } from './raid.ts';

const order = 'Set out the order in which each investment will be sold or kept';
const value = 'Value every investment afresh';
const leaving = 'Write a strategy for leaving investments in good order';
const sale = 'Plan the sale of land and buildings that no service needs';
const savings = 'Deliver the savings programme';
const budget = 'Prepare a budget for';
const delegation = 'Write a scheme of delegation for decisions about money';
const regulations = 'Rewrite the financial regulations';
const systems = "Replace the council's oldest systems and let residents do simple things online";
const support =
  'Ask the government for exceptional financial support where the budget cannot be balanced without it';

const unmended = ({ ago, ahead }: Days): EarlierEntry => ({
  key: 'unmended',
  kind: 'issue',
  level: 'workstream',
  title: 'The housing system is no longer mended by its supplier',
  effect: 'A fault in it would stop repairs from being booked.',
  category: 'Delivery',
  owner: 'officer BQ',
  cameOf: 'software',
  raisedOn: ago(20),
  nextReviewOn: ahead(8),
  bearsOn: [systems],
  treatedBy: [systems],
  scores: [{ role: 'current', likelihood: 5, impact: 2, on: ago(20), reason: 'It has happened' }],
});

const assumed = ({ ago }: Days): EarlierEntry => ({
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
});

const consult = ({ ago, ahead }: Days): EarlierEntry => ({
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
});

const answer = ({ ago, ahead }: Days): EarlierEntry => ({
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
});

const neighbours = ({ ago, ahead }: Days): EarlierEntry => ({
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
});

function dependencies({ ago, ahead }: Days): EarlierEntry[] {
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

export function exampleWaits(days: Days): EarlierEntry[] {
  return [
    ...[unmended, assumed, consult, answer, neighbours].map((entry) => entry(days)),
    ...dependencies(days),
  ];
}
