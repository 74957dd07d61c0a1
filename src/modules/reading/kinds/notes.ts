// The columns of a row that no field holds, each kept as a note under its header, so that nothing of a table is lost.
import type { Passage } from '../../../office/blocks.ts';
import { type Reading, use } from '../reading.ts';
import type { Role } from '../tables/columns.ts';
import { type Grid, type GridRow, headerOf } from '../tables/grid.ts';

/** Bullets and dashes alone say nothing. */
const says = /[^\s\p{Pd}•▪■●◦‣·*.]/u;

/** `Header: words` for every written cell that `isHeld` does not name as a field's. */
export function notesOf(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  isHeld: (role: Role | undefined, passage: Passage) => boolean,
): string[] {
  const taken = new Set<Passage>();
  const notes = row.cells.flatMap((passage, column) => {
    const role = grid.roles[column];
    if (!passage || role === 'ticked' || taken.has(passage) || isHeld(role, passage)) return [];
    taken.add(passage);
    const words = use(reading, passage);
    const header = headerOf(grid, column);
    if (!says.test(words)) return [];
    return [header ? `${header}: ${words}` : words];
  });
  return row.remark ? [...notes, use(reading, row.remark)] : notes;
}
