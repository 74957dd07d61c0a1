// Merged cells spread over the rows and columns they cover, exactly as the document merges them.
import type { Passage, Table } from '../../../office/blocks.ts';

/** What stands in one place of a table. `own`: the words are written here, and not spread from a merged cell. */
export interface Spot {
  passage: Passage | undefined;
  own: boolean;
  fill?: string;
}

/** Merged cells wider or higher than this are the page's furniture; no plan has them. Bounds the work. */
const mostCovered = 2000;

/** Whether the document itself says which cells are merged. */
export function isMerged(table: Table): boolean {
  return table.rows.some(({ cells }) => cells.some(({ covers }) => covers !== undefined));
}

/** Every row by column, merged cells spread. Cells that are covered take the words and the colour of their anchor. */
export function spreadOf({ rows }: Table): Spot[][] {
  const spots = rows.map(({ cells }) => cells.map(spotOf));
  rows.forEach(({ cells }, at) => {
    cells.forEach((anchor, column) => {
      if (!anchor.covers) return;
      const down = Math.min(anchor.covers.rows, rows.length - at, mostCovered);
      const across = Math.min(anchor.covers.columns, mostCovered);
      for (let row = at; row < at + down; row += 1)
        for (let place = column; place < column + across; place += 1) {
          const spot = spots[row]?.[place];
          if (!spot || spot.own || spot.passage) continue;
          if (anchor.text !== '') spot.passage = anchor;
          if (anchor.fill !== undefined) spot.fill ??= anchor.fill;
        }
    });
  });
  return spots;
}

function spotOf(cell: Passage): Spot {
  return {
    passage: cell.text === '' ? undefined : cell,
    own: cell.text !== '',
    ...(cell.fill === undefined ? {} : { fill: cell.fill }),
  };
}
