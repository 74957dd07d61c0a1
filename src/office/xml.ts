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

/** Throws `Unusable` for XML that is cut short, ill-formed, too deep or that declares a document type. */
export function parseXml(bytes: Uint8Array, of: { name: string; part: string }): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  const refuse = (why: string): never => {
    throw new Unusable(
      `${of.name} is damaged or not what it says it is: its part ${of.part} ${why}. Save it again in the program that made it.`,
    );
  };
  parser.on('error', () => refuse('is not well-formed XML'));
  parser.on('doctype', () => refuse('declares a document type, which office files never do'));
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (open.push(element) > mostDepth) refuse('nests deeper than any document');
  });
  parser.on('closetag', () => void open.pop());
  const addText = (text: string) => void open.at(-1)?.children.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(new TextDecoder().decode(bytes)).close();
  const [element] = elementsOf(root);
  return element ?? refuse('is empty');
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
