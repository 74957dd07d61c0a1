// The document as it was read, line by line, so that whatever was read can be shown beside its own words.
import { type Block, type Blocks, type Source, sourceOf } from '../../office/blocks.ts';
import { placeKey } from './reading.ts';

/** A row is one line, its cells parted by tabs. `places` has the line (from 1) of every place in the document. */
export interface Original {
  lines: string[];
  places: Map<string, number>;
}

/** A text document has lines of its own; of any other, a heading, a paragraph, a point and a row are a line each. */
export function originalOf({ lines, blocks }: Blocks): Original {
  if (lines) return { lines: [...lines], places: new Map() };
  const original: Original = { lines: [], places: new Map() };
  for (const block of blocks) addBlock(original, block);
  return original;
}

function addBlock(original: Original, block: Block): void {
  if (block.kind !== 'table') {
    const marker = block.kind === 'item' && block.marker ? `${block.marker.text} ` : '';
    const { source, joins } = block.passage;
    addLine(original, marker + block.passage.text, [
      sourceOf(block),
      source,
      ...(joins ?? []).map((one) => one.source),
    ]);
    return;
  }
  for (const { cells, source } of block.rows) {
    const places = cells.flatMap((cell) => [cell.source, ...(cell.joins ?? []).map((one) => one.source)]);
    addLine(original, cells.map(({ text }) => text.replaceAll('\t', ' ')).join('\t'), [source, ...places]);
  }
}

function addLine({ lines, places }: Original, words: string, sources: Source[]): void {
  const number = lines.push(words);
  for (const source of sources) if (!places.has(placeKey(source))) places.set(placeKey(source), number);
}

/** The line where a place is shown; undefined for a place that stands on none (a whole file, a hidden sheet). */
export function lineAt(
  { places }: { places: ReadonlyMap<string, number> },
  source: Source,
): number | undefined {
  return 'line' in source ? source.line : places.get(placeKey(source));
}
