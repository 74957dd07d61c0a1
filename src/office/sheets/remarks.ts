// What a person should know of a sheet: what is hidden in it, lies over it, or could not be read.
import type { Source } from '../blocks.ts';
import { cellName, columnName, hasWords, type Sheet, type SheetRemark } from './sheet.ts';

const quoted = (sheet: string) => `“${sheet}”`;

export function wholeSheet(sheet: string): Source {
  return { path: `sheet ${sheet}` };
}

export function commentRemark(sheet: string, cell: string, text: string): SheetRemark {
  const source = { sheet, cell };
  return {
    rule: 'text/comment',
    severity: 'note',
    message: `A comment on ${cell} of ${quoted(sheet)} is no part of the plan, and was set aside.`,
    source,
    words: [{ text: text.trim(), source }],
  };
}

export function pictureRemark(sheet: string, count: number): SheetRemark {
  return {
    rule: 'text/picture',
    severity: 'note',
    message: `The sheet ${quoted(sheet)} has ${count === 1 ? 'a picture or chart' : `${count} pictures or charts`}: what ${
      count === 1 ? 'it shows' : 'they show'
    } is not read.`,
    source: wholeSheet(sheet),
  };
}

export function unworkedRemark(sheet: string, row: number, column: number): SheetRemark {
  return {
    rule: 'table/formula',
    severity: 'warning',
    message: 'A formula here was never worked out, so its cell is read as blank.',
    suggestion: 'Open the file in Excel or LibreOffice, save it, and read it again.',
    source: { sheet, cell: cellName(row, column) },
  };
}

/** Rows and columns with words that the sheet does not show: one remark for each run of them. */
export function hiddenRemarks({ name, rows, hiddenColumns }: Sheet): SheetRemark[] {
  const remarks: SheetRemark[] = [];
  let run: { from: number; to: number; count: number } | undefined;
  const close = () => {
    if (run)
      remarks.push(
        hiddenRemark(name, 'row', run.count, `${run.from + 1}`, `${run.to + 1}`, cellName(run.from, 0)),
      );
    run = undefined;
  };
  for (const { at, isHidden } of rows) {
    if (!isHidden) close();
    else if (run) run = { ...run, to: at, count: run.count + 1 };
    else run = { from: at, to: at, count: 1 };
  }
  close();
  const written = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ text, column }) => (text ? column : []))),
  );
  for (const [from, to] of hiddenColumns) {
    const count = [...written].filter((column) => column >= from && column <= to).length;
    if (count > 0)
      remarks.push(hiddenRemark(name, 'column', count, columnName(from), columnName(to), cellName(0, from)));
  }
  return remarks;
}

function hiddenRemark(
  sheet: string,
  what: string,
  count: number,
  from: string,
  to: string,
  cell: string,
): SheetRemark {
  const place = from === to ? `${what} ${from}` : `${what}s ${from} to ${to}`;
  const many = count === 1 ? `1 ${what} with words is` : `${count} ${what}s with words are`;
  return {
    rule: 'table/hidden',
    severity: 'warning',
    message: `In ${quoted(sheet)}, ${many} hidden (${place}), and ${count === 1 ? 'was' : 'were'} read all the same.`,
    suggestion: 'Set aside what is no longer part of the plan.',
    source: { sheet, cell },
  };
}

export function hiddenSheetRemark({ name, rows, boxes }: Sheet): SheetRemark {
  const words = rows.flatMap(({ at, cells }) =>
    cells.flatMap(({ text, column }) =>
      hasWords(text) ? { text, source: { sheet: name, cell: cellName(at, column) } } : [],
    ),
  );
  for (const text of boxes) words.push({ text, source: { sheet: name, cell: 'A1' } });
  return {
    rule: 'table/hidden-sheet',
    severity: 'warning',
    message: `The sheet ${quoted(name)} is hidden and was not read: ${
      rows.length === 1 ? 'it has one row' : `it has ${rows.length} rows`
    } with words.`,
    suggestion: 'If it belongs to the plan, show it in the spreadsheet, save the file, and read it again.',
    source: wholeSheet(name),
    words,
  };
}
