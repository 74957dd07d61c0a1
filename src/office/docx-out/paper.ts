// A paper before it is a page, a printed sheet or a Word document: headings, paragraphs, lists and tables of words.

export type Piece =
  | { kind: 'heading'; level: 1 | 2; words: string }
  | { kind: 'paragraph'; words: string; strong?: boolean }
  | { kind: 'list'; lines: readonly string[] }
  | Grid;

export interface Grid {
  kind: 'table';
  /** What the table holds, for who cannot see it and above it in Word. */
  caption: string;
  head: readonly string[];
  /** Shares of the width, in the order of the columns. */
  widths: readonly number[];
  rows: readonly (readonly string[])[];
}

/** What stands on the cover and at the foot of every page; a council's own template names each in double braces. */
export interface Cover {
  title: string;
  council: string;
  board: string;
  period: string;
  day: string;
  /** `Draft` or `Approved on 23 November 2026`. */
  status: string;
  /** The head of the record, so that anybody can later prove what stood in it. */
  record: string;
}

export interface Paper {
  cover: Cover;
  /** ISO: the file says that it was made on this day, so that equal papers give equal bytes. */
  day: string;
  pieces: readonly Piece[];
}

/** The fields a template may hold, `{{title}}`, and the place of the paper itself. */
export const coverFields: readonly (keyof Cover)[] = [
  'title',
  'council',
  'board',
  'period',
  'day',
  'status',
  'record',
];
export const paperField = 'pack';
