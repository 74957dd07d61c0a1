// The lists of a plan that go out to a spreadsheet and come back: which rows, which columns, and what they are called.
import { type Field, fieldNames, fieldsOf, type personKindNames } from '../changes/fields.ts';
import type { Item, ItemKind, Walk } from '../thread.ts';

export interface List {
  /** In addresses and on the command line. */
  name: ListName;
  /** Of the sheet; what its rows are called, in the plural. */
  title: string;
  one: string;
  /** None for people. The first is what a new row becomes. */
  kinds: readonly ItemKind[];
  fields: readonly Field[];
  /** What a field is called on this sheet, where it is not the usual name. */
  heads: Partial<Record<Field, string>>;
}

export const listNames = [
  'themes',
  'workstreams',
  'objectives',
  'actions',
  'steps',
  'milestones',
  'deliverables',
  'risks',
  'measures',
  'mandates',
  'people',
] as const;
export type ListName = (typeof listNames)[number];

function listOf(
  name: ListName,
  title: string,
  one: string,
  kinds: readonly [ItemKind, ...ItemKind[]],
  heads: List['heads'] = {},
): List {
  return { name, title, one, kinds, fields: fieldsOf(kinds[0]), heads: { title: capital(one), ...heads } };
}

/** In the order in which rows are added: what is named stands before what names it. */
export const lists: readonly List[] = [
  {
    name: 'people',
    title: 'People',
    one: 'person',
    kinds: [],
    fields: ['name', 'initials', 'kind', 'post'],
    heads: {},
  },
  listOf('mandates', 'Directions', 'Direction or recommendation', ['mandate', 'recommendation']),
  listOf('themes', 'Themes', 'theme', ['theme']),
  listOf('workstreams', 'Workstreams', 'workstream', ['workstream'], { parent: 'Theme', detail: 'Aim' }),
  listOf('objectives', 'Objectives', 'objective', ['objective'], { parent: 'Theme' }),
  listOf('actions', 'Actions', 'action', ['action'], {
    parent: 'Theme or workstream',
    answers: 'Answers (objective or Direction)',
  }),
  listOf('steps', 'Steps', 'step', ['sub-action'], { parent: 'Action' }),
  listOf('milestones', 'Milestones', 'milestone', ['milestone'], { parent: 'Theme, workstream or action' }),
  listOf('deliverables', 'Deliverables', 'deliverable', ['deliverable']),
  listOf('risks', 'Risks', 'risk', ['risk'], { responsible: 'Owner' }),
  listOf('measures', 'Measures', 'measure', ['measure'], { responsible: 'Owner' }),
];

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function listCalled(name: string): List | undefined {
  return lists.find((list) => list.name === name);
}

export function headOf(list: List, field: Field): string {
  return list.heads[field] ?? fieldNames[field];
}

export function itemsOf(thread: Walk, list: List): Item[] {
  return list.kinds
    .flatMap((kind) => [...thread.ofKind(kind)])
    .sort((a, b) => a.planId - b.planId || a.position - b.position || a.id - b.id);
}

/** The column that says which item a row is, and when its words were taken. */
export const keyHead = 'Key (leave as it is)';

export interface Key {
  of: 'item' | 'person';
  id: number;
  /** The number of the record's last entry when the row was written. */
  version: number;
}

/** `item 12 at 845`: words that no spreadsheet takes for a number or a day. */
export function writeKey({ of, id, version }: Key): string {
  return `${of} ${id} at ${version}`;
}

export function readKey(words: string): Key | null {
  const match = /^(item|person) (\d{1,12}) at (\d{1,12})$/.exec(words.trim().toLowerCase());
  if (!match) return null;
  return { of: match[1] === 'person' ? 'person' : 'item', id: Number(match[2]), version: Number(match[3]) };
}

const meanings: Partial<Record<Field, readonly string[]>> = {
  ref: ['ref', 'reference', 'no', 'number', 'id', 'ref no', 'code'],
  title: ['title', 'what', 'description', 'name', 'text'],
  detail: ['detail', 'details', 'notes', 'aim', 'comment', 'comments', 'more'],
  parent: ['stands under', 'under', 'parent', 'theme', 'workstream', 'belongs to', 'part of'],
  answers: [
    'answers',
    'objective',
    'objectives',
    'direction',
    'directions',
    'mandate',
    'mandates',
    'contributes to',
  ],
  lead: ['lead', 'leads', 'lead officer', 'lead officers', 'owner', 'action owner', 'who'],
  'officer-sponsor': ['officer sponsor', 'officer sponsors', 'sponsor', 'sro', 'senior responsible officer'],
  'member-sponsor': [
    'cabinet sponsor',
    'cabinet sponsors',
    'member sponsor',
    'portfolio holder',
    'cabinet member',
    'lead member',
  ],
  responsible: ['responsible', 'owner', 'responsible officer', 'accountable', 'lead'],
  start: ['start', 'starts', 'start date', 'begins', 'from'],
  due: ['due', 'due date', 'end', 'end date', 'deadline', 'by when', 'target date', 'finish', 'when', 'date'],
  status: ['status', 'rag', 'the owner says', 'progress', 'rag status', 'state'],
  stage: ['stage', 'lifecycle'],
  confidence: ['confidence', 'delivery confidence'],
  name: ['name', 'person', 'who', 'full name'],
  initials: ['initials', 'in the plan as', 'abbreviation'],
  kind: ['kind', 'officer or councillor', 'type', 'role'],
  post: ['post', 'job title', 'position', 'job', 'post title', 'title'],
};

function plainHead(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The field that a header of this list means: by its own name first, else by what such columns are usually called. */
export function fieldMeant(list: List, head: string): Field | 'key' | null {
  const words = plainHead(head);
  if (words === '') return null;
  if (words === 'key' || words === plainHead(keyHead)) return 'key';
  const own = list.fields.find((field) => plainHead(headOf(list, field)) === words);
  if (own) return own;
  const singular = plainHead(list.one);
  if (words === singular || words === plainHead(list.title)) return list.kinds.length > 0 ? 'title' : 'name';
  return list.fields.find((field) => meanings[field]?.includes(words)) ?? null;
}

export function personKindMeant(words: string): keyof typeof personKindNames | null {
  const plain = plainHead(words);
  if (/^(member|councillor|cllr|cabinet member)$/.test(plain)) return 'member';
  if (/^(officer|employee|staff)$/.test(plain)) return 'officer';
  if (plain === 'commissioner') return 'commissioner';
  return /^(external|somebody else|other|partner)$/.test(plain) ? 'external' : null;
}
