// Files made to harm a reader, or spoilt on their way: each with what must be said of it.
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { root } from './source.ts';
import { type Part, zipOf } from './zip.ts';

export interface Hostile {
  what: string;
  /** The name under which it is given. */
  name: string;
  bytes: () => Uint8Array;
  says: RegExp;
}

const fixture = (path: string) => readFileSync(`${root}/fixtures/${path}`);
const noughts = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const related = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const s = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const odsType = 'application/vnd.oasis.opendocument.spreadsheet';

const relation = (type: string, target: string) =>
  `<Relationships xmlns="${related}"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
const contentTypes = (part: string, type: string) =>
  `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="${type}"/></Types>`;

/** The parts of a Word document whose main part is these bytes. */
function docxParts(main: Uint8Array | string, { part = 'word/document.xml', type = docxType } = {}): Part[] {
  return [
    { name: '[Content_Types].xml', bytes: contentTypes(part, type) },
    { name: '_rels/.rels', bytes: relation('officeDocument', part) },
    { name: part, bytes: main },
  ];
}

const docx = (main: Uint8Array | string, ...more: Part[]) => zipOf([...docxParts(main), ...more]);
const body = (inside: string) => `<w:document xmlns:w="${w}"><w:body>${inside}</w:body></w:document>`;
const laughs = (times: number) =>
  `<!DOCTYPE d [<!ENTITY l0 "ha">${Array.from({ length: times }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]>`;

function xlsx(sheet: string | Uint8Array): Uint8Array {
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

const sheetOf = (rows: string) => `<worksheet xmlns="${s}"><sheetData>${rows}</sheetData></worksheet>`;

/** An OpenDocument spreadsheet with this for its one table. */
function ods(rows: string): Uint8Array {
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

const locked: Hostile[] = ['docx', 'xlsx', 'ods', 'pdf'].map((ending) => ({
  what: `a ${ending} behind a password`,
  name: `locked.${ending}`,
  bytes: () => fixture(`hostile/locked.${ending}`),
  says: /protected by a password.*without one/,
}));

const cut: Hostile[] = [
  'brackenmoor-improvement.docx',
  'stourwick-recovery.xlsx',
  'penhallow-climate.ods',
  'ardley-audit.pdf',
].flatMap((name) =>
  [0.1, 0.5, 0.9, 0.99].map((share) => ({
    what: `a file cut off after ${share * 100}% (${name})`,
    name,
    bytes: () => {
      const whole = fixture(`documents/${name}`);
      return whole.subarray(0, Math.floor(whole.length * share));
    },
    says: /not whole/,
  })),
);

const archives: Hostile[] = [
  {
    what: 'a bomb in one part',
    name: 'bomb.docx',
    bytes: () => docx(noughts(300)),
    says: /takes more than 128 MB unpacked/,
  },
  {
    what: 'a bomb of text in one part',
    name: 'bomb.docx',
    bytes: () => docx(body(`<w:p><w:r><w:t>${'word '.repeat(24_000_000)}</w:t></w:r></w:p>`)),
    says: /holds more than 30,000,000 letters/,
  },
  {
    what: 'a bomb of many parts',
    name: 'bomb.docx',
    bytes: () =>
      docx(body(''), ...Array.from({ length: 10_001 }, (_, n) => ({ name: `word/${n}.xml`, bytes: '' }))),
    says: /10,004 parts/,
  },
  {
    what: 'a bomb whose parts share their bytes',
    name: 'bomb.docx',
    bytes: () => docx(body(''), { name: 'word/styles.xml', bytes: body(''), shares: 'word/document.xml' }),
    says: /share the same bytes/,
  },
  {
    what: 'names that leave the archive',
    name: 'plan.docx',
    bytes: () => docx(body(''), { name: '../../../etc/cron.d/x', bytes: 'x' }),
    says: /no office program gives/,
  },
  {
    what: 'a name with a nought in it',
    name: 'plan.docx',
    bytes: () => docx(body(''), { name: 'word/a\0.xml', bytes: 'x' }),
    says: /no office program gives/,
  },
  {
    what: 'two parts of one name',
    name: 'plan.docx',
    bytes: () => docx(body(''), { name: 'word/document.xml', bytes: body('') }),
    says: /two of its parts/,
  },
];

const markup: Hostile[] = [
  {
    what: 'a billion laughs',
    name: 'plan.docx',
    bytes: () => docx(`${laughs(9)}<w:document xmlns:w="${w}">&l9;</w:document>`),
    says: /declares entities/,
  },
  {
    what: 'a billion laughs in a sheet',
    name: 'plan.xlsx',
    bytes: () => xlsx(`${laughs(9)}<worksheet>&l9;</worksheet>`),
    says: /declares entities/,
  },
  {
    what: 'an entity that names a file',
    name: 'plan.docx',
    bytes: () => docx('<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><d>&f;</d>'),
    says: /declares entities/,
  },
  {
    what: 'tables nested ten thousand deep',
    name: 'plan.docx',
    bytes: () =>
      docx(body(`${'<w:tbl><w:tr><w:tc>'.repeat(10_000)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(10_000)}`)),
    says: /nests more than 256 deep/,
  },
  {
    what: 'attributes without end',
    name: 'plan.docx',
    bytes: () => docx(`<d ${Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(' ')}/>`),
    says: /1000 attributes/,
  },
];

const sheets: Hostile[] = [
  {
    what: 'a sheet of a million empty rows',
    name: 'plan.xlsx',
    bytes: () => xlsx(sheetOf('<row r="1"/>'.repeat(1_048_576))),
    says: /holds no words/,
  },
  {
    what: 'a sheet of a million rows with a million blank cells',
    name: 'plan.xlsx',
    bytes: () => xlsx(sheetOf('<row><c/></row>'.repeat(1_048_576))),
    says: /holds no words/,
  },
  {
    what: 'a spreadsheet that says an empty row stands a million times',
    name: 'plan.ods',
    bytes: () =>
      ods('<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'),
    says: /holds no words/,
  },
  {
    what: 'a spreadsheet that says a full cell stands seventeen thousand million times',
    name: 'plan.ods',
    bytes: () =>
      ods(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>Action</text:p></table:table-cell></table:table-row>',
      ),
    says: /more than 1,000,000 cells/,
  },
];

const lies: Hostile[] = [
  {
    what: 'a Word document whose text says it is a picture',
    name: 'plan.docx',
    bytes: () => zipOf(docxParts(body(''), { type: 'image/png' })),
    says: /rare kind, or damaged/,
  },
  {
    what: 'a Word document whose text is a picture',
    name: 'plan.docx',
    bytes: () => docx(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')),
    says: /word\/document\.xml/,
  },
  {
    what: 'a Word document that holds a sheet',
    name: 'plan.docx',
    bytes: () => docx(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>')),
    says: /has no Word document in its part/,
  },
  {
    what: 'a workbook that holds a page of Word',
    name: 'plan.xlsx',
    bytes: () => xlsx(body('<w:p><w:r><w:t>Action</w:t></w:r></w:p>')),
    says: /is damaged: its sheet Plan is something else/,
  },
  {
    what: 'a Word document called a PDF that holds no plan',
    name: 'plan.pdf',
    bytes: () => docx(body('<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>')),
    says: /No plan was found/,
  },
  {
    what: 'a program called a Word document',
    name: 'plan.docx',
    bytes: () => Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'),
    says: /is a program/,
  },
];

const pages: Hostile[] = [
  {
    what: 'a scan without text',
    name: 'scan.pdf',
    bytes: () => pdfOf(2, '1 0 0 rg 50 50 400 600 re f'),
    says: /has no text.*OCR/,
  },
  {
    what: 'a PDF of 3,000 pages',
    name: 'long.pdf',
    bytes: () => pdfOf(3000, 'BT /F 12 Tf 50 700 Td (Action) Tj ET'),
    says: /3,000 pages; at most 1,000/,
  },
  {
    what: 'a page that draws two million letters',
    name: 'crowded.pdf',
    bytes: () => pdfOf(1, `BT /F 12 Tf 50 700 Td ${'(ab) Tj '.repeat(1_000_000)} ET`),
    says: /No plan was found|limit|more than|at most/,
  },
];

export const hostile: readonly Hostile[] = [
  ...locked,
  ...cut,
  ...archives,
  ...markup,
  ...sheets,
  ...lies,
  ...pages,
];
