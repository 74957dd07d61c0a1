// The road to a budget and the progress of accounts: days in law, what is late, what stands in a wrong order.
import { describe, expect, test } from 'vitest';
import type { Entry } from '../registers/entry.ts';
import { accountsYears, budgetSteps } from '../registers/kinds/timetable.ts';
import { accountsProgress, backstopOf, draftDay } from './accounts.ts';
import { lawfulDays, roadmap } from './roadmap.ts';

const kept = { ownerId: null, madeOn: '2026-04-01', keptOn: '2026-04-01', keptBy: 'Finance', endedOn: null, endedWhy: null, items: [], risks: [] }; // biome-ignore format: one line of what does not matter
let number = 0;
const next = () => {
  number += 1;
  return number;
};
const step = (
  facts: Omit<Entry<'budget-steps'>['facts'], 'year'> & { year?: string },
): Entry<'budget-steps'> => ({
  entryId: next(),
  kind: 'budget-steps',
  name: facts.sort,
  facts: { year: '2027/28', ...facts },
  ...kept,
});

describe('the road to a budget', () => {
  test('the law’s days of a year', () => {
    expect(Object.fromEntries(lawfulDays('2027/28').map(({ sort, by }) => [sort, by]))).toEqual({
      'tax-base': '2027-01-31',
      rates: '2027-01-31',
      council: '2027-03-10',
      'council-tax': '2027-03-10',
      treasury: '2027-03-31',
    });
  });

  test('a lawful day that nobody planned for stands there, and is late once it has passed', () => {
    const found = roadmap([], '2027/28', '2027-02-01');
    expect(found.map(({ sort, state }) => [sort, state])).toEqual([
      ['tax-base', 'late'],
      ['rates', 'late'],
      ['council', 'unplanned'],
      ['council-tax', 'unplanned'],
      ['treasury', 'unplanned'],
    ]);
    expect(found[0]?.doubts).toEqual(['No day is planned for it']);
  });

  test.each([
    [{ plannedOn: '2027-01-12' }, '2026-12-01', 'ahead', []],
    [{ plannedOn: '2027-01-12' }, '2026-12-20', 'soon', []],
    [{ plannedOn: '2027-01-12' }, '2027-01-13', 'late', []],
    [{ plannedOn: '2027-01-12', doneOn: '2027-01-12' }, '2027-02-01', 'done', []],
    [{ plannedOn: '2027-01-12', doneOn: '2027-01-20' }, '2027-02-01', 'done-late', []],
    [{ plannedOn: '2027-02-05' }, '2026-12-01', 'ahead', ['It is after the last day in law']],
    [{ plannedOn: '2026-11-20' }, '2026-10-01', 'ahead', ['It is before the first day in law']],
  ])('the tax base with %o stands on %s as %s', (facts, day, state, doubts) => {
    const [one] = roadmap([step({ sort: 'tax-base', ...facts })], '2027/28', day).filter(
      ({ entryId }) => entryId !== null,
    );
    expect([one?.state, one?.doubts]).toEqual([state, doubts]);
  });

  test('a budget before its section 25 report, and a tax before its base, are told', () => {
    const found = roadmap(
      [
        step({ sort: 'section-25', plannedOn: '2027-03-01' }),
        step({ sort: 'council', plannedOn: '2027-02-24' }),
        step({ sort: 'council-tax', plannedOn: '2027-01-20' }),
        step({ sort: 'tax-base', plannedOn: '2027-01-25' }),
      ],
      '2027/28',
      '2026-12-01',
    );
    expect(
      found.flatMap(({ sort, doubts, entryId }) =>
        entryId ? doubts.map((words) => `${sort}: ${words}`) : [],
      ),
    ).toEqual([
      'council-tax: Council tax is set before its base',
      'council-tax: Council tax is set before the budget',
      'council: Council must have regard to the report under section 25, which comes later',
    ]);
  });

  test('steps of another year are left out', () => {
    const other = step({ sort: 'council', plannedOn: '2026-02-24', year: '2026/27' });
    expect(roadmap([other], '2027/28', '2026-12-01').every(({ entryId }) => entryId === null)).toBe(true);
  });

  test('its register has a day of the plan, and takes no other sort', () => {
    expect(
      budgetSteps.schema.safeParse({ sort: 'council', year: '2027/28', plannedOn: '2027-02-24' }).success,
    ).toBe(true);
    expect(
      budgetSteps.schema.safeParse({ sort: 'tea', year: '2027/28', plannedOn: '2027-02-24' }).success,
    ).toBe(false);
  });
});

describe('accounts and audit', () => {
  test.each([
    ['2021/22', '2024-12-13'],
    ['2022/23', '2024-12-13'],
    ['2023/24', '2025-02-28'],
    ['2024/25', '2026-02-27'],
    ['2025/26', '2027-01-31'],
    ['2026/27', '2027-11-30'],
    ['2030/31', '2031-11-30'],
    ['2010/11', null],
  ])('audited accounts of %s are due by %s', (year, day) => expect(backstopOf(year)).toBe(day));

  test('a draft is due by the end of June', () => expect(draftDay('2025/26')).toBe('2026-06-30'));

  test('newest first, with what is late by the day', () => {
    const entry = (facts: Entry<'accounts'>['facts']): Entry<'accounts'> => ({
      entryId: next(),
      kind: 'accounts',
      name: `Accounts of ${facts.year}`,
      facts,
      ...kept,
    });
    const found = accountsProgress(
      [
        entry({ year: '2024/25', draftOn: '2025-06-20', auditedOn: '2026-03-05', opinion: 'disclaimed' }),
        entry({ year: '2025/26' }),
      ],
      '2026-11-20',
    );
    expect(found.map(({ year, draft, audit }) => [year, draft.isLate, audit.isLate])).toEqual([
      ['2025/26', true, false],
      ['2024/25', false, true],
    ]);
  });

  test.each([
    [{ year: '2024/25', auditedOn: '2026-02-01' }, 'Say which opinion was given'],
    [{ year: '2024/25', opinion: 'qualified' as const }, 'Say when the opinion was given'],
    [
      { year: '2024/25', inspectionOn: '2025-07-01' },
      'Inspection opens once the draft is published: say when it was',
    ],
  ])('%o is refused', (facts, says) => {
    expect(accountsYears.rules(facts).map(({ message }) => message)).toEqual([says]);
  });
});
