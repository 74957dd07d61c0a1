import { expect, test } from 'vitest';
import { blocksOfRows, blocksOfXlsx, inShort, rowsOf, words } from '../../../test/support/spreadsheets.ts';

const header = ['Action', 'Owner', 'Due'];
const gap = ['', '', ''];

test('a blank row inside a table does not part its rows from their header', async () => {
  const rows = [header, ['Mend', 'AB', 'May 2025'], gap, ['Paint', 'CD', 'June 2025']];
  expect(inShort(await blocksOfRows(rows))).toEqual([
    'table Action|Owner|Due / Mend|AB|May 2025 / Paint|CD|June 2025',
  ]);
});

test('a band between rows stays in the table, with or without blank rows around it', async () => {
  const rows = [
    header,
    ['Mend', 'AB', 'May 2025'],
    gap,
    ['Theme 2: Streets', '', ''],
    ['Sweep', 'CD', 'June 2025'],
  ];
  expect(inShort(await blocksOfRows(rows))).toEqual([
    'table Action|Owner|Due / Mend|AB|May 2025 / Theme 2: Streets|| / Sweep|CD|June 2025',
  ]);
});

test('a second table with its own header is a table of its own, its title before it and its note after it', async () => {
  const rows = [
    header,
    ['Mend the slipway before the season', 'AB', 'May 2025'],
    gap,
    ['Risks', '', ''],
    ['Risk', 'Score', ''],
    ['The crane fails', '12', ''],
    gap,
    ['Source: harbour board papers.', '', ''],
  ];
  expect(inShort(await blocksOfRows(rows))).toEqual([
    'table Action|Owner|Due / Mend the slipway before the season|AB|May 2025',
    'paragraph Risks',
    'table Risk|Score / The crane fails|12',
    'paragraph Source: harbour board papers.',
  ]);
});

test('a row of which only one cell is written belongs to the table it stands in', async () => {
  const rows = [header, ['Mend', 'AB', 'May 2025'], ['Sweep', '', ''], ['', '', 'and June']];
  expect(inShort(await blocksOfRows(rows))).toEqual([
    'table Action|Owner|Due / Mend|AB|May 2025 / Sweep|| / ||and June',
  ]);
});

test('a title merged across a table stands before it; blank columns at the left fall away', async () => {
  const rows = rowsOf([
    ['', 'Harbour plan'],
    ['', ...header],
    ['', 'Mend', 'AB', 'May 2025'],
  ]);
  const merges = '<mergeCells><mergeCell ref="B1:D1"/></mergeCells>';
  const blocks = await blocksOfXlsx({
    sheets: [{ name: 'Sheet1', xml: `<sheetData>${rows}</sheetData>${merges}` }],
  });
  expect(inShort(blocks)).toEqual(['paragraph Harbour plan', 'table Action|Owner|Due / Mend|AB|May 2025']);
});

test('two tables side by side are read one after the other; a narrow blank column within one is not', async () => {
  const twins = [
    ['Now', '', '', '', 'Next'],
    ['Action', 'Owner', '', '', 'Action', 'Owner'],
    ['Mend it 1', 'AB', '', '', 'Sweep it 2', 'CD'],
    ['Paint it 3', 'AB', '', '', '', ''],
  ];
  expect(inShort(await blocksOfRows(twins)).filter((one) => one.startsWith('table'))).toEqual([
    'table Action|Owner / Mend it 1|AB / Paint it 3|AB',
    'table Action|Owner / Sweep it 2|CD',
  ]);
  const one = [
    ['Ref', 'Action', '', 'Owner', 'Due'],
    ['1', 'Mend', '', 'AB', 'May 2025'],
    ['2', 'Paint', '', 'CD', 'June 2025'],
  ];
  expect(inShort(await blocksOfRows(one))).toEqual([
    'table Ref|Action|Owner|Due / 1|Mend|AB|May 2025 / 2|Paint|CD|June 2025',
  ]);
});

test('tables whose merged cells cross one another are two, with nothing between them', async () => {
  const rows = `<row r="1">${words('A1', 'Workstream')}${words('C1', 'Aim')}</row><row r="2">${words('A2', 'Key milestones')}${words('D2', 'Key deliverables')}</row>`;
  const refs = ['A1:B1', 'C1:E1', 'A2:C2', 'D2:E2'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const blocks = await blocksOfXlsx({
    sheets: [{ name: 'Sheet1', xml: `<sheetData>${rows}</sheetData><mergeCells>${refs}</mergeCells>` }],
  });
  expect(inShort(blocks)).toEqual(['table Workstream|Aim', 'table Key milestones|Key deliverables']);
});

test('words alone become paragraphs and points, each line of a cell its own', async () => {
  const blocks = await blocksOfRows([['We will:\n• mend the roof\n2. paint the door'], ['- sweep the yard']]);
  expect(inShort(blocks)).toEqual([
    'paragraph We will:',
    'item mend the roof',
    'item 2. paint the door',
    'item sweep the yard',
  ]);
});
