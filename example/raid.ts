// Harnworth's invented register: what may go wrong with its plan, what it waits for, and who was told.
import { addDays, type Day } from '../src/kernel/days.ts';
import type { EarlierRegister } from '../src/modules/raid/index.ts';
import { exampleRisks } from './raid-risks.ts';
import { exampleWaits } from './raid-waits.ts';

/** Days counted from the day of loading. */
export interface Days {
  ago(days: number): Day;
  ahead(days: number): Day;
}

/** For any day of loading; every other day is counted from it. */
export function exampleRaid(day: Day): EarlierRegister {
  const ago = (days: number) => addDays(day, -days);
  const ahead = (days: number) => addDays(day, days);
  return {
    keptBy: 'Zofia Penhale',
    matrices: matrices(ago(420)),
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
    entries: [...exampleRisks({ ago, ahead }), ...exampleWaits({ ago, ahead })],
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

function matrices(fromOn: Day): EarlierRegister['matrices'] {
  return [
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
      fromOn,
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
      fromOn,
    },
  ];
}
