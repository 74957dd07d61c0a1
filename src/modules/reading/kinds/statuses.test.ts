// Statuses given by colours, marks and percentages, and by the document's own key.
import { expect, test } from 'vitest';
import type { Table } from '../../../office/blocks.ts';
import { type Cell, readSample, tableOf } from '../tables.sample.ts';

const plan = (...statuses: Cell[]) =>
  tableOf([
    ['Action', 'Owner', 'Due', 'RAG'],
    ...statuses.map((status, at): Cell[] => [
      `Mend bridge number ${at + 1}`,
      'Bridges Engineer',
      'May 2025',
      status,
    ]),
  ]);

const read = (...parts: (string | Table)[]) =>
  readSample(...parts).draft.actions.map(({ status }) => [
    status?.words,
    status?.lifecycle,
    status?.confidence,
  ]);

test('a status that is only a colour is read as that colour, and said once', () => {
  const table = plan(
    { fill: '#00b050' },
    { fill: '#ffc000' },
    { fill: '#ff0000' },
    { fill: '#0070c0' },
    { fill: '#bfbfbf' },
    { fill: '#ffff00' },
    '',
  );
  const { draft } = readSample(table);
  expect(draft.actions.map(({ status }) => [status?.words, status?.lifecycle, status?.confidence])).toEqual([
    ['green (cell colour)', 'in-progress', 'on-track'],
    ['amber (cell colour)', 'in-progress', 'at-risk'],
    ['red (cell colour)', 'in-progress', 'off-track'],
    ['blue (cell colour)', 'delivered', null],
    ['grey (cell colour)', 'not-started', null],
    ['yellow (cell colour)', 'in-progress', 'at-risk'],
    [undefined, undefined, undefined],
  ]);
  const said = draft.findings.filter(({ rule }) => rule === 'status/colour');
  expect(said).toHaveLength(1);
  expect(said[0]?.message).toContain('uncertain');
});

test('pale tints are the colours they are tints of', () => {
  expect(
    read(plan({ fill: '#c6efce' }, { fill: '#ffeb9c' }, { fill: '#ffc7ce' }, { fill: '#f8cbad' })).map(
      ([words]) => words,
    ),
  ).toEqual(['green (cell colour)', 'amber (cell colour)', 'red (cell colour)', 'amber (cell colour)']);
});

test('a colour merged over two rows is the status of both', () => {
  expect(read(plan({ fill: '#ff0000', rows: 2 }, '', { fill: '#00b050' })).map(([, , sure]) => sure)).toEqual(
    ['off-track', 'off-track', 'on-track'],
  );
});

test('a key in a sentence, a list or a table says what the colours mean', () => {
  const table = plan({ fill: '#00b050' }, { fill: '#7030a0' }, 'B', 'Green');
  const expected = [
    ['green (cell colour)', 'delivered', null],
    ['purple (cell colour)', 'not-started', null],
    ['B', 'in-progress', 'on-track'],
    ['Green', 'delivered', null],
  ];
  expect(
    read('RAG key: Green = complete; Blue = on track; Red: serious delay; Purple = not yet started', table),
  ).toEqual(expected);
  const legend = tableOf([
    ['Colour', 'Meaning'],
    ['Green', 'Action complete'],
    ['Blue', 'Progressing as planned'],
    [{ fill: '#7030a0' }, 'Not yet started'],
  ]);
  expect(read('Key', legend, 'Actions for bridges', table)).toEqual(expected);
  const filled = tableOf([
    [
      { text: 'Complete', fill: '#00b050' },
      { text: 'On track', fill: '#0070c0' },
      { text: 'Not started', fill: '#7030a0' },
    ],
  ]);
  expect(read(filled, 'Actions for bridges', table)).toEqual(expected);
});

test('words keep their meaning, and a colour behind them says how sure', () => {
  expect(
    read(
      plan(
        { text: 'In progress', fill: '#ffc000' },
        { text: '60%', fill: '#ff0000' },
        { text: 'Complete', fill: '#00b050' },
      ),
    ),
  ).toEqual([
    ['In progress', 'in-progress', 'at-risk'],
    ['60%', 'in-progress', 'off-track'],
    ['Complete', 'delivered', null],
  ]);
});

test('stripes of whole rows are no statuses', () => {
  const striped = (words: string[], fill: string): Cell[] => words.map((text) => ({ text, fill }));
  const { draft } = readSample(
    tableOf([
      ['Action', 'Owner', 'Due', 'RAG'],
      striped(['Mend the bridge', 'Bridges Engineer', 'May 2025', ''], '#ddebf7'),
      ['Mend the pier', 'Bridges Engineer', 'May 2025', ''],
      striped(['Mend the jetty', 'Bridges Engineer', 'May 2025', ''], '#ddebf7'),
    ]),
  );
  expect(draft.actions.map(({ status }) => status)).toEqual([undefined, undefined, undefined]);
});

test('a column of colours without a header is one of statuses', () => {
  const { draft } = readSample(
    tableOf([
      ['Action', 'Owner', 'Due', ''],
      ['Mend the bridge', 'Bridges Engineer', 'May 2025', { fill: '#00b050' }],
      ['Mend the pier', 'Bridges Engineer', 'June 2025', { fill: '#ff0000' }],
    ]),
  );
  expect(draft.actions.map(({ status }) => status?.words)).toEqual([
    'green (cell colour)',
    'red (cell colour)',
  ]);
});

test('a measure is rated by the colour behind its figure', () => {
  const { draft } = readSample(
    tableOf([
      ['Measure', 'Target', 'Q1 2025/26', 'Q2 2025/26'],
      ['Bins emptied on the day', '95%', { text: '91%', fill: '#ff0000' }, { text: '97%', fill: '#00b050' }],
      ['Calls answered', '80%', { text: '82%', fill: '#00b050' }, { text: '78%', fill: '#ffc000' }],
    ]),
  );
  expect(draft.measures.map(({ actual, status }) => [actual, status?.words])).toEqual([
    ['97%', 'green (cell colour)'],
    ['78%', 'amber (cell colour)'],
  ]);
});

test('marks, letters, percentages and arrows are read as people read them', () => {
  const marks = plan(
    '🟢',
    '🟥',
    '✓',
    '✗',
    'R',
    'A',
    'G ▲',
    '75%',
    '100%',
    '0%',
    '▓▓▓░ 75%',
    'Amber ↔',
    'In progress – delayed',
    'On track but at risk',
    'Part complete',
  );
  expect(read(marks)).toEqual([
    ['🟢', 'in-progress', 'on-track'],
    ['🟥', 'in-progress', 'off-track'],
    ['✓', 'delivered', null],
    ['✗', null, null],
    ['R', 'in-progress', 'off-track'],
    ['A', 'in-progress', 'at-risk'],
    ['G ▲', 'in-progress', 'on-track'],
    ['75%', 'in-progress', null],
    ['100%', 'delivered', null],
    ['0%', 'not-started', null],
    ['▓▓▓░ 75%', 'in-progress', null],
    ['Amber ↔', 'in-progress', 'at-risk'],
    ['In progress – delayed', 'in-progress', 'off-track'],
    ['On track but at risk', 'in-progress', 'on-track'],
    ['Part complete', 'in-progress', null],
  ]);
});

test('a status and what follows it on the next line are told apart', () => {
  const { draft } = readSample(plan('Amber\nThe contractor is late.', 'Green'));
  expect(draft.actions[0]?.status?.words).toBe('Amber');
  expect(draft.actions[0]?.notes).toEqual(['RAG: The contractor is late.']);
});

test('a comment on a coloured cell is a note, and the colour the status', () => {
  const words = 'Two firms have priced the work and the lower price is over budget.';
  const { draft } = readSample(
    plan(
      { text: words, fill: '#ff0000' },
      { text: 'Begun in May, and finished but for the rail.', fill: '#00b050' },
    ),
  );
  expect(draft.actions.map(({ status, notes }) => [status?.words, notes.length])).toEqual([
    ['red (cell colour)', 1],
    ['green (cell colour)', 1],
  ]);
  expect(draft.actions[0]?.notes).toEqual([`RAG: ${words}`]);
});
