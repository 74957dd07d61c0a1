// Blocks: what every format becomes before it is understood. Headings, paragraphs, list items and tables of cells,
// each piece of text once and with its place in the document. The recogniser sees nothing else.
import { z } from 'zod';

/** Where something stands in the document: a line of text, a place on a page, a cell of a sheet, a path in a file. */
export const Source = z.union([
  z.object({ line: z.int().min(1) }),
  z.object({ page: z.int().min(1), box: z.array(z.number()).length(4).optional() }),
  z.object({ sheet: z.string(), cell: z.string() }),
  z.object({ path: z.string() }),
]);
export type Source = z.infer<typeof Source>;

/**
 * One piece of text. `joins` says where later lines were joined on, when a sentence ran over several. In a cell, a line
 * feed in the text is a break the author made (a paragraph, a line, a bulleted point, which then begins `• `), never one
 * the page made.
 */
export interface Passage {
  id: number;
  text: string;
  source: Source;
  joins?: { from: number; source: Source }[];
  /** The colour behind a cell, `#rrggbb`; absent where it has none or the page's own. */
  fill?: string;
  /** A merged cell: how many rows and columns it covers, itself included. The cells it covers are blank. */
  covers?: { rows: number; columns: number };
}

/** `hidden`: the document holds this row and does not show it. */
export interface Row {
  cells: Passage[];
  source: Source;
  hidden?: true;
}

export interface Heading {
  kind: 'heading';
  level: number;
  passage: Passage;
}
export interface Paragraph {
  kind: 'paragraph';
  passage: Passage;
}
/** `level` counts from 1. `marker` holds the words of a number or letter (`1.`); a bare bullet has none. */
export interface ListItem {
  kind: 'item';
  level: number;
  marker?: Passage;
  passage: Passage;
}
export interface Table {
  kind: 'table';
  rows: Row[];
}
/**
 * What is on the page without being its text: tags left by a conversion, rules drawn with dashes, page numbers and the
 * lines repeated beside them, and the names of fields printed again for every record.
 */
export interface Furniture {
  kind: 'furniture';
  why: 'markup' | 'rule' | 'page' | 'label';
  /** For a rule inside a table: how many marks it has, beside how many columns. */
  marks?: { found: number; columns: number };
  passage: Passage;
}

export type Block = Heading | Paragraph | ListItem | Table | Furniture;

/** What a person should know about how the file was read: hidden rows, deleted words, a picture with no words. */
export interface Remark {
  rule: string;
  severity: 'error' | 'warning' | 'note';
  message: string;
  suggestion?: string;
  source: Source;
  /** Words that the remark accounts for. */
  quotes?: Passage[];
}

/** A document before it is understood. */
export interface Blocks {
  format: string;
  pages?: number;
  blocks: Block[];
  remarks?: Remark[];
  /** A text document's own lines, as its sources count them. */
  lines?: readonly string[];
}

/** Told as reading goes on: how many pages, sheets or tables of how many. */
export type Progress = (done: number, of: number) => void;

/** Bytes of one format to blocks. Throws `Unusable` for what cannot be read, naming the cause and the cure. */
export type FormatReader = (
  file: { name: string; bytes: Uint8Array },
  progress: Progress,
) => Blocks | Promise<Blocks>;

/** Hands out passages, numbered in reading order. */
export function passages(): (text: string, source: Source, joins?: Passage['joins']) => Passage {
  let id = 0;
  return (text, source, joins) => {
    id += 1;
    return { id, text, source, ...(joins?.length ? { joins } : {}) };
  };
}

export function passagesOf(block: Block): Passage[] {
  if (block.kind === 'table') return block.rows.flatMap((row) => row.cells);
  if (block.kind === 'item' && block.marker) return [block.marker, block.passage];
  return [block.passage];
}

/** A block's place, for findings about the whole of it. */
export function sourceOf(block: Block): Source {
  if (block.kind === 'table') return block.rows[0]?.source ?? { path: 'table' };
  return block.passage.source;
}
