// The pieces a statement is made of. Pure.
import type { Grid, Piece } from '../../../office/docx-out/paper.ts';

export const heading = (words: string): Piece => ({ kind: 'heading', level: 1, words });
export const paragraph = (words: string): Piece => ({ kind: 'paragraph', words });
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Grid => ({
  kind: 'table',
  caption,
  head,
  widths: head.map((_, at) => (at === 0 ? 2 : 1)),
  rows,
});
