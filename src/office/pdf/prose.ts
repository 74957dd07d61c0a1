// Running text to headings, paragraphs and points: by type, spacing, indents and where lines end.
import type { Block, ListItem, Passage, Source } from '../blocks.ts';
import {
  breaksBetween,
  bullet,
  clean,
  edgeOf,
  isPoint,
  join,
  type Spacing,
  type Vocabulary,
} from './joining.ts';
import { type Line, textOf } from './lines.ts';
import { around, type Box } from './marks.ts';

/** What is known of the document while its pages become blocks. */
export interface Manner {
  spacing: Spacing;
  vocabulary: Vocabulary;
  bodySize: number;
  /** Sizes of headings, the largest first; the place in the list is the level. */
  headingSizes: readonly number[];
}

export interface Writer {
  passage(text: string, source: Source, joins?: Passage['joins']): Passage;
  /** The place of a box on the page at hand. */
  source(box: Box): Source;
}

const number = /^\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]$/;
const mostWordsOfHeading = 25;

interface Group {
  lines: Line[];
  /** Of a point: where its mark and its words begin. */
  point?: { indent: number; text: number };
}

/** Blocks of the lines of one column, from the top. `margin` is where the page's writing ends on the right, if known. */
export function blocksOfProse(
  lines: readonly Line[],
  manner: Manner,
  writer: Writer,
  margin = Number.NEGATIVE_INFINITY,
): Block[] {
  const groups = groupsOf(lines, manner, margin);
  const indents: { indent: number; level: number }[] = [];
  return groups.map((group): Block => {
    const text = joined(group.lines, manner);
    const level = isMarked(group) ? undefined : headingLevel(group.lines, text, manner);
    if (group.point && level === undefined)
      return itemFrom(group, levelOf(indents, group.point.indent), manner, writer);
    indents.length = 0;
    const passage = writer.passage(text, writer.source(around(group.lines)));
    return level === undefined ? { kind: 'paragraph', passage } : { kind: 'heading', level, passage };
  });
}

/** A point with a bullet is never a heading; one with a number may be. */
const isMarked = ({ lines: [first] }: Group) => first !== undefined && isPoint(first);

function groupsOf(lines: readonly Line[], { spacing }: Manner, margin: number): Group[] {
  const groups: Group[] = [];
  const edge = edgeUpTo(lines, margin);
  for (const line of lines) {
    const open = groups.at(-1);
    const above = open?.lines.at(-1);
    const point = pointOf(line, open);
    if (
      !open ||
      !above ||
      point ||
      startsAnew(open, above, line) ||
      breaksBetween(above, line, edge, spacing)
    )
      groups.push({ lines: [line], ...(point ? { point } : {}) });
    else open.lines.push(line);
  }
  return groups;
}

/** Where too few lines show how far they were filled, they could have gone on to the margin. */
function edgeUpTo(lines: readonly Line[], margin: number): number {
  const reached = edgeOf(lines);
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const filled = lines.filter(({ x1 }) => x1 > reached - (reached - left) * 0.12);
  return filled.length < 3 ? Math.max(reached, margin) : reached;
}

/** A line that begins with a bullet, or with a number or letter set before its text. */
function pointOf(line: Line, open: Group | undefined): Group['point'] {
  const [first, second] = line.words;
  if (!first || !second) return undefined;
  if (isPoint(line)) return { indent: line.x0, text: second.x0 };
  if (!number.test(first.text)) return undefined;
  // `…, see part` with `a) of the report` on the next line: a point stands where points stand.
  const above = open?.lines.at(-1);
  const runsOn =
    above && !open?.point && Math.abs(above.x0 - line.x0) < 2 && /[\p{L},]$/u.test(textOf(above));
  if (runsOn && /^\p{Ll}/u.test(second.text) && !/^\d/.test(first.text)) return undefined;
  return { indent: line.x0, text: second.x0 };
}

function startsAnew({ point, lines }: Group, above: Line, line: Line): boolean {
  if (Math.abs(above.size - line.size) > Math.max(0.6, line.size * 0.08) || above.isBold !== line.isBold) {
    // A bold beginning of a paragraph is no heading over the rest of it.
    const isRunIn =
      lines.length === 1 && above.isBold && !line.isBold && Math.abs(above.size - line.size) < 0.6;
    return !isRunIn || !/^\p{Ll}/u.test(textOf(line));
  }
  if (point) {
    const hangs = (lines[1]?.x0 ?? point.indent) > point.indent + 4;
    return line.x0 < point.indent - 3 || (hangs && line.x0 < point.text - 4);
  }
  return line.x0 > above.x0 + line.size * 0.8 && lines.length > 1 && above.x0 - (lines[0]?.x0 ?? 0) < 1;
}

function joined(lines: readonly Line[], { vocabulary }: Manner): string {
  return clean(
    lines.map((line) => clean(textOf(line))).reduce((above, below) => join(above, below, vocabulary)),
  );
}

function levelOf(indents: { indent: number; level: number }[], indent: number): number {
  while ((indents.at(-1)?.indent ?? Number.NEGATIVE_INFINITY) > indent + 3) indents.pop();
  const last = indents.at(-1);
  if (last && Math.abs(last.indent - indent) <= 3) return last.level;
  const level = (last?.level ?? 0) + 1;
  indents.push({ indent, level });
  return level;
}

function itemFrom({ lines }: Group, level: number, manner: Manner, writer: Writer): ListItem {
  const [first, ...more] = lines;
  let words = first?.words ?? [];
  let mark = words[0];
  const rest = () => words.slice(1);
  if (mark && bullet.test(mark.text)) {
    words = rest();
    mark = words[0];
  }
  // `- 1. Words`: the number is the mark.
  const isNumbered = mark !== undefined && number.test(mark.text) && words.length > 1;
  if (isNumbered) words = rest();
  const text = joined([...(first ? [{ ...first, words }] : []), ...more], manner);
  const marker = isNumbered && mark ? writer.passage(mark.text, writer.source(mark)) : undefined;
  const passage = writer.passage(text, writer.source(around([...words, ...more])));
  return { kind: 'item', level, ...(marker ? { marker } : {}), passage };
}

/** Larger than the text or bold all through, short, and no sentence. */
function headingLevel(lines: readonly Line[], text: string, manner: Manner): number | undefined {
  const [first] = lines;
  if (!first || text.split(' ').length > mostWordsOfHeading || !/\p{L}/u.test(text)) return undefined;
  const size = sizeClass(first.size);
  const isLarge = size >= manner.bodySize * 1.12;
  const isBold = lines.every((line) => line.isBold) && size >= manner.bodySize * 0.95;
  if (!isLarge && (!isBold || /[.;,]$/.test(text))) return undefined;
  const depth = manner.headingSizes.findIndex((one) => one <= size + 0.3);
  return Math.min(6, isLarge && depth >= 0 ? depth + 1 : manner.headingSizes.length + 1);
}

export const sizeClass = (size: number) => Math.round(size * 2) / 2;

/** The commonest size of type by letters, and the larger ones in which something short stands alone. */
export function sizesOf(lines: readonly Line[]): { bodySize: number; headingSizes: number[] } {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = sizeClass(line.size);
    letters.set(size, (letters.get(size) ?? 0) + textOf(line).length);
  }
  const bodySize = [...letters].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
  const larger = [...letters.keys()]
    .filter((size) => size >= bodySize * 1.12)
    .sort((one, other) => other - one);
  return { bodySize, headingSizes: larger };
}
