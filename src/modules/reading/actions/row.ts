// One row of an action table to an action: its ref, what it answers, its people, dates, status and notes.
import type { Passage } from '../../../office/blocks.ts';
import type { Action } from '../draft.ts';
import { notesOf } from '../kinds/notes.ts';
import { refOfRecommendation } from '../kinds/recommendations.ts';
import { statusBeside, statusOf } from '../kinds/statuses.ts';
import { labelled, type Section } from '../outline/outline.ts';
import { type Reading, use } from '../reading.ts';
import type { Role } from '../tables/columns.ts';
import { cell, cellsOf, type Grid, type GridRow, headerOf } from '../tables/grid.ts';
import { directionRef, isMandateRef, letterAtStart, refAtStart, refsIn } from '../words/refs.ts';
import type { RowAction } from './actions.ts';
import { bandsOver } from './bands.ts';
import { mandateOver, objectiveOver } from './over.ts';
import { ownerAndDateOf } from './owner-and-date.ts';
import { datesOf } from './row-dates.ts';
import { peopleOf } from './row-people.ts';
import { titleRole } from './subject.ts';

export interface Covered {
  role: Role;
  passages: Passage[];
  words: string;
}

/** Reads every field of a row but its title's parts, which `readParts` reads. */
export function startAction(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  at: number,
  title: Passage,
  covered: Covered[],
): RowAction {
  const words = (role: Role) => covered.find((one) => one.role === role)?.words;
  const objective = words('objective');
  const over = bandsOver(reading, grid, at);
  const refs = objective
    ? objectiveRefs(objective)
    : (over.objectiveRefs ?? objectiveOver(reading, grid.section));
  const bestValue = bestValueOf(grid, words);
  // An outcome each action has of its own is what it is for, and no theme.
  const outcome = hasSharedOutcomes(grid) ? words('outcome') : undefined;
  const theme = bestValue ?? words('theme') ?? words('priority') ?? outcome ?? over.theme;
  const workstream = words('workstream') ?? over.workstream ?? labelled(grid.section, 'workstream')?.title;
  const ref = cell(grid, row, 'ref');
  const isSpread = ref !== undefined && (ref.covers?.rows ?? 1) > 1;
  // `1.2 Publish …` under a ref merged over several actions, or with no column of refs.
  const own = (ref === undefined || isSpread ? refAtStart(title.text) : undefined) ?? partOf(title.text, ref);
  if (isSpread && own && ref) use(reading, ref, 'label');
  const both = ownerAndDateOf(reading, grid, row);
  const { notes, ...progress } = progressOf(reading, grid, row, both);
  const action: Action = {
    ...(own?.ref ? { ref: own.ref } : ref ? { ref: bareRef(use(reading, ref)) } : {}),
    title: title.text.slice(own?.to ?? 0),
    ...(theme ? { theme } : {}),
    ...(workstream ? { workstream } : {}),
    objectiveRefs: refs,
    mandates: mandatesOf(
      refs,
      bestValue ? `Best Value theme: ${bestValue}` : (words('mandate') ?? over.mandate),
      recommendationRefs(covered, ref),
      grid.section,
    ),
    ...peopleOf(reading, grid, row, both),
    ...progress,
    subActions: [],
    notes: [...notesBeside(reading, grid, row), ...notes],
    source: row.row.source,
  };
  return { action, title, rows: [row], grid, at, ...(own ? { titleFrom: own.to } : {}) };
}

const grouped = new WeakMap<Grid, boolean>();

/** Whether the outcomes of a table stand over several rows, merged or left blank below, or say the same again. */
function hasSharedOutcomes(grid: Grid): boolean {
  const isShared =
    grouped.get(grid) ??
    new Set(cellsOf(grid, 'outcome')).size < grid.rows.filter(({ remark }) => !remark).length;
  grouped.set(grid, isShared);
  return isShared;
}

/** The theme of best value (`Governance`) in a column of them, or said so in a column of themes. */
function bestValueOf(grid: Grid, words: (role: Role) => string | undefined): string | undefined {
  const said = words('mandate') ?? words('theme');
  if (said && /^best value theme/i.test(headerOf(grid, grid.roles.indexOf('mandate')))) return said;
  return /^best value theme\s*[:–-]\s*(.+)/i.exec(said ?? '')?.[1];
}

/** Refs in the words, or the words themselves when they name an objective without one. */
function objectiveRefs(words: string): string[] {
  const refs = refsIn(words);
  return refs.length > 0 ? refs : [words];
}

function mandatesOf(
  refs: string[],
  mandate: string | undefined,
  answered: string[],
  section: Section | undefined,
): string[] {
  const named = mandate ? objectiveRefs(mandate).map(directionRef) : [];
  const over = named.length + answered.length === 0 ? mandateOver(section) : [];
  return [...new Set([...refs.filter(isMandateRef), ...named, ...answered, ...over])];
}

/** `(a) …` beside, or under, the number 1 is 1(a). */
function partOf(title: string, ref: Passage | undefined): { to: number; ref?: string } | undefined {
  const start = letterAtStart(title);
  if (!start) return undefined;
  return { to: start.to, ...(ref ? { ref: `${bareRef(ref.text)}(${start.letter})` } : {}) };
}

/** `3.` and `3)` are 3; the bracket of `31(b)` is its own. */
function bareRef(words: string): string {
  return words.includes('(') ? words : words.replace(/[.)]$/, '');
}

/** The recommendation a row answers: as it was read, else by its number (`R3 …`, `3. …`, `Recommendation #3 …`). */
function recommendationRefs(covered: readonly Covered[], ref: Passage | undefined): string[] {
  const answered = covered.find(({ role }) => role === 'recommendation');
  if (!answered) return [];
  const read = refOfRecommendation(answered.passages[0]);
  if (read) return [read];
  const words = `${ref?.text ?? ''} ${answered.words}`;
  const number = /^\s*(?:recommendation|rec\.?|r)?\s*(?:no\.?|#)?\s*(\d{1,3}(?:\.\d{1,2})?)\b/i.exec(
    words.slice(0, 40),
  )?.[1];
  return number ? [`Recommendation ${number}`] : [];
}

export type Progress = Pick<Action, 'start' | 'due' | 'revised' | 'status'> & { notes: string[] };

/** A row's dates and status, and what else stands in their cells. */
export function progressOf(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  both = ownerAndDateOf(reading, grid, row),
): Progress {
  const { status: said, notes } = statusOf(reading, grid, row);
  const due = both ? both.due : cell(grid, row, 'due');
  const status = said ?? statusBeside(reading, grid, row, due);
  return {
    ...datesOf(reading, grid, row, due),
    ...(status ? { status } : {}),
    notes,
  };
}

/** Roles whose words an action holds in fields of its own, or takes from the group it stands in. */
const held = new Set<Role | undefined>([
  'ref',
  'lead',
  'officerSponsor',
  'memberSponsor',
  'start',
  'due',
  'status',
  'mandate',
  'theme',
  'priority',
  'recommendation',
  'objective',
  'workstream',
]);

/** Columns no field holds are kept as notes under their header. */
export function notesBeside(reading: Reading, grid: Grid, row: GridRow): string[] {
  const title = titleRole(grid);
  const isOutcomeGroup = !grid.roles.includes('action');
  return notesOf(
    reading,
    grid,
    row,
    (role) => held.has(role) || role === title || (role === 'outcome' && isOutcomeGroup),
  );
}
