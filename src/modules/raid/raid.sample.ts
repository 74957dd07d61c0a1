// Matrices of several shapes and an entry of the register, for tests.
import type { Entry } from './entry.ts';
import type { Matrix } from './matrix.ts';

const steps = (count: number) => Array.from({ length: count }, (_, index) => `Step ${index + 1}`);

function matrix(matrixId: number, given: Partial<Matrix>): Matrix {
  return {
    matrixId,
    name: `Matrix ${matrixId}`,
    kind: 'impact',
    likelihood: steps(5),
    impact: steps(5),
    bands: [],
    cells: null,
    fromOn: '2020-01-01',
    ...given,
  };
}

export const threeByThree = matrix(1, {
  likelihood: ['Unlikely', 'Possible', 'Likely'],
  impact: ['Minor', 'Moderate', 'Severe'],
  bands: [
    { words: 'Low', tone: 'go', atLeast: 1 },
    { words: 'Medium', tone: 'care', atLeast: 3 },
    { words: 'High', tone: 'stop', atLeast: 6 },
  ],
});

export const fiveByFour = matrix(2, {
  likelihood: steps(5),
  impact: steps(4),
  bands: [
    { words: 'Low', tone: 'go', atLeast: 1 },
    { words: 'Medium', tone: 'care', atLeast: 6 },
    { words: 'High', tone: 'stop', atLeast: 12 },
  ],
});

export const sixBySix = matrix(3, {
  likelihood: steps(6),
  impact: steps(6),
  bands: [
    { words: 'Low', tone: 'go', atLeast: 1 },
    { words: 'Very high', tone: 'stop', atLeast: 25 },
  ],
});

/** Severe is high whatever the likelihood: no product gives that. */
export const byCell = matrix(4, {
  likelihood: ['Unlikely', 'Possible', 'Likely'],
  impact: ['Minor', 'Moderate', 'Severe'],
  bands: [
    { words: 'Low', tone: 'go', atLeast: 0 },
    { words: 'Medium', tone: 'care', atLeast: 0 },
    { words: 'High', tone: 'stop', atLeast: 0 },
  ],
  cells: [
    [0, 0, 2],
    [0, 1, 2],
    [1, 1, 2],
  ],
});

export const byMoney = matrix(5, {
  kind: 'money',
  likelihood: ['Unlikely', 'Possible', 'Likely'],
  impact: [],
  bands: [
    { words: 'Minor', tone: 'go', atLeast: 0 },
    { words: 'Notable', tone: 'care', atLeast: 25_000_000 },
    { words: 'Significant', tone: 'stop', atLeast: 1_000_000_000, likelihoodAtLeast: 2 },
  ],
});

export function entry(entryId: number, given: Partial<Entry> = {}): Entry {
  return {
    entryId,
    kind: 'risk',
    level: 'workstream',
    title: `Entry ${entryId}`,
    cause: null,
    event: null,
    effect: null,
    categoryId: 1,
    ownerId: null,
    scale: 'impact',
    response: null,
    raisedOn: '2026-01-01',
    raisedBy: 'Ann Hale',
    reviewMonths: 3,
    nextReviewOn: '2026-12-01',
    predecessorId: null,
    successorId: null,
    neededBy: null,
    agreed: null,
    testOn: null,
    overallOf: null,
    documentItemId: null,
    fromEntryId: null,
    closedOn: null,
    closedAs: null,
    closedReason: null,
    version: 1,
    ...given,
  };
}
