// The words of one written line or cell, without emphasis marks and tags.
import type { Block, passages } from '../../../office/blocks.ts';
import type { Source } from '../draft.ts';

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

const tag = /<\/?[a-zA-Z][^<>]{0,200}>/g;

/** The words of a line or cell without emphasis marks and tags. Tags that hold words are put aside as furniture. */
export function plainWords(reader: TextReader, written: string, source: Source): string {
  let text = written;
  if (text.includes('<')) {
    text = text.replace(/<br\s*\/?>/gi, '\n').replace(tag, (found) => {
      reader.blocks.push({ kind: 'furniture', why: 'markup', passage: reader.passage(found, source) });
      return /^<li\b/i.test(found) ? ' • ' : /^<p\b/i.test(found) ? '\n' : ' ';
    });
  }
  if (text.includes('**') || text.includes('__')) text = text.replace(/\*\*|__/g, '');
  if (text.includes('&'))
    text = text
      .replace(/&amp;/g, '&')
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<');
  if (text.includes('\\')) text = text.replace(/\\([|*_#-])/g, '$1');
  return text.trim();
}
