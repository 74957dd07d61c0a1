// Reads a published document: bytes to blocks to a draft, with every word accounted for.
import { createHash } from 'node:crypto';
import { Unusable } from '../../kernel/errors.ts';
import type { Blocks } from './blocks.ts';
import { passagesOf } from './blocks.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { namesIn } from './names.ts';
import { outlineOf } from './outline.ts';
import { find, quote, type Reading, use } from './reading.ts';
import { recognise } from './recognise.ts';
import { shapeTables } from './table-shapes.ts';
import { blocksOfText } from './text.blocks.ts';
import { decodeText } from './text.decode.ts';

export interface DocumentFile {
  name: string;
  bytes: Uint8Array;
}

export const largestBytes = 50 * 1024 * 1024;

/** More lines than any plan has: a register or a log by mistake. Reading them all would take minutes. */
const mostLines = 100_000;

function textBlocks(bytes: Uint8Array, name: string, format: 'text' | 'markdown'): Blocks {
  const text = decodeText(bytes, name);
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > mostLines)
    throw new Unusable(
      `${name} has ${lines.toLocaleString('en-GB')} lines; at most 100,000 can be read. Leave out what is not the plan, or split it.`,
    );
  return blocksOfText(text, format);
}

/** Formats by the ending of the file's name. */
const readers: Record<string, (bytes: Uint8Array, name: string) => Blocks> = {
  txt: (bytes, name) => textBlocks(bytes, name, 'text'),
  md: (bytes, name) => textBlocks(bytes, name, 'markdown'),
  markdown: (bytes, name) => textBlocks(bytes, name, 'markdown'),
};

export const formats: readonly string[] = Object.keys(readers);

/** The draft of a document. Throws `Unusable` when it cannot be read or holds no plan. */
export function readDocument(file: DocumentFile): Draft {
  return readWhole(file).draft;
}

/** As `readDocument`, with the book of words for `accountFor`. */
export function readWhole(file: DocumentFile): Reading {
  if (file.bytes.length === 0) throw new Unusable(`${file.name} is empty. Choose the document itself.`);
  if (file.bytes.length > largestBytes) throw new Unusable(tooLarge(file.name, file.bytes.length));
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? 'txt';
  const reader = readers[ending];
  if (!reader)
    throw new Unusable(
      `${file.name} is of a kind that cannot be read yet (.${ending}). Use ${sayFormats()}.`,
    );
  const blocks = reader(file.bytes, file.name);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const reading = readBlocks(blocks, { name: file.name, format: blocks.format, sha256 });
  if (!holdsPlan(reading.draft))
    throw new Unusable(
      `No plan was found in ${file.name}: it has no table or list of actions, milestones, recommendations, priorities or ` +
        'the like. Choose the document that holds the plan itself.',
    );
  return reading;
}

export function tooLarge(name: string, bytes: number): string {
  return `${name} has ${Math.ceil(bytes / 1_048_576)} MB; at most 50 MB can be read. Split it, or leave out its pictures.`;
}

function sayFormats(): string {
  return formats.map((one) => `.${one}`).join(', ');
}

/** Blocks of any format to a reading. Never throws: what is not understood is not used, and listed so. */
export function readBlocks({ blocks: printed, pages }: Blocks, document: Draft['document']): Reading {
  const blocks = shapeTables(printed);
  const text = blocks.filter((block) => block.kind !== 'furniture');
  const passages = blocks.flatMap(passagesOf);
  const reading: Reading = {
    draft: emptyDraft({ ...document, ...(pages === undefined ? {} : { pages }) }),
    blocks: text,
    passages,
    outline: outlineOf(text),
    names: namesIn(passages),
    marks: new Map(),
    asides: new Map(),
  };
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
