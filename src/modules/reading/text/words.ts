// The words of one written line or cell, without emphasis marks and tags.
import type { Block, passages } from '../../../office/blocks.ts';
import type { Source } from '../draft.ts';
import { withoutMarks } from './marks.ts';

export type NewPassage = ReturnType<typeof passages>;

/** Where the reader stands: all lines (tabs kept), and the blocks so far. */
export interface TextReader {
  lines: string[];
  /** Lines that belong to the page and not to the text, counted from nought. */
  ofPage: ReadonlySet<number>;
  at: number;
  blocks: Block[];
  passage: NewPassage;
}

/** The words of a line or cell without emphasis marks and tags. Tags that hold words are put aside as furniture. */
export function plainWords(reader: TextReader, written: string, source: Source): string {
  const { text, tags } = withoutMarks(written);
  for (const found of tags)
    reader.blocks.push({ kind: 'furniture', why: 'markup', passage: reader.passage(found, source) });
  return text;
}
