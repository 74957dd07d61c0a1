// What LibreOffice writes, read back: the same page saved as a workbook and as an OpenDocument sheet.
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { convert, convertFile } from '../../../test/support/office-files.ts';
import { cellsOf, inShort, remarksOf } from '../../../test/support/spreadsheets.ts';
import type { Blocks } from '../blocks.ts';
import { readOds } from './ods.ts';
import { readXlsx } from './xlsx.ts';

const none = () => {};
const readers = { xlsx: readXlsx, ods: readOds };

const page = `<html><body><table>
<tr><td colspan="3">Harbour plan</td></tr>
<tr><td><b>Theme</b></td><td><b>Action</b></td><td><b>Status</b></td></tr>
<tr><td rowspan="2">Quays</td><td>Mend the slipway<br>and paint it</td><td bgcolor="#00B050">Done</td></tr>
<tr><td>Dredge the channel</td><td bgcolor="#FF0000">&nbsp;</td></tr>
</table></body></html>`;

test.each(['xlsx', 'ods'] as const)('colours, merges and breaks of a page survive as %s', async (format) => {
  const blocks: Blocks = await readers[format](
    { name: `plan.${format}`, bytes: convert(page, format) },
    none,
  );
  expect(inShort(blocks)[0]).toBe('paragraph Harbour plan');
  const cells = cellsOf(blocks);
  expect(cells[1]?.[0]?.covers).toEqual({ rows: 2, columns: 1 });
  expect(cells[1]?.[1]?.text).toBe('Mend the slipway\nand paint it');
  expect(cells.slice(1).map((row) => row[2]?.fill)).toEqual(['#00b050', '#ff0000']);
});

/** Written by a program of its own, with what LibreOffice must keep: formats of numbers, and what is hidden. */
function workbook(): Promise<Uint8Array> {
  const shown: [value: number, format: string][] = [
    [45_780, 'dd/mm/yy'],
    [45_717, 'mmm\\-yy'],
    [0.456, '0.0%'],
    [1234.5, '[$£-809]#,##0.00'],
  ];
  return writeXlsx({
    sheets: [
      {
        name: 'Harbour actions',
        columns: [{}, {}, {}, { hidden: true }],
        rows: [['Date', 'Month', 'Share', 'Cost'], shown.map(([value]) => value), ['later', 'none']],
        rowDefs: new Map([[1, { hidden: true }]]),
        cells: new Map(
          shown.map(([value, numFmt], column) => [
            `1,${column}`,
            { value, type: 'number', style: { numFmt } },
          ]),
        ),
      },
      { name: 'Lists', hidden: true, rows: [['Red']] },
    ],
  });
}

test.each(['xlsx', 'ods'] as const)('a workbook saved again as %s shows the same', async (format) => {
  const bytes = await workbook();
  const before: Blocks = await readXlsx({ name: 'plan.xlsx', bytes }, none);
  const copy = convertFile({ name: 'plan.xlsx', bytes }, format);
  const after: Blocks = await readers[format]({ name: `copy.${format}`, bytes: copy }, none);
  expect(inShort(after)).toEqual(inShort(before));
  expect(cellsOf(after)[1]?.map(({ text }) => text)).toEqual(['03/05/2025', 'Mar 25', '45.6%', '£1,234.50']);
  expect(remarksOf(after)).toEqual(remarksOf(before));
  expect(remarksOf(after)).toEqual([
    'table/hidden: A2',
    'table/hidden: D1',
    'table/hidden-sheet: sheet Lists: Red',
  ]);
});
