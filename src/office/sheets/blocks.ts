// Sheets to blocks: each sheet's name where it says something, then its words and tables from the top.
import { type Block, type Blocks, type Passage, type Progress, passages, type Remark } from '../blocks.ts';
import { type Meter, meterOf } from '../meter.ts';
import { proseBlocks } from '../prose.ts';
import { layOut } from './layout.ts';
import { hiddenRemarks, hiddenSheetRemark, wholeSheet } from './remarks.ts';
import { cellName, type NewPassage, type Sheet, type SheetRemark } from './sheet.ts';
import { tableOf } from './table.ts';

/** A sheet that is read when its turn comes, so that one at a time is in memory. */
export interface OpenSheet {
  isHidden: boolean;
  read(): Sheet;
}

interface Workbook {
  format: string;
  /** Of the file. */
  name: string;
  sheets: readonly OpenSheet[];
  progress: Progress;
}

export function blocksOfSheets({ format, name, sheets, progress }: Workbook): Blocks {
  const blocks: Block[] = [];
  const remarks: Remark[] = [];
  const passage = passages();
  const meter = meterOf(name);
  sheets.forEach(({ isHidden, read }, index) => {
    const sheet = read();
    if (isHidden) remarks.push(numbered(hiddenSheetRemark(sheet), passage));
    else {
      // The sheet of a CSV file has no name but the file's.
      const named = format === 'csv' ? undefined : nameBlock(sheet, name, passage);
      if (named) blocks.push(named);
      for (const block of blocksOf(sheet, passage, meter)) blocks.push(block);
      for (const remark of [...hiddenRemarks(sheet), ...sheet.remarks])
        remarks.push(numbered(remark, passage));
    }
    progress(index + 1, sheets.length);
  });
  return { format, blocks, ...(remarks.length > 0 ? { remarks } : {}) };
}

function blocksOf(sheet: Sheet, passage: NewPassage, meter: Meter): Block[] {
  const blocks = layOut(sheet.rows).flatMap((piece): Block[] => {
    if (piece.kind === 'table') return [tableOf(piece.rows, sheet.name, passage, meter)];
    const { row, cell } = piece;
    return proseBlocks(cell.text, { sheet: sheet.name, cell: cellName(row.at, cell.column) }, passage);
  });
  sheet.boxes.forEach((words, index) => {
    blocks.push(...proseBlocks(words, { path: `sheet ${sheet.name}, text box ${index + 1}` }, passage));
  });
  return blocks;
}

/** What programs call a sheet that nobody has named. */
const unnamed =
  /^(?:sheet|tabelle|feuil(?:le)?|hoja|blatt|blad|foglio|planilha|arkusz|list|ark|taul|munka|лист|table|page)[ _]?\d*(?: \(\d+\))?$/i;

/** The sheet's name; a heading unless nobody named it, or the file's name or the sheet's own title says the same. */
function nameBlock(sheet: Sheet, file: string, passage: NewPassage): Block | undefined {
  const name = sheet.name.trim();
  if (name === '' || (sheet.rows.length === 0 && sheet.boxes.length === 0)) return undefined;
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const title = sheet.rows[0]?.cells.find(({ text }) => text !== '')?.text ?? '';
  const isSaid = plain(title).startsWith(plain(name)) || plain(file.replace(/\.\w+$/, '')) === plain(name);
  const words = passage(name, wholeSheet(sheet.name));
  if (isSaid || unnamed.test(name) || !/\p{L}/u.test(name))
    return { kind: 'furniture', why: 'label', passage: words };
  return { kind: 'heading', level: 1, passage: words };
}

function numbered({ words, ...remark }: SheetRemark, passage: NewPassage): Remark {
  const quotes: Passage[] | undefined = words?.map(({ text, source }) => passage(text, source));
  return quotes ? { ...remark, quotes } : remark;
}
