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

test('a title over the header and a header of two rows are read as one header', () => {
  const { draft } = readSample(
    tableOf([
      [{ text: 'Performance, quarter 2', columns: 6 }, '', '', '', '', ''],
      [
        { text: 'Measure', rows: 2 },
        { text: 'Q1 2025/26', columns: 2 },
        '',
        { text: 'Q2 2025/26', columns: 2 },
        '',
        { text: 'Owner', rows: 2 },
      ],
      ['', 'Target', 'Actual', 'Target', 'Actual', ''],
      ['Bins emptied on the day', '95%', '91%', '96%', '97%', 'Head of Waste'],
      ['Calls answered in a minute', '80%', '70%', '82%', '75%', 'Contact Manager'],
    ]),
  );
  expect(
    draft.measures.map(({ title, target, actual, responsible }) => [
      title,
      target,
      actual,
      responsible[0]?.words,
    ]),
  ).toEqual([
    ['Bins emptied on the day', '96%', '97%', 'Head of Waste'],
    ['Calls answered in a minute', '82%', '75%', 'Contact Manager'],
  ]);
  expect(draft.measures[0]?.notes).toEqual(['Q1 2025/26 Target: 95%', 'Q1 2025/26 Actual: 91%']);
});

test('a group of headers tells two owners and two dates apart', () => {
  const { draft } = readSample(
    tableOf([
      [
        { text: 'Ref', rows: 2 },
        { text: 'Action', rows: 2 },
        { text: 'Responsibility', columns: 2 },
        '',
        { text: 'Completion', columns: 2 },
        '',
        { text: 'RAG', rows: 2 },
      ],
      ['', '', 'Sponsor', 'Lead', 'Target date', 'Revised date', ''],
      [
        '1',
        'Publish the contracts register',
        'Director of Resources',
        'Head of Procurement',
        '31/03/2025',
        '30/06/2025',
        'Amber',
      ],
      ['2', 'Train budget holders', 'Director of Resources', 'Head of Finance', '30/09/2025', '', 'Green'],
    ]),
  );
  expect(
    draft.actions.map((one) => [
      one.officerSponsors[0]?.words,
      one.leads[0]?.words,
      one.due?.words,
      one.revised?.words,
    ]),
  ).toEqual([
    ['Director of Resources', 'Head of Procurement', '31/03/2025', '30/06/2025'],
    ['Director of Resources', 'Head of Finance', '30/09/2025', undefined],
  ]);
});

test('milestones under one heading across four quarters are kept as notes under their quarter', () => {
  const { draft } = readSample(
    tableOf([
      [{ text: 'Action', rows: 2 }, { text: 'Owner', rows: 2 }, { text: 'Milestones', columns: 2 }, ''],
      ['', '', 'Q1', 'Q2'],
      ['Build a new hostel', 'Head of Housing', 'Land bought', 'Plans agreed'],
      ['Close the old hostel', 'Head of Housing', 'Residents told', 'Moves begun'],
    ]),
  );
  expect(draft.actions.map(({ notes }) => notes)).toEqual([
    ['Milestones Q1: Land bought', 'Milestones Q2: Plans agreed'],
    ['Milestones Q1: Residents told', 'Milestones Q2: Moves begun'],
  ]);
});

test('a risk register with headers in two rows is one of risks', () => {
  const { draft } = readSample(
    tableOf([
      [
        { text: 'No', rows: 2 },
        { text: 'Risk', rows: 2 },
        { text: 'Inherent', columns: 3 },
        '',
        '',
        { text: 'Controls', rows: 2 },
        { text: 'Residual', columns: 3 },
        '',
        '',
        { text: 'Owner', rows: 2 },
      ],
      ['', '', 'L', 'I', 'Score', '', 'L', 'I', 'Score', ''],
      [
        '1',
        'Savings are not delivered',
        '4',
        '5',
        { text: '20', fill: '#ff0000' },
        'Monthly board',
        '3',
        '5',
        { text: '15', fill: '#ffc000' },
        'Director of Finance',
      ],
      [
        '2',
        'The contractor fails',
        '3',
        '4',
        { text: '12', fill: '#ffc000' },
        'Credit checks',
        '2',
        '4',
        { text: '8', fill: '#ffff00' },
        'Head of Procurement',
      ],
    ]),
  );
  expect(draft.risks.map(({ ref, text, responsible }) => [ref, text, responsible[0]?.words])).toEqual([
    ['1', 'Savings are not delivered', 'Director of Finance'],
    ['2', 'The contractor fails', 'Head of Procurement'],
  ]);
  expect(draft.risks[0]?.notes).toContain('Inherent Score: 20');
  expect(draft.actions).toEqual([]);
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

test('a tick under a status or a period is that status or period', () => {
  const { draft, account } = readSample(
    tableOf([
      [
        { text: 'Action', rows: 2 },
        { text: 'Lead', rows: 2 },
        { text: 'Timescale', columns: 3 },
        '',
        '',
        { text: 'Progress', columns: 2 },
        '',
      ],
      ['', '', 'Short', 'Medium', 'Long', 'In progress', 'Complete'],
      ['Insulate four hundred homes', 'Housing', '', '✓', '', '✓', ''],
      ['Buy electric vans', 'Fleet', '✓', '', '', '', '✓'],
    ]),
  );
  expect(draft.actions.map(({ due, status }) => [due?.words, status?.words])).toEqual([
    ['Medium', 'In progress'],
    ['Short', 'Complete'],
  ]);
  expect(account.passages).toEqual([]);
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
