// Tables of a Word document: cells put under the columns of the grid, merged cells once with what they cover.
import type { Passage, Row, Table } from '../blocks.ts';
import { partOf, plainName } from '../package.ts';
import type { Element } from '../xml.ts';
import { type Document, nextPlace, noteAsides } from './document.ts';
import { attributeOf, colourOf, unwrapped, type Words, wordsOf } from './words.ts';

/** No page is so wide; a grid that claims more is damaged. */
const mostColumns = 1000;

/** Reads a table, and after it the tables that stand inside its cells. */
export function readTable(document: Document, table: Element, within?: string): void {
  const place = nextPlace(document, 'table', within);
  const rows: Row[] = [];
  const inner: [table: Element, within: string][] = [];
  /** By column: the cell that goes on downwards. */
  const open = new Map<number, Passage>();
  for (const line of unwrapped(table)) {
    if (plainName(line) !== 'tr') continue;
    if (partOf(partOf(line, 'trPr'), 'del')) {
      noteDeletedRow(document, line, `${place}, row ${rows.length + 1}`);
      continue;
    }
    rows.push(readRow(document, line, `${place}, row ${rows.length + 1}`, open, inner));
  }
  const block: Table = { kind: 'table', rows };
  if (rows.length > 0) document.blocks.push(block);
  for (const [one, where] of inner) readTable(document, one, where);
}

function noteDeletedRow(document: Document, line: Element, path: string): void {
  const deleted = unwrapped(line)
    .filter((cell) => plainName(cell) === 'tc')
    .flatMap((cell) => unwrapped(cell).filter((child) => plainName(child) === 'p'))
    .map((paragraph) => wordsOf(paragraph))
    .map(({ text, deleted: gone }) => `${text} ${gone}`)
    .join(' ');
  noteAsides(document, { text: '', isBold: false, deleted, hidden: '', boxes: [], pictures: [] }, path);
}

function readRow(
  document: Document,
  line: Element,
  place: string,
  open: Map<number, Passage>,
  inner: [Element, string][],
): Row {
  const look = partOf(line, 'trPr');
  const cells: Passage[] = [];
  const blank = (count: number) => {
    for (let at = 0; at < count && cells.length < mostColumns; at += 1)
      cells.push(document.passage('', { path: `${place}, column ${cells.length + 1}` }));
  };
  blank(Number(attributeOf(partOf(look, 'gridBefore')) ?? 0) || 0);
  for (const cell of unwrapped(line)) {
    if (plainName(cell) !== 'tc' || cells.length >= mostColumns) continue;
    const shape = partOf(cell, 'tcPr');
    const columns = Math.max(
      1,
      Math.min(mostColumns, Number(attributeOf(partOf(shape, 'gridSpan')) ?? 1) || 1),
    );
    const merge = partOf(shape, 'vMerge');
    const at = cells.length;
    const above = open.get(at);
    if (merge && attributeOf(merge) !== 'restart' && above?.covers) {
      above.covers.rows += 1;
      blank(columns);
      continue;
    }
    const passage = readCell(document, cell, `${place}, column ${at + 1}`, inner);
    cells.push(passage);
    if (merge || columns > 1) passage.covers = { rows: 1, columns };
    for (let column = at; column < at + columns; column += 1) open.delete(column);
    if (merge) open.set(at, passage);
    blank(columns - 1);
  }
  return { source: cells.find(({ text }) => text !== '')?.source ?? { path: place }, cells };
}

function readCell(document: Document, cell: Element, path: string, inner: [Element, string][]): Passage {
  const lines: string[] = [];
  const fills = new Set<string | undefined>();
  for (const child of unwrapped(cell)) {
    if (plainName(child) === 'tbl') inner.push([child, path]);
    if (plainName(child) !== 'p') continue;
    const words = wordsOf(child);
    noteAsides(document, words, path);
    const line = withMarker(document, child, words);
    if (line === '') continue;
    lines.push(line);
    fills.add(colourOf(partOf(partOf(child, 'pPr'), 'shd')) ?? words.fill);
  }
  const passage = document.passage(lines.join('\n').replaceAll('\t', ' '), { path });
  const [first] = fills;
  const fill = colourOf(partOf(partOf(cell, 'tcPr'), 'shd')) ?? (fills.size === 1 ? first : undefined);
  return fill ? Object.assign(passage, { fill }) : passage;
}

/** A point begins with its bullet or the number Word counts for it; a cell may hold the number alone. */
function withMarker(document: Document, paragraph: Element, { text }: Words): string {
  const { numbering } = document.styles.of(paragraph);
  const marker = numbering ? document.counter.next(numbering) : undefined;
  if (!marker) return text;
  if (text === '') return marker.text;
  return `${marker.text || '•'} ${text}`;
}
