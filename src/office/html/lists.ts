// Points of a web page and their numbers, counted as browsers count them.
import { figureOf } from '../figures.ts';
import { endLine, readChildren } from './flow.ts';
import type { Around, List, Reader } from './page.ts';
import type { Look } from './styles.ts';
import { attributeOf, type Element, elementsOf } from './tree.ts';

const types: Record<string, string | undefined> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

export const readList: Reader = (page, element, around, look) => {
  endLine(page, around);
  readChildren(page, element, { ...around, list: listOf(element, around, look) });
  endLine(page, around);
};

function listOf(element: Element, { list }: Around, look: Look): List {
  const isCounted = element.tagName === 'ol';
  // Google Docs writes the lists inside a list beside it, and their level in the name of their class.
  const named = /\blst-kix_\S+?-(\d)\b/.exec(attributeOf(element, 'class') ?? '')?.[1];
  const isReversed = attributeOf(element, 'reversed') !== undefined;
  const points = isReversed ? elementsOf(element).filter(({ tagName }) => tagName === 'li').length : 1;
  const start = Number.parseInt(attributeOf(element, 'start') ?? '', 10);
  return {
    level: named === undefined ? (list?.level ?? 0) + 1 : Number(named) + 1,
    style: isCounted ? styleOf(element, look, 'decimal') : '',
    next: Number.isSafeInteger(start) ? start : points,
    step: isReversed ? -1 : 1,
  };
}

function styleOf(element: Element, { listStyle }: Look, otherwise: string): string {
  const type = attributeOf(element, 'type');
  if (listStyle) return /\bnone\b/.test(listStyle) ? '' : listStyle;
  return (type === undefined ? undefined : types[type]) ?? otherwise;
}

export const readPoint: Reader = (page, element, around, look) => {
  endLine(page, around);
  const { sink } = page;
  const before = sink.point;
  sink.point = { marker: markerOf(element, around, look), level: around.list?.level ?? 1 };
  readChildren(page, element, around);
  endLine(page, around);
  sink.point = before;
};

function markerOf(element: Element, { list }: Around, look: Look): string {
  if (!list || list.style === '') return '';
  const own = Number.parseInt(attributeOf(element, 'value') ?? '', 10);
  const number = Number.isSafeInteger(own) ? own : list.next;
  list.next = number + list.step;
  const style = styleOf(element, look, list.style);
  return style === '' ? '' : `${counted(number, style)}.`;
}

/** Names of CSS (Counter Styles 3, section 6) and what they are called here. */
const formats: [style: RegExp, format: string][] = [
  [/\blower-(?:alpha|latin)/, 'lowerLetter'],
  [/\bupper-(?:alpha|latin)/, 'upperLetter'],
  [/\blower-roman/, 'lowerRoman'],
  [/\bupper-roman/, 'upperRoman'],
  [/\bdecimal-leading-zero/, 'decimalZero'],
];

/** Numbers that have no letter are shown as they are. */
function counted(number: number, style: string): string {
  const format = number > 0 ? formats.find(([one]) => one.test(style))?.[1] : undefined;
  return figureOf(number, format ?? 'decimal');
}
