// Lists of the plan as a workbook to edit and send back, and the blank one to start from.
import { type Format, type ListSheet, type WorkbookColumn, writeWorkbook } from '../../../office/workbook.ts';
import {
  answerKindsOf,
  confidenceNames,
  confidences,
  type Field,
  parentKindsOf,
  personKindNames,
  stageNames,
  stages,
  type Words,
  wordsOf,
  wordsOfPerson,
} from '../changes/fields.ts';
import { nameOfItem, nameOfPerson } from '../changes/names.ts';
import type { Version } from '../changes/versions.ts';
import { byStatusWords } from '../questions.ts';
import type { Item, Walk } from '../thread.ts';
import { instructions } from './instructions.ts';
import { headOf, itemsOf, keyHead, type List, type ListName, lists, writeKey } from './lists.ts';

/** A list as a workbook: the rows of a page with the same filters, or all of them. */
export function exportList(
  format: Format,
  { seq, thread }: Version,
  list: List,
  items: readonly Item[] = itemsOf(thread, list),
): Promise<Uint8Array> {
  const rows =
    list.name === 'people'
      ? thread.people.map((person) =>
          row(list, writeKey({ of: 'person', id: person.id, version: seq }), wordsOfPerson(person)),
        )
      : items.map((item) =>
          row(list, writeKey({ of: 'item', id: item.id, version: seq }), wordsOf(thread, item)),
        );
  const text = instructions({ council: thread.council.name, lists: [list], blank: false });
  return writeWorkbook(format, text, [sheetOf(thread, list, rows, 200)]);
}

const inTemplate: readonly ListName[] = [
  'people',
  'themes',
  'workstreams',
  'objectives',
  'actions',
  'milestones',
  'measures',
  'risks',
];

/** A blank workbook for starting from nothing: a sheet for each noun of a plan. */
export function exportTemplate(format: Format, thread: Walk): Promise<Uint8Array> {
  const blank = lists.filter((list) => inTemplate.includes(list.name));
  const text = instructions({ council: thread.council.name, lists: blank, blank: true });
  return writeWorkbook(
    format,
    text,
    blank.map((list) => sheetOf(thread, list, [], 300)),
  );
}

function row(list: List, key: string, words: Words): string[] {
  return [key, ...list.fields.map((field) => words[field] ?? '')];
}

function sheetOf(thread: Walk, list: List, rows: readonly string[][], spareRows: number): ListSheet {
  const key: WorkbookColumn = {
    head: keyHead,
    width: 10,
    quiet: true,
    hint: 'This says which row of the plan it is. Leave it as it is; leave it blank in a new row.',
  };
  return {
    name: list.title,
    columns: [key, ...list.fields.map((field) => columnOf(thread, list, field))],
    rows,
    spareRows,
  };
}

const widths: Record<Field, number> = {
  ref: 10,
  title: 46,
  detail: 30,
  parent: 24,
  answers: 14,
  lead: 18,
  'officer-sponsor': 18,
  'member-sponsor': 18,
  responsible: 20,
  start: 13,
  due: 16,
  status: 14,
  stage: 12,
  confidence: 11,
  name: 30,
  initials: 10,
  kind: 18,
  post: 44,
};

const dateHint =
  'For example 31/03/2027, March 2027, Q2 2027/28 or Ongoing. Write it as the plan should print it.';

const hints: Partial<Record<Field, string>> = {
  lead: 'A name, initials or a post. Put ; between several.',
  'officer-sponsor': 'A name, initials or a post. Put ; between several.',
  'member-sponsor': 'A name, initials or a post. Put ; between several.',
  responsible: 'A name, a post or a team. Put ; between several.',
  answers: 'References or titles. Put ; between several.',
  start: dateHint,
  due: dateHint,
  status: 'The owner’s own words.',
  stage: 'To end a row, choose Closed or Superseded. Blank: read from the status.',
};

function columnOf(thread: Walk, list: List, field: Field): WorkbookColumn {
  const choices = choicesFor(thread, list, field);
  const only = field === 'stage' || field === 'confidence' || field === 'kind';
  const hint = hints[field];
  return {
    head: headOf(list, field),
    width: widths[field],
    ...(choices.length > 0 ? { choices, only } : {}),
    ...(hint ? { hint } : {}),
  };
}

function choicesFor(thread: Walk, list: List, field: Field): string[] {
  const kind = list.kinds[0];
  const people = (members: boolean) =>
    thread.people
      .filter((person) => (person.kind === 'member') === members)
      .map((person) => nameOfPerson(thread, person));
  const names = (kinds: readonly Item['kind'][]) =>
    thread.items.filter((item) => kinds.includes(item.kind)).map((item) => nameOfItem(thread, item));
  switch (field) {
    case 'parent':
      return kind ? names(parentKindsOf(kind)) : [];
    case 'answers':
      return kind ? names(answerKindsOf(kind)) : [];
    case 'lead':
    case 'officer-sponsor':
    case 'responsible':
      return people(false);
    case 'member-sponsor':
      return people(true);
    case 'status':
      return statusWords(thread);
    case 'stage':
      return stages.map((stage) => stageNames[stage]);
    case 'confidence':
      return confidences.map((confidence) => confidenceNames[confidence]);
    case 'kind':
      return Object.values(personKindNames);
    default:
      return [];
  }
}

/** The council's own words for a status, those used most first; where it has none yet, what they will be read as. */
function statusWords(thread: Walk): string[] {
  const used = byStatusWords(thread.items.filter((item) => item.status)).map((tally) => tally.words);
  const usual = [...Object.values(confidenceNames), ...Object.values(stageNames)];
  return used.length > 0 ? used.slice(0, 50) : usual;
}
