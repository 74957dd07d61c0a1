import { expect, test } from 'vitest';
import { blocksOfOds, cellsOf, inShort, remarksOf } from '../../../test/support/spreadsheets.ts';

const cell = (text: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const table = (rows: string, attributes = 'table:name="Sheet1"') =>
  `<table:table ${attributes}>${rows}</table:table>`;
const head = row(cell('Action') + cell('Owner') + cell('Due'));
const valued = (type: string, value: string, text: string) =>
  `<table:table-cell office:value-type="${type}" office:${value}><text:p>${text}</text:p></table:table-cell>`;

test('a sheet reads with line feeds, blanks and merged cells as it shows them', async () => {
  const blocks = await blocksOfOds(
    table(
      head +
        row(
          `<table:table-cell table:number-rows-spanned="2"><text:p>Mend<text:s text:c="2"/>the roof</text:p><text:p>then<text:line-break/>paint it</text:p></table:table-cell>${cell('AB')}${cell('May')}`,
        ) +
        row(`<table:covered-table-cell/>${cell('CD', 'table:number-columns-repeated="2"')}`),
    ),
  );
  const cells = cellsOf(blocks);
  expect(cells[1]?.[0]?.text).toBe('Mend  the roof\nthen\npaint it');
  expect(cells[1]?.[0]?.covers).toEqual({ rows: 2, columns: 1 });
  expect(cells[2]?.map(({ text }) => text)).toEqual(['', 'CD', 'CD']);
  expect(cells[2]?.[2]?.source).toEqual({ sheet: 'Sheet1', cell: 'C3' });
});

test('a date in figures is written out from its value; the rest reads as the sheet shows it', async () => {
  const blocks = await blocksOfOds(
    table(
      row([...'ABCDEFG'].map((one) => cell(one)).join('')) +
        row(
          valued('date', 'date-value="2025-05-03"', '05/03/25') +
            valued('date', 'date-value="2025-03-01"', 'Mar-25') +
            valued('date', 'date-value="2025-03-01"', '03/25') +
            valued('date', 'date-value="2025-05-03T14:30:00"', '03/05/25 14:30') +
            valued('percentage', 'value="0.45"', '45%') +
            valued('currency', 'value="1234.5"', '£1,234.50') +
            valued('boolean', 'boolean-value="true"', 'TRUE'),
        ),
    ),
  );
  expect(cellsOf(blocks)[1]?.map(({ text }) => text)).toEqual([
    '03/05/2025',
    'Mar 25',
    '03/2025',
    '03/05/2025 14:30',
    '45%',
    '£1,234.50',
    'TRUE',
  ]);
});

test('the colour of a cell comes from its style, its parents, its column or its row', async () => {
  const style = (name: string, parent: string, colour: string) =>
    `<style:style style:name="${name}" style:family="table-cell" ${parent && `style:parent-style-name="${parent}"`}>${colour && `<style:table-cell-properties fo:background-color="${colour}"/>`}</style:style>`;
  const blocks = await blocksOfOds(
    table(
      `<table:table-column/><table:table-column table:default-cell-style-name="red"/><table:table-column/>${head}${row(
        `${cell('Mend', 'table:style-name="child"')}${cell('AB')}${cell('May', 'table:style-name="none"')}`,
      )}`,
    ),
    style('red', '', '#FF0000') + style('child', 'Good', '') + style('none', 'Good', 'transparent'),
    style('Good', '', '#c6efce'),
  );
  expect(cellsOf(blocks)[1]?.map(({ fill }) => fill)).toEqual(['#c6efce', '#ff0000', undefined]);
});

test('hidden rows, columns and sheets, comments and pictures are reported', async () => {
  const hidden =
    '<style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const blocks = await blocksOfOds(
    table(
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>' +
        head +
        row(
          cell('Mend') + cell('AB') + cell('May'),
          'table:visibility="filter" table:number-rows-repeated="2"',
        ) +
        row(
          `<table:table-cell><office:annotation><dc:date>2025</dc:date><text:p>Ask Jo</text:p></office:annotation><text:p>Paint</text:p></table:table-cell>${cell('CD')}<table:table-cell table:formula="of:=TODAY()"><draw:frame/></table:table-cell>`,
        ),
    ) + table(row(cell('Red')), 'table:name="Lists" table:style-name="away"'),
    hidden,
  );
  expect(remarksOf(blocks)).toEqual([
    'table/hidden: A2',
    'table/hidden: C1',
    'text/comment: A4: Ask Jo',
    'table/formula: C4',
    'text/picture: sheet Sheet1',
    'table/hidden-sheet: sheet Lists: Red',
  ]);
  expect(inShort(blocks)).toEqual(['table Action|Owner|Due / Mend|AB|May / Mend|AB|May / Paint|CD|']);
});

test('rows and columns repeated to the end of the sheet cost nothing; words repeated so are refused', async () => {
  const rest = row(
    '<table:table-cell table:number-columns-repeated="16384"/>',
    'table:number-rows-repeated="1048574"',
  );
  const blocks = await blocksOfOds(
    table(
      `<table:table-column table:number-columns-repeated="16384"/>${head}${row(cell('Mend') + cell('AB') + cell('May'))}${rest}`,
    ),
  );
  expect(inShort(blocks)).toEqual(['table Action|Owner|Due / Mend|AB|May']);
  const flood = row(
    cell('x', 'table:number-columns-repeated="16384"'),
    'table:number-rows-repeated="1048576"',
  );
  await expect(blocksOfOds(table(flood))).rejects.toThrow('more than 1,000,000 cells');
});
