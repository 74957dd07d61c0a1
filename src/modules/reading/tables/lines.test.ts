// Lines inside cells, as authors break them: points, several owners, a revised date, headers over two lines.
import { expect, test } from 'vitest';
import { readSample, tableOf } from '../tables.sample.ts';

const header = ['Action', 'Responsible\nOfficer', 'Target\nDate', 'RAG\nStatus'];

test('the first line of an action is its title, and the others are certainly under it', () => {
  const { draft, account } = readSample(
    tableOf([
      header,
      [
        'Bring the accounts up to date\n• Close the 2022/23 ledger\n• Publish the draft accounts',
        'Chief Accountant',
        'May 2025',
        'On track',
      ],
      [
        'Review the constitution\nand adopt it at Annual Council',
        'Monitoring Officer',
        'May 2025',
        'On track',
      ],
      ['Sell the depot:\n1. Value it\n2. Market it', 'Estates Surveyor', 'June 2025', 'Delayed'],
    ]),
  );
  expect(draft.actions.map(({ title, subActions }) => [title, subActions])).toEqual([
    [
      'Bring the accounts up to date',
      [
        { text: 'Close the 2022/23 ledger', level: 2, certain: true },
        { text: 'Publish the draft accounts', level: 2, certain: true },
      ],
    ],
    ['Review the constitution and adopt it at Annual Council', []],
    [
      'Sell the depot:',
      [
        { text: 'Value it', level: 2, certain: true },
        { text: 'Market it', level: 2, certain: true },
      ],
    ],
  ]);
  expect(draft.findings.filter(({ rule }) => rule === 'text/list-split')).toEqual([]);
  expect(account.passages).toEqual([]);
});

test('owners on lines of their own are several people', () => {
  const { draft } = readSample(
    tableOf([
      header,
      ['Publish the register', 'Head of Legal\nHead of Finance', 'May 2025', 'Green'],
      ['Audit the register', 'Jo Dunn\nKit Lowe', 'May 2025', 'Green'],
    ]),
  );
  expect(draft.actions.map(({ leads }) => leads.map(({ words }) => words))).toEqual([
    ['Head of Legal', 'Head of Finance'],
    ['Jo Dunn', 'Kit Lowe'],
  ]);
});

test('a revised date under the first or beside it is kept apart from it', () => {
  const dates = [
    '31/03/2025\nRevised: 30/06/2025',
    '31/03/2025 (revised 30/06/2025)',
    '31/03/2025 → 30/06/2025',
    '31/03/2025\n30/06/2025',
    '31 March 2025, extended to 30 June 2025',
  ];
  const { draft } = readSample(
    tableOf([header, ...dates.map((date, at) => [`Mend bridge ${at}`, 'Bridges Engineer', date, 'Amber'])]),
  );
  expect(draft.actions.map(({ due, revised }) => [due?.latest, revised?.latest])).toEqual(
    dates.map(() => ['2025-03-31', '2025-06-30']),
  );
});

test('a hidden row is read, and said to be hidden', () => {
  const table = tableOf([
    header,
    ['Mend the bridge', 'Bridges Engineer', 'May 2025', 'Green'],
    ['Mend the pier', 'Bridges Engineer', 'May 2025', 'Green'],
  ]);
  const [, , last] = table.rows;
  if (last) last.hidden = true;
  const { draft } = readSample(table);
  expect(draft.actions).toHaveLength(2);
  expect(draft.findings.map(({ rule }) => rule)).toContain('table/hidden-row');
});
