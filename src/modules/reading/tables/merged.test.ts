// Merged cells, exactly as documents merge them: over rows, over columns, in headers and as bands.
import { expect, test } from 'vitest';
import { inBrief, readSample, tableOf } from '../tables.sample.ts';

const header = ['Theme', 'Action', 'Owner', 'Due', 'Status'];

test('a theme merged over three rows is the theme of all three, and no more', () => {
  const { draft } = readSample(
    tableOf([
      header,
      [
        { text: 'Roads', rows: 3 },
        'Mend potholes on the ring road',
        'Head of Highways',
        'May 2025',
        'On track',
      ],
      ['', 'Paint crossings near schools', 'Head of Highways', 'June 2025', 'On track'],
      ['', 'Clear gullies before winter', 'Drainage Manager', 'October 2025', 'Not started'],
      ['Parks', 'Plant trees along Mill Lane', 'Parks Manager', 'March 2026', 'Not started'],
    ]),
  );
  expect(draft.actions.map(({ theme }) => theme)).toEqual(['Roads', 'Roads', 'Roads', 'Parks']);
  expect(draft.findings.filter(({ rule }) => rule === 'table/merged')).toEqual([]);
});

test('an owner, date and status merged over rows belong to each of them', () => {
  const { draft } = readSample(
    tableOf([
      header,
      [
        'Roads',
        'Mend potholes on the ring road',
        { text: 'Head of Highways', rows: 2 },
        { text: 'May 2025', rows: 3 },
        { text: 'On track', rows: 2 },
      ],
      ['Roads', 'Paint crossings near schools', '', '', ''],
      ['Roads', 'Clear gullies before winter', 'Drainage Manager', '', 'Delayed'],
    ]),
  );
  expect(inBrief(draft)).toEqual([
    {
      title: 'Mend potholes on the ring road',
      leads: 'Head of Highways',
      due: 'May 2025',
      status: 'On track',
    },
    { title: 'Paint crossings near schools', leads: 'Head of Highways', due: 'May 2025', status: 'On track' },
    { title: 'Clear gullies before winter', leads: 'Drainage Manager', due: 'May 2025', status: 'Delayed' },
  ]);
});

test('an action merged over rows is one action, with the owners and steps of every row', () => {
  const { draft, account } = readSample(
    tableOf([
      ['Ref', 'Action', 'Milestones', 'Owner', 'Due', 'Status'],
      [
        { text: '1', rows: 2 },
        { text: 'Let the empty stalls', rows: 2 },
        'Advert placed',
        'Market Manager',
        'May 2025',
        { text: 'On track', rows: 2 },
      ],
      ['', '', 'Leases signed', 'Head of Legal', 'August 2025', ''],
      ['2', 'Mend the market clock', 'Parts ordered', 'Clerk of Works', 'June 2025', 'Complete'],
    ]),
  );
  expect(inBrief(draft)).toEqual([
    {
      title: 'Let the empty stalls',
      leads: 'Market Manager; Head of Legal',
      due: 'August 2025',
      status: 'On track',
    },
    { title: 'Mend the market clock', leads: 'Clerk of Works', due: 'June 2025', status: 'Complete' },
  ]);
  expect(draft.actions[0]?.notes).toEqual(
    expect.arrayContaining(['Milestones: Advert placed', 'Milestones: Leases signed', 'Due: May 2025']),
  );
  expect(account.passages.map(({ text }) => text)).toEqual([]);
});

test('a cell merged across the table is a band: the theme of the rows under it', () => {
  const { draft } = readSample(
    tableOf([
      ['Action', 'Owner', 'Due', 'Status'],
      [
        { text: 'Theme 1: Streets that are clean before eight in the morning on every day', columns: 4 },
        '',
        '',
        '',
      ],
      ['Sweep the square at dawn', 'Street Manager', 'May 2025', 'On track'],
      [{ text: 'Markets', columns: 4 }, '', '', ''],
      ['Let the empty stalls', 'Market Manager', 'June 2025', 'Not started'],
    ]),
  );
  expect(draft.actions.map(({ title, theme }) => [title, theme])).toEqual([
    ['Sweep the square at dawn', 'Streets that are clean before eight in the morning on every day'],
    ['Let the empty stalls', 'Markets'],
  ]);
});

test('a band that names a recommendation says what the rows under it answer', () => {
  const { draft } = readSample(
    tableOf([
      ['Action', 'Owner', 'Due'],
      [{ text: 'Recommendation 2: Give scrutiny its own work programme', columns: 3 }, '', ''],
      ['Hold a planning day', 'Scrutiny Officer', 'May 2025'],
      [{ text: 'Recommendation 3: Publish the savings plan', columns: 3 }, '', ''],
      ['Put the plan on the website', 'Head of Finance', 'June 2025'],
    ]),
  );
  expect(draft.actions.map(({ mandates }) => mandates)).toEqual([['Recommendation 2'], ['Recommendation 3']]);
  expect(draft.recommendations.map(({ number, text }) => [number, text])).toEqual([
    ['2', 'Give scrutiny its own work programme'],
    ['3', 'Publish the savings plan'],
  ]);
});

test('an update across the table under an action is a note of it', () => {
  const { draft } = readSample(
    tableOf([
      ['Action', 'Owner', 'Due', 'Status'],
      ['Sweep the square at dawn', 'Street Manager', 'May 2025', 'On track'],
      [{ text: 'Progress update: two sweepers were bought in March.', columns: 4 }, '', '', ''],
      ['Let the empty stalls', 'Market Manager', 'June 2025', 'Not started'],
      [{ text: 'Progress update: none yet.', columns: 4 }, '', '', ''],
    ]),
  );
  expect(draft.actions.map(({ notes }) => notes)).toEqual([
    ['Progress update: two sweepers were bought in March.'],
    ['Progress update: none yet.'],
  ]);
});

test('a cell merged over two columns is read in both', () => {
  const { draft } = readSample(
    tableOf([
      ['Action', 'Owner', 'Start', 'Due', 'Status'],
      ['Sweep the square', 'Street Manager', { text: 'Ongoing', columns: 2 }, '', 'On track'],
      ['Let the stalls', 'Market Manager', 'May 2025', 'June 2025', 'On track'],
    ]),
  );
  expect(draft.actions.map(({ start, due }) => [start?.words, due?.words])).toEqual([
    ['Ongoing', 'Ongoing'],
    ['May 2025', 'June 2025'],
  ]);
});

test('a recommendation merged over its actions is one recommendation, answered by each', () => {
  const { draft } = readSample(
    tableOf([
      ['Recommendation', 'Key points', 'Action', 'Owner', 'Date'],
      [
        { text: 'Recommendation 1: Refresh the vision', rows: 2 },
        { text: 'Staff want one', rows: 2 },
        'Hold a partner summit',
        'Chief Executive',
        'May 2025',
      ],
      ['', '', 'Publish the vision', 'Head of Policy', 'July 2025'],
      [
        'Recommendation 2: Strengthen finance',
        'Reserves are low',
        'Set a reserves policy',
        'S151 Officer',
        'Feb 2026',
      ],
    ]),
  );
  expect(
    draft.recommendations.map(({ number, keyPoints, responses }) => [number, keyPoints, responses]),
  ).toEqual([
    ['1', ['Staff want one'], ['Hold a partner summit', 'Publish the vision']],
    ['2', ['Reserves are low'], ['Set a reserves policy']],
  ]);
  expect(draft.actions.map(({ mandates }) => mandates.join())).toEqual([
    'Recommendation 1',
    'Recommendation 1',
    'Recommendation 2',
  ]);
});

test('steps with owners, dates and statuses of their own are the actions under what is merged over them', () => {
  const { draft } = readSample(
    tableOf([
      ['Ref', 'What we will do', 'How we will do it', 'Who', 'When', 'Status'],
      [
        { text: '1', rows: 2 },
        { text: 'Improve the planning service', rows: 2 },
        '1.1 Fill the vacant posts',
        'Head of Planning',
        'June 2025',
        'Complete',
      ],
      ['', '', '1.2 Publish validation lists', 'Planning Manager', 'Sept 2025', 'On track'],
    ]),
  );
  expect(draft.actions.map(({ ref, title, objectiveRefs }) => [ref, title, objectiveRefs])).toEqual([
    ['1.1', 'Fill the vacant posts', ['Improve the planning service']],
    ['1.2', 'Publish validation lists', ['Improve the planning service']],
  ]);
});
