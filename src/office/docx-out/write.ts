// Writes a paper as a Word document, plain or on a council's own template. Equal papers give equal bytes.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IPropertiesOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  PatchType,
  patchDocument,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { figureColumns } from '../../kernel/figure-columns.ts';
import { openArchive } from '../archive.ts';
import { coverFields, type Grid, type Paper, type Piece, paperField } from './paper.ts';
import type { StyleIds, Template } from './template.ts';
import { packParts } from './zip.ts';

/** Of a page of A4 between margins of 2 cm, in twentieths of a point. */
const textWidth = 9638;
const plainStyles: StyleIds = {
  heading1: 'Heading1',
  heading2: 'Heading2',
  list: 'ListBullet',
  table: 'TableGrid',
};

/** Bytes of a .docx. */
export async function writePaper(paper: Paper, template?: Template): Promise<Uint8Array> {
  const written = template ? await onTemplate(paper, template) : await plain(paper);
  return fixed(written, paper.day);
}

async function onTemplate(paper: Paper, { bytes, styles, hasFooter }: Template): Promise<Uint8Array> {
  const { cover } = paper;
  // A template without a footer still says at its end what it was made from.
  const foot = hasFooter ? [] : [new Paragraph({ children: [new TextRun(cover.record)] })];
  const fields = coverFields.map((field) => [field, fieldOf(cover[field])] as const);
  const body = {
    type: PatchType.DOCUMENT,
    children: [...paper.pieces.flatMap((one) => written(one, styles)), ...foot],
  };
  return patchDocument({
    outputType: 'uint8array',
    data: bytes,
    patches: { ...Object.fromEntries(fields), [paperField]: body },
    trimPlaceholders: true,
  });
}

function fieldOf(words: string) {
  return { type: PatchType.PARAGRAPH, children: [new TextRun(words)] };
}

async function plain(paper: Paper): Promise<Uint8Array> {
  const { cover } = paper;
  const under = [cover.board, cover.period, cover.day].filter((words) => words !== '').join(', ');
  const document = new Document({
    ...plainLook,
    title: cover.title,
    creator: cover.council,
    lastModifiedBy: cover.council,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        headers: {
          default: new Header({ children: [small(`${cover.council}. ${cover.title}. ${cover.status}`)] }),
        },
        footers: { default: new Footer({ children: [small(cover.record), pageNumber()] }) },
        children: [
          new Paragraph({ style: 'Title', children: [new TextRun(cover.title)] }),
          new Paragraph({
            children: [new TextRun({ text: [cover.council, under].filter(Boolean).join('. '), bold: true })],
          }),
          new Paragraph({ children: [new TextRun(cover.status)] }),
          ...paper.pieces.flatMap((piece) => written(piece, plainStyles)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function small(words: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: words, size: 16 })] });
}

function pageNumber(): Paragraph {
  const children = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children, size: 16 })] });
}

function written(piece: Piece, styles: StyleIds): (Paragraph | Table)[] {
  switch (piece.kind) {
    case 'heading':
      return [
        new Paragraph({
          style: piece.level === 1 ? styles.heading1 : styles.heading2,
          keepNext: true,
          children: [new TextRun(piece.words)],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          children: [new TextRun({ text: piece.words, ...(piece.strong ? { bold: true } : {}) })],
        }),
      ];
    case 'list':
      return piece.lines.map((line) => new Paragraph({ style: styles.list, children: [new TextRun(line)] }));
    case 'table':
      // Word joins two tables that touch.
      return [table(piece, styles), new Paragraph({ children: [] })];
  }
}

function table(grid: Grid, styles: StyleIds): Table {
  const whole = grid.widths.reduce((sum, share) => sum + share, 0);
  const widths = grid.widths.map((share) => Math.floor((share / whole) * textWidth));
  const figures = figureColumns(grid);
  const cell = (words: string, column: number, head: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(head ? { shading: { fill: 'E6E9EA' } } : {}),
      children: words.split('\n').map(
        (line) =>
          new Paragraph({
            spacing: { before: 20, after: 20 },
            ...(figures.includes(column) ? { alignment: AlignmentType.RIGHT } : {}),
            children: [new TextRun({ text: line, size: 18, bold: head })],
          }),
      ),
    });
  return new Table({
    style: styles.table,
    layout: TableLayoutType.FIXED,
    width: { size: 100, type: WidthType.PERCENTAGE },
    ...(styles === plainStyles ? { borders: plainLines } : {}),
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: grid.head.map((words, column) => cell(words, column, true)),
      }),
      ...grid.rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((words, column) => cell(words, column, false)) }),
      ),
    ],
  });
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const plainLines = {
  top: thin,
  bottom: thin,
  insideHorizontal: thin,
  left: none,
  right: none,
  insideVertical: none,
};

const heading = (size: number) => ({
  run: { font: 'Arial', size, bold: true, color: '0B0C0C' },
  paragraph: { spacing: { before: 280, after: 100 } },
});

const plainLook: Pick<IPropertiesOptions, 'styles' | 'numbering'> = {
  styles: {
    default: {
      document: { run: { font: 'Arial', size: 21 }, paragraph: { spacing: { after: 120 } } },
      title: heading(40),
      heading1: heading(28),
      heading2: heading(23),
    },
    paragraphStyles: [
      {
        id: 'ListBullet',
        name: 'List Bullet',
        basedOn: 'Normal',
        paragraph: { numbering: { reference: 'bullets', level: 0 }, spacing: { after: 60 } },
      },
    ],
  },
  numbering: {
    config: [
      {
        reference: 'bullets',
        levels: [
          {
            level: 0,
            format: LevelFormat.BULLET,
            text: '•',
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: 360, hanging: 260 } } },
          },
        ],
      },
    ],
  },
};

/** The library writes the clock into the file and its archive; the day of the paper takes its place. */
function fixed(bytes: Uint8Array, day: string): Uint8Array {
  const archive = openArchive(bytes, 'the paper');
  return packParts(
    archive.parts
      .filter((part) => !part.endsWith('/'))
      .map((part) => ({
        name: part,
        bytes: part === 'docProps/core.xml' ? dated(archive.read(part), day) : archive.read(part),
      })),
  );
}

function dated(bytes: Uint8Array, day: string): Uint8Array {
  const xml = new TextDecoder().decode(bytes);
  const when = /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<)/g;
  return new TextEncoder().encode(xml.replace(when, `$1${day}T00:00:00Z$2`));
}
