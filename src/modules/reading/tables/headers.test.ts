// Headers over several rows: a title above them, groups of columns, and columns that are ticked.
import { expect, test } from 'vitest';
import { readSample, tableOf } from '../tables.sample.ts';

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

test('a header of two rows is known without merged cells', () => {
  const { draft } = readSample(
    tableOf([
      ['Measure', 'Q1 2025/26', '', 'Q2 2025/26', '', 'Owner'],
      ['', 'Target', 'Actual', 'Target', 'Actual', ''],
      ['Bins emptied on the day', '95%', '91%', '96%', '97%', 'Head of Waste'],
      ['Calls answered in a minute', '80%', '70%', '82%', '75%', 'Contact Manager'],
    ]),
  );
  expect(draft.measures.map(({ target, actual }) => [target, actual])).toEqual([
    ['96%', '97%'],
    ['82%', '75%'],
  ]);
});
