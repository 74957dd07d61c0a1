// What was released cannot be undone: from editions alone, nobody works out a small number, whatever they take from what.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Constraint, equalTo, lessEq, type Model, solve } from 'yalps';
import { tries } from '../../../../test/support/at-length.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { definition, observation } from '../measure.sample.ts';
import type { Definition, Observation } from '../measure.ts';
import { decideRelease, type Released } from './release.ts';

const threshold = 5;
const months = ['2026-04-30', '2026-05-31', '2026-06-30'];
const wards = ['North', 'South', 'East'];

function release(
  of: Definition,
  approved: readonly Observation[],
  released: readonly Released[],
  upTo = '2026-06-30',
): Released[] {
  const batch = 1 + Math.max(0, ...released.map((one) => one.batch));
  return [
    ...released,
    ...decideRelease({ definition: of, approved, released, upTo }).map((one) => ({ ...one, batch })),
  ];
}

const part = (id: number, toOn: string, split: string, value: number) =>
  observation(toOn, value, { observationId: id, splitBy: split === '' ? '' : 'Ward', split });

const counted = definition({ threshold });

describe('worked cases', () => {
  const decide = (values: number[], given: Partial<Definition> = {}) => {
    const whole = values.reduce((sum, value) => sum + value, 0);
    const approved = [
      part(1, '2026-04-30', '', whole),
      ...values.map((value, at) => part(at + 2, '2026-04-30', `Ward ${at}`, value)),
    ];
    return decideRelease({
      definition: definition({ threshold, ...given }),
      approved,
      released: [],
      upTo: '2026-06-30',
    }).map(({ whyHidden }) => whyHidden ?? 'shown');
  };
  test('one small part is hidden with the least missed of the others', () => {
    expect(decide([3, 20, 40])).toEqual(['shown', 'small', 'protects', 'shown']);
  });
  test('nobody is in nought, so it is shown', () => {
    expect(decide([0, 20, 40])).toEqual(['shown', 'shown', 'shown', 'shown']);
  });
  test('without a threshold everything is shown', () => {
    expect(decide([1, 2, 3], { threshold: null })).toEqual(['shown', 'shown', 'shown', 'shown']);
  });
  test('the few who are not in a share are as few as those who are', () => {
    const of = definition({ threshold, unit: '%' });
    const approved = [observation('2026-04-30', 97.4, { observationId: 1, numerator: 38, denominator: 39 })];
    expect(decideRelease({ definition: of, approved, released: [], upTo: '2026-06-30' })).toEqual([
      { observationId: 1, isShown: false, whyHidden: 'small' },
    ]);
  });
  test('a rate of which nobody knows the count is not released', () => {
    const of = definition({ threshold, unit: '%' });
    const approved = [observation('2026-04-30', 97.4)];
    expect(() => decideRelease({ definition: of, approved, released: [], upTo: '2026-06-30' })).toThrow(
      Unusable,
    );
  });
  test('of values that run up through a year, what one month added is as small as the month', () => {
    const of = definition({ threshold, valueKind: 'year-to-date' });
    const approved = [part(1, '2026-04-30', '', 20), part(2, '2026-05-31', '', 22)];
    const shown = decideRelease({ definition: of, approved, released: [], upTo: '2026-06-30' }).filter(
      ({ isShown }) => isShown,
    );
    expect(shown.length).toBeLessThan(2);
  });
  test('what was decided once is not decided again', () => {
    const approved = [part(1, '2026-04-30', '', 3), part(2, '2026-04-30', 'North', 3)];
    const first = release(counted, approved, []);
    expect(release(counted, approved, first)).toEqual(first);
  });
});

/** A council's history: months with wards, each value perhaps revised before the next release. */
const history = fc.record({
  runsUp: fc.boolean(),
  values: fc.array(fc.array(fc.nat(14), { minLength: wards.length, maxLength: wards.length }), {
    minLength: months.length,
    maxLength: months.length,
  }),
  revised: fc.array(
    fc.tuple(fc.nat(months.length - 1), fc.nat(wards.length - 1), fc.integer({ min: -6, max: 6 })),
    {
      maxLength: 3,
    },
  ),
  /** How many months each release goes up to. */
  upTo: fc.array(fc.integer({ min: 1, max: months.length }), { minLength: 1, maxLength: 3 }),
});

test(`from any number of editions no small number comes out (${tries(60, 1500)} histories)`, () => {
  let looked = 0;
  fc.assert(
    fc.property(history, ({ runsUp, values, revised, upTo }) => {
      const of = definition({ threshold, valueKind: runsUp ? 'year-to-date' : 'in-period' });
      const grid = values.map((row) => [...row]);
      const kept: Observation[] = [];
      let released: Released[] = [];
      let id = 0;
      const editions: Observation[][] = [];
      const write = () => {
        for (const [month, to] of months.entries()) {
          const row = wards.map((_, ward) => sumTo(grid, month, ward, runsUp));
          const whole = row.reduce((sum, value) => sum + value, 0);
          for (const [ward, value] of [
            ['', whole] as const,
            ...wards.map((name, at) => [name, row[at] ?? 0] as const),
          ]) {
            const before = kept.findLast((one) => one.toOn === to && one.split === ward);
            if (before?.value !== value) kept.push(part(++id, to, ward, value));
          }
        }
      };
      write();
      for (const [round, count] of upTo.entries()) {
        const last = months[count - 1] ?? '';
        try {
          released = release(of, kept, released, last);
          const shown = new Set(released.map(({ observationId }) => observationId));
          editions.push(newest(kept.filter(({ observationId }) => shown.has(observationId))));
        } catch (error) {
          // It says that it cannot be protected any more, and releases nothing.
          if (!(error instanceof Unusable)) throw error;
        }
        const change = revised[round];
        if (change) {
          const [month, ward, by] = change;
          const row = grid[month];
          if (row) row[ward] = Math.max(0, (row[ward] ?? 0) + by);
          write();
        }
      }
      const shown = new Set(
        released.filter(({ isShown }) => isShown).map(({ observationId }) => observationId),
      );
      for (const { name, least, most } of worked(editions, shown, runsUp)) {
        looked += 1;
        expect([name, most - least >= threshold - 2]).toEqual([name, true]);
      }
    }),
    { numRuns: tries(60, 1500) },
  );
  // A history without a small number would prove nothing.
  expect(looked).toBeGreaterThan(tries(60, 1500));
});

function sumTo(grid: readonly number[][], month: number, ward: number, runsUp: boolean): number {
  const rows = runsUp ? grid.slice(0, month + 1) : grid.slice(month, month + 1);
  return rows.reduce((sum, row) => sum + (row[ward] ?? 0), 0);
}

function newest(observations: readonly Observation[]): Observation[] {
  return [...new Map(observations.map((one) => [`${one.toOn} ${one.split}`, one])).values()];
}

/**
 * What somebody with every edition and a solver knows of each small number that is hidden: a whole is its parts, nothing is below
 * nought, a value that runs up never falls, and what is shown is known.
 */
function worked(editions: readonly Observation[][], shown: ReadonlySet<number>, runsUp: boolean) {
  const constraints: Record<string, Constraint> = {};
  const variables: Record<string, Record<string, number>> = {};
  const all = new Map(editions.flat().map((one) => [one.observationId, one]));
  const name = (one: Observation) => `o${one.observationId}`;
  for (const one of all.values()) {
    variables[name(one)] = { [`known ${name(one)}`]: 1 };
    if (shown.has(one.observationId)) constraints[`known ${name(one)}`] = equalTo(one.value ?? 0);
  }
  const add = (one: Observation, constraint: string, factor: number) => {
    const of = variables[name(one)];
    if (of) of[constraint] = factor;
  };
  const steps: [Observation, Observation][] = [];
  for (const [at, edition] of editions.entries())
    for (const to of months) {
      const whole = edition.find((one) => one.toOn === to && one.split === '');
      const parts = edition.filter((one) => one.toOn === to && one.split !== '');
      if (whole && parts.length === wards.length) {
        const sum = `sum ${at} ${to}`;
        constraints[sum] = equalTo(0);
        add(whole, sum, 1);
        for (const one of parts) add(one, sum, -1);
      }
      if (!runsUp) continue;
      for (const one of [...parts, ...(whole ? [whole] : [])]) {
        const before = edition.find(
          (other) => other.toOn === months[months.indexOf(to) - 1] && other.split === one.split,
        );
        if (!before || (before.value ?? 0) > (one.value ?? 0)) continue;
        steps.push([before, one]);
        const rise = `rise ${at} ${name(one)}`;
        constraints[rise] = lessEq(0);
        add(before, rise, 1);
        add(one, rise, -1);
      }
    }
  const reach = (what: Record<string, number>) => {
    for (const [key, factor] of Object.entries(what)) {
      const of = variables[key];
      if (of) of.wanted = factor;
    }
    const found = (['minimize', 'maximize'] as const).map((direction) => {
      const { status, result } = solve({
        direction,
        objective: 'wanted',
        constraints,
        variables,
      } satisfies Model);
      return status === 'unbounded' ? Number.POSITIVE_INFINITY : result;
    });
    for (const key of Object.keys(what)) delete variables[key]?.wanted;
    const [least = 0, most = 0] = found;
    return { least: Math.ceil(least - 1e-6), most: Math.floor(most + 1e-6) };
  };
  const isSmall = (value: number) => value > 0 && value < threshold;
  const hidden = [...all.values()].filter((one) => !shown.has(one.observationId) && isSmall(one.value ?? 0));
  return [
    ...hidden.map((one) => ({ name: name(one), ...reach({ [name(one)]: 1 }) })),
    ...steps
      .filter(([before, one]) => isSmall((one.value ?? 0) - (before.value ?? 0)))
      .map(([before, one]) => ({
        name: `${name(one)} less ${name(before)}`,
        ...reach({ [name(one)]: 1, [name(before)]: -1 }),
      })),
  ];
}
