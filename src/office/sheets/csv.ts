// A file of separated values to blocks, as a sheet called by the file's name.
import { Unusable } from '../../kernel/errors.ts';
import type { FormatReader } from '../blocks.ts';
import { decodeText } from '../decode.ts';
import { meterOf } from '../meter.ts';
import { blocksOfSheets } from './blocks.ts';
import { eachRow, type Field, mostFields, separatorOf } from './separated.ts';
import {
  cellName,
  hasWords,
  type Sheet,
  type SheetCell,
  type SheetRemark,
  type SheetRow,
  tidyWords,
} from './sheet.ts';

export const readCsv: FormatReader = ({ name, bytes }, progress) => {
  const text = decodeText(bytes, name).replace(/^\uFEFF/, '');
  const sheet = sheetOf(name, text);
  return blocksOfSheets({
    format: 'csv',
    name,
    sheets: [{ isHidden: false, read: () => sheet }],
    progress,
  });
};

function sheetOf(file: string, text: string): Sheet {
  const name = file.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  const sheet: Sheet = { name, rows: [], hiddenColumns: [], remarks: [], boxes: [] };
  const meter = meterOf(file);
  const separator = separatorOf(text, /\.tsv$/i.test(file) ? '\t' : ',');
  eachRow(text, separator, (fields, at) => {
    if (fields.length > mostFields)
      throw new Unusable(
        `${file} has a row of more than ${mostFields.toLocaleString('en-GB')} fields; no more can be read. Look whether it is a table at all.`,
      );
    const saysSeparator = at === 0 && /^sep=/i.test(fields[0]?.text ?? '');
    const row = saysSeparator ? undefined : rowOf(fields, at);
    if (!row) return true;
    meter.row();
    meter.cells(row.cells.length);
    sheet.rows.push(row);
    fields.forEach(({ isUnclosed }, column) => {
      if (isUnclosed) sheet.remarks.push(unclosedRemark(name, at, column));
    });
    return true;
  });
  return sheet;
}

const isFigure = /^[£$€(+-]*\d[\d,. ]*[%)]?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/;

/** Undefined for a row without words. */
function rowOf(fields: readonly Field[], at: number): SheetRow | undefined {
  const cells = fields.flatMap((field, column): SheetCell[] => {
    if (!hasWords(field.text)) return [];
    const text = tidyWords(field.text);
    return [{ column, text, isWords: !isFigure.test(text), down: 1, across: 1 }];
  });
  const hasBlank = cells.length < fields.length;
  return cells.length > 0 ? { at, isHidden: false, cells, until: fields.length - 1, hasBlank } : undefined;
}

function unclosedRemark(sheet: string, row: number, column: number): SheetRemark {
  return {
    rule: 'text/quote',
    severity: 'warning',
    message:
      'A quotation mark opens this cell and nothing closes it; the cell was read to the end of its line.',
    suggestion: 'Look at this row and the next in the file.',
    source: { sheet, cell: cellName(row, column) },
  };
}
