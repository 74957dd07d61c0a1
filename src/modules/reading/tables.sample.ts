// For tests: tables as formats give them, with merged cells, colours and line feeds, and what they are read as.
import type { Passage, Row, Table } from '../../office/blocks.ts';
import { type Account, accountFor } from './accounting.ts';
import type { Draft } from './draft.ts';
import { readBlocks } from './read.ts';

/** A cell: its words, or with the colour behind it and the rows and columns it covers. `''` is blank or covered. */
export type Cell = string | { text?: string; fill?: string; rows?: number; columns?: number };

export interface Sample {
  draft: Draft;
  account: Account;
}

let lastId = 0;

function passage(cell: Cell, path: string): Passage {
  lastId += 1;
  if (typeof cell === 'string') return { id: lastId, text: cell, source: { path } };
  const { text = '', fill, rows = 1, columns = 1 } = cell;
  const isMerged = rows > 1 || columns > 1;
  return {
    id: lastId,
    text,
    source: { path },
    ...(fill ? { fill } : {}),
    ...(isMerged ? { covers: { rows, columns } } : {}),
  };
}

export function tableOf(rows: readonly (readonly Cell[])[], name = 'table 1'): Table {
  return {
    kind: 'table',
    rows: rows.map((cells, row): Row => {
      const place = `${name}, row ${row + 1}`;
      return {
        cells: cells.map((cell, column) => passage(cell, `${place}, column ${column + 1}`)),
        source: { path: place },
      };
    }),
  };
}

/** Reads tables and lines (a string is a paragraph) as a document called Plan. */
export function readSample(...parts: readonly (string | Table)[]): Sample {
  const blocks = parts.map((part, at) =>
    typeof part === 'string'
      ? ({ kind: 'paragraph', passage: passage(part, `paragraph ${at + 1}`) } as const)
      : part,
  );
  const heading = { kind: 'heading', level: 1, passage: passage('Improvement plan', 'heading 1') } as const;
  const reading = readBlocks(
    { format: 'docx', blocks: [heading, ...blocks] },
    { name: 'plan.docx', format: 'docx', sha256: '0'.repeat(64) },
  );
  return { draft: reading.draft, account: accountFor(reading) };
}

/** An action in few words, for comparing. */
export function inBrief({ actions }: Draft): unknown[] {
  return actions.map((one) => ({
    title: one.title,
    leads: one.leads.map(({ words }) => words).join('; '),
    due: one.due?.words,
    status: one.status?.words,
  }));
}
