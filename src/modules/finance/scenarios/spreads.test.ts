// How far assumptions stray: the council’s own takes the place of what is usual, and moves the draws.
import { expect, test } from 'vitest';
import { monteCarlo } from '../engine/medium-term/explore.ts';
import { mediumTermModel } from '../engine/medium-term/medium-term.ts';
import { largePlan } from '../engine/medium-term/sample.ts';
import { programOf } from '../engine/model/model.ts';
import type { Entry } from '../registers/entry.ts';
import { straysOf } from './spreads.ts';

const own = (facts: Omit<Entry<'spreads'>['facts'], 'source'>) =>
  straysOf({ spreads: [{ facts: { source: 'Ours', ...facts } } as Entry<'spreads'>] }); // Its facts are all that is read.

test('what the council keeps takes the place of the usual, and all else stays', () => {
  const [usual, changed] = [straysOf({ spreads: [] }), own({ assumption: 'pay', step: 2, deviation: 3 })];
  expect(changed.find(({ id }) => id === 'pay')).toEqual({ id: 'pay', step: 2, deviation: 3 });
  expect(changed.filter(({ id }) => id !== 'pay')).toEqual(usual.filter(({ id }) => id !== 'pay'));
  expect(own({ assumption: 'socialCare', step: 1, deviation: 0.5 })).toHaveLength(usual.length + 1);
});

test('a bound that the usual has stays: interest is never below nought', () => {
  expect(
    own({ assumption: 'borrowing', step: 1, deviation: 9 }).find(({ id }) => id === 'borrowing')?.least,
  ).toBe(0);
});

test('pay that strays further widens what the draws give', () => {
  const program = programOf(mediumTermModel(largePlan()));
  const width = (spreads: ReturnType<typeof straysOf>) => {
    const { years } = monteCarlo(program, { row: 'gap', spreads, draws: 400, seed: 7 });
    return (years[9]?.[4] ?? 0) - (years[9]?.[0] ?? 0);
  };
  expect(width(own({ assumption: 'pay', step: 1, deviation: 6 }))).toBeGreaterThan(
    width(straysOf({ spreads: [] })) * 1.2,
  );
});
