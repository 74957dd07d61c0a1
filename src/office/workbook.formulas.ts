// Writes sheets of figures with live formulas as xlsx, so that whoever opens them can follow and change every figure.
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';

export interface FigureCell {
  /** Without the `=`; absent for a number that was given. */
  formula?: string;
  /** What it comes to, shown until a program works it out again. */
  value: number;
}

export interface FigureLine {
  title: string;
  /** Beside the title: what the figures are, such as `Given, £`. */
  kind: string;
  /** An Excel number format. */
  format: string;
  isTotal: boolean;
  cells: readonly FigureCell[];
}

/** Titles and kinds stand in the first two columns, figures from column C on; lines begin in row 4. */
export interface FigureSheet {
  name: string;
  title: string;
  note: string;
  /** One for each column of figures. */
  heads: readonly string[];
  lines: readonly FigureLine[];
}

/** The row of a line as spreadsheets number it, and its first column of figures from 0. */
export const rowOfLine = (place: number): number => place + 4;
export const firstFigureColumn = 2;

const font = { name: 'Arial', size: 10, color: { rgb: '0B0C0C' } };
const headStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF2' } },
  border: { bottom: { style: 'medium', color: { rgb: '0B0C0C' } } },
  alignment: { horizontal: 'right' },
};

/** Bytes of the workbook. `results: false` leaves every formula for the program that opens it to work out. */
export async function writeFormulas(
  title: string,
  sheets: readonly FigureSheet[],
  { results = true }: { results?: boolean } = {},
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: sheets.map((sheet) => asSheet(sheet, results)), properties: { title } });
}

function asSheet({ name, title, note, heads, lines }: FigureSheet, results: boolean): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const text = (row: number, column: number, value: string, style: CellStyle) =>
    cells.set(`${row},${column}`, { value, type: 'string', style });
  text(0, 0, title, { font: { ...font, size: 14, bold: true } });
  text(1, 0, note, { font });
  for (const [column, head] of ['', '', ...heads].entries()) text(2, column, head, headStyle);
  for (const [place, line] of lines.entries()) {
    const row = rowOfLine(place) - 1;
    const bold = line.isTotal;
    const border = bold ? { border: { top: { style: 'thin' as const, color: { rgb: '0B0C0C' } } } } : {};
    text(row, 0, line.title, { font: { ...font, bold }, ...border });
    text(row, 1, line.kind, { font: { ...font, size: 8 }, ...border });
    for (const [at, cell] of line.cells.entries()) {
      const style: CellStyle = { font: { ...font, bold }, numFmt: line.format, ...border };
      cells.set(
        `${row},${at + firstFigureColumn}`,
        cell.formula === undefined
          ? { value: cell.value, type: 'number', style }
          : {
              value: null,
              type: 'formula',
              formula: cell.formula,
              ...(results ? { formulaResult: cell.value } : {}),
              style,
            },
      );
    }
  }
  return {
    name,
    columns: [{ width: 48 }, { width: 11 }, ...heads.map(() => ({ width: 15 }))],
    rows: Array.from({ length: lines.length + 3 }, () =>
      Array.from({ length: heads.length + 2 }, () => null),
    ),
    cells,
    freezePane: { rows: 3, columns: 2 },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$3',
    },
  };
}
