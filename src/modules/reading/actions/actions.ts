// Action tables to actions: who, when, how far, and what stands under each; merged, broken and shifted rows put right.

import type { Passage } from '../../../office/blocks.ts';
import type { Action } from '../draft.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import { cell, type Grid, type GridRow } from '../tables/grid.ts';
import { startsLower } from '../words/words.ts';
import { alignedRows } from './aligned.ts';
import { goesOnBelow, goOn } from './continuing.ts';
import { coversOf } from './covers.ts';
import { sayRowFaults } from './faults.ts';
import { readParts } from './parts.ts';
import { startAction } from './row.ts';
import { doing, titleRole } from './subject.ts';

/** One action as it is being read: `rows` are the table rows that hold it. */
export interface RowAction {
  action: Action;
  title: Passage;
  /** Where the title begins, after a ref of its own. */
  titleFrom?: number;
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
    if (row.remark) before?.rows.push(row);
    else if (before && goesOnBelow(grid, before, row, title)) goOn(reading, before, row);
    else if (!title) sayRowWithoutTitle(reading, grid, row);
    else if (isTotal(grid, row, title)) sayTotal(reading, row, title);
    else if (before && isContinuation(grid, row, title)) continueAction(reading, before, row, title);
    else
      for (const one of alignedRows(reading, grid, row, title))
        read.push(startAction(reading, grid, one, at, cell(grid, one, role) ?? title, covers[at] ?? []));
  });
  for (const one of read) {
    const below = one.rows.slice(1).flatMap((row) => cell(grid, row, role) ?? []);
    readParts(
      reading,
      one.action,
      [one.title, ...below.filter((words) => words !== one.title)],
      isHeadingRow(one),
      one.titleFrom,
    );
    for (const { remark } of one.rows) if (remark) one.action.notes.push(use(reading, remark));
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

function sayRowWithoutTitle(reading: Reading, grid: Grid, row: GridRow): void {
  const written = row.cells.filter((one) => one !== undefined && !reading.marks.has(one.id));
  if (written.length === 0 || grid.roles.filter(Boolean).length < 2) return;
  find(reading, 'table/row-without-action', 'warning', row.row.source, {
    message: `This row does not say what is to be done: ${quote(written.map((one) => one?.text).join(' | '))}.`,
    quotes: written.flatMap((one) => one ?? []),
  });
}
