// The parts of a web page: its main part and articles, headings, what folds away, and what belongs to the page itself.
import { breakLine, closeLine, endLine, nameOf, readChildren } from './flow.ts';
import type { Around, Page, Reader } from './page.ts';
import { type Element, isElement, measureOf, type Node } from './tree.ts';

export const readBreak: Reader = (page) => breakLine(page);

export const readRule: Reader = (page, _element, around) => endLine(page, around);

/** Reads a part in a way of its own, as a paragraph or several. */
function readPart(page: Page, element: Element, around: Around, change: Partial<Around>): void {
  endLine(page, around);
  const inside = { ...around, ...change };
  readChildren(page, element, inside);
  endLine(page, inside);
}

/** Menus always belong to the page; headers, footers and asides do where they are not part of the text. */
export const readMenu: Reader = (page, element, around) =>
  readPart(page, element, around, { isOfPage: true });
export const readMargin: Reader = (page, element, around) =>
  readPart(page, element, around, { isOfPage: around.isOfPage || !around.isInText });

export const readMain: Reader = (page, element, around) =>
  readPart(page, element, around, { isInText: true, isOfPage: false });
export const readArticle: Reader = (page, element, around) =>
  readPart(page, element, around, { isInText: true });

/** What opens a part that folds away is the name of that part. */
export const readSummary: Reader = (page, element, around) =>
  readPart(page, element, around, { isBold: true });

/** A button names the part it opens where it stands in a heading; elsewhere it does something to the page. */
export const readButton: Reader = (page, element, around) => {
  if (around.heading !== undefined) readChildren(page, element, around);
  else readPart(page, element, around, { isOfPage: true });
};

/** What a page says to browsers that run no scripts. */
export const readNoScript: Reader = (page, element, around) => {
  if (measureOf(element).letters > 0) readPart(page, element, around, { isOfPage: true });
};

/** Longer than any heading, so that it was never closed. */
const mostLetters = 300;
const beginsAnew = /^(?:p|div|table|ul|ol|dl|pre|section|article|form|blockquote|center|hr|h\d)$/;

/** What of a heading is its words, and what follows where it was never closed. */
function partsOfHeading(element: Element): [words: Node[], rest: Node[]] {
  const nodes = element.childNodes;
  const { letters, tables } = measureOf(element);
  if (letters <= mostLetters && tables === 0) return [nodes, []];
  const end = nodes.findIndex((node) => isElement(node) && beginsAnew.test(node.tagName));
  const at = end < 0 ? nodes.length : end;
  return [nodes.slice(0, at), nodes.slice(at)];
}

export const readHeading: Reader = (page, element, around, look) => {
  endLine(page, around);
  const [words, rest] = partsOfHeading(element);
  // In a cell it is a line like others. The name of a page may stand in its header.
  const level = Number(nameOf(element, look).slice(1));
  const isOfPage = around.isOfPage && (level !== 1 || page.hasMain);
  const inside = { ...around, isOfPage, heading: around.inner ? undefined : level };
  readChildren(page, { ...element, childNodes: words }, inside);
  closeLine(page, inside);
  if (rest.length === 0) return;
  readChildren(page, { ...element, childNodes: rest }, around);
  endLine(page, around);
};
