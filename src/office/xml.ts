// XML of office files as a small tree. Entities of the file's own are not expanded, so that no file can grow in memory.
import { SaxesParser } from 'saxes';
import { Unusable } from '../kernel/errors.ts';

export interface Element {
  /** With its prefix as written: `w:p`. */
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** Deeper than any document nests tables, and far from the stack's end. */
const mostDepth = 256;
/** A tree of so many takes about 400 MB; a plan of a hundred pages has a tenth. */
const mostElements = 1_500_000;
/** The longest of council documents, of a thousand pages, has three million. */
const mostLetters = 30_000_000;
/** Office programs write a few dozen, namespaces included. */
const mostAttributes = 1000;

type Refuse = (why: string) => never;

/**
 * Told of each element when it ends, with those around it, the outermost first. True when nobody needs it any more: it
 * is left out of the tree, so that a part with a million rows is never in memory at once.
 */
export type Take = (element: Element, around: readonly Element[]) => boolean;

/** Throws `Unusable` for XML that is cut short, ill-formed, too large or deep, or that declares entities. */
export function parseXml(bytes: Uint8Array, of: { name: string; part: string }, take?: Take): Element {
  const refuse: Refuse = (why) => {
    throw new Unusable(
      `${of.name} is damaged or not what it says it is: its part ${of.part} ${why}. Save it again in the program that made it.`,
    );
  };
  const tooMuch: Refuse = (what) => {
    throw new Unusable(
      `${of.name} is refused: its part ${of.part} ${what}, which no plan needs. Save the plan alone as a new document.`,
    );
  };
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  let elements = 0;
  let attributesOfTag = 0;
  let letters = 0;
  parser.on('error', () => refuse('is not well-formed XML'));
  // Old OpenOffice names a document type without declaring anything; a bracket opens declarations.
  parser.on('doctype', (words) => {
    if (words.includes('[')) refuse('declares entities of its own, which office files never do');
  });
  parser.on('attribute', () => {
    attributesOfTag += 1;
    if (attributesOfTag > mostAttributes)
      tooMuch(`has more than ${mostAttributes} attributes on one element`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    attributesOfTag = 0;
    elements += 1;
    if (elements > mostElements) tooMuch(`holds more than ${mostElements.toLocaleString('en-GB')} elements`);
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (open.push(element) > mostDepth) tooMuch(`nests more than ${mostDepth} deep`);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (!take || !element || !take(element, open)) return;
    open.at(-1)?.children.pop();
    elements -= sizeOf(element);
  });
  const addText = (text: string) => {
    letters += text.length;
    if (letters > mostLetters) tooMuch(`holds more than ${mostLetters.toLocaleString('en-GB')} letters`);
    open.at(-1)?.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(decode(bytes, refuse)).close();
  const [element] = elementsOf(root);
  return element ?? refuse('is empty');
}

function sizeOf({ children }: Element): number {
  return children.reduce((sum, child) => sum + (typeof child === 'string' ? 0 : sizeOf(child)), 1);
}

/** UTF-8, or UTF-16 by its mark: office files use no other. */
function decode(bytes: Uint8Array, refuse: Refuse): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isWide ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuse('holds bytes that are no text');
  }
}

/** The children that are elements, or those of one name. */
export function elementsOf(element: Element, name?: string): Element[] {
  return element.children.filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function firstOf(element: Element | undefined, name: string): Element | undefined {
  return element && elementsOf(element, name)[0];
}

/** All elements of a name, at any depth, in order. */
export function* within(element: Element, name: string): Generator<Element> {
  for (const child of elementsOf(element)) {
    if (child.name === name) yield child;
    yield* within(child, name);
  }
}

/** All text at any depth. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
