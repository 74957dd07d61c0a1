// Word documents to blocks: headings by their styles, lists as Word counts them, tables cell by cell.
import { Unusable } from '../../kernel/errors.ts';
import { type Archive, openArchive } from '../archive.ts';
import type { Blocks, FormatReader, ListItem, Progress } from '../blocks.ts';
import { partOf, partsOf, plainName, type Related, readPart, relatedTo } from '../package.ts';
import { isShortName, joinTabbed, linesOfParagraph, oneLine } from '../prose.ts';
import { type Element, textOf } from '../xml.ts';
import { type Document, newDocument, nextPlace, noteAsides } from './document.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';
import { readTable } from './tables.ts';
import { attributeOf, unwrapped, wordsOf } from './words.ts';

export const readDocx: FormatReader = ({ name, bytes }, progress) => {
  const archive = openArchive(bytes, name);
  const main = relatedTo(archive, '').find(({ type }) => type === 'officeDocument')?.part;
  if (!main || !archive.has(main)) throw notWord(name, 'does not say which of its parts is the document');
  const root = readPart(archive, main);
  const body = plainName(root) === 'document' ? partOf(root, 'body') : undefined;
  if (!body) throw notWord(name, `has no Word document in its part ${main}`);
  const related = relatedTo(archive, main);
  const part = (type: string) =>
    readRelated(
      archive,
      related.find((one) => one.type === type),
    );
  const document = newDocument(readStyles(part('styles')), readNumbering(part('numbering')));
  readBody(document, body, progress);
  readNotes(document, part('footnotes'), 'footnote');
  readNotes(document, part('endnotes'), 'endnote');
  readMargins(document, archive, related);
  noteComments(document, part('comments'));
  const pages = pagesOf(archive);
  return {
    format: 'docx',
    blocks: document.blocks,
    remarks: document.remarks,
    ...(pages ? { pages } : {}),
  } satisfies Blocks;
};

function notWord(name: string, why: string): Unusable {
  return new Unusable(
    `${name} ${why}. It is damaged, or no Word document; save it again in Word and read that.`,
  );
}

function readRelated(archive: Archive, related: Related | undefined): Element | undefined {
  return related && archive.has(related.part) ? readPart(archive, related.part) : undefined;
}

function readBody(document: Document, body: Element, progress: Progress): void {
  const children = unwrapped(body);
  children.forEach((child, at) => {
    if (plainName(child) === 'p') readParagraph(document, child);
    else if (plainName(child) === 'tbl') readTable(document, child);
    else if (plainName(child) === 'altChunk') noteChunk(document);
    readBoxes(document);
    if (at % 200 === 0) progress(at, children.length);
  });
  document.blocks = joinTabbed(document.blocks, document.passage);
}

function readParagraph(document: Document, paragraph: Element, within?: string): void {
  const words = wordsOf(paragraph);
  const path = nextPlace(document, 'paragraph', within);
  noteAsides(document, words, path);
  const style = document.styles.of(paragraph);
  const marker = style.numbering ? document.counter.next(style.numbering) : undefined;
  const text = words.text;
  if (text === '') return;
  const { blocks, passage } = document;
  if (style.isContents)
    blocks.push({ kind: 'furniture', why: 'page', passage: passage(oneLine(text), { path }) });
  else if (style.heading !== undefined) {
    const whole = marker?.text ? `${marker.text} ${oneLine(text)}` : oneLine(text);
    blocks.push({ kind: 'heading', level: style.heading, passage: passage(whole, { path }) });
  } else if (marker) blocks.push(itemOf(document, marker, text, path));
  else if (words.isBold && isShortName(text))
    blocks.push({ kind: 'heading', level: 6, passage: passage(oneLine(text), { path }) });
  else for (const line of linesOfParagraph(text, path, passage)) blocks.push(line);
}

function itemOf(
  document: Document,
  marker: { text: string; level: number },
  text: string,
  path: string,
): ListItem {
  const own = marker.text ? { marker: document.passage(marker.text, { path: `${path}, number` }) } : {};
  return { kind: 'item', level: marker.level, ...own, passage: document.passage(oneLine(text), { path }) };
}

function readBoxes(document: Document): void {
  for (const box of document.boxes.splice(0)) {
    const within = nextPlace(document, 'text box');
    for (const child of unwrapped(box)) {
      if (plainName(child) === 'p') readParagraph(document, child, within);
      else if (plainName(child) === 'tbl') readTable(document, child, within);
    }
  }
}

function readNotes(document: Document, root: Element | undefined, what: 'footnote' | 'endnote'): void {
  for (const note of partsOf(root, what)) {
    // The lines that part notes from the text are notes of a type of their own.
    if (attributeOf(note, 'type') !== undefined) continue;
    const within = nextPlace(document, what);
    for (const child of unwrapped(note)) if (plainName(child) === 'p') readParagraph(document, child, within);
  }
}

/** Headers and footers repeat on every page: each wording once. */
function readMargins(document: Document, archive: Archive, related: readonly Related[]): void {
  const seen = new Set<string>();
  for (const one of related) {
    if (one.type !== 'header' && one.type !== 'footer') continue;
    const root = readRelated(archive, one);
    for (const child of root ? unwrapped(root).flatMap(paragraphsIn) : []) {
      const words = oneLine(wordsOf(child).text);
      if (words === '' || seen.has(words)) continue;
      seen.add(words);
      const passage = document.passage(words, { path: `${one.type} ${seen.size}` });
      document.blocks.push({ kind: 'furniture', why: 'page', passage });
    }
  }
}

/** The paragraphs of an element, in its tables too. */
function paragraphsIn(element: Element): Element[] {
  if (plainName(element) === 'p') return [element];
  return ['tbl', 'tr', 'tc'].includes(plainName(element)) ? unwrapped(element).flatMap(paragraphsIn) : [];
}

function noteComments(document: Document, root: Element | undefined): void {
  partsOf(root, 'comment').forEach((comment, at) => {
    const source = { path: `comment ${at + 1}` };
    const words = oneLine(
      unwrapped(comment)
        .flatMap(paragraphsIn)
        .map((one) => wordsOf(one).text)
        .join(' '),
    );
    if (words === '') return;
    document.remarks.push({
      rule: 'text/comment',
      severity: 'note',
      message: 'A comment in the margin is no part of the plan, and was set aside.',
      source,
      quotes: [document.passage(words, source)],
    });
  });
}

function noteChunk(document: Document): void {
  const source = { path: nextPlace(document, 'inserted file') };
  document.remarks.push({
    rule: 'text/inserted-file',
    severity: 'warning',
    message:
      'Another file is inserted here, and Word has not yet made it part of the document. It was not read.',
    suggestion: 'Open the document in Word, save it, and read it again.',
    source,
  });
}

function pagesOf(archive: Archive): number | undefined {
  if (!archive.has('docProps/app.xml')) return undefined;
  const pages = Number(
    textOf(
      partOf(readPart(archive, 'docProps/app.xml'), 'Pages') ?? { name: '', attributes: {}, children: [] },
    ),
  );
  return Number.isSafeInteger(pages) && pages > 0 ? pages : undefined;
}
