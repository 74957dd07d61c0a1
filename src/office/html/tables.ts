// Tables of a web page: cells put under the columns of a grid, merged cells once with what they cover.
import type { Passage, Row } from '../blocks.ts';
import { notePicture } from './asides.ts';
import { endLine, nameOf, readChildren, readElement } from './flow.ts';
import { hiddenColumns, noteHidden } from './hidden.ts';
import { type Around, newSink, nextPlace, type Page, type Reader } from './page.ts';
import { type Look, lookAt } from './styles.ts';
import { attributeOf, type Element, elementsOf, measureOf } from './tree.ts';

/** HTML, section 4.9.11: browsers go no further. */
const mostColumns = 1000;

/** Rows between which cells may be merged. */
type Section = { row: Element; look: Look }[];

interface Parts {
  captions: Element[];
  sections: Section[];
  /** Columns, from nought. */
  hidden: ReadonlySet<number>;
}

export const readTable: Reader = (page, table, around) => {
  if (around.inner && !isLayout(table)) {
    around.inner.push(table);
    return;
  }
  endLine(page, around);
  const parts = partsOf(page, table);
  if (around.isOfPage || isLayout(table) || isBox(parts)) {
    readChildren(page, table, around);
    endLine(page, around);
  } else addTable(page, parts, around);
};

/** A table that only puts things side by side: it says so, or most of its words stand in tables of their own. */
function isLayout(table: Element): boolean {
  if (['presentation', 'none'].includes(attributeOf(table, 'role') ?? '')) return true;
  const inside = elementsOf(table).length > 0 ? innerTables(table) : [];
  if (inside.length === 0) return false;
  return inside.reduce((sum, one) => sum + measureOf(one).letters, 0) * 2 > measureOf(table).letters;
}

/** The tables in its cells, and not those in their cells. */
function innerTables(table: Element): Element[] {
  return elementsOf(table).flatMap((child) => (child.tagName === 'table' ? [child] : innerTables(child)));
}

/** One cell is a box around words. */
function isBox({ sections, captions }: Parts): boolean {
  const cells = sections.flat().reduce((sum, { row }) => sum + elementsOf(row).length, 0);
  return cells <= 1 && captions.length === 0;
}

/** Heads first and feet last, wherever they are written. */
function partsOf(page: Page, table: Element): Parts {
  const captions: Element[] = [];
  const heads: Section[] = [];
  const bodies: Section[] = [];
  const feet: Section[] = [];
  let loose: Section = [];
  for (const child of elementsOf(table)) {
    const look = lookAt(page.styles, child);
    const name = nameOf(child, look);
    if (name === 'caption') captions.push(child);
    else if (name === 'tr') {
      if (loose.length === 0) bodies.push(loose);
      loose.push({ row: child, look });
    } else if (['thead', 'tbody', 'tfoot'].includes(name)) {
      loose = [];
      // A head after rows is the first head printed again.
      const into = name === 'thead' && bodies.length === 0 ? heads : name === 'tfoot' ? feet : bodies;
      into.push(rowsIn(page, child, look));
    }
  }
  const hidden = hiddenColumns(page, table, mostColumns);
  return { captions, sections: [...heads, ...bodies, ...feet], hidden };
}

function rowsIn(page: Page, section: Element, { isHidden }: Look): Section {
  return elementsOf(section).flatMap((row) => {
    const look = lookAt(page.styles, row);
    return nameOf(row, look) === 'tr' ? { row, look: isHidden ? { ...look, isHidden } : look } : [];
  });
}

function addTable(page: Page, { captions, sections, hidden }: Parts, around: Around, within?: string): void {
  for (const caption of captions) readElement(page, caption, around);
  const place = nextPlace(page, 'table', within);
  const rows: Row[] = [];
  const inner: { table: Element; within: string }[] = [];
  for (const section of sections) {
    /** By column: the cell that goes on downwards. */
    const open = new Map<number, Open>();
    for (const { row, look } of section) {
      page.meter.row();
      const path = `${place}, row ${rows.length + 1}`;
      const read = readRow(page, row, look, around, path, open, inner);
      if (!read.hidden || read.cells.some(({ text }) => text !== '')) rows.push(read);
    }
  }
  noteHidden(page, rows, hidden);
  if (rows.length > 0) page.blocks.push({ kind: 'table', rows });
  for (const { table, within: where } of inner) addTable(page, partsOf(page, table), around, where);
}

interface Open {
  left: number;
  /** The cell itself, in its first column. */
  cell?: Passage;
}

function readRow(
  page: Page,
  row: Element,
  look: Look,
  around: Around,
  place: string,
  open: Map<number, Open>,
  inner: { table: Element; within: string }[],
): Row {
  const cells: Passage[] = [];
  const blank = () => cells.push(page.passage('', { path: `${place}, column ${cells.length + 1}` }));
  const passCovered = () => {
    for (let above = open.get(cells.length); above; above = open.get(cells.length)) {
      if (above.cell?.covers) above.cell.covers.rows += 1;
      above.left -= 1;
      if (above.left === 0) open.delete(cells.length);
      blank();
    }
  };
  for (const element of elementsOf(row)) {
    const cellLook = lookAt(page.styles, element);
    if (!['td', 'th'].includes(nameOf(element, cellLook))) continue;
    if (cellLook.isHidden) {
      page.readers.get('hidden')?.(page, element, { ...around, isOfPage: true }, cellLook);
      continue;
    }
    passCovered();
    if (cells.length >= mostColumns) break;
    const [columns, down] = [spanOf(element, 'colspan', mostColumns), spanOf(element, 'rowspan', 65_534)];
    const path = `${place}, column ${cells.length + 1}`;
    const cell = readCell(page, element, cellLook, { ...around, fill: look.fill }, path, inner);
    if ((columns > 1 || down > 1) && !cellLook.overflows) cell.covers = { rows: 1, columns };
    const from = cells.push(cell) - 1;
    for (let column = 1; column < columns && cells.length < mostColumns; column += 1) blank();
    if (down > 1)
      for (let at = from; at < cells.length; at += 1)
        open.set(at, { left: down - 1, ...(at === from ? { cell } : {}) });
  }
  passCovered();
  page.meter.cells(cells.length);
  const source = cells.find(({ text }) => text !== '')?.source ?? { path: place };
  const isHidden = look.isHidden ?? attributeOf(row, 'hidden') !== undefined;
  return { source, cells, ...(isHidden ? { hidden: true } : {}) };
}

/** A span of nought goes on to the end. */
function spanOf(element: Element, name: 'colspan' | 'rowspan', most: number): number {
  const written = attributeOf(element, name) ?? attributeOf(element, `aria-${name}`);
  const span = Number.parseInt(written ?? '', 10);
  if (span === 0 && name === 'rowspan') return most;
  return Number.isSafeInteger(span) && span > 0 ? Math.min(span, most) : 1;
}

function readCell(
  page: Page,
  element: Element,
  look: Look,
  around: Around,
  path: string,
  inner: { table: Element; within: string }[],
): Passage {
  const lines: string[] = [];
  const pictures: string[] = [];
  const tables: Element[] = [];
  const outer = page.sink;
  page.sink = newSink({
    place: () => path,
    take: ({ text, point }) => lines.push(point ? `${point.marker || '•'} ${text}` : text),
    picture: (said) => pictures.push(said),
  });
  const inside: Around = {
    ...around,
    isBold: false,
    isPrinted: look.isPrinted ?? around.isPrinted,
    font: look.font ?? around.font,
    fill: undefined,
    heading: undefined,
    list: undefined,
    inner: tables,
  };
  readChildren(page, element, inside);
  endLine(page, inside);
  const fill = fillOf(look, page.sink, around.fill);
  // What a picture is said to show stands for a cell without words: a tick, a light.
  const said = new Set(pictures.filter((one) => one !== ''));
  if (lines.length === 0 && said.size > 0) lines.push([...said].join('\n'));
  else for (const one of pictures) notePicture(page, one);
  page.sink = outer;
  for (const table of tables) inner.push({ table, within: path });
  const passage = page.passage(lines.join('\n').replaceAll('\t', ' '), { path });
  return fill === undefined ? passage : Object.assign(passage, { fill });
}

/** The cell's own colour, else the one behind all its words, else that of the only dot in it, else its row's. */
function fillOf(
  { fill }: Look,
  { fills, dots }: Page['sink'],
  ofRow: string | undefined,
): string | undefined {
  const [behind] = fills;
  const [dot] = dots;
  // White covers the row's colour.
  const isClear = fill === undefined || fill === 'none';
  return [
    fill,
    fills.size === 1 ? behind : undefined,
    dots.size === 1 ? dot : undefined,
    isClear ? ofRow : undefined,
  ].find(isColour);
}

function isColour(fill: string | undefined): fill is string {
  return fill !== undefined && fill !== 'none' && fill !== '#ffffff';
}

/** Names and what is said of each are a table of two columns. */
export const readDefinitions: Reader = (page, element, around) => {
  const parts = elementsOf(element).flatMap((child) =>
    child.tagName === 'div' ? elementsOf(child) : [child],
  );
  const entries: { names: Element[]; said: Element[] }[] = [];
  for (const part of parts) {
    const entry = entries.at(-1);
    if (part.tagName === 'dt') {
      if (entry && entry.said.length === 0) entry.names.push(part);
      else entries.push({ names: [part], said: [] });
    } else if (part.tagName === 'dd') entry?.said.push(part);
  }
  endLine(page, around);
  if (entries.length === 0 || around.isOfPage || around.inner) {
    readChildren(page, element, around);
    endLine(page, around);
    return;
  }
  const place = nextPlace(page, 'table');
  const inner: { table: Element; within: string }[] = [];
  const rows = entries.map(({ names, said }, at): Row => {
    const cells = [names, said].map((all, column) => {
      const path = `${place}, row ${at + 1}, column ${column + 1}`;
      const [first = element] = all;
      const cell = { ...first, childNodes: all };
      const look = all.length === 1 ? lookAt(page.styles, first) : {};
      return readCell(page, cell, look, { ...around, fill: undefined }, path, inner);
    });
    return { source: cells[0]?.source ?? { path: place }, cells };
  });
  page.blocks.push({ kind: 'table', rows });
  for (const { table, within } of inner) addTable(page, partsOf(page, table), around, within);
};
