// Action tables to actions: who, when, how far, and what stands under each; merged, broken and shifted rows put right.

import type { Passage } from '../../../office/blocks.ts';
import type { Action, Draft } from '../draft.ts';
import { readPeople } from '../kinds/people.ts';
import { labelled, readLabel, type Section } from '../outline/outline.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import type { Role } from '../tables/columns.ts';
import { cell, cellsOf, type Grid, type GridRow, headerOf } from '../tables/grid.ts';
import { readDate } from '../words/dates.ts';
import { directionRef, isMandateRef, refsIn } from '../words/refs.ts';
import { readStatus } from '../words/status.ts';
import { startsLower } from '../words/words.ts';
import { coversOf } from './covers.ts';
import { sayRowFaults } from './faults.ts';
import { mandateOver, objectiveOver, themeOver } from './over.ts';
import { readParts } from './parts.ts';

/** The roles that make a table one of actions, beside the column that says what is to be done. */
const doing: Role[] = ['lead', 'due', 'status', 'start', 'officerSponsor', 'memberSponsor'];

/** The column that says what is to be done: actions first, else what a plan asks for by another name. */
export function titleRole(grid: Grid): Role | undefined {
  const tracked = doing.filter((role) => grid.roles.includes(role)).length;
  const has = (role: Role) => grid.roles.includes(role);
  if (has('action'))
    return tracked > 0 ||
      has('recommendation') ||
      has('ref') ||
      has('notes') ||
      grid.roles.filter(Boolean).length === 1
      ? 'action'
      : undefined;
  if (has('risk') || has('measure')) return undefined;
  if (has('response') && has('recommendation') && tracked >= 2 && onlyAccepts(grid)) return 'recommendation';
  const wanted = (
    [
      'deliverable',
      'milestone',
      'response',
      'recommendation',
      'objective',
      'outcome',
      'priority',
      'workstream',
      'aim',
    ] as const
  ).find(has);
  if (wanted === 'milestone' && !has('lead') && !has('status')) return undefined;
  return tracked >= 2 ? wanted : undefined;
}

/** Responses that open by taking a recommendation or leaving it: what is to be done is the recommendation. */
function onlyAccepts(grid: Grid): boolean {
  const responses = cellsOf(grid, 'response');
  const taking = responses.filter((text) =>
    /^(?:not |fully |part(?:ly|ially) |in part |already )?(?:accept(?:ed)?|agree(?:d)?|noted|rejected|implemented|under consideration|yes|no)\b/i.test(
      text,
    ),
  );
  return taking.length * 2 >= responses.length;
}

/** One action as it is being read: `rows` are the table rows that hold it. */
export interface RowAction {
  action: Action;
  title: Passage;
  rows: GridRow[];
  grid: Grid;
  /** Row in the grid. */
  at: number;
}

export function readActions(reading: Reading, grid: Grid): RowAction[] {
  const role = titleRole(grid);
  if (!role) return [];
  const covers = coversOf(reading, grid, role);
  const read: RowAction[] = [];
  grid.rows.forEach((row, at) => {
    const title = cell(grid, row, role);
    const before = read.at(-1);
    if (!title) sayRowWithoutTitle(reading, grid, row);
    else if (isTotal(grid, row, title)) sayTotal(reading, row, title);
    else if (before && isContinuation(grid, row, title)) continueAction(reading, before, row, title);
    else read.push(startAction(reading, grid, row, at, title, covers[at] ?? []));
  });
  for (const one of read) {
    readParts(
      reading,
      one.action,
      [one.title, ...one.rows.slice(1).flatMap((row) => cell(grid, row, role) ?? [])],
      isHeadingRow(one),
    );
    reading.draft.actions.push(one.action);
  }
  sayRowFaults(reading, grid, read);
  return read;
}

/** A row of sums has nobody to do it and no day to do it by. */
function isTotal(grid: Grid, row: GridRow, title: Passage): boolean {
  if (!/^(?:sub-?|grand )?\s*totals?\b.{0,30}$/i.test(title.text)) return false;
  return doing.every((role) => cell(grid, row, role) === undefined);
}

function sayTotal(reading: Reading, row: GridRow, title: Passage): void {
  find(reading, 'table/total-row', 'note', row.row.source, {
    message: `${quote(title.text)} adds up the rows above it, and is no action.`,
    quotes: row.cells.flatMap((one) => one ?? []),
  });
}

/** Words in the title's column alone: they run on from the row above after a break, or when they begin in mid-sentence. */
function isContinuation(grid: Grid, row: GridRow, title: Passage): boolean {
  const others = row.cells.filter((one) => one !== undefined && one !== title);
  if (others.length > 0 || grid.roles.filter(Boolean).length < 3) return false;
  return (
    row.opens === 'break' ||
    row.shiftedBy !== undefined ||
    (startsLower(title.text) && row.opens !== 'header')
  );
}

function continueAction(reading: Reading, before: RowAction, row: GridRow, title: Passage): void {
  before.rows.push(row);
  find(reading, 'table/continued', 'warning', row.row.source, {
    message: `This row holds only words, ${quote(title.text)}. They were read as running on from ${quote(before.title.text)}.`,
  });
}

/** A row with a title and nothing else heads the rows under it. */
export function isHeadingRow({ action, grid, rows }: RowAction): boolean {
  const { status, start, due, leads, officerSponsors, memberSponsors, ref } = action;
  const isBare =
    !status && !start && !due && !ref && leads.length + officerSponsors.length + memberSponsors.length === 0;
  return isBare && rows.length === 1 && doing.filter((role) => grid.roles.includes(role)).length >= 2;
}

export interface Covered {
  role: Role;
  passages: Passage[];
  words: string;
}

function startAction(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  at: number,
  title: Passage,
  covered: Covered[],
): RowAction {
  const words = (role: Role) => covered.find((one) => one.role === role)?.words;
  const objective = words('objective');
  const refs = objective ? objectiveRefs(objective) : objectiveOver(reading, grid.section);
  const bestValue = bestValueOf(grid, words);
  const theme = bestValue ?? words('theme') ?? words('priority') ?? words('outcome') ?? themeOf(grid, at);
  const workstream = words('workstream') ?? labelled(grid.section, 'workstream')?.title;
  const ref = cell(grid, row, 'ref');
  const action: Action = {
    ...(ref ? { ref: bareRef(use(reading, ref)) } : {}),
    title: title.text,
    ...(theme ? { theme } : {}),
    ...(workstream ? { workstream } : {}),
    objectiveRefs: refs,
    mandates: mandatesOf(
      refs,
      bestValue ? `Best Value theme: ${bestValue}` : words('mandate'),
      words('recommendation') ? `${ref?.text ?? ''} ${words('recommendation')}` : undefined,
      grid.section,
    ),
    officerSponsors: readPeople(reading, cell(grid, row, 'officerSponsor'), 'officer', 'sponsor'),
    memberSponsors: readPeople(reading, cell(grid, row, 'memberSponsor'), 'member', 'Cabinet sponsor'),
    leads: readPeople(reading, cell(grid, row, 'lead'), 'officer', 'lead'),
    ...datesOf(reading, grid, row),
    subActions: [],
    notes: notesOf(reading, grid, row),
    source: row.row.source,
  };
  return { action, title, rows: [row], grid, at };
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
  recommendation: string | undefined,
  section: Section | undefined,
): string[] {
  const named = mandate ? objectiveRefs(mandate).map(directionRef) : [];
  const answered = recommendation ? recommendationRef(recommendation) : [];
  const over = named.length + answered.length === 0 ? mandateOver(section) : [];
  return [...new Set([...refs.filter(isMandateRef), ...named, ...answered, ...over])];
}

/** `3.` and `3)` are 3; the bracket of `31(b)` is its own. */
function bareRef(words: string): string {
  return words.includes('(') ? words : words.replace(/[.)]$/, '');
}

/** `R3 …`, `3. …`, `Recommendation #3 …`: the recommendation's own number, if it has one. */
function recommendationRef(words: string): string[] {
  const number = /^\s*(?:recommendation|rec\.?|r)?\s*(?:no\.?|#)?\s*(\d{1,3}(?:\.\d{1,2})?)\b/i.exec(
    words.slice(0, 40),
  )?.[1];
  return number ? [`Recommendation ${number}`] : [];
}

function datesOf(reading: Reading, grid: Grid, row: GridRow): Pick<Action, 'start' | 'due' | 'status'> {
  const start = cell(grid, row, 'start');
  const due = cell(grid, row, 'due');
  const status = cell(grid, row, 'status');
  const inPercent = /%|\bper ?cent/i.test(headerOf(grid, grid.roles.indexOf('status')));
  return {
    ...(start ? { start: readDate(use(reading, start)) } : {}),
    ...(due ? { due: readDate(use(reading, due)) } : {}),
    ...(status ? { status: readStatus(use(reading, status), inPercent) } : {}),
  };
}

/** Columns no field holds are kept as notes under their header. */
function notesOf(reading: Reading, grid: Grid, row: GridRow): string[] {
  const asNotes = new Set<Role | undefined>([
    'notes',
    'rank',
    'measure',
    'target',
    'outcome',
    'keyPoint',
    'response',
    'milestone',
    'deliverable',
    'mitigation',
    'risk',
    'baseline',
    'actual',
    'aim',
    'impact',
    'score',
    'post',
    'name',
    'unit',
    'likelihood',
    undefined,
  ]);
  return row.cells.flatMap((passage, column) => {
    const role = grid.roles[column];
    if (
      !passage ||
      !asNotes.has(role) ||
      role === titleRole(grid) ||
      (role === 'outcome' && !grid.roles.includes('action'))
    )
      return [];
    const words = use(reading, passage);
    const header = headerOf(grid, column);
    return words === '' || !/[\p{L}\p{N}]/u.test(words) ? [] : [header ? `${header}: ${words}` : words];
  });
}

/** The theme a table stands under: its own title row, a labelled heading, or the nearest heading that names something. */
export function themeOf(grid: Grid, at = 0): string | undefined {
  const title = grid.titles.findLast(
    (one) => one.before <= at && readLabel(one.passage.text).label !== undefined,
  );
  if (title) return title.passage.text.slice(readLabel(title.passage.text).titleFrom).trim();
  const band = grid.titles.findLast((one) => one.before <= at && one.isBand);
  return band?.passage.text ?? themeOver(grid.section);
}

function sayRowWithoutTitle(reading: Reading, grid: Grid, row: GridRow): void {
  const written = row.cells.filter((one) => one !== undefined && !reading.marks.has(one.id));
  if (written.length === 0 || grid.roles.filter(Boolean).length < 2) return;
  find(reading, 'table/row-without-action', 'warning', row.row.source, {
    message: `This row does not say what is to be done: ${quote(written.map((one) => one?.text).join(' | '))}.`,
    quotes: written.flatMap((one) => one ?? []),
  });
}

export type DraftAction = Draft['actions'][number];
