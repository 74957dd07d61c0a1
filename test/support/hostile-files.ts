// Files made to harm a reader, or spoilt on their way: each with what must be said of it.
import { readFileSync } from 'node:fs';
import { body, docx, docxParts, ods, pdfOf, sheetOf, w, xlsx } from './small-documents.ts';
import { root } from './source.ts';
import { zipOf } from './zip.ts';

export interface Hostile {
  what: string;
  /** The name under which it is given. */
  name: string;
  bytes: () => Uint8Array;
  says: RegExp;
}

const fixture = (path: string) => readFileSync(`${root}/fixtures/${path}`);
const noughts = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);
const laughs = (times: number) =>
  `<!DOCTYPE d [<!ENTITY l0 "ha">${Array.from({ length: times }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]>`;

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
