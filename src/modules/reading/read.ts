// Reads a published document: bytes to blocks to a draft, with every word accounted for.
import { createHash } from 'node:crypto';
import { Unusable } from '../../kernel/errors.ts';
import { type Blocks, type FormatReader, type Progress, passagesOf } from '../../office/blocks.ts';
import { checkDocument, type DocumentFile } from './document.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { originalOf } from './original.ts';
import { outlineOf } from './outline/outline.ts';
import { find, quote, type Reading, use } from './reading.ts';
import { recognise } from './recognise.ts';
import { shapeTables } from './tables/shapes.ts';
import { clearMarks } from './text/marks.ts';
import { namesIn } from './words/names.ts';

export type { DocumentFile };

/** Formats by the ending of the file's name. Each is loaded on first use: a text plan needs no PDF library. */
const readers: Record<string, () => Promise<FormatReader>> = {
  txt: async () => (await import('./text/read.ts')).readText,
  md: async () => (await import('./text/read.ts')).readMarkdown,
  markdown: async () => (await import('./text/read.ts')).readMarkdown,
  xlsx: async () => (await import('../../office/sheets/xlsx.ts')).readXlsx,
  xlsm: async () => (await import('../../office/sheets/xlsx.ts')).readXlsx,
  docx: async () => (await import('../../office/docx/read.ts')).readDocx,
  docm: async () => (await import('../../office/docx/read.ts')).readDocx,
  html: async () => (await import('../../office/html/read.ts')).readHtml,
  htm: async () => (await import('../../office/html/read.ts')).readHtml,
  pdf: async () => (await import('../../office/pdf/read.ts')).readPdf,
  ods: async () => (await import('../../office/sheets/ods.ts')).readOds,
  csv: async () => (await import('../../office/sheets/csv.ts')).readCsv,
  tsv: async () => (await import('../../office/sheets/csv.ts')).readCsv,
};

export const formats: readonly string[] = Object.keys(readers);

/** The draft of a document. Throws `Unusable` when it cannot be read or holds no plan. */
export async function readDocument(file: DocumentFile): Promise<Draft> {
  return (await readWhole(file)).draft;
}

/** As `readDocument`, with the book of words for `accountFor`. */
export async function readWhole(file: DocumentFile, progress: Progress = () => {}): Promise<Reading> {
  const blocks = await blocksOf(file, progress);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const reading = readBlocks(blocks, { name: file.name, format: blocks.format, sha256 });
  if (!reading.passages.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
    throw new Unusable(`${file.name} holds no words. Choose the document itself.`);
  if (!holdsPlan(reading.draft))
    throw new Unusable(
      `No plan was found in ${file.name}: it has no table or list of actions, milestones, recommendations, priorities or ` +
        'the like. Choose the document that holds the plan itself.',
    );
  return reading;
}

/** What a file holds before it is understood. Throws `Unusable` when it cannot be read. */
export async function blocksOf(file: DocumentFile, progress: Progress = () => {}): Promise<Blocks> {
  const { ending, remark } = checkDocument(file);
  const reader = Object.hasOwn(readers, ending) ? readers[ending] : undefined;
  if (!reader)
    throw new Unusable(
      `${file.name} is of a kind that cannot be read yet (.${ending}). Use ${sayFormats()}.`,
    );
  const blocks = await (await reader())(file, progress);
  return remark ? { ...blocks, remarks: [remark, ...(blocks.remarks ?? [])] } : blocks;
}

function sayFormats(): string {
  return formats.map((one) => `.${one}`).join(', ');
}

/** Blocks of any format to a reading. Never throws: what is not understood is not used, and listed so. */
export function readBlocks(read: Blocks, document: Draft['document']): Reading {
  const { blocks: printed, pages, remarks } = read;
  // Text has its marks taken off as it is read, line by line.
  const blocks = shapeTables(read.lines ? printed : clearMarks(printed));
  const text = blocks.filter((block) => block.kind !== 'furniture');
  const passages = blocks.flatMap(passagesOf);
  const reading: Reading = {
    draft: emptyDraft({ ...document, ...(pages === undefined ? {} : { pages }) }),
    blocks: text,
    passages: [...passages, ...(remarks ?? []).flatMap(({ quotes }) => quotes ?? [])],
    outline: outlineOf(text),
    names: namesIn(passages),
    marks: new Map(),
    asides: new Map(),
    original: originalOf(read),
  };
  for (const { rule, severity, source, ...remark } of remarks ?? [])
    find(reading, rule, severity, source, remark);
  for (const block of blocks) {
    if (block.kind !== 'furniture') continue;
    const { passage, marks, why } = block;
    if (why === 'label') use(reading, passage, 'label');
    else if (why === 'page')
      find(reading, 'text/page-line', 'note', passage.source, {
        message: `${quote(passage.text)} belongs to the page and not to the plan, and was set aside.`,
        quotes: [passage],
      });
    else if (why === 'markup')
      find(reading, 'text/markup', 'note', passage.source, {
        message: `A mark of another format was left in the text, and was set aside: ${quote(passage.text)}.`,
        quotes: [passage],
      });
    else if (marks)
      find(reading, 'text/markup', 'note', passage.source, {
        message: `A rule of ${marks.found} marks was left in a table of ${marks.columns} columns, and was set aside.`,
        quotes: [passage],
      });
  }
  recognise(reading);
  return reading;
}

function holdsPlan({
  document: _document,
  findings: _findings,
  plans: _plans,
  people: _people,
  ...items
}: Draft): boolean {
  return Object.values(items).some((list) => list.length > 0);
}
