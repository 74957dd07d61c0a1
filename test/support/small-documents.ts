// The smallest documents of each format, written part by part, for tests of what is wrong with one part.
import { deflateSync } from 'node:zlib';
import { type Part, zipOf } from './zip.ts';

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const related = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const s = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const odsType = 'application/vnd.oasis.opendocument.spreadsheet';

const relation = (type: string, target: string) =>
  `<Relationships xmlns="${related}"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
const contentTypes = (part: string, type: string) =>
  `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="${type}"/></Types>`;

/** The parts of a Word document whose main part is these bytes. */
export function docxParts(
  main: Uint8Array | string,
  { part = 'word/document.xml', type = docxType } = {},
): Part[] {
  return [
    { name: '[Content_Types].xml', bytes: contentTypes(part, type) },
    { name: '_rels/.rels', bytes: relation('officeDocument', part) },
    { name: part, bytes: main },
  ];
}

export const docx = (main: Uint8Array | string, ...more: Part[]) => zipOf([...docxParts(main), ...more]);
export const body = (inside: string) => `<w:document xmlns:w="${w}"><w:body>${inside}</w:body></w:document>`;

/** A workbook with this for its one sheet. */
export function xlsx(sheet: string | Uint8Array): Uint8Array {
  return zipOf([
    { name: '[Content_Types].xml', bytes: contentTypes('xl/workbook.xml', xlsxType) },
    { name: '_rels/.rels', bytes: relation('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      bytes: `<workbook xmlns="${s}" xmlns:r="${office}"><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', bytes: relation('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheet },
  ]);
}

export const sheetOf = (rows: string) => `<worksheet xmlns="${s}"><sheetData>${rows}</sheetData></worksheet>`;

/** An OpenDocument spreadsheet with this for its one table. */
export function ods(rows: string): Uint8Array {
  const names = ['office', 'table', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return zipOf([
    { name: 'mimetype', bytes: odsType, stored: true },
    {
      name: 'content.xml',
      bytes: `<office:document-content ${names.join(' ')}><office:body><office:spreadsheet><table:table table:name="Plan">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

/** A PDF of so many pages, each with what these operators draw. */
export function pdfOf(pages: number, operators: string): Uint8Array {
  const stream = deflateSync(operators);
  const kids = Array.from({ length: pages }, (_, number) => `${number + 5} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages}/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    Buffer.concat([
      Buffer.from(`<</Length ${stream.length}/Filter/FlateDecode>>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
    ...Array.from({ length: pages }, () => '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>'),
  ];
  const chunks = [Buffer.from('%PDF-1.4\n')];
  let at = 9;
  const places = objects.map((object, index) => {
    const chunk = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    chunks.push(chunk);
    at += chunk.length;
    return at - chunk.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  chunks.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}
