// What a document of fixtures is made from: its words, its tables, and what a person reads in each row.

export type Format = 'docx' | 'pdf' | 'xlsx' | 'ods' | 'csv' | 'html';

/** A cell as printed: words, a colour behind them, or both. A line feed is a new line in the cell. */
export type Cell = string | { words: string; fill: string };

/** What a person reads in a row, whatever its columns are called and wherever they stand. */
export interface Truth {
  action: string;
  owners: readonly string[];
  /** A day, a first and last day (`2025-04-01..2025-06-30`), or nothing where no day is given. */
  due: string;
  /** How far along, or how sure of arriving: `delivered`, `at-risk`; nothing where it is not said. */
  status: string;
}

export interface Row {
  cells: readonly Cell[];
  reads: Truth;
}

/** A column by every header a council might print over it; the first is the one printed. */
export interface Column {
  headers: readonly string[];
  /** Equal neighbours are printed once, over merged cells. */
  merged?: true;
}

export interface Sheet {
  /** A heading over the table, or the name of a sheet. */
  heading?: string;
  /** One cell across the top of the table. */
  title?: string;
  columns: readonly Column[];
  rows: readonly Row[];
}

export interface Shape {
  name: string;
  format: Format;
  title: string;
  before: readonly string[];
  tables: readonly Sheet[];
  after: readonly string[];
  /** How its maker laid it out, where that differs from a plain portrait page with ruled tables. */
  layout?: {
    landscape?: true;
    unruled?: true;
    /** Of a CSV file. */
    delimiter?: ',' | ';' | '\t';
    encoding?: 'utf-8' | 'windows-1252' | 'utf-16le';
    /** A second sheet that is not shown. */
    hiddenSheet?: readonly (readonly string[])[];
    /** The web page around the text: a menu above it and a foot below. */
    around?: { menu: readonly string[]; foot: string };
  };
}

/** Synonyms of headers that any council may use, given once. */
export const headers = {
  ref: ['Ref', 'No.', 'ID', 'Action no.', 'Reference'],
  action: ['Action', 'What we will do', 'Actions', 'Activity', 'Agreed action', 'Task', 'Action required'],
  owner: [
    'Lead officer',
    'Owner',
    'Responsible officer',
    'Lead',
    'Action owner',
    'Who',
    'Responsibility',
    'Accountable officer',
  ],
  due: [
    'Due date',
    'Timescale',
    'By when',
    'Target date',
    'Deadline',
    'Completion date',
    'When',
    'Target completion date',
  ],
  status: ['Status', 'RAG', 'RAG rating', 'BRAG', 'RAG status', 'Current status'],
  progress: ['Progress update', 'Comments', 'Progress to date', 'Latest update', 'Commentary', 'Update'],
  recommendation: ['Recommendation', 'LGA recommendation', 'Peer team recommendation'],
  theme: ['Theme', 'Priority', 'Strategic priority'],
} as const;

/** A row of ref, action, owner, due, status and progress, in the order of the cells given. */
export function row(
  cells: readonly Cell[],
  action: string,
  owners: string | readonly string[],
  due: string,
  status: string,
): Row {
  return { cells, reads: { action, owners: typeof owners === 'string' ? [owners] : owners, due, status } };
}
