// Rows without a key: what they add, found its place among what stands and among one another.
import type { Words } from '../changes/fields.ts';
import { readWanted, type Values, type WordReaders } from '../changes/wanted.ts';
import { sameWords } from '../questions.ts';
import { labelOf } from '../say.ts';
import { type Item, type ThreadPerson, type Walk, walk } from '../thread.ts';
import { headOf, itemsOf, type List, lists } from './lists.ts';
import { type PersonValues, readPerson } from './person.ts';
import type { FileList, FileRow, Remark } from './rows.ts';

export interface Added {
  list: List;
  sheet: string;
  number: number;
  /** Its number is below nought until it is written; parents and people in `values` may be, too. */
  item: Item;
  values: Values;
  /** What the row says, for a person to check: what the column is called, its words, how they were read. */
  cells: { head: string; words: string; note: string }[];
}

export interface NewPersonRow {
  sheet: string;
  number: number;
  person: ThreadPerson;
  values: PersonValues;
  cells: Added['cells'];
}

interface Adding {
  thread: Walk;
  items: Added[];
  people: NewPersonRow[];
  errors: Remark[];
  notes: Remark[];
}

interface Fresh {
  file: FileList;
  row: FileRow;
  words: Words;
}

/** Pure. New rows get numbers below nought in the thread that is answered, so that they can name one another. */
export function addedRows(files: readonly FileList[], now: Walk, readers: WordReaders): Adding {
  const order = (file: FileList) => lists.indexOf(file.list);
  const fresh = [...files]
    .sort((a, b) => order(a) - order(b))
    .flatMap((file) =>
      file.rows.flatMap((row): Fresh[] => (row.key === null ? [{ file, row, words: wordsIn(row) }] : [])),
    );
  const adding: Adding = { thread: now, items: [], people: [], errors: [], notes: [] };
  const people = fresh.filter(({ file }) => file.list.name === 'people');
  const persons = people.map(({ words }, index) => newPerson(words, -1 - index));
  const rest = fresh.filter(({ file }) => file.list.name !== 'people');
  const items = rest.map(({ file, words }, index) => newItem(file.list, words, -1 - index, now));
  adding.thread = walk({ ...now, people: [...now.people, ...persons], items: [...now.items, ...items] });
  for (const [index, one] of people.entries()) addPerson(adding, one, persons[index]);
  for (const [index, one] of rest.entries()) addItem(adding, one, items[index], now, readers);
  return adding;
}

function wordsIn(row: FileRow): Words {
  return Object.fromEntries([...row.cells].map(([field, cell]) => [field, cell.text]));
}

function newPerson(words: Words, id: number): ThreadPerson {
  return {
    id,
    kind: 'officer',
    name: words.name ?? '',
    initials: words.initials || null,
    post: words.post || null,
    namePublic: false,
  };
}

function newItem(list: List, words: Words, id: number, now: Walk): Item {
  return {
    id,
    planId: 0,
    kind: list.kinds[0] ?? 'action',
    sort: list.name === 'mandates' ? sortOfMandate(words.ref ?? '') : null,
    ref: words.ref || null,
    title: words.title ?? '',
    detail: null,
    parentId: null,
    position: now.items.length - id,
    level: null,
    status: null,
    start: null,
    due: null,
    parts: [],
    certain: true,
    documentId: null,
    source: null,
  };
}

/** `Direction B` is a Direction; anything else that a plan answers is a recommendation. */
function sortOfMandate(ref: string): string {
  return /^direction\b/i.test(ref) ? 'direction' : 'recommendation';
}

function placeOf(file: FileList, row: FileRow, field: string): string {
  const letter = [...file.letters].find(([name]) => name === field)?.[1];
  return letter === undefined ? String(row.number) : `${letter}${row.number}`;
}

function remark(file: FileList, row: FileRow, field: string, message: string): Remark {
  return { sheet: row.sheet, cell: placeOf(file, row, field), message };
}

function addPerson(adding: Adding, { file, row, words }: Fresh, person: ThreadPerson | undefined): void {
  if (!person) return;
  const same = adding.thread.people.find(
    (one) => one.id > 0 && one.name !== null && sameWords(one.name, words.name ?? ''),
  );
  if (same) {
    adding.errors.push(
      remark(
        file,
        row,
        'name',
        `${same.name} is on the list already. Copy their key, or say the name differently`,
      ),
    );
    return;
  }
  const { values, errors } = readPerson(adding.thread.people, person, words);
  for (const { field, message } of errors) adding.errors.push(remark(file, row, field, message));
  // Their kind is known now, and decides who initials mean in the rows that follow.
  person.kind = values.kind;
  adding.people.push({ sheet: row.sheet, number: row.number, person, values, cells: cellsOf(file, row, []) });
}

function addItem(
  adding: Adding,
  { file, row, words }: Fresh,
  item: Item | undefined,
  now: Walk,
  readers: WordReaders,
): void {
  if (!item) return;
  const filled = Object.fromEntries(
    Object.entries(words).filter(([field, said]) => said !== '' || field === 'title'),
  );
  const { values, errors, notes } = readWanted(adding.thread, item, { title: '', ...filled }, readers);
  for (const { field, message } of errors) adding.errors.push(remark(file, row, field, message));
  const twin = twinOf(file.list, words, values, now);
  if (twin)
    adding.errors.push(
      remark(
        file,
        row,
        'title',
        `it is in the plan already, as ${labelOf(now, twin)}. Copy its key, or say the title differently`,
      ),
    );
  adding.items.push({
    list: file.list,
    sheet: row.sheet,
    number: row.number,
    item,
    values,
    cells: cellsOf(file, row, notes),
  });
}

/** An item that stands with the same title in the same place: most likely the row lost its key, or was sent twice. */
function twinOf(list: List, words: Words, values: Values, now: Walk): Item | undefined {
  const title = words.title ?? '';
  return itemsOf(now, list).find((item) => sameWords(item.title, title) && samePlace(item, words, values));
}

function samePlace(item: Item, words: Words, values: Values): boolean {
  return words.parent === undefined || (values.parentId ?? null) === item.parentId;
}

function cellsOf(
  file: FileList,
  row: FileRow,
  notes: readonly { field: string; message: string }[],
): Added['cells'] {
  return [...row.cells].flatMap(([field, { text }]) => {
    if (text === '') return [];
    const note = notes
      .filter((one) => one.field === field)
      .map((one) => one.message)
      .join('; ');
    return [{ head: headOf(file.list, field), words: text, note }];
  });
}
