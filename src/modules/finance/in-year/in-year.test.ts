// The year by service: figures worked out by hand, accounts apart, and every penny of the ledger counted once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../registers/entry.ts';
import { accountsOf, inYear, wantsRecovery } from './in-year.ts';
import { type LedgerAmount, monthAt } from './ledger.ts';
import { costOfPriorities } from './priorities.ts';

const year = '2026/27';
let number = 0;
const next = () => {
  number += 1;
  return number;
};
const service = (name: string, facts: Partial<Entry<'services'>['facts']>): Entry<'services'> => ({
  entryId: next(),
  kind: 'services',
  name,
  facts: { account: 'general', year, budget: 1_200_000_00, ...facts },
  ownerId: null,
  madeOn: '2026-04-01',
  keptOn: '2026-04-01',
  keptBy: 'Finance',
  endedOn: null,
  endedWhy: null,
  items: [],
  risks: [],
});
const spent = (costCentre: string, month: number, pounds: number): LedgerAmount => ({
  costCentre,
  costCentreName: null,
  month: monthAt(year, month),
  amount: Math.round(pounds * 100),
});

describe('the year by service', () => {
  test('a forecast that nobody gave is what is spent with the rest of the profile', () => {
    const { services, months } = inYear(
      [service('Care', { codes: '41*' })],
      [spent('4110', 1, 150_000), spent('4120', 3, 210_000)],
      year,
    );
    expect(months).toBe(3);
    expect(services[0]).toMatchObject({
      profiled: 300_000_00,
      actual: 360_000_00,
      variance: 60_000_00,
      forecast: 1_260_000_00,
      outturn: 60_000_00,
      isOwn: false,
    });
  });

  test('a profile of quarters has nothing between them', () => {
    const [one] = inYear(
      [service('Grants', { codes: '5000', profile: '25 0 0 25 0 0 25 0 0 25 0 0' })],
      [spent('5000', 5, 600_000)],
      year,
    ).services;
    expect([one?.profiled, one?.variance]).toEqual([600_000_00, 0]);
  });

  test('accounts are kept apart, and none is made up', () => {
    const found = accountsOf(
      inYear(
        [
          service('Care', { forecast: 1_300_000_00, cause: 'Prices' }),
          service('Homes', { account: 'housing', budget: -100_00, forecast: 0, cause: 'Repairs' }),
        ],
        [],
        year,
      ),
    );
    expect(found.map(({ account, outturn }) => [account, outturn])).toEqual([
      ['general', 100_000_00],
      ['housing', 100_00],
    ]);
  });

  test('a whole code is closer than a beginning, and a longer beginning than a shorter', () => {
    const [all, some, one] = [
      service('All', { codes: '4*' }),
      service('Some', { codes: '41*' }),
      service('One', { codes: '4110' }),
    ];
    const { services } = inYear(
      [all, some, one],
      [spent('4110', 1, 1), spent('4120', 1, 2), spent('4200', 1, 4)],
      year,
    );
    expect(services.map(({ actual }) => actual)).toEqual([4_00, 2_00, 1_00]);
  });

  test('a code that two services name counts once, and is told', () => {
    const { services, claimedTwice } = inYear(
      [service('A', { codes: '41*' }), service('B', { codes: '41*' })],
      [spent('4110', 1, 5)],
      year,
    );
    expect(services.map(({ actual }) => actual)).toEqual([5_00, 0]);
    expect(claimedTwice).toEqual([{ code: '4110', names: ['A', 'B'] }]);
  });

  test('a cost centre that is called as the service is needs no code', () => {
    expect(inYear([service('Care', {})], [spent('care', 1, 5)], year).services[0]?.actual).toBe(5_00);
  });

  test('a large overspend without a recovery action asks for one', () => {
    const [large, mended, small] = inYear(
      [
        service('Large', { forecast: 1_500_000_00, cause: 'Prices' }),
        service('Mended', { forecast: 1_500_000_00, cause: 'Prices', recovery: 'Fewer agency staff' }),
        service('Small', { forecast: 1_210_000_00, cause: 'Prices' }),
      ],
      [],
      year,
    ).services;
    expect([large, mended, small].map((one) => one && wantsRecovery(one))).toEqual([true, false, false]);
  });

  test('services of another year are left out', () => {
    expect(inYear([service('Old', { year: '2025/26' })], [], year).services).toEqual([]);
  });

  test('every penny of the ledger is of one service or of none', () => {
    const code = fc.stringMatching(/^[1-3]{1,3}$/);
    const codes = fc.array(
      fc.oneof(
        code,
        code.map((one) => `${one}*`),
      ),
      { maxLength: 3 },
    );
    const line = fc.record({
      code,
      month: fc.integer({ min: 1, max: 12 }),
      pounds: fc.integer({ min: -9999, max: 9999 }),
    });
    fc.assert(
      fc.property(fc.array(codes, { maxLength: 5 }), fc.array(line, { maxLength: 40 }), (all, lines) => {
        const found = inYear(
          all.map((own, at) => service(`Service ${at}`, { codes: own.join(', ') })),
          lines.map((one) => spent(one.code, one.month, one.pounds)),
          year,
        );
        const of = (list: readonly { actual: number }[]) => list.reduce((sum, { actual }) => sum + actual, 0);
        const whole = lines.reduce((sum, { pounds }) => sum + pounds * 100, 0);
        expect(of(found.services) + of(found.unclaimed)).toBe(whole);
        for (const one of found.services) expect(of(one.costCentres)).toBe(one.actual);
      }),
      { numRuns: 500 },
    );
  });
});

test('a budget is shared out by priorities whole, and what serves none is told', () => {
  const { priorities, rest } = costOfPriorities(
    {
      services: [
        service('Care', { priorities: 'Help families early 33.33%\nSafer streets 10%' }),
        service('Homes', { account: 'housing', budget: 500_00, priorities: 'help families early 100%' }),
        service('Parks', {}),
      ],
      savings: [],
    },
    year,
    ['Help families early', 'Decide in the open'],
  );
  expect(priorities.map(({ name, costs }) => [name, costs])).toEqual([
    ['Help families early', { general: 399_960_00, housing: 500_00 }],
    ['Decide in the open', {}],
    ['Safer streets', { general: 120_000_00 }],
  ]);
  expect(rest.map(({ name, percent, amount }) => [name, percent, amount])).toEqual([
    ['Care', 56.67, 680_040_00],
    ['Parks', 100, 1_200_000_00],
  ]);
});
