// The grids of a reading, found once.

import type { Reading } from '../reading.ts';
import type { Grid } from './grid.ts';
import { gridsOf } from './tables.ts';

const known = new WeakMap<Reading, Grid[]>();

export function gridsIn(reading: Reading): Grid[] {
  const before = known.get(reading);
  if (before) return before;
  const { blocks, outline } = reading;
  const tables = blocks.flatMap((table, at) =>
    table.kind === 'table' ? [{ table, section: outline.sections[at], at }] : [],
  );
  const grids = gridsOf(tables);
  known.set(reading, grids);
  return grids;
}
