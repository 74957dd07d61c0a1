// Cash for twelve months: worked out by hand, and laws that hold for any flows.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AllEntries } from '../registers/entry.ts';
import { moneyKinds } from '../registers/kinds/kinds.ts';
import { cashFlow, refinancingOf } from './cash.ts';

let number = 0;
const next = () => {
  number += 1;
  return number;
};
type Given = { [Kind in keyof AllEntries]?: readonly AllEntries[Kind][number]['facts'][] };
const entries = (given: Given): AllEntries =>
  Object.fromEntries(
    moneyKinds.map((kind) => [
      kind,
      (given[kind] ?? []).map((facts) => ({
        entryId: next(),
        kind,
        name: `${kind} ${number}`,
        facts,
      })),
    ]),
  ) as unknown as AllEntries; // What the forecast reads of them.

const asked = { late: new Map<number, number>(), countsSales: true };
const day = '2026-11-20';
const cash = [{ on: '2026-11-10', amount: 10_000_00, minimum: 2_000_00 }];

describe('cash for twelve months', () => {
  test('there is none where nobody said what is in hand', () => {
    expect(cashFlow(entries({}), day, asked)).toBeNull();
    expect(cashFlow(entries({ cash: [{ on: '2026-12-01', amount: 1 }] }), day, asked)).toBeNull();
  });

  test('it begins with the newest balance, and with what fell since', () => {
    const found = cashFlow(
      entries({
        cash: [{ on: '2026-09-30', amount: 1_00 }, ...cash],
        'cash-flows': [
          { direction: 'in', amount: 500_00, rhythm: 'monthly', firstOn: '2026-04-05' },
          { direction: 'out', amount: 300_00, rhythm: 'monthly', firstOn: '2026-04-25' },
        ],
      }),
      day,
      asked,
    );
    expect(found?.stoodOn).toBe('2026-11-10');
    // The fifth of November is in the balance already; the twenty-fifth is not.
    expect(found?.months[0]).toMatchObject({
      month: '2026-11-01',
      comesIn: 0,
      goesOut: 300_00,
      closing: 9_700_00,
    });
    expect(found?.months[1]).toMatchObject({ comesIn: 500_00, goesOut: 300_00, closing: 9_900_00 });
  });

  test('a balance of two months ago carries what fell in between', () => {
    const found = cashFlow(
      entries({
        cash: [{ on: '2026-09-20', amount: 10_000_00 }],
        'cash-flows': [{ direction: 'out', amount: 100_00, rhythm: 'monthly', firstOn: '2026-04-25' }],
      }),
      day,
      asked,
    );
    expect(found?.months[0]?.goesOut).toBe(300_00);
  });

  test('quarterly, yearly, once, and until a last day', () => {
    const flows = (rhythm: 'once' | 'quarterly' | 'yearly' | 'monthly', lastOn?: string) =>
      cashFlow(
        entries({
          cash,
          'cash-flows': [
            { direction: 'in', amount: 1_00, rhythm, firstOn: '2026-12-31', ...(lastOn ? { lastOn } : {}) },
          ],
        }),
        day,
        asked,
      )?.months.map(({ comesIn }) => comesIn / 100);
    expect(flows('once')).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(flows('quarterly')).toEqual([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]);
    expect(flows('yearly')).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    // The last day of a month stays within it: 28 February, not 3 March.
    expect(flows('monthly')).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(flows('monthly', '2027-03-30')).toEqual([0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('a loan that falls due is repaid with its interest, and what is missing is borrowed', () => {
    const found = cashFlow(
      entries({
        cash,
        loans: [
          {
            lender: 'bank',
            repayment: 'maturity',
            principal: 12_000_00,
            rate: 5,
            takenOn: '2025-01-15',
            repaidOn: '2027-01-15',
            pool: 'general',
          },
        ],
      }),
      day,
      asked,
    );
    // Half a year of 5% on £12,000 is £300.
    expect(found?.months[2]).toMatchObject({
      repaid: 12_000_00,
      interest: 300_00,
      borrowed: 4_300_00,
      closing: 2_000_00,
    });
    expect(found && refinancingOf(found)).toEqual({
      repaid: 12_000_00,
      borrowed: 4_300_00,
      first: '2027-01-01',
    });
  });

  test('sales come in less their costs, as late as their actions, and only for whoever may see them', () => {
    const all = entries({
      cash,
      disposals: [
        {
          lot: 'asset',
          status: 'marketed',
          plannedOn: '2027-01-10',
          low: 0,
          central: 1_000_00,
          high: 2_000_00,
          costRate: 2.5,
          use: 'debt',
        },
      ],
    });
    const sales = (late: number, countsSales = true) =>
      cashFlow(all, day, {
        late: new Map([[all.disposals[0]?.entryId ?? 0, late]]),
        countsSales,
      })?.months.map((one) => one.sales);
    expect(sales(0)?.[2]).toBe(975_00);
    expect(sales(3)?.[5]).toBe(975_00);
    expect(sales(0, false)).toEqual(Array(12).fill(0));
  });

  test('whatever flows, months follow each other, nothing is lost, and the least is kept', () => {
    const flow = fc.record({
      direction: fc.constantFrom('in' as const, 'out' as const),
      amount: fc.integer({ min: 0, max: 10_000_000 }),
      rhythm: fc.constantFrom('once' as const, 'monthly' as const, 'quarterly' as const, 'yearly' as const),
      firstOn: fc
        .integer({ min: 0, max: 700 })
        .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString()),
    });
    fc.assert(
      fc.property(
        fc.array(flow, { maxLength: 12 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        (flows, minimum) => {
          const found = cashFlow(
            entries({ cash: [{ on: '2026-11-10', amount: 1_000_000, minimum }], 'cash-flows': flows }),
            day,
            asked,
          );
          if (!found) throw new Error('There is cash in hand.');
          let opening = 1_000_000;
          for (const one of found.months) {
            expect(one.opening).toBe(opening);
            expect(one.closing).toBe(one.opening + one.comesIn - one.goesOut + one.borrowed);
            expect(one.closing).toBeGreaterThanOrEqual(minimum);
            // No more is borrowed than is needed.
            expect(one.borrowed === 0 || one.closing === minimum).toBe(true);
            opening = one.closing;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
