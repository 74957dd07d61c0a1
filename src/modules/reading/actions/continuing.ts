// Rows under an action that belong to it: its title is merged over them, or left blank while they name one more owner,
// step or date. Nothing of them is lost: what an action has one of already becomes a note.
import type { Passage } from '../../../office/blocks.ts';
import type { Person } from '../draft.ts';
import { find, quote, type Reading } from '../reading.ts';
import { cell, columnOf, type Grid, type GridRow, headerOf, ownOf } from '../tables/grid.ts';
import type { RowAction } from './actions.ts';
import { ownerAndDateOf } from './owner-and-date.ts';
import { notesBeside, progressOf } from './row.ts';
import { peopleOf } from './row-people.ts';
import { doing, titleRole } from './subject.ts';

/** Whether a row says more of the action above it. A blank title with an owner, a date and a status is a title lost. */
export function goesOnBelow(
  grid: Grid,
  before: RowAction,
  row: GridRow,
  title: Passage | undefined,
): boolean {
  const role = titleRole(grid);
  if (role === undefined) return false;
  if (title) return title === before.title && !row.own[columnOf(grid, role)];
  const [first] = before.rows;
  if (!first || row.opens || cell(grid, ownOf(row), 'ref')) return false;
  const tracked = (one: GridRow) => doing.filter((each) => cell(grid, one, each)).length;
  const here = tracked(ownOf(row));
  return ownOf(row).cells.some((one) => one !== undefined) && here > 0 && here < Math.max(tracked(first), 2);
}

export function goOn(reading: Reading, { action, title, rows, grid }: RowAction, whole: GridRow): void {
  const row = ownOf(whole);
  rows.push(row);
  const both = ownerAndDateOf(reading, grid, row);
  const people = peopleOf(reading, grid, row, both);
  join(action.leads, people.leads);
  join(action.officerSponsors, people.officerSponsors);
  join(action.memberSponsors, people.memberSponsors);
  const { notes, start, due, revised, status } = progressOf(reading, grid, row, both);
  const keep = (role: 'start' | 'due' | 'status', words: string | undefined) => {
    if (words) action.notes.push(`${headerOf(grid, columnOf(grid, role)) || role}: ${words}`);
  };
  if (start && action.start) keep('start', start.words);
  else if (start) action.start = start;
  // An action is due when the last of its rows is.
  if (due && action.due && (due.latest ?? '') > (action.due.latest ?? '')) {
    keep('due', action.due.words);
    action.due = due;
  } else if (due && action.due) keep('due', due.words);
  else if (due) action.due = due;
  if (revised && !action.revised) action.revised = revised;
  if (status && action.status) {
    if (status.words !== action.status.words) keep('status', status.words);
  } else if (status) action.status = status;
  action.notes.push(...notesBeside(reading, grid, row), ...notes);
  find(reading, 'table/continued', 'note', row.row.source, {
    message: `This row says more of ${quote(title.text)}, which stands above it; they were read as one action.`,
  });
}

function join(people: Person[], more: readonly Person[]): void {
  for (const person of more) if (!people.some(({ words }) => words === person.words)) people.push(person);
}
