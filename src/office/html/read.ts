// Web pages to blocks: what a browser would show of the page, without its menus, and nothing that a script would add.
import { Unusable } from '../../kernel/errors.ts';
import { type FormatReader, type Passage, passages, passagesOf } from '../blocks.ts';
import { decodeText } from '../decode.ts';
import { meterOf } from '../meter.ts';
import { joinTabbed, oneLine } from '../prose.ts';
import {
  notePicture,
  readChoice,
  readComments,
  readDeleted,
  readFrame,
  readHidden,
  readInput,
  readPicture,
  readReference,
} from './asides.ts';
import { addBlock, endLine, readChildren } from './flow.ts';
import { readList, readPoint } from './lists.ts';
import { type Around, newSink, type Page, type Reader } from './page.ts';
import {
  readArticle,
  readBreak,
  readButton,
  readHeading,
  readMain,
  readMargin,
  readMenu,
  readNoScript,
  readRule,
  readSummary,
} from './parts.ts';
import { stylesOf } from './styles.ts';
import { readDefinitions, readTable } from './tables.ts';
import { allWithin, attributeOf, type Element, elementsOf, parseHtml, textOf, wordsOf } from './tree.ts';

const byReader: [Reader, ...names: string[]][] = [
  [readBreak, 'br'],
  [readRule, 'hr'],
  [readHeading, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7', 'h8', 'h9'],
  [readList, 'ul', 'ol', 'menu', 'dir'],
  [readPoint, 'li'],
  [readDefinitions, 'dl'],
  [readTable, 'table'],
  [readMain, 'main'],
  [readArticle, 'article'],
  [readMenu, 'nav'],
  [readMargin, 'header', 'footer', 'aside'],
  [readSummary, 'summary'],
  [readButton, 'button'],
  [readNoScript, 'noscript', 'noframes'],
  [readHidden, 'hidden'],
  [readDeleted, 'del'],
  [readComments, 'comments'],
  [readReference, 'reference'],
  [readPicture, 'img', 'svg', 'canvas', 'video', 'audio'],
  [readFrame, 'iframe', 'object', 'embed'],
  [readInput, 'input'],
  [readChoice, 'select'],
];
const readers = new Map(byReader.flatMap(([reader, ...names]) => names.map((name) => [name, reader])));

/** Pages of words alone: what they show is in other files. */
const mostBytes = 20 * 1_048_576;

export const readHtml: FormatReader = ({ name, bytes }, progress) => {
  if (bytes.length > mostBytes)
    throw new Unusable(
      `${name} has ${Math.ceil(bytes.length / 1_048_576)} MB; at most 20 MB of a web page can be read. Save it without the pictures inside it, or the plan alone as a new document.`,
    );
  const root = parseHtml(decodeText(bytes, name, encodingOf(bytes)), name);
  const body = root && elementsOf(root).find(({ tagName }) => tagName === 'body');
  if (!root || !body) throw noWords(name);
  const passage = passages();
  const title = passage(titleOf(root), { path: 'title of the page' });
  const page = newPage(name, root, body, passage);
  const around: Around = {
    isBold: false,
    isPrinted: false,
    isStruck: false,
    isMark: false,
    font: '',
    fill: undefined,
    isOfPage: page.hasMain,
    isInText: false,
    heading: undefined,
    list: undefined,
    inner: undefined,
  };
  readChildren(page, body, around);
  endLine(page, around);
  progress(1, 1);
  addTitle(page, title);
  return { format: 'html', blocks: joinTabbed(page.blocks, page.passage), remarks: page.remarks };
};

function newPage(name: string, root: Element, body: Element, passage: Page['passage']): Page {
  const [main, ...others] = allWithin(
    body,
    (one) => one.tagName === 'main' || attributeOf(one, 'role') === 'main',
  );
  const counts: Page['counts'] = new Map();
  const page: Page = {
    blocks: [],
    remarks: [],
    passage,
    styles: stylesOf(root),
    counts,
    meter: meterOf(name),
    readers,
    pictures: new Set(),
    hasMain: main !== undefined && others.length === 0 && wordsOf(main).length * 2 > wordsOf(body).length,
    sink: newSink({
      place: () => `paragraph ${(counts.get('paragraph') ?? 0) + 1}`,
      take: (piece, around) => addBlock(page, piece, around),
      picture: (said) => notePicture(page, said),
    }),
  };
  return page;
}

function noWords(name: string): Unusable {
  return new Unusable(
    `${name} is only a frame around other pages, and holds no words itself. Choose the page inside it: of a workbook saved as a web page, the file of its sheet.`,
  );
}

function titleOf(root: Element): string {
  const head = elementsOf(root).find(({ tagName }) => tagName === 'head');
  const title = head && elementsOf(head).find(({ tagName }) => tagName === 'title');
  return title ? oneLine(textOf(title)) : '';
}

/** Titles that programs give, and nobody wrote. */
const unnamed = /^(?:untitled|document|sheet|book|new page|microsoft)\b|\.\w{3,4}$/i;

/** The page's title is its heading where the page has no other of that level. */
function addTitle({ blocks }: Page, title: Passage): void {
  if (title.text === '' || unnamed.test(title.text)) return;
  const isNamed = blocks.some(
    (block) =>
      (block.kind === 'heading' && block.level === 1) ||
      passagesOf(block).some(({ text }) => oneLine(text) === title.text),
  );
  if (!isNamed) blocks.unshift({ kind: 'heading', level: 1, passage: title });
}

/** What the page says of its own encoding, within its first bytes (HTML, section 13.2.3.2). */
function encodingOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return (
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1]
  );
}
