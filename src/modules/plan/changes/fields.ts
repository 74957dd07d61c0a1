// What may be changed of an item or a person, each field as words: what a form shows, a spreadsheet's cell holds, and
// two versions are compared by.
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import { kindOf } from '../say.ts';
import {
  Confidence,
  type Item,
  type ItemKind,
  Lifecycle,
  type PartRole,
  type ThreadPerson,
  type Walk,
} from '../thread.ts';
import { nameOfItem, nameOfPart } from './names.ts';
import { plain } from './plain.ts';

export const fields = [
  'ref',
  'title',
  'detail',
  'parent',
  'answers',
  'lead',
  'officer-sponsor',
  'member-sponsor',
  'responsible',
  'start',
  'due',
  'status',
  'stage',
  'confidence',
  'name',
  'initials',
  'kind',
  'post',
] as const;
export type Field = (typeof fields)[number];

/** Fields by their words; a field left out is not spoken of. */
export type Words = Partial<Record<Field, string>>;

export const fieldNames: Record<Field, string> = {
  ref: 'Reference',
  title: 'Title',
  detail: 'Detail',
  parent: 'Stands under',
  answers: 'Answers',
  lead: 'Lead officer',
  'officer-sponsor': 'Officer sponsor',
  'member-sponsor': 'Cabinet sponsor',
  responsible: 'Responsible',
  start: 'Start',
  due: 'Due',
  status: 'Status',
  stage: 'Stage',
  confidence: 'Confidence',
  name: 'Name',
  initials: 'Initials',
  kind: 'Officer or councillor',
  post: 'Post',
};

export const partFields: readonly PartRole[] = ['lead', 'officer-sponsor', 'member-sponsor', 'responsible'];

export function isPartField(field: Field): field is PartRole {
  return partFields.some((role) => role === field);
}

const dated: readonly Field[] = ['start', 'due', 'status', 'stage', 'confidence'];
const people: readonly Field[] = ['lead', 'officer-sponsor', 'member-sponsor', 'responsible'];
const named: readonly Field[] = ['ref', 'title', 'detail', 'parent'];

/** The fields a kind of item has. What a plan did not give it is blank and may be filled. */
const fieldsByKind: Partial<Record<ItemKind, readonly Field[]>> = {
  // What inspectors and the Secretary of State wrote stays as they published it.
  mandate: ['ref'],
  recommendation: ['ref'],
  theme: ['ref', 'title', 'detail', 'officer-sponsor', 'member-sponsor', 'stage'],
  workstream: [...named, 'stage'],
  objective: [...named, 'answers', 'stage'],
  action: [...named, 'answers', 'lead', 'officer-sponsor', 'member-sponsor', ...dated],
  'sub-action': ['title', 'parent', 'lead', ...dated],
  milestone: [...named, 'lead', 'due', 'status', 'stage', 'confidence'],
  deliverable: [...named, 'responsible', ...dated],
  risk: [...named, ...people.slice(-1), 'status', 'stage'],
  measure: [...named, 'responsible', 'status', 'stage', 'confidence'],
};

export function fieldsOf(kind: ItemKind): readonly Field[] {
  return fieldsByKind[kind] ?? named;
}

/** What an item of a kind may stand under. None: nothing. */
const parentKinds: Partial<Record<ItemKind, readonly ItemKind[]>> = {
  workstream: ['theme'],
  objective: ['theme', 'outcome'],
  action: ['theme', 'workstream', 'priority', 'recommendation'],
  'sub-action': ['action', 'sub-action'],
  milestone: ['theme', 'workstream', 'action'],
  deliverable: ['theme', 'outcome', 'priority'],
  risk: ['theme', 'workstream', 'action'],
  measure: ['theme', 'outcome', 'objective'],
};

export function parentKindsOf(kind: ItemKind): readonly ItemKind[] {
  return parentKinds[kind] ?? [];
}

/** What an item of a kind may answer. */
const answerKinds: Partial<Record<ItemKind, readonly ItemKind[]>> = {
  objective: ['mandate', 'recommendation'],
  action: ['objective', 'mandate', 'recommendation'],
};

export function answerKindsOf(kind: ItemKind): readonly ItemKind[] {
  return answerKinds[kind] ?? [];
}

export const stageNames: Record<Lifecycle, string> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  delivered: 'Delivered',
  embedded: 'Embedded',
  sustained: 'Sustained',
  suspended: 'Suspended',
  superseded: 'Superseded',
  closed: 'Closed',
};
export const stages = Lifecycle.options;

export const confidenceNames: Record<Confidence, string> = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
};
export const confidences = Confidence.options;

export const personKindNames: Record<ThreadPerson['kind'], string> = {
  officer: 'Officer',
  member: 'Councillor',
  commissioner: 'Commissioner',
  external: 'Somebody else',
};

function dateWords(date: PlannedDate | null): string {
  return plain(date?.words);
}

/** Every field of an item, as words. Pure: the same thread and item give the same words. */
export function wordsOf(thread: Walk, item: Item): Words {
  const words: Words = {};
  for (const field of fieldsOf(item.kind)) words[field] = fieldWords(thread, item, field);
  return words;
}

function fieldWords(thread: Walk, item: Item, field: Field): string {
  if (isPartField(field)) {
    const parts = item.parts.filter((part) => part.role === field);
    return parts.map((part) => nameOfPart(thread, part)).join('; ');
  }
  switch (field) {
    case 'ref':
    case 'title':
    case 'detail':
      return plain(item[field]);
    case 'parent': {
      const parent = item.parentId === null ? undefined : thread.item(item.parentId);
      return parent ? nameOfItem(thread, parent) : '';
    }
    case 'answers':
      return thread
        .answers(item.id)
        .map((answered) => nameOfItem(thread, answered))
        .join('\n');
    case 'start':
    case 'due':
      return dateWords(item[field]);
    case 'status':
      return plain(item.status?.words);
    case 'stage':
      return item.status?.lifecycle ? stageNames[item.status.lifecycle] : '';
    case 'confidence':
      return item.status?.confidence ? confidenceNames[item.status.confidence] : '';
    default:
      return '';
  }
}

export function wordsOfPerson(person: ThreadPerson): Words {
  return {
    name: plain(person.name),
    initials: plain(person.initials),
    kind: personKindNames[person.kind],
    post: plain(person.post),
  };
}

/** How a field is called on a page about an item: an action's `Title`, what it stands under by its own kind. */
export function fieldName(field: Field, item?: Item): string {
  return field === 'title' && item ? kindOf(item) : fieldNames[field];
}
