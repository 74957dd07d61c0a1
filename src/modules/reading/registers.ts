// Tables of risks and tables of measures.
import type { Role } from './columns.ts';
import { cell, type Grid, type GridRow } from './grid.ts';
import { readPeople } from './people.ts';
import { type Reading, use } from './reading.ts';
import { readStatus } from './status.ts';

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
    if (risk) reading.draft.risks.push({ text: use(reading, risk), source: row.row.source });
  }
}

export function isMeasureTable(grid: Grid): boolean {
  const has = (role: Role) => grid.roles.includes(role);
  if (!has('measure') || has('action')) return false;
  return (['target', 'baseline', 'actual', 'unit', 'due', 'status', 'lead'] as const).some(has);
}

export function readMeasures(reading: Reading, grid: Grid): void {
  let outcome: string | undefined;
  for (const row of grid.rows) {
    const title = cell(grid, row, 'measure');
    const named = cell(grid, row, 'outcome') ?? cell(grid, row, 'priority') ?? cell(grid, row, 'theme');
    if (named) {
      outcome = use(reading, named);
      if (grid.roles.includes('outcome'))
        reading.draft.outcomes.push({ title: outcome, objectives: [], measures: [], source: named.source });
    }
    if (!title) continue;
    const status = cell(grid, row, 'status');
    if (grid.roles.includes('outcome')) reading.draft.outcomes.at(-1)?.measures.push(title.text);
    reading.draft.measures.push({
      title: use(reading, title),
      ...(outcome ? { outcome } : {}),
      ...written(reading, grid, row, 'baseline'),
      ...written(reading, grid, row, 'target'),
      ...written(reading, grid, row, 'actual'),
      ...written(reading, grid, row, 'unit'),
      ...(status ? { status: readStatus(use(reading, status)) } : {}),
      responsible: readPeople(reading, cell(grid, row, 'lead'), 'officer', 'owner'),
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
