// Writes sheets of words as a workbook that people edit: xlsx with lists to choose from, or ods with the words alone
// (there a line break within a cell is shown as a space).

import type { CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import { columnName } from './sheets/sheet.ts';

export interface WorkbookColumn {
  head: string;
  /** In characters. */
  width: number;
  /** Words to choose from. Others may be typed too, unless `only`. */
  choices?: readonly string[];
  only?: boolean;
  /** Shown beside a cell that is chosen, in xlsx. */
  hint?: string;
  /** Grey and small: kept for the program, not for people. */
  quiet?: boolean;
}

export interface ListSheet {
  name: string;
  columns: readonly WorkbookColumn[];
  rows: readonly (readonly string[])[];
  /** How many empty rows below also offer the choices. */
  spareRows: number;
}

/** Paragraphs to read: the first is a heading; one that begins `# ` is a smaller one. */
export interface TextSheet {
  name: string;
  paragraphs: readonly string[];
}

export type Format = 'xlsx' | 'ods';

const grey = { rgb: '767676' };
const ink = { rgb: '0B0C0C' };
const asText = '@';
const listsName = 'Choices';

/**
 * Bytes of a workbook. Every cell is text, so no program reads `=` as a formula, `22/02/23` as a day or `007` as a number.
 * The same sheets give the same words, not the same bytes: a workbook carries its time.
 */
export async function writeWorkbook(
  format: Format,
  text: TextSheet,
  lists: readonly ListSheet[],
): Promise<Uint8Array> {
  const choices = new Choices();
  if (format === 'ods') {
    const { writeOds } = await import('hucre/ods');
    return writeOds({ sheets: [textSheet(text), ...lists.map((list) => listSheet(list, choices))] });
  }
  const held = lists.map((list) => ({ ...list, rows: list.rows.map((row) => row.map(escaped)) }));
  const sheets = [textSheet(text), ...held.map((list) => listSheet(list, choices))];
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: [...sheets, ...choices.sheet()],
    properties: { title: text.paragraphs[0] ?? '' },
  });
}

/** Each set of words to choose from is a column of a hidden sheet: a list in the cell itself holds 255 characters only. */
class Choices {
  readonly columns: (readonly string[])[] = [];

  /** Where the words stand, as a formula. */
  place(words: readonly string[]): string {
    const same = this.columns.findIndex((column) => column.join('\n') === words.join('\n'));
    if (same < 0) this.columns.push(words);
    const letter = columnName(same < 0 ? this.columns.length - 1 : same);
    return `${listsName}!$${letter}$1:$${letter}$${words.length}`;
  }

  sheet(): WriteSheet[] {
    if (this.columns.length === 0) return [];
    const tallest = Math.max(...this.columns.map((column) => column.length));
    const rows = Array.from({ length: tallest }, (_, row) =>
      this.columns.map((column) => escaped(column[row] ?? '')),
    );
    return [
      {
        name: listsName,
        hidden: true,
        columns: this.columns.map(() => ({ width: 40, style: { numFmt: asText } })),
        rows,
      },
    ];
  }
}

/** Office writes `_x000D_` for characters XML cannot hold; the same letters written by a person are marked as theirs. */
function escaped(words: string): string {
  return words.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

function textSheet({ name, paragraphs }: TextSheet): WriteSheet {
  const styleOf = (paragraph: string, index: number): CellStyle => ({
    numFmt: asText,
    alignment: { wrapText: true, vertical: 'top' },
    font: {
      name: 'Arial',
      size: index === 0 ? 16 : paragraph.startsWith('# ') ? 13 : 11,
      bold: index === 0 || paragraph.startsWith('# '),
      color: ink,
    },
  });
  const shown = paragraphs.map((paragraph) => paragraph.replace(/^# /, ''));
  return {
    name,
    columns: [{ width: 74 }],
    rows: shown.map((paragraph) => [paragraph]),
    cells: new Map(
      paragraphs.map((paragraph, index) => [
        `${index},0`,
        { value: shown[index] ?? '', type: 'string' as const, style: styleOf(paragraph, index) },
      ]),
    ),
    rowDefs: new Map(
      shown.map((paragraph, index) => [
        index,
        { height: index === 0 ? 30 : 16 * Math.max(1, Math.ceil(paragraph.length / 84)) + 6 },
      ]),
    ),
    view: { showGridLines: false },
    pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function listSheet({ name, columns, rows, spareRows }: ListSheet, choices: Choices): WriteSheet {
  const lastRow = rows.length + 1 + spareRows;
  return {
    name,
    columns: columns.map(({ width, quiet }) => ({ width, style: bodyStyle(quiet ?? false) })),
    rows: [columns.map((column) => column.head), ...rows.map((row) => [...row])],
    cells: new Map(
      columns.map((column, index) => [
        `0,${index}`,
        { value: column.head, type: 'string' as const, style: headStyle(column.quiet ?? false) },
      ]),
    ),
    rowDefs: rowHeights(columns, rows),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` },
    dataValidations: columns.flatMap((column, index) => validations(column, index, lastRow, choices)),
    pageSetup: {
      paperSize: columns.reduce((sum, column) => sum + column.width, 0) > 180 ? 'a3' : 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** Points. Programs differ in whether they make room for wrapped words by themselves, so it is made for them. */
const lineHeight = 13;
/** Excel's specification of limits. */
const tallestRow = 409;

function rowHeights(columns: ListSheet['columns'], rows: ListSheet['rows']): Map<number, { height: number }> {
  const linesIn = (words: string, width: number) =>
    words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 1.3))), 0);
  return new Map(
    [columns.map((column) => column.head), ...rows].map((row, index) => {
      const lines = row.map((words, column) =>
        columns[column]?.quiet ? 1 : linesIn(words, columns[column]?.width ?? 10),
      );
      return [index, { height: Math.min(tallestRow, Math.max(1, ...lines) * lineHeight + 5) }];
    }),
  );
}

function bodyStyle(quiet: boolean): CellStyle {
  return {
    numFmt: asText,
    alignment: { wrapText: true, vertical: 'top' },
    font: { name: 'Arial', size: quiet ? 8 : 10, color: quiet ? grey : ink },
    border: { bottom: { style: 'thin', color: { rgb: 'D9D9D9' } } },
  };
}

function headStyle(quiet: boolean): CellStyle {
  return {
    numFmt: asText,
    alignment: { wrapText: true, vertical: 'center' },
    font: { name: 'Arial', size: quiet ? 8 : 10, bold: true, color: quiet ? grey : ink },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF2' } },
    border: { bottom: { style: 'medium', color: ink } },
  };
}

function validations(
  { head, choices: words = [], only = false, hint }: WorkbookColumn,
  index: number,
  lastRow: number,
  choices: Choices,
): DataValidation[] {
  if (words.length === 0 && !hint) return [];
  const letter = columnName(index);
  const shown = hint
    ? { showInputMessage: true, inputTitle: head.slice(0, 32), inputMessage: hint.slice(0, 255) }
    : {};
  const range = `${letter}2:${letter}${Math.max(2, lastRow)}`;
  if (words.length === 0)
    return [
      { type: 'textLength', operator: 'lessThan', formula1: '32767', allowBlank: true, range, ...shown },
    ];
  return [
    {
      type: 'list',
      formula1: choices.place(words),
      allowBlank: true,
      showErrorMessage: only,
      ...(only
        ? {
            errorTitle: 'Choose from the list',
            errorMessage: `${head}: choose one of the list, or leave it blank.`,
          }
        : {}),
      range,
      ...shown,
    },
  ];
}
