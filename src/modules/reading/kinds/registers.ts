// Tables of risks and tables of measures.

import type { Passage } from '../../../office/blocks.ts';
import { type Reading, use } from '../reading.ts';
import type { Role } from '../tables/columns.ts';
import { cell, type Grid, type GridRow } from '../tables/grid.ts';
import { notesOf } from './notes.ts';
import { readPeople } from './people.ts';
import { colourIn, statusOf } from './statuses.ts';

export function isRiskTable(grid: Grid): boolean {
  const has = (role: Role) => grid.roles.includes(role);
  return (
    has('risk') &&
    !has('action') &&
    (['mitigation', 'likelihood', 'impact', 'score', 'lead', 'status', 'ref'] as const).some(has)
  );
}

export function readRisks(reading: Reading, grid: Grid): void {
  for (const row of grid.rows) {
    const risk = cell(grid, row, 'risk');
    if (!risk) continue;
    const ref = cell(grid, row, 'ref');
    reading.draft.risks.push({
      ...(ref ? { ref: use(reading, ref) } : {}),
      text: use(reading, risk),
      responsible: readPeople(reading, cell(grid, row, 'lead'), 'officer', 'owner'),
      notes: notesOf(reading, grid, row, (role) => role === 'ref' || role === 'risk' || role === 'lead'),
      source: row.row.source,
    });
  }
}

const inMeasure = new Set<Role | undefined>([
  'ref',
  'measure',
  'outcome',
  'priority',
  'theme',
  'baseline',
  'target',
  'actual',
  'unit',
  'status',
  'lead',
]);

export function isMeasureTable(grid: Grid): boolean {
  const has = (role: Role) => grid.roles.includes(role);
  if (!has('measure') || has('action')) return false;
  return (['target', 'baseline', 'actual', 'unit', 'due', 'status', 'lead'] as const).some(has);
}

export function readMeasures(reading: Reading, grid: Grid): void {
  let outcome: string | undefined;
  let last: Passage | undefined;
  for (const row of grid.rows) {
    const title = cell(grid, row, 'measure');
    const named = cell(grid, row, 'outcome') ?? cell(grid, row, 'priority') ?? cell(grid, row, 'theme');
    if (named && named !== last) {
      last = named;
      outcome = use(reading, named);
      if (grid.roles.includes('outcome'))
        reading.draft.outcomes.push({ title: outcome, objectives: [], measures: [], source: named.source });
    }
    if (!title) continue;
    const { status: said, notes } = statusOf(reading, grid, row);
    const status = said ?? colourIn(reading, grid, row, grid.roles.indexOf('actual'));
    if (grid.roles.includes('outcome')) reading.draft.outcomes.at(-1)?.measures.push(title.text);
    const ref = cell(grid, row, 'ref');
    reading.draft.measures.push({
      ...(ref ? { ref: use(reading, ref) } : {}),
      title: use(reading, title),
      ...(outcome ? { outcome } : {}),
      ...written(reading, grid, row, 'baseline'),
      ...written(reading, grid, row, 'target'),
      ...written(reading, grid, row, 'actual'),
      ...written(reading, grid, row, 'unit'),
      ...(status ? { status } : {}),
      responsible: readPeople(reading, cell(grid, row, 'lead'), 'officer', 'owner'),
      notes: [...notesOf(reading, grid, row, (role) => inMeasure.has(role)), ...notes],
      source: row.row.source,
    });
  }
}

function written(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  role: 'baseline' | 'target' | 'actual' | 'unit',
): Partial<Record<typeof role, string>> {
  const passage = cell(grid, row, role);
  return passage ? { [role]: use(reading, passage) } : {};
}
