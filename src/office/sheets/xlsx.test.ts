import { expect, test } from 'vitest';
import {
  blocksOfRows,
  blocksOfXlsx,
  cellsOf,
  inShort,
  remarksOf,
  rowsOf,
  words,
} from '../../../test/support/spreadsheets.ts';
import { cellName } from './sheet.ts';

const number = (cell: string, value: number | string, style = 0, type = 'n') =>
  `<c r="${cell}" s="${style}" t="${type}"><v>${value}</v></c>`;
const sheet = (rows: string, more = '') => ({ name: 'Sheet1', xml: `<sheetData>${rows}</sheetData>${more}` });
const head = rowsOf([['Action', 'Owner', 'Due']]);
const formats = (...codes: string[]) =>
  `<styleSheet><numFmts>${codes.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<cellXfs><xf numFmtId="0"/>${codes.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`;

test('a sheet becomes its title and its table, each cell with its place', async () => {
  const blocks = await blocksOfRows([
    ['Harbour renewal plan'],
    ['Updated: 3 May 2025'],
    ['Action', 'Owner', 'Due'],
    ['Mend the slipway', 'Head of Harbours', 'June 2025'],
  ]);
  expect(inShort(blocks)).toEqual([
    'paragraph Harbour renewal plan',
    'paragraph Updated: 3 May 2025',
    'table Action|Owner|Due / Mend the slipway|Head of Harbours|June 2025',
  ]);
  expect(cellsOf(blocks)[1]?.[2]?.source).toEqual({ sheet: 'Sheet1', cell: 'C4' });
});

test('a sheet that somebody named is headed by its name; one that repeats its title is not headed twice', async () => {
  const table = [
    ['Action', 'Owner'],
    ['Mend it', 'AB'],
  ];
  expect(inShort(await blocksOfRows(table, 'Theme 1 Housing'))[0]).toBe('heading Theme 1 Housing');
  expect(inShort(await blocksOfRows(table, 'Tabelle1'))).toHaveLength(1);
  const titled = await blocksOfRows([['Risk register 2025/26'], ...table], 'Risk register');
  expect(inShort(titled)[0]).toBe('paragraph Risk register 2025/26');
});

test('dates, percentages and money read as the sheet shows them, in British order', async () => {
  const styles = formats(
    '0%',
    '[$£-809]#,##0.00',
    'mmm\\-yy',
    'd mmmm yyyy',
    'm/d/yy h:mm',
    '0.0,,&quot;m&quot;',
  );
  const row = `<row r="2">${[0.45, 1234.5, 45717, 45780, 45780.5, 12_345_678]
    .map((value, at) => number(`${String.fromCharCode(65 + at)}2`, value, at + 1))
    .join(
      '',
    )}${number('G2', 45780, 7)}${number('H2', 0.1 + 0.2)}${number('I2', 1, 0, 'b')}${number('J2', '#REF!', 0, 'e')}</row>`;
  const blocks = await blocksOfXlsx({ styles, sheets: [sheet(rowsOf([[...'ABCDEFGHIJ']]) + row)] });
  expect(cellsOf(blocks)[1]?.map(({ text }) => text)).toEqual([
    '45%',
    '£1,234.50',
    'Mar 25',
    '3 May 2025',
    '03/05/2025 12:00',
    '12.3m',
    '03/05/2025',
    '0.3',
    'TRUE',
    '#REF!',
  ]);
});

test('a workbook that counts days from 1904 shows the same days', async () => {
  const blocks = await blocksOfXlsx({
    styles: formats(),
    workbook: '<workbookPr date1904="1"/>',
    sheets: [sheet(`${head}<row r="2">${words('A2', 'Mend')}${number('C2', 45780 - 1462, 1)}</row>`)],
  });
  expect(cellsOf(blocks)[1]?.[2]?.text).toBe('03/05/2025');
});

test('shared strings keep their runs and line feeds, and not how they are pronounced', async () => {
  const blocks = await blocksOfXlsx({
    strings:
      '<sst><si><r><t>Mend </t></r><r><rPr><b/></rPr><t>the roof_x000D_\nthen paint it</t></r><rPh><t>no</t></rPh></si></sst>',
    sheets: [sheet(`${head}<row r="2">${number('A2', 0, 0, 's')}${words('B2', 'AB')}</row>`)],
  });
  expect(cellsOf(blocks)[1]?.[0]?.text).toBe('Mend the roof\nthen paint it');
});

test('the colour behind a cell is kept, by theme and tint, palette or value; white is none', async () => {
  const fill = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor ${colour}/></patternFill></fill>`;
  const fills = ['', 'rgb="FFFF0000"', 'theme="9"', 'theme="4" tint="0.5"', 'indexed="17"', 'theme="0"'];
  const styles = `<styleSheet><fills>${fills.map((one) => (one ? fill(one) : '<fill/>')).join('')}</fills><cellXfs>${fills
    .map((_, at) => `<xf fillId="${at}"/>`)
    .join('')}</cellXfs></styleSheet>`;
  const theme =
    '<theme><themeElements><clrScheme><accent1><srgbClr val="204080"/></accent1><accent6><srgbClr val="00B050"/></accent6></clrScheme></themeElements></theme>';
  const cells = fills.map((_, at) => `<c r="${String.fromCharCode(65 + at)}2" s="${at}"/>`).join('');
  const blocks = await blocksOfXlsx({
    styles,
    theme,
    sheets: [sheet(`${rowsOf([[...'ABCDEFG']])}<row r="2">${cells}${words('G2', 'on')}</row>`)],
  });
  expect(cellsOf(blocks)[1]?.map((cell) => cell.fill)).toEqual([
    undefined,
    '#ff0000',
    '#00b050',
    '#7396dc',
    '#008000',
    undefined,
    undefined,
  ]);
});

test('merged cells say what they cover, and words under a merge are not lost', async () => {
  const merges = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>';
  const rows = rowsOf([
    ['Theme', 'Action', 'Owner'],
    ['Homes', 'Mend roofs', 'never shown'],
    ['', 'Paint doors', 'CD'],
  ]);
  const cells = cellsOf(await blocksOfXlsx({ sheets: [sheet(rows, merges)] }));
  expect(cells[1]?.[0]?.covers).toEqual({ rows: 2, columns: 1 });
  expect(cells[1]?.[1]?.covers).toBeUndefined();
  expect(cells[1]?.[2]?.text).toBe('never shown');
});

test('hidden rows and columns are read and reported, hidden sheets reported with all their words', async () => {
  const rows =
    head +
    rowsOf([['Mend', 'AB', 'May']], 2) +
    ['Paint', 'Sweep']
      .map(
        (title, at) =>
          `<row r="${at + 3}" hidden="1">${words(`A${at + 3}`, title)}${words(`B${at + 3}`, 'CD')}</row>`,
      )
      .join('');
  const blocks = await blocksOfXlsx({
    sheets: [
      { name: 'Plan', xml: `<cols><col min="3" max="3" hidden="1"/></cols><sheetData>${rows}</sheetData>` },
      { name: 'Lists', state: 'veryHidden', xml: `<sheetData>${rowsOf([['Red', 'Green']])}</sheetData>` },
    ],
  });
  const table = blocks.blocks.find((block) => block.kind === 'table');
  expect(table?.kind === 'table' && table.rows.map(({ hidden }) => hidden === true)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(remarksOf(blocks)).toEqual([
    'table/hidden: A3',
    'table/hidden: C1',
    'table/hidden-sheet: sheet Lists: Red: Green',
  ]);
  expect(blocks.remarks?.[0]?.message).toContain('2 rows with words are hidden (rows 3 to 4)');
});

test('comments are quoted once, text boxes read, pictures and formulas never worked out reported', async () => {
  const blocks = await blocksOfXlsx({
    sheets: [
      {
        name: 'Plan',
        xml: `<sheetData>${head}<row r="2">${words('A2', 'Mend')}${words('B2', 'AB')}<c r="C2"><f>TODAY()</f></c></row></sheetData>`,
        parts: [
          {
            type: 'comments',
            name: 'comments1.xml',
            xml: '<comments><commentList><comment ref="A2"><text><t>[Thread] Ask Jo</t></text></comment><comment ref="B2"><text><r><t>On leave</t></r></text></comment></commentList></comments>',
          },
          {
            type: 'threadedComment',
            name: 'threaded1.xml',
            xml: '<ThreadedComments><threadedComment ref="A2"><text>Ask Jo</text></threadedComment></ThreadedComments>',
          },
          {
            type: 'drawing',
            name: 'drawing1.xml',
            xml: '<wsDr><sp><txBody><p><r><t>Agreed by Cabinet</t></r></p></txBody></sp><pic/><graphicFrame/></wsDr>',
          },
        ],
      },
    ],
  });
  expect(inShort(blocks).at(-1)).toBe('paragraph Agreed by Cabinet');
  expect(remarksOf(blocks)).toEqual([
    'table/formula: C2',
    'text/comment: A2: Ask Jo',
    'text/comment: B2: On leave',
    'text/picture: sheet Plan',
  ]);
});

test('the strict form with prefixes, and cells without references, read alike', async () => {
  const cells = ['Action', 'Owner'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  const blocks = await blocksOfXlsx({
    prefix: 'x',
    sheets: [
      sheet(`<row>${cells}</row><row>${cells.replace('Action', 'Mend').replace('Owner', 'AB')}</row>`),
    ],
  });
  expect(inShort(blocks)).toEqual(['table Action|Owner / Mend|AB']);
});

test('a sheet of a million empty rows reads, however wide it says it is', async () => {
  const empty = Array.from({ length: 1_048_573 }, (_, at) => `<row r="${at + 3}" spans="1:3"/>`).join('');
  const blocks = await blocksOfXlsx({
    sheets: [
      {
        name: 'Sheet1',
        xml: `<dimension ref="A1:XFD1048576"/><sheetData>${head}${rowsOf([['Mend', 'AB', 'May']], 2)}${empty}<row r="1048576">${words('XFD1048576', 'end')}</row></sheetData>`,
      },
    ],
  });
  expect(inShort(blocks)).toEqual(['table Action|Owner|Due / Mend|AB|May', 'paragraph end']);
});

test('too many rows, cells or sheets are refused by the name of the limit', async () => {
  const rows = (count: number, cells: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => `<row r="${at + 1}">${cells(at)}</row>`).join('');
  await expect(blocksOfXlsx({ sheets: [sheet(rows(100_001, () => '<c><v>1</v></c>'))] })).rejects.toThrow(
    'plan.xlsx holds more than 100,000 rows with words',
  );
  // Two cells to a row, but each row in a column of its own: as a table a thousand by a thousand.
  const far = rows(1100, (at) => `<c r="A${at + 1}"><v>1</v></c><c r="${cellName(at, at + 1)}"><v>1</v></c>`);
  await expect(blocksOfXlsx({ sheets: [sheet(far)] })).rejects.toThrow('more than 1,000,000 cells');
  const sheets = Array.from({ length: 201 }, () => sheet(''));
  await expect(blocksOfXlsx({ sheets })).rejects.toThrow('201 sheets; at most 200');
});
