// How a web page says its elements look, as far as reading needs it: colours, what is hidden, what is bold or struck out.
import { colourIn } from './colours.ts';
import { allWithin, attributeOf, type Element, textOf } from './tree.ts';

/** Only what an element says of itself; what it takes from those around it is for the reader to carry on. */
export interface Look {
  /** Behind it: `#rrggbb`, or `none`. */
  fill?: string;
  isHidden?: boolean;
  isBold?: boolean;
  isStruck?: boolean;
  /** Line feeds and blanks are kept as they are written. */
  isPrinted?: boolean;
  display?: string;
  font?: string;
  listStyle?: string;
  /** Word's own: a number or bullet written out before the words of a point. */
  isMark?: boolean;
  /** Word's own: the level of a point, from 1. */
  level?: number;
  /** Word's own: what a part of the page is, such as `footnote-list`. */
  part?: string;
  /** Excel's own: words that run over into blank cells beside them, in no merged cell. */
  overflows?: boolean;
}

/** By `tag`, `.class`, `tag.class` and `#id`, in the order in which they win. */
export type Styles = ReadonlyMap<string, Look>;

/** Declarations such as `background: #fc0; display: none`. */
export function lookOf(declarations: string): Look {
  const look: Look = {};
  for (const declaration of declarations.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim();
    readers.get(declaration.slice(0, colon).trim().toLowerCase())?.(look, value.toLowerCase());
  }
  return look;
}

type Read = (look: Look, value: string) => void;

const readFill: Read = (look, value) => {
  const fill = colourIn(value);
  if (fill) look.fill = fill;
};
const readStrike: Read = (look, value) => {
  if (value.includes('line-through')) look.isStruck = true;
  else if (value === 'none') look.isStruck = false;
};
const readListStyle: Read = (look, value) => {
  look.listStyle = value;
};

const readers = new Map<string, Read>(
  Object.entries({
    background: readFill,
    'background-color': readFill,
    display(look, value) {
      look.display = value;
      look.isHidden = value === 'none';
    },
    visibility(look, value) {
      look.isHidden = value === 'hidden' || value === 'collapse';
    },
    'mso-hide'(look, value) {
      look.isHidden = value === 'all';
    },
    'font-weight'(look, value) {
      look.isBold = /^bold/.test(value) || Number(value) >= 600;
    },
    'font-family'(look, value) {
      look.font = value;
    },
    'white-space'(look, value) {
      look.isPrinted = value.startsWith('pre');
    },
    'text-decoration': readStrike,
    'text-decoration-line': readStrike,
    'list-style': readListStyle,
    'list-style-type': readListStyle,
    'mso-list'(look, value) {
      const level = /\blevel(\d)\b/.exec(value)?.[1];
      if (value === 'ignore') look.isMark = true;
      else if (level) look.level = Number(level);
    },
    'mso-element'(look, value) {
      look.part = value;
    },
    'mso-ignore'(look, value) {
      look.overflows = value.includes('colspan');
    },
  }),
);

/** The rules of a page's own style sheets whose selectors name one tag, class or id; others are left aside. */
export function stylesOf(page: Element): Styles {
  const styles = new Map<string, Look>();
  for (const sheet of allWithin(page, ({ tagName }) => tagName === 'style')) {
    if (!isForScreen(attributeOf(sheet, 'media') ?? 'all')) continue;
    for (const { selectors, declarations } of rulesOf(textOf(sheet)))
      for (const selector of selectors.split(',')) addRule(styles, selector.trim(), declarations);
  }
  return styles;
}

function addRule(styles: Map<string, Look>, selector: string, declarations: string): void {
  const [, tag = '', rest = ''] = /^([a-z][\w:\\]*)?([.#][\w-]+)?$/i.exec(selector) ?? [];
  if (tag === '' && rest === '') return;
  const key = tag.toLowerCase() + rest;
  styles.set(key, { ...styles.get(key), ...lookOf(declarations) });
}

function isForScreen(media: string): boolean {
  return /\b(?:all|screen)\b/i.test(media) || !/\bprint\b/i.test(media);
}

/** Rules one by one; those inside `@media` for a screen too, of other `@` rules none. Linear in the sheet's length. */
function rulesOf(sheet: string): { selectors: string; declarations: string }[] {
  const rules: { selectors: string; declarations: string }[] = [];
  const text = sheet.replace(/\/\*.*?(?:\*\/|$)|<!--|-->/gs, ' ');
  for (let at = 0; ; ) {
    const open = text.indexOf('{', at);
    if (open < 0) return rules;
    // What stands before: the end of a rule around this one, and statements such as `@import`.
    const before = text
      .slice(at, open)
      .replace(/^.*[};]/s, '')
      .trim();
    at = open + 1;
    if (/^@media\b/i.test(before) && isForScreen(before)) continue;
    const close = before.startsWith('@') ? endOfBlock(text, at) : text.indexOf('}', at);
    const end = close < 0 ? text.length : close;
    if (!before.startsWith('@')) rules.push({ selectors: before, declarations: text.slice(at, end) });
    at = end + 1;
  }
}

/** Where the block ends that was opened just before; -1 where it is never closed. */
function endOfBlock(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') open += 1;
    else if (text[at] === '}') open -= 1;
    if (open === 0) return at;
  }
  return -1;
}

/** What the page says of one element: by its tag, its classes, its id, its own style, and the attributes of old pages. */
export function lookAt(styles: Styles, element: Element): Look {
  const { tagName } = element;
  const look: Look = { ...styles.get(tagName) };
  const colour = attributeOf(element, 'bgcolor');
  if (colour !== undefined) readFill(look, colour.toLowerCase());
  const classes = attributeOf(element, 'class');
  for (const name of classes?.split(/\s+/) ?? [])
    Object.assign(look, styles.get(`.${name}`), styles.get(`${tagName}.${name}`));
  const id = attributeOf(element, 'id');
  if (id) Object.assign(look, styles.get(`#${id}`), styles.get(`${tagName}#${id}`));
  const style = attributeOf(element, 'style');
  return style === undefined ? look : Object.assign(look, lookOf(style));
}
