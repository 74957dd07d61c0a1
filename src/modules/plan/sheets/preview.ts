// What a file that came back would change, before anything is changed: pure, but for the versions it is given.
import { compare, type FieldChange } from '../changes/compare.ts';
import { type Field, type Words, wordsOf, wordsOfPerson } from '../changes/fields.ts';
import { readWanted, type WordReaders } from '../changes/wanted.ts';
import { labelOf, shortTitle } from '../say.ts';
import type { Item, ThreadPerson, Walk } from '../thread.ts';
import { type Added, addedRows, type NewPersonRow } from './added.ts';
import { headOf, itemsOf, type Key, type List, type ListName } from './lists.ts';
import { readPerson } from './person.ts';
import { isRetyped } from './retyped.ts';
import type { FileList, FileRow, FileRows, Remark } from './rows.ts';

export interface CellChange extends FieldChange {
  /** What the column is called. */
  head: string;
  cell: string;
  /** How the words were read, or that they could not be. */
  note: string;
}

interface ChangedRow {
  /** `item-12`, by which somebody chooses for the row. */
  key: string;
  list: ListName;
  sheet: string;
  number: number;
  label: string;
  title: string;
  cells: CellChange[];
}
export interface ChangedItem extends ChangedRow {
  item: Item;
}
export interface ChangedPerson extends ChangedRow {
  person: ThreadPerson;
}

export interface MissingRows {
  list: List;
  titles: string[];
}

export interface Preview {
  /** The plan as it stands, with what the file adds under numbers below nought. */
  thread: Walk;
  /** The same without what the file adds. */
  standing: Walk;
  changedItems: ChangedItem[];
  changedPeople: ChangedPerson[];
  addedItems: Added[];
  addedPeople: NewPersonRow[];
  missing: MissingRows[];
  errors: Remark[];
  notes: Remark[];
  /** Cells that a program rewrote and that mean the same. */
  retyped: number;
}

export interface Versions {
  now: Walk;
  /** What stood at each version that the file's keys name; null where the record has none. */
  saw: ReadonlyMap<number, Walk | null>;
}

/** The versions named by the keys of a file, each once. */
export function versionsIn(lists: readonly FileList[]): number[] {
  const keys = lists.flatMap(({ rows }) =>
    rows.flatMap(({ key }) => (key && 'version' in key ? [key.version] : [])),
  );
  return [...new Set(keys)].sort((a, b) => a - b);
}

interface Work extends Preview {
  versions: Versions;
  readers: WordReaders;
  seen: Map<string, FileRow>;
}

export function previewOf(file: FileRows, versions: Versions, readers: WordReaders): Preview {
  const adding = addedRows(file.lists, versions.now, readers);
  const work: Work = {
    thread: adding.thread,
    standing: versions.now,
    changedItems: [],
    changedPeople: [],
    addedItems: adding.items,
    addedPeople: adding.people,
    missing: [],
    errors: [...file.errors, ...adding.errors],
    notes: [...file.notes, ...adding.notes],
    retyped: 0,
    versions,
    readers,
    seen: new Map(),
  };
  for (const list of file.lists) {
    for (const row of list.rows) keyedRow(work, list, row);
    missingFrom(work, list);
  }
  const { versions: _versions, readers: _readers, seen: _seen, ...preview } = work;
  return preview;
}

function keyedRow(work: Work, file: FileList, row: FileRow): void {
  const { key } = row;
  if (key === null) return;
  const wrong = (message: string) =>
    void work.errors.push({
      sheet: row.sheet,
      cell: `${file.letters.get('key') ?? ''}${row.number}`,
      message,
    });
  if ('unreadable' in key) {
    wrong(`“${key.unreadable}” is no key. Put back what stood there, or clear it for a new row`);
    return;
  }
  const name = `${key.of} ${key.id}`;
  const before = work.seen.get(name);
  if (before) {
    wrong(`row ${before.number} has the same key. Clear the key of the row that is new`);
    return;
  }
  work.seen.set(name, row);
  if (key.of === 'person') personRow(work, file, row, key, wrong);
  else itemRow(work, file, row, key, wrong);
}

type Wrong = (message: string) => void;

function itemRow(work: Work, file: FileList, row: FileRow, key: Key, wrong: Wrong): void {
  const item = work.versions.now.item(key.id);
  if (!item) {
    wrong('no row of this council’s plan has this key');
    return;
  }
  if (!file.list.kinds.includes(item.kind)) {
    wrong(`this key is of ${labelOf(work.thread, item)}, which does not belong on this sheet`);
    return;
  }
  const seenThread = work.versions.saw.get(key.version);
  const seen = seenThread?.item(key.id);
  const now = wordsOf(work.versions.now, item);
  const saw = seenThread && seen ? wordsOf(seenThread, seen) : now;
  if (!seen) noteUnseen(work, row);
  const changes = changesOf(work, row, saw, now);
  if (changes.length === 0) return;
  const read = readWanted(work.thread, item, wantedIn(changes), work.readers);
  const cells = cellsOf(work, file, row, changes, read);
  work.changedItems.push({
    ...rowFacts(file, row, key),
    label: labelOf(work.thread, item),
    title: shortTitle(item.title),
    cells,
    item,
  });
}

function rowFacts(file: FileList, row: FileRow, key: Key) {
  return {
    key: `${key.of}-${key.id}`,
    list: file.list.name,
    sheet: row.sheet,
    number: row.number,
  };
}

function noteUnseen(work: Work, row: FileRow): void {
  work.notes.push({
    sheet: row.sheet,
    cell: String(row.number),
    message: 'the record no longer holds this row as it went out, so it is compared with what stands now',
  });
}

/** What somebody changed in a row, without what a program rewrote. */
function changesOf(work: Work, row: FileRow, saw: Words, now: Words): FieldChange[] {
  const wanted: Words = {};
  for (const [field, cell] of row.cells) {
    const before = saw[field] ?? '';
    const isSame = cell.text === before;
    const rewritten = !isSame && isRetyped(field, before, cell, work.readers);
    if (rewritten) work.retyped += 1;
    wanted[field] = rewritten ? before : cell.text;
  }
  return compare(saw, now, wanted);
}

export function wantedIn(changes: readonly FieldChange[]): Words {
  return Object.fromEntries(changes.map(({ field, wanted }) => [field, wanted]));
}

interface Said {
  errors: readonly { field: Field | string; message: string }[];
  notes: readonly { field: Field; message: string }[];
}

function cellsOf(
  work: Work,
  file: FileList,
  row: FileRow,
  changes: readonly FieldChange[],
  { errors, notes }: Said,
): CellChange[] {
  const place = (field: string) => {
    const letter = [...file.letters].find(([name]) => name === field)?.[1];
    return letter === undefined ? String(row.number) : `${letter}${row.number}`;
  };
  for (const { field, message } of errors)
    work.errors.push({ sheet: row.sheet, cell: place(field), message });
  return changes.map((change) => ({
    ...change,
    head: headOf(file.list, change.field),
    cell: place(change.field),
    note: notes
      .filter((note) => note.field === change.field)
      .map((note) => note.message)
      .join('; '),
  }));
}

function personRow(work: Work, file: FileList, row: FileRow, key: Key, wrong: Wrong): void {
  const person = work.versions.now.person(key.id);
  if (!person) {
    wrong('nobody on this council’s list has this key');
    return;
  }
  if (file.list.name !== 'people') {
    wrong('this key is a person’s, and belongs on the sheet of people');
    return;
  }
  const seen = work.versions.saw.get(key.version)?.person(key.id);
  const now = wordsOfPerson(person);
  if (!seen) noteUnseen(work, row);
  const changes = changesOf(work, row, seen ? wordsOfPerson(seen) : now, now);
  if (changes.length === 0) return;
  const read = readPerson(work.thread.people, person, wantedIn(changes));
  const cells = cellsOf(work, file, row, changes, { errors: read.errors, notes: [] });
  work.changedPeople.push({
    ...rowFacts(file, row, key),
    label: 'Person',
    title: person.name ?? person.post ?? '',
    cells,
    person,
  });
}

/** Rows of the plan that the file does not hold: nothing happens to them. */
function missingFrom(work: Work, { list, rows }: FileList): void {
  const keyed = new Set(rows.flatMap(({ key }) => (key && 'id' in key ? [key.id] : [])));
  if (keyed.size === 0) return;
  const { now } = work.versions;
  const titles =
    list.name === 'people'
      ? now.people.filter((person) => !keyed.has(person.id)).map((person) => person.name ?? person.post ?? '')
      : itemsOf(now, list)
          .filter((item) => !keyed.has(item.id))
          .map((item) => shortTitle(item.title));
  if (titles.length > 0) work.missing.push({ list, titles });
}

export function conflictsIn({ changedItems, changedPeople }: Preview): ChangedRow[] {
  return [...changedPeople, ...changedItems].filter(({ cells }) => cells.some((cell) => cell.conflict));
}

/** How many cells would be changed. */
export function cellCount({ changedItems, changedPeople }: Preview): number {
  return [...changedPeople, ...changedItems].reduce((sum, { cells }) => sum + cells.length, 0);
}
