// A web page as a tree, however badly it is written: parse5 builds it, within limits that no real page meets.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { Unusable } from '../../kernel/errors.ts';
import { oneLine } from '../prose.ts';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** As deep as browsers go; what reads the tree calls itself once for each level. */
const mostDepth = 512;
/** A table of a hundred thousand rows has so many cells. */
const mostElements = 1_000_000;
/** Each is compared with those before it as the tag is read. */
const mostAttributes = 1000;

/** Throws `Unusable` for a page beyond the limits. Scripts are not run, nothing is fetched. */
export function parseHtml(text: string, name: string): Element | undefined {
  const refuse = (what: string): never => {
    throw new Unusable(
      `${name} is refused: it ${what}, which no plan needs. Save the plan alone as a new document.`,
    );
  };
  checkTags(text, () => refuse(`has more than ${mostAttributes} attributes on one element`));
  let elements = 0;
  let depth = 0;
  const document = parse(isXml(text) ? closed(text) : text, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...given) {
        elements += 1;
        if (elements > mostElements)
          refuse(`holds more than ${mostElements.toLocaleString('en-GB')} elements`);
        return defaultTreeAdapter.createElement(...given);
      },
      onItemPush() {
        depth += 1;
        if (depth > mostDepth) refuse(`nests more than ${mostDepth} deep`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
  return document.childNodes.find((node): node is Element => node.nodeName === 'html');
}

/** One attribute with its value, from where the last one ended. */
const attribute = /[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?/y;

/** Tags are looked at before they are parsed. What stands in comments and scripts is none. */
function checkTags(text: string, refuse: () => void): void {
  const tag = /<!--|<[a-z][^\s/>]*/gi;
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    const [name] = found;
    attribute.lastIndex = tag.lastIndex;
    for (let count = 0; name !== '<!--' && attribute.test(text); count += 1) {
      tag.lastIndex = attribute.lastIndex;
      if (count >= mostAttributes) refuse();
    }
    const end = name === '<!--' ? /-->/g : /^<script$/i.test(name) ? /<\/script/gi : undefined;
    if (!end) continue;
    end.lastIndex = tag.lastIndex;
    if (!end.test(text)) return;
    tag.lastIndex = end.lastIndex;
  }
}

function isXml(text: string): boolean {
  return /^\s*<\?xml\b/.test(text);
}

/** XHTML may write `<td/>` for `<td></td>`, which HTML reads as a cell that is never closed. */
function closed(text: string): string {
  return text.replace(/<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi, (whole, name: string, attributes: string) =>
    /^(?:br|hr|img|input|meta|link|col|base|area|embed|source|track|wbr|param)$/i.test(name)
      ? whole
      : `<${name}${attributes}></${name}>`,
  );
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function wordsIn(node: Node): string | undefined {
  return 'value' in node ? node.value : undefined;
}

export function elementsOf(element: Element): Element[] {
  return element.childNodes.filter(isElement);
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The elements inside that are wanted, in order. */
export function allWithin(element: Element, isWanted: (one: Element) => boolean): Element[] {
  const found: Element[] = [];
  const look = (parent: Element) => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue;
      if (isWanted(child)) found.push(child);
      look(child);
    }
  };
  look(element);
  return found;
}

/** What stands inside an element, at any depth. */
interface Measure {
  nodes: number;
  /** Blanks are none; nor is what scripts and styles hold. */
  letters: number;
  tables: number;
}

/** Parts of many nodes stand in one another and are each measured, so theirs are kept. */
const measures = new WeakMap<Element, Measure>();
const mostNodesMeasuredAgain = 64;

export function measureOf(element: Element): Measure {
  const before = measures.get(element);
  if (before) return before;
  const measure: Measure = { nodes: 1, letters: 0, tables: 0 };
  for (const child of element.childNodes) {
    if (!isElement(child)) measure.letters += (wordsIn(child) ?? '').replace(/\s/g, '').length;
    else if (child.tagName !== 'script' && child.tagName !== 'style') {
      const inside = measureOf(child);
      measure.nodes += inside.nodes;
      measure.letters += inside.letters;
      measure.tables += inside.tables + (child.tagName === 'table' ? 1 : 0);
    }
  }
  if (measure.nodes > mostNodesMeasuredAgain) measures.set(element, measure);
  return measure;
}

/** All text at any depth. */
export function textOf(element: Element): string {
  return element.childNodes
    .map((child) => (isElement(child) ? textOf(child) : (wordsIn(child) ?? '')))
    .join('');
}

const inLine = new Set([
  'a',
  'abbr',
  'b',
  'em',
  'font',
  'i',
  'o:p',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

/** All words inside, on one line; scripts and styles are none. */
export function wordsOf(element: Element): string {
  const words: string[] = [];
  const look = (parent: Element) => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) words.push(wordsIn(child) ?? '');
      else if (!['script', 'style', 'template'].includes(child.tagName)) {
        look(child);
        if (!inLine.has(child.tagName)) words.push(' ');
      }
    }
  };
  look(element);
  return oneLine(words.join(''));
}
