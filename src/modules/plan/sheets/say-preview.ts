// A preview as a page and the command line say it: what would change, what cannot be read, and what stays as it is.
import { paths } from '../paths.ts';
import { count } from '../say.ts';
import type { Added, NewPersonRow } from './added.ts';
import { type ChangedItem, type ChangedPerson, cellCount, conflictsIn, type Preview } from './preview.ts';
import { sayRemark } from './rows.ts';

/** Longer previews show their beginning: nobody reads a thousand rows, and the counts are of all. */
const mostShown = 400;

export interface SaidPreview {
  title: string;
  /** One sentence each. */
  sentences: string[];
  errors: string[];
  conflicts: SaidRow[];
  changes: SaidRow[];
  added: SaidAdded[];
  missing: { words: string; titles: string[] }[];
  notes: string[];
  /** Rows beyond those shown. */
  more: number;
  /** True where something may be written. */
  ready: boolean;
  /** The file begins the council's first plan, which needs a title. */
  begins: boolean;
}

export interface SaidRow {
  key: string;
  label: string;
  title: string;
  path: string | null;
  place: string;
  cells: {
    head: string;
    cell: string;
    saw: string;
    now: string;
    wanted: string;
    note: string;
    conflict: boolean;
  }[];
}

export interface SaidAdded {
  what: string;
  place: string;
  cells: Added['cells'];
}

export function sayPreview(preview: Preview, fileName: string): SaidPreview {
  const conflicting = new Set(conflictsIn(preview).map((row) => row.key));
  const rows = [...preview.changedPeople, ...preview.changedItems].map(sayRow);
  const added = [...preview.addedPeople.map(sayNewPerson), ...preview.addedItems.map(sayAdded)];
  const changes = rows.filter((row) => !conflicting.has(row.key));
  const nothing = rows.length + added.length === 0;
  return {
    title: `What ${fileName} would change`,
    sentences: sentencesOf(preview, rows.length, added.length),
    errors: preview.errors.map(sayRemark),
    conflicts: rows.filter((row) => conflicting.has(row.key)),
    changes: changes.slice(0, mostShown),
    added: added.slice(0, mostShown),
    missing: preview.missing.map(({ list, titles }) => ({
      words: `${count(titles.length, list.one, list.title.toLowerCase())} not in the file: nothing happens to ${titles.length === 1 ? 'it' : 'them'}`,
      titles: titles.slice(0, mostShown),
    })),
    notes: preview.notes.map(sayRemark),
    more: Math.max(0, changes.length - mostShown) + Math.max(0, added.length - mostShown),
    ready: preview.errors.length === 0 && !nothing,
    begins: preview.standing.plans.length === 0 && preview.addedItems.length > 0,
  };
}

function sentencesOf(preview: Preview, rows: number, added: number): string[] {
  const cells = cellCount(preview);
  const conflicts = conflictsIn(preview).length;
  const said = [
    ...(cells > 0 ? [`${count(cells, 'cell')} in ${count(rows, 'row')} would change.`] : []),
    ...(added > 0 ? [`${count(added, 'row')} would be added.`] : []),
    ...(cells + added === 0 ? ['Nothing would change: the file says what the plan says.'] : []),
  ];
  if (conflicts > 0)
    said.push(
      `Somebody else has changed ${conflicts === 1 ? 'one of these rows' : `${conflicts} of these rows`} since: choose which is to stand.`,
    );
  if (preview.errors.length > 0)
    said.push(
      `${count(preview.errors.length, 'mistake')} must be put right first: nothing is written until then.`,
    );
  if (preview.retyped > 0)
    said.push(
      `${count(preview.retyped, 'cell')} came back written another way and ${preview.retyped === 1 ? 'means' : 'mean'} the same, so the plan’s own words stay.`,
    );
  return said;
}

function sayRow(row: ChangedItem | ChangedPerson): SaidRow {
  return {
    key: row.key,
    label: row.label,
    title: row.title,
    path: 'item' in row ? paths.item(row.item) : paths.person(row.person.id),
    place: `${row.sheet} row ${row.number}`,
    cells: row.cells.map(({ head, cell, saw, now, wanted, note, conflict }) => ({
      head,
      cell,
      saw,
      now,
      wanted,
      note,
      conflict,
    })),
  };
}

function sayAdded({ list, sheet, number, cells }: Added): SaidAdded {
  return { what: `New ${list.one}`, place: `${sheet} row ${number}`, cells };
}

function sayNewPerson({ sheet, number, cells }: NewPersonRow): SaidAdded {
  return { what: 'New person', place: `${sheet} row ${number}`, cells };
}
