// Blocks: what every format becomes before it is understood. Headings, paragraphs, list items and tables of cells,
// each piece of text once and with its place in the document. The recogniser sees nothing else.
import type { Source } from './draft.ts';

/** One piece of text. `joins` says where later lines were joined on, when a sentence ran over several. */
export interface Passage {
  id: number;
  text: string;
  source: Source;
  joins?: { from: number; source: Source }[];
}

export interface Row {
  cells: Passage[];
  source: Source;
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

/** A document before it is understood. */
export interface Blocks {
  format: string;
  pages?: number;
  blocks: Block[];
}

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
