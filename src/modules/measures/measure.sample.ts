// A measure with everything that a test does not care about filled in plainly.
import type { Definition, Observation, Target } from './measure.ts';

export function definition(given: Partial<Definition> = {}): Definition {
  return {
    definitionId: 1,
    measureId: 1,
    fromOn: '2020-04-01',
    title: 'Calls answered in a minute',
    meaning: 'Calls answered within sixty seconds',
    whyItMatters: null,
    unit: '',
    decimals: 0,
    numerator: null,
    denominator: null,
    polarity: 'higher-is-better',
    tolerance: { kind: 'target-and-floor' },
    travel: 'last-value',
    sameWithin: 0,
    frequency: 'month',
    yearStarts: 4,
    valueKind: 'in-period',
    lagDays: 0,
    source: 'Telephone system',
    scope: 'council',
    accountableId: null,
    responsibleId: null,
    baseline: null,
    baselineWords: null,
    threshold: null,
    quality: {},
    reason: 'Defined for the first time',
    setOn: '2020-04-01',
    setBy: 'Ann Hale',
    ...given,
  };
}

export function target(toOn: string, given: Partial<Target> = {}): Target {
  return {
    targetId: 1,
    measureId: 1,
    fromOn: `${toOn.slice(0, 8)}01`,
    toOn,
    target: 90,
    floor: 80,
    lowerEnd: null,
    upperEnd: null,
    reason: 'Agreed with the budget',
    setOn: '2020-04-01',
    setBy: 'Ann Hale',
    ...given,
  };
}

/** Approved, of the whole. */
export function observation(
  toOn: string,
  value: number | null,
  given: Partial<Observation> = {},
): Observation {
  return {
    observationId: 1,
    measureId: 1,
    fromOn: `${toOn.slice(0, 8)}01`,
    toOn,
    splitBy: '',
    split: '',
    value,
    numerator: null,
    denominator: null,
    missingWhy: value === null ? 'Not counted' : null,
    isProvisional: false,
    note: null,
    evidence: null,
    givenOn: toOn,
    givenBy: 'Ann Hale',
    givenAccount: null,
    approvedOn: toOn,
    approvedBy: 'Ben Ives',
    refusedOn: null,
    refusedBy: null,
    refusedWhy: null,
    releasedOn: null,
    releasedBy: null,
    ...given,
  };
}
