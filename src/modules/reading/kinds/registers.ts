// Tables of risks and tables of measures.

import type { Passage } from '../../../office/blocks.ts';
import type { Person } from '../draft.ts';
import { type Reading, use } from '../reading.ts';
import type { Role } from '../tables/columns.ts';
import { cell, columnOf, type Grid, type GridRow, ownOf } from '../tables/grid.ts';
import { refAtStart } from '../words/refs.ts';
import { plainForm } from '../words/words.ts';
import { figureRowsOf, readFigureRows } from './figure-rows.ts';
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

/** Risks one to a row, or over several rows that each name one more control, owner or step. */
export function readRisks(reading: Reading, grid: Grid): void {
  const column = columnOf(grid, 'risk');
  let last: Passage | undefined;
  for (const row of grid.rows) {
    const risk = cell(grid, row, 'risk');
    const open = last && row.opens !== 'header' ? reading.draft.risks.at(-1) : undefined;
    if (open && (risk === undefined || (risk === last && !row.own[column]))) {
      goOn(reading, grid, row, open, besideRisk);
      continue;
    }
    if (!risk) continue;
    last = risk;
    const ref = cell(grid, row, 'ref');
    const written = ref ? use(reading, ref) : refOver(reading, grid, risk);
    reading.draft.risks.push({
      ...(written ? { ref: written } : {}),
      text: use(reading, risk),
      responsible: readPeople(reading, cell(grid, row, 'lead'), 'officer', 'owner'),
      notes: notesOf(reading, grid, row, (role) => inRisk.has(role)),
      source: row.row.source,
    });
  }
}

const inRisk = new Set<Role | undefined>(['ref', 'risk', 'lead']);

const besideRisk = new Set<Role | undefined>(['risk', 'lead']);

/** The owners of each risk or measure that goes on below, so that many rows take no longer each. */
const owners = new WeakMap<object, Set<string>>();

/** What a row below says of the risk or measure above it: who else answers for it, and each cell as a note. */
function goOn(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  open: { responsible: Person[]; notes: string[] },
  held: ReadonlySet<Role | undefined>,
): void {
  const own = ownOf(row);
  const known = owners.get(open) ?? new Set(open.responsible.map(({ words }) => words));
  owners.set(open, known);
  for (const person of readPeople(reading, cell(grid, own, 'lead'), 'officer', 'owner')) {
    if (!known.has(person.words)) open.responsible.push(person);
    known.add(person.words);
  }
  open.notes.push(...notesOf(reading, grid, own, (role) => held.has(role)));
}

/** `SR01 Reserves run out` as the heading over the form of that one risk. */
function refOver(reading: Reading, { rows, section }: Grid, risk: Passage): string | undefined {
  const start = rows.length === 1 && section ? refAtStart(section.passage.text) : undefined;
  if (!start || !section || plainForm(section.passage.text.slice(start.to)) !== plainForm(risk.text))
    return undefined;
  use(reading, section.passage, 'label');
  return start.ref;
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

/** In a row below, figures are kept beside those of the measure above. */
const besideMeasure = new Set<Role | undefined>(['outcome', 'priority', 'theme', 'lead']);

export function isMeasureTable(grid: Grid): boolean {
  const has = (role: Role) => grid.roles.includes(role);
  if (!has('measure') || has('action')) return false;
  return (['target', 'baseline', 'actual', 'unit', 'due', 'status', 'lead'] as const).some(has);
}

export function readMeasures(reading: Reading, grid: Grid): void {
  const inRows = figureRowsOf(grid);
  if (inRows) {
    readFigureRows(reading, grid, inRows);
    return;
  }
  let outcome: string | undefined;
  let last: Passage | undefined;
  let measured = false;
  for (const row of grid.rows) {
    const title = cell(grid, row, 'measure');
    const named = cell(grid, row, 'outcome') ?? cell(grid, row, 'priority') ?? cell(grid, row, 'theme');
    if (named && named !== last) {
      last = named;
      outcome = use(reading, named);
      if (grid.roles.includes('outcome'))
        reading.draft.outcomes.push({ title: outcome, objectives: [], measures: [], source: named.source });
    }
    const open = measured ? reading.draft.measures.at(-1) : undefined;
    if (!title && open && row.opens !== 'header') goOn(reading, grid, row, open, besideMeasure);
    if (!title) continue;
    measured = true;
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
