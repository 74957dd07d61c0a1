// Sheets of money: what each cell means, what is doubted or refused with its cause, and what a changed entry keeps.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnyRegister, registerCalled } from './kinds/kinds.ts';
import { readEntry, wordsOf } from './read-entry.ts';
import { type Known, readSheet, type SheetUnit } from './sheet.ts';

const registerOf = (kind: string): AnyRegister => {
  const register = registerCalled(kind);
  if (!register) throw new Error(`There is no register ${kind}.`);
  return register;
};
const [savings, schemes, balances] = ['savings', 'schemes', 'balances'].map(registerOf) as [
  AnyRegister,
  AnyRegister,
  AnyRegister,
]; // As many as are named.

const sheetOf = (rows: readonly (readonly string[])[]) => ({
  name: 'Sheet',
  rows: rows.map((cells) => cells.map((text) => ({ text }))),
});
const reading = (
  register: AnyRegister,
  rows: readonly (readonly string[])[],
  unit: SheetUnit = 'pounds',
  known: Known = new Map(),
) => readSheet(register, sheetOf(rows), unit, known);

const head = ['Status', 'Name', 'Full-year effect', 'Category', 'Begins on', 'Recurring'];
const saving = (name: string, amount: string, startsOn = '01/04/2027') => [
  'On track',
  name,
  amount,
  'Staffing',
  startsOn,
  'Yes',
];

describe('an amount', () => {
  test.each<[string, SheetUnit, number]>([
    ['1,250', 'thousands', 125_000_000],
    ['1.25', 'millions', 125_000_000],
    ['£1.25m', 'thousands', 125_000_000],
    ['£1.25m', 'pounds', 125_000_000],
    ['1250000', 'pounds', 125_000_000],
  ])('%s in a sheet of %s is £1,250,000', (words, unit, pence) => {
    const { rows } = reading(savings, [head, saving('Fleet', words)], unit);
    expect([rows[0]?.errors, rows[0]?.facts.fullYear]).toEqual([[], pence]);
  });

  test('in £ among those in £000 is doubted, and so is one a thousand times what it was', () => {
    const rows = [
      head,
      ...['A', 'B', 'C', 'D'].map((name) => saving(name, '2,400,000')),
      saving('E', '2,400'),
    ];
    expect(reading(savings, rows).rows.map(({ doubts }) => doubts.length)).toEqual([0, 0, 0, 0, 1]);
    const known = new Map([['fleet', { fullYear: 125_000_000 }]]);
    const { rows: changed } = reading(savings, [head, saving('Fleet', '1,250,000')], 'thousands', known);
    expect(changed[0]?.doubts.join()).toContain('was £1,250,000 before');
  });
});

test.each([
  ['01/04/1927', 'is in another century'],
  ['01/04/2127', 'is in another century'],
  ['31/02/2027', 'is not a day'],
  ['spring', 'is not a day'],
])('a saving that begins on %s is refused', (day, words) => {
  expect(reading(savings, [head, saving('Fleet', '500,000', day)]).rows[0]?.errors.join()).toContain(words);
});

describe('a balance', () => {
  const columns = [
    'Name',
    'Category',
    'Pool',
    'Stands on 1 April of',
    'Balance',
    'Method',
    'Life left, years',
  ];
  const row = (life: string, rate = '') => [
    [...columns, 'Rate of the annuity or of the reducing balance, %'],
    ['Depot', 'Unsupported borrowing', 'General Fund', '2026/27', '4,000,000', 'Annuity', life, rate],
  ];
  test.each([
    ['0', 'is not from 1 to 50'],
    ['480', 'is this one in months?'],
    ['48 months', 'this one is in months'],
    ['12.5', 'in whole years'],
    ['20', 'Give the rate'],
  ])('with a life of %s is refused', (life, words) => {
    expect(reading(balances, row(life)).rows[0]?.errors.join()).toContain(words);
  });
  test('with a rate of 45 is refused, and one of 0.045 is doubted', () => {
    expect(reading(balances, row('20', '45')).rows[0]?.errors.join()).toContain(
      'a percentage a year below 20',
    );
    const [share] = reading(balances, row('20', '0.045')).rows;
    expect([share?.errors, share?.doubts.join()]).toEqual([[], expect.stringContaining('is it 4.5%')]);
  });
});

describe('a total', () => {
  const totals = (said: string) =>
    reading(savings, [head, saving('A', '4'), saving('B', '7'), ['', 'Total', said]], 'millions').errors;
  test.each(['11', '11.0', '£11m'])('of %s is that of its rows', (said) => {
    expect(totals(said)).toEqual([]);
  });
  test('that says £12m over rows of £11m is refused with both', () => {
    expect(totals('12').join()).toContain('says £12 million, and the rows above come to £11 million');
  });
});

test('a sheet with some columns changes those alone, and years it does not name stay', () => {
  const facts = {
    pool: 'general',
    budget: { '2026/27': 100_000_00, '2027/28': 200_000_00 },
    forecast: { '2026/27': 100_000_00, '2027/28': 200_000_00 },
    grants: { '2027/28': 150_000_00 },
    method: 'equal-instalment',
    life: 25,
  };
  const rows = (forecast: string) => [
    ['Name', 'Pool', 'Method', 'Life, years', 'Forecast 2027/28'],
    ['School', 'General Fund', 'Equal instalments', '25', forecast],
  ];
  const known = new Map([['school', facts]]);
  const [changed] = reading(schemes, rows('180,000'), 'pounds', known).rows;
  expect([changed?.errors, changed?.facts]).toEqual([
    [],
    { ...facts, forecast: { '2026/27': 100_000_00, '2027/28': 180_000_00 } },
  ]);
  const [wrong] = reading(schemes, rows('120,000'), 'pounds', known).rows;
  expect(wrong?.errors.join()).toContain('of 2027/28 come to £150,000, more than the £120,000 forecast');
});

test.each(['Amount 2027/28', 'Amount 2027/28 (£000)', 'Amount (£000) 2027-28', '2027/28', '£000 2027/28'])(
  'a column headed %s holds the amounts of that year',
  (heading) => {
    const rows = [
      ['Grant', 'Name', heading, 'Ringfenced'],
      ['', 'Parks', '250', 'No'],
    ];
    const [grant] = reading(registerOf('grants'), rows, 'thousands').rows;
    expect([grant?.errors, grant?.facts.amounts]).toEqual([[], { '2027/28': 25_000_000 }]);
  },
);

test('whatever a saving holds, the words of its form give it back', () => {
  const facts = fc.record({
    category: fc.constantFrom('income', 'staffing'),
    fullYear: fc.nat(9_000_000_000),
    startsOn: fc.constantFrom('2026-04-01', '2027-10-31'),
    status: fc.constantFrom('at-risk', 'delivered'),
    recurring: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (held) => {
      expect(readEntry(savings, wordsOf(savings, held))).toMatchObject({ facts: held, errors: [] });
    }),
  );
});
