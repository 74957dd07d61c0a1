// The words of a web page put into paragraphs, points and headings, as a browser would put them into lines.
import { asRead, isShortName, linesOfParagraph, oneLine } from '../prose.ts';
import { shownAs } from '../symbols.ts';
import { type Around, nextPlace, type Page, type Piece, type Point, remark } from './page.ts';
import { type Look, lookAt } from './styles.ts';
import { attributeOf, type Element, isElement, wordsIn } from './tree.ts';

/** Hold no words of the page. */
const wordless = new Set([
  ...['script', 'style', 'template', 'head', 'title', 'meta', 'link', 'base', 'param', 'source', 'track'],
  ...['col', 'colgroup', 'area', 'map', 'datalist', 'rp', 'rt'],
]);

/** Begin and end a line (HTML, section 15.3). */
const ofBlock = new Set([
  ...[
    'address',
    'article',
    'blockquote',
    'body',
    'caption',
    'center',
    'dd',
    'details',
    'dialog',
    'div',
    'dl',
  ],
  ...[
    'dt',
    'fieldset',
    'figcaption',
    'figure',
    'form',
    'hgroup',
    'hr',
    'legend',
    'main',
    'optgroup',
    'option',
  ],
  ...['p', 'pre', 'search', 'section', 'summary', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
]);

const bold = new Set(['b', 'strong']);
const struck = new Set(['s', 'strike']);

/** What an element is for: by its role or how it is laid out, else by its name. */
const roles: Record<string, string | undefined> = {
  table: 'table',
  grid: 'table',
  treegrid: 'table',
  row: 'tr',
  cell: 'td',
  gridcell: 'td',
  columnheader: 'th',
  rowheader: 'th',
  rowgroup: 'tbody',
  list: 'ul',
  listitem: 'li',
  navigation: 'nav',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  main: 'main',
};
const displays: Record<string, string | undefined> = {
  table: 'table',
  'table-row': 'tr',
  'table-cell': 'td',
  'table-row-group': 'tbody',
};

export function nameOf(element: Element, look: Look): string {
  const { tagName } = element;
  const own = nameByOffice(element, look);
  if (own !== undefined) return own;
  const role = attributeOf(element, 'role');
  if (role === 'heading') return `h${Number(attributeOf(element, 'aria-level')) || 2}`;
  if (role !== undefined && Object.hasOwn(roles, role)) return roles[role] ?? tagName;
  if ((tagName === 'div' || tagName === 'span') && look.display && Object.hasOwn(displays, look.display))
    return displays[look.display] ?? tagName;
  return tagName;
}

const references =
  /^(?:msocomanchor|MsoCommentReference|MsoFootnoteReference|MsoEndnoteReference|sd(?:foot|end)note(?:anc|sym))$/i;

/** What Word and LibreOffice say of a part of a page that HTML has no word for. */
function nameByOffice(element: Element, { part }: Look): string | undefined {
  if (part === 'comment-list') return 'comments';
  if (part === 'header' || part === 'footer') return 'nav';
  const { tagName } = element;
  const name = attributeOf(element, 'class');
  if (name === undefined) {
    const title = tagName === 'div' ? attributeOf(element, 'title') : undefined;
    return title === 'header' || title === 'footer' ? 'nav' : undefined;
  }
  if (/\bMsoToc\d|\bskip-?link\b/i.test(name)) return 'nav';
  if (references.test(name)) return 'reference';
  if (tagName !== 'p') return undefined;
  return /\bMsoTitle/.test(name) ? 'h1' : /\bMsoSubtitle/.test(name) ? 'h2' : undefined;
}

export function readChildren(page: Page, parent: Element, around: Around): void {
  for (const child of parent.childNodes) {
    if (isElement(child)) readElement(page, child, around);
    else addWords(page, wordsIn(child) ?? '', around);
  }
}

/** `look`: what the page says of how it looks, unless that is known better. */
export function readElement(
  page: Page,
  element: Element,
  around: Around,
  look = lookAt(page.styles, element),
): void {
  if (wordless.has(element.tagName)) return;
  const name = nameOf(element, look);
  const inside = within(element, look, around);
  const before = page.sink.written;
  const reader = page.readers.get(isHidden(element, look) ? 'hidden' : name);
  if (reader) reader(page, element, inside, look);
  else if (isOfBlock(name, look)) readBlock(page, element, inside, look);
  else readChildren(page, element, inside);
  if (look.fill && page.sink.written === before) page.sink.dots.add(look.fill);
}

function isHidden(element: Element, look: Look): boolean {
  return look.isHidden ?? attributeOf(element, 'hidden') !== undefined;
}

function within(element: Element, look: Look, around: Around): Around {
  const { tagName } = element;
  const change: Partial<Around> = {};
  if (look.isBold !== undefined) change.isBold = look.isBold;
  else if (bold.has(tagName)) change.isBold = true;
  if (look.isPrinted !== undefined) change.isPrinted = look.isPrinted;
  else if (tagName === 'pre') change.isPrinted = true;
  const font = look.font ?? (tagName === 'font' ? attributeOf(element, 'face') : undefined);
  if (font !== undefined) change.font = font;
  if (look.fill !== undefined) change.fill = look.fill;
  if (look.isMark) change.isMark = true;
  if (look.isStruck || struck.has(tagName)) change.isStruck = true;
  return Object.keys(change).length === 0 ? around : { ...around, ...change };
}

function isOfBlock(name: string, { display }: Look): boolean {
  if (ofBlock.has(name)) return display !== 'inline';
  return display !== undefined && /^(?:block|flex|grid|list-item|flow-root)/.test(display);
}

function readBlock(page: Page, element: Element, around: Around, look: Look): void {
  endLine(page, around);
  if (look.level !== undefined || /\bMsoListParagraph/i.test(attributeOf(element, 'class') ?? ''))
    page.sink.level = look.level ?? 1;
  readChildren(page, element, around);
  endLine(page, around);
  page.sink.level = undefined;
}

const symbolFont = /symbol|wing ?dings|webdings|dingbats/i;

export function addWords(page: Page, written: string, around: Around): void {
  const { sink } = page;
  if (around.isMark) {
    sink.mark += written;
    return;
  }
  let text = symbolFont.test(around.font)
    ? Array.from(written, (one) => shownAs(one, -1, around.font)).join('')
    : written;
  if (!around.isPrinted) {
    text = text.replace(/[ \t\n\r\f]+/g, ' ');
    if (sink.endsBlank && text.startsWith(' ')) text = text.slice(1);
  }
  if (text === '') return;
  sink.words.push(text);
  sink.endsBlank = !around.isPrinted && text.endsWith(' ');
  const letters = text.replace(/[\s\u00a0]/g, '').length;
  if (letters === 0) return;
  sink.letters += letters;
  sink.written += letters;
  if (around.isBold) sink.boldLetters += letters;
  if (around.isStruck) sink.struck += text;
  sink.fills.add(around.fill);
}

export function breakLine({ sink }: Page): void {
  sink.words.push('\n');
  sink.endsBlank = true;
}

/** A paragraph ends here, if any words were given. Inside a heading it is but a new line. */
export function endLine(page: Page, around: Around): void {
  if (around.heading === undefined) closeLine(page, around);
  else breakLine(page);
}

export function closeLine(page: Page, around: Around): void {
  const { sink } = page;
  const { point, text } = pointOf(page, sink.words.join(''));
  const isBold = sink.letters > 0 && sink.boldLetters === sink.letters;
  sink.words = [];
  sink.endsBlank = true;
  sink.letters = 0;
  sink.boldLetters = 0;
  sink.mark = '';
  if (text !== '') {
    noteStruck(page);
    sink.point = undefined;
    sink.take({ text, isBold, ...(point ? { point } : {}) }, around);
  } else if (point?.marker && around.inner) sink.take({ text: point.marker, isBold }, around);
}

/** The point that the words are of, and the words. Word writes the marks of its lists as words, blanks after them. */
function pointOf({ sink }: Page, written: string): { point?: Point; text: string } {
  const text = oneBlank(written);
  const { point, level } = sink;
  if (point) return { ...(text === '' ? {} : { point }), text };
  if (level === undefined) return { text: `${oneBlank(sink.mark)} ${text}`.trim() };
  const [before = '', found = ''] = /^\s*(\S{1,8})[ \u00a0]{2,}(?=\S)/u.exec(written) ?? [];
  const mark = oneBlank(sink.mark) || found;
  if (mark === '') return { text };
  const marker = /\p{N}|\p{L}[.):]|^\(/u.test(mark) ? mark : '';
  return { point: { marker, level }, text: sink.mark ? text : oneBlank(written.slice(before.length)) };
}

const oneBlank = (written: string) => asRead(written).replace(/ {2,}/g, ' ');

function noteStruck(page: Page): void {
  const words = oneLine(page.sink.struck);
  page.sink.struck = '';
  if (words === '') return;
  remark(page, {
    rule: 'text/struck',
    severity: 'note',
    message: `${JSON.stringify(words.slice(0, 80))} is struck through. It was read all the same; check whether it still holds.`,
  });
}

/** What ends in the body becomes a block. */
export function addBlock(page: Page, { text, isBold, point }: Piece, around: Around): void {
  const { blocks, passage } = page;
  const path = nextPlace(page, 'paragraph');
  const own = () => passage(oneLine(text), { path });
  if (around.isOfPage) blocks.push({ kind: 'furniture', why: 'page', passage: own() });
  else if (around.heading !== undefined)
    blocks.push({ kind: 'heading', level: around.heading, passage: own() });
  else if (point) {
    const marker = point.marker ? { marker: passage(point.marker, { path: `${path}, number` }) } : {};
    blocks.push({ kind: 'item', level: point.level, ...marker, passage: own() });
  } else if (isBold && isShortName(text)) blocks.push({ kind: 'heading', level: 6, passage: own() });
  else for (const line of linesOfParagraph(text, path, passage)) blocks.push(line);
}
