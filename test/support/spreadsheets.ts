// Small spreadsheets for tests, written part by part; and blocks in short words, to compare.

import type { Blocks } from '../../src/office/blocks.ts';
import { readCsv } from '../../src/office/sheets/csv.ts';
import { readOds } from '../../src/office/sheets/ods.ts';
import { readXlsx } from '../../src/office/sheets/xlsx.ts';
import { zipOf } from './zip.ts';

interface XlsxSheet {
  name: string;
  state?: string;
  /** What stands in `<worksheet>`. */
  xml: string;
  /** Other parts, with the last word of their type: `comments`. */
  parts?: { type: string; name: string; xml: string }[];
}

export interface Xlsx {
  sheets: XlsxSheet[];
  styles?: string;
  theme?: string;
  strings?: string;
  workbook?: string;
  /** Prefix of every element, as the strict form may have. */
  prefix?: string;
}

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://example/relationships/${type}" Target="${target}"/>`;
const relationships = (all: string[]) => `<Relationships>${all.join('')}</Relationships>`;

export function xlsxOf({ sheets, styles, theme, strings, workbook = '', prefix = '' }: Xlsx): Uint8Array {
  const dressed = (xml: string) => (prefix ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}:`) : xml);
  const listed = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="r${at}"/>`,
  );
  const extra = Object.entries({ styles, theme, sharedStrings: strings }).filter(
    ([, xml]) => xml !== undefined,
  );
  return zipOf([
    {
      name: '_rels/.rels',
      bytes: relationships([relationship('r1', 'officeDocument', 'xl/workbook.xml')]),
    },
    {
      name: 'xl/workbook.xml',
      bytes: dressed(`<workbook xmlns:r="r">${workbook}<sheets>${listed.join('')}</sheets></workbook>`),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relationships([
        ...sheets.map((_, at) => relationship(`r${at}`, 'worksheet', `sheets/sheet${at}.xml`)),
        ...extra.map(([type]) => relationship(type, type, `/xl/${type}.xml`)),
      ]),
    },
    ...extra.map(([type, xml = '']) => ({ name: `xl/${type}.xml`, bytes: dressed(xml) })),
    ...sheets.flatMap(({ xml, parts = [] }, at) => [
      { name: `xl/sheets/sheet${at}.xml`, bytes: dressed(`<worksheet>${xml}</worksheet>`) },
      {
        name: `xl/sheets/_rels/sheet${at}.xml.rels`,
        bytes: relationships(parts.map(({ type, name }, id) => relationship(`p${id}`, type, `../${name}`))),
      },
      ...parts.map(({ name, xml: bytes }) => ({ name: `xl/${name}`, bytes: dressed(bytes) })),
    ]),
  ]);
}

/** `words('A1', 'Action')`: a cell with words of its own. */
export function words(cell: string, text: string, style = 0): string {
  return `<c r="${cell}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Rows of words from A1; a row of none is left out. */
export function rowsOf(rows: readonly (readonly string[])[], from = 1): string {
  return rows
    .map((cells, at) => {
      const written = cells.map((text, column) =>
        text === '' ? '' : words(`${String.fromCharCode(65 + column)}${from + at}`, text),
      );
      return written.join('') === '' ? '' : `<row r="${from + at}">${written.join('')}</row>`;
    })
    .join('');
}

export function odsOf(sheets: string, styles = '', common = ''): Uint8Array {
  const names = ['office', 'table', 'text', 'style', 'fo', 'draw', 'dc'].map(
    (one) => `xmlns:${one}="${one}"`,
  );
  return zipOf([
    { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'styles.xml',
      bytes: `<office:document-styles ${names.join(' ')}><office:styles>${common}</office:styles></office:document-styles>`,
    },
    {
      name: 'content.xml',
      bytes:
        `<office:document-content ${names.join(' ')}><office:automatic-styles>${styles}</office:automatic-styles>` +
        `<office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

const none = () => {};

export async function blocksOfXlsx(workbook: Xlsx): Promise<Blocks> {
  return await readXlsx({ name: 'plan.xlsx', bytes: xlsxOf(workbook) }, none);
}

export async function blocksOfOds(...parts: Parameters<typeof odsOf>): Promise<Blocks> {
  return await readOds({ name: 'plan.ods', bytes: odsOf(...parts) }, none);
}

export async function blocksOfCsv(text: string | Uint8Array, name = 'plan.csv'): Promise<Blocks> {
  return await readCsv({ name, bytes: typeof text === 'string' ? Buffer.from(text) : text }, none);
}

/** A sheet of words in a workbook of one. */
export async function blocksOfRows(rows: readonly (readonly string[])[], name = 'Sheet1'): Promise<Blocks> {
  return await blocksOfXlsx({ sheets: [{ name, xml: `<sheetData>${rowsOf(rows)}</sheetData>` }] });
}

/** `heading Plan`, `paragraph Updated`, `table Action|Owner / Mend|AB`; furniture is left out. */
export function inShort({ blocks }: Blocks): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'furniture') return [];
    if (block.kind === 'table')
      return `table ${block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')).join(' / ')}`;
    const marker = block.kind === 'item' && block.marker ? `${block.marker.text} ` : '';
    return `${block.kind} ${marker}${block.passage.text}`;
  });
}

/** Rule, place and quoted words of each remark. */
export function remarksOf({ remarks = [] }: Blocks): string[] {
  return remarks.map(({ rule, source, quotes = [] }) => {
    const place = 'sheet' in source ? source.cell : 'path' in source ? source.path : '';
    return [rule, place, ...quotes.map(({ text }) => text)].join(': ');
  });
}

/** The cells of the only table. */
export function cellsOf({ blocks }: Blocks) {
  const table = blocks.find((block) => block.kind === 'table');
  return table?.kind === 'table' ? table.rows.map(({ cells }) => cells) : [];
}
