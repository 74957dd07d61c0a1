// One page by itself: the tables drawn on it and the lines beside them. Kept small, for documents of many pages.
import { edgesOf } from './edges.ts';
import { latticesOf, merged } from './lattice.ts';
import { type Line, linesOf } from './lines.ts';
import { areaOf, type Box, type Char, type Fill, isIn, type Marks, type Rule, type Turn } from './marks.ts';
import { type FoundTable, ruledTable } from './ruled.ts';
import { shownBox } from './turn.ts';

export interface PageRead {
  number: number;
  hasText: boolean;
  marks: Pick<Marks, 'width' | 'height' | 'turned' | 'hasPicture'>;
  tables: FoundTable[];
  /** Lines that read to the right, parted at wide gaps. */
  lines: Line[];
  /** Lines beside tables that read up or down, each with its place on the page. */
  aside: { text: string; box: Box }[];
  across: Rule[];
  fills: Fill[];
}

/** In sizes of the type: what stands further apart is not of one piece of text. */
const wideGap = 1;

export function pageFrom(marks: Marks, number: number): PageRead {
  const { width, height, turned, hasPicture, fills } = marks;
  const page = { x0: 0, y0: 0, x1: width, y1: height };
  const chars = marks.chars.filter((char) => isIn(char, page));
  let left: Char[] = chars;
  const tables: FoundTable[] = [];
  const lattices = latticesOf(marks).sort((one, other) => areaOf(one) - areaOf(other));
  for (const lattice of lattices) {
    const [inside, beside]: [Char[], Char[]] = [[], []];
    for (const char of left) (isIn(char, lattice) ? inside : beside).push(char);
    const table = inside.length > 0 ? ruledTable(lattice, inside, fills) : undefined;
    if (!table) continue;
    tables.push(table);
    left = beside;
  }
  const upright = left.filter(({ turn }) => turn === 0);
  return {
    number,
    hasText: chars.some(({ text }) => /[\p{L}\p{N}]/u.test(text)),
    marks: { width, height, turned, hasPicture },
    tables,
    lines: linesOf(upright, wideGap, edgesOf(upright)),
    aside: [...asideOf(left), ...slantedOf(marks)],
    across: merged(marks.across),
    fills: fills.filter(({ color }) => color !== '#ffffff'),
  };
}

function asideOf(chars: readonly Char[]): PageRead['aside'] {
  const turns: Turn[] = [1, 3, 2];
  return turns.flatMap((turn) =>
    linesOf(
      chars.filter((char) => char.turn === turn),
      wideGap * 3,
    ).map((line) => ({ text: line.words.map(({ text }) => text).join(' '), box: boxOf(line, turn) })),
  );
}

/** A line in the frame of its writing, where it stands on the page. */
function boxOf({ x0, y0, x1, y1 }: Box, turn: Turn): Box {
  if (turn === 1) return { x0: -y1, x1: -y0, y0: x0, y1: x1 };
  if (turn === 3) return { x0: y0, x1: y1, y0: -x1, y1: -x0 };
  return { x0: -x1, x1: -x0, y0: -y1, y1: -y0 };
}

/** Writing at a slant is a watermark: its letters as they were drawn. */
function slantedOf({ slanted }: Marks): PageRead['aside'] {
  const text = slanted
    .map((char) => char.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const [first] = slanted;
  if (!first || text === '') return [];
  const { x0, y0, x1, y1 } = first;
  return [{ text, box: { x0, y0, x1, y1 } }];
}

export const sourceBox = (box: Box, { marks }: PageRead): Box =>
  shownBox(box, { ...marks, chars: [], slanted: [], across: [], down: [], fills: [], isCrowded: false });
