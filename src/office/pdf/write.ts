// All pages to blocks, in reading order: furniture apart, prose and tables, what page breaks cut put together again.
import { type Block, passages, type Row, type Source, type Table } from '../blocks.ts';
import { flowOf } from './flow.ts';
import { furnitureOf } from './furniture.ts';
import { countWords, join, spacingOf, type Vocabulary } from './joining.ts';
import { type Line, textOf } from './lines.ts';
import { type Box, quantile } from './marks.ts';
import { type PageRead, sourceBox } from './page.ts';
import { blocksOfProse, type Manner, sizesOf, type Writer } from './prose.ts';
import type { FoundTable } from './ruled.ts';
import { isCut, mend, tableBlock } from './tables.ts';

type Passage = ReturnType<typeof passages>;

export function blocksOfPages(pages: readonly PageRead[]): Block[] {
  const furniture = furnitureOf(
    pages.map(({ marks: { width, height }, lines }) => ({ width, height, lines })),
  );
  const loose = pages.map((page, at) => page.lines.filter((line) => !furniture[at]?.has(line)));
  const manner = mannerOf(pages, loose);
  const repeated = repeatedAsides(pages);
  const blocks: Block[] = [];
  const passage = passages();
  let open: FoundTable | undefined;
  pages.forEach((page, at) => {
    const writer = writerFor(page, passage);
    const own = [...(furniture[at] ?? [])];
    const [head, foot] = [own.filter(({ y0 }) => y0 < page.marks.height / 2), own];
    const write = (line: Line) =>
      void blocks.push({
        kind: 'furniture',
        why: 'page',
        passage: writer.passage(textOf(line), writer.source(line)),
      });
    head.forEach(write);
    open = writePage(page, loose[at] ?? [], { blocks, manner, writer, open });
    for (const { text, box } of page.aside) {
      const words = writer.passage(text, writer.source(box));
      const isOfPage = repeated.has(text) || pages.length === 1;
      blocks.push(
        isOfPage ? { kind: 'furniture', why: 'page', passage: words } : { kind: 'paragraph', passage: words },
      );
    }
    foot.filter((line) => !head.includes(line)).forEach(write);
  });
  return blocks;
}

interface Writing {
  blocks: Block[];
  manner: Manner;
  writer: Writer;
  /** The table at the foot of the page before, when nothing but furniture stands after it. */
  open: FoundTable | undefined;
}

/** Adds the page's blocks; returns the table it ends with. */
function writePage(page: PageRead, lines: readonly Line[], writing: Writing): FoundTable | undefined {
  const { blocks, manner, writer } = writing;
  const { across, fills, tables } = page;
  const right = quantile(
    [...lines, ...tables].map(({ x1 }) => x1),
    0.98,
    0,
  );
  const pieces = flowOf(lines, tables, { across, fills, spacing: manner.spacing });
  pieces.forEach((piece, at) => {
    if (piece.kind === 'prose') {
      const [first, ...more] = blocksOfProse(piece.lines, manner, writer, piece.isColumn ? undefined : right);
      const isAfterTable = pieces[at - 1]?.kind === 'table';
      if (first && (isAfterTable || !goOn(blocks, first, manner.vocabulary))) blocks.push(first);
      blocks.push(...more);
      return;
    }
    const table = tableBlock(piece.table, manner, writer);
    const before = at === 0 ? blocks.findLast(({ kind }) => kind !== 'furniture') : undefined;
    if (writing.open && before?.kind === 'table') mendCut(writing.open, before, piece.table, table, manner);
    if (table.rows.length > 0) blocks.push(table);
  });
  const last = pieces.at(-1);
  if (!last) return writing.open;
  return last.kind === 'table' ? last.table : undefined;
}

/** Takes what goes on with the last row of the page before out of a table, from under its header where that is repeated. */
function mendCut(
  open: FoundTable,
  above: Table,
  found: FoundTable,
  table: Table,
  { vocabulary }: Manner,
): void {
  const at = headerHeight(above, table);
  const [last, rest] = [above.rows.at(-1), table.rows[at]];
  if (!last || !rest || !isCut(open, found.rows[at], found.xs)) return;
  above.rows[above.rows.length - 1] = mend(last, rest, vocabulary);
  table.rows.splice(at, 1);
}

/** A header has no more rows than this. */
const mostHeaderRows = 4;

/** How many rows at the head of a table are those at the head of the one above, printed again. */
function headerHeight(above: Table, table: Table): number {
  let height = 0;
  const most = Math.min(mostHeaderRows, above.rows.length - 1, table.rows.length);
  while (height < most && headOf(table.rows[height]) === headOf(above.rows[height])) height += 1;
  return height;
}

const headOf = (row: Row | undefined) => row?.cells.map(({ text }) => text).join('\t');

/** A sentence that the end of a page or a column cut: joined to its beginning. */
function goOn(blocks: readonly Block[], first: Block, vocabulary: Vocabulary): boolean {
  const above = blocks.findLast(({ kind }) => kind !== 'furniture');
  if (first.kind !== 'paragraph' || !above || (above.kind !== 'paragraph' && above.kind !== 'item'))
    return false;
  const { text } = above.passage;
  if (!/^[\p{Ll}(]/u.test(first.passage.text) || /[.;:!?]$/.test(text)) return false;
  const whole = join(text, first.passage.text, vocabulary);
  const from = whole.length - first.passage.text.length;
  const joins = [...(above.passage.joins ?? []), { from, source: first.passage.source }];
  Object.assign(above.passage, { text: whole, joins });
  return true;
}

function mannerOf(pages: readonly PageRead[], loose: readonly Line[][]): Manner {
  const cells = pages.flatMap(({ tables }) =>
    tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.map(({ lines }) => lines))),
  );
  const counts = new Map<string, number>();
  for (const lines of [...loose, ...cells]) countWords(counts, lines);
  const runs = loose.flatMap((lines) => columnsOfRuns(lines));
  const prose = loose.flat();
  const { bodySize, headingSizes } = sizesOf(prose.length > 0 ? prose : cells.flat());
  return { spacing: spacingOf([...runs, ...cells]), vocabulary: counts, bodySize, headingSizes };
}

/** Lines one under the other from the same left edge. */
function columnsOfRuns(lines: readonly Line[]): Line[][] {
  const columns = new Map<number, Line[]>();
  for (const line of lines) {
    const left = Math.round(line.x0 / 2);
    const column = columns.get(left);
    if (column) column.push(line);
    else columns.set(left, [line]);
  }
  return [...columns.values()];
}

function repeatedAsides(pages: readonly PageRead[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { aside } of pages)
    for (const text of new Set(aside.map((one) => one.text))) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([text]) => text));
}

function writerFor(page: PageRead, passage: Passage): Writer {
  const used = new Set<string>();
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    passage,
    source: (box: Box): Source => {
      const { x0, y0, x1, y1 } = sourceBox(box, page);
      const place: [number, number, number, number] = [tenth(x0), tenth(y0), tenth(x1), tenth(y1)];
      // Two passages may stand in the very same box: a row of one cell and its cell.
      while (used.has(place.join(' '))) place[3] = tenth(place[3] + 0.1);
      used.add(place.join(' '));
      return { page: page.number, box: place };
    },
  };
}
