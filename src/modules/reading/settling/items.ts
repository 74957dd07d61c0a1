// The items of a draft, of whatever list: where each stands, what it is called, and the fields a person may correct.
import { readPlannedDate } from '../../../kernel/planned-date.read.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Draft, Person, Status } from '../draft.ts';
import { readStatus } from '../words/status.ts';
import { nameForm } from '../words/words.ts';
import type { Correction, ItemList } from './answers.ts';

/** An item by its place in the draft as it was read, which never changes: `actions/12`. */
export interface Address {
  list: ItemList;
  index: number;
}

export type Item = Draft[ItemList][number];

export function addressKey({ list, index }: Address): string {
  return `${list}/${index}`;
}

type FieldKind = 'words' | 'people' | 'lines' | 'date' | 'status' | 'theme' | 'workstream';

export interface Field {
  name: string;
  label: string;
  kind: FieldKind;
  required?: true;
}

const words = (name: string, label: string): Field => ({ name, label, kind: 'words' });
const title = (label: string, name = 'title'): Field => ({ name, label, kind: 'words', required: true });
const ref = (name = 'ref'): Field => words(name, 'Reference');
const people = (name: string, label: string): Field => ({ name, label, kind: 'people' });
const theme: Field = { name: 'theme', label: 'Theme', kind: 'theme' };
const sponsors = [
  people('officerSponsors', 'Officer sponsors'),
  people('memberSponsors', 'Cabinet sponsors'),
];
const responsible = people('responsible', 'Who is responsible');

/** One and many, and the fields, of every list. */
export const lists: Record<ItemList, { one: string; many: string; fields: readonly Field[] }> = {
  actions: {
    one: 'action',
    many: 'actions',
    fields: [
      title('What is to be done'),
      ref(),
      theme,
      { name: 'workstream', label: 'Workstream', kind: 'workstream' },
      people('leads', 'Leads'),
      ...sponsors,
      { name: 'start', label: 'Starts', kind: 'date' },
      { name: 'due', label: 'Due', kind: 'date' },
      { name: 'status', label: 'Status', kind: 'status' },
      { name: 'subActions', label: 'Steps', kind: 'lines' },
    ],
  },
  themes: { one: 'theme', many: 'themes', fields: [title('Name'), ...sponsors] },
  workstreams: {
    one: 'workstream',
    many: 'workstreams',
    fields: [title('Name'), theme, words('aim', 'Aim')],
  },
  objectives: { one: 'objective', many: 'objectives', fields: [title('Words', 'text'), ref(), theme] },
  milestones: {
    one: 'milestone',
    many: 'milestones',
    fields: [title('Words'), theme, { name: 'date', label: 'Date', kind: 'date' }],
  },
  deliverables: {
    one: 'deliverable',
    many: 'deliverables',
    fields: [title('Words', 'text'), ref('number'), theme, responsible],
  },
  outcomes: { one: 'outcome', many: 'outcomes', fields: [title('Words')] },
  priorities: {
    one: 'priority',
    many: 'priorities',
    fields: [title('Words'), ref('letter'), responsible],
  },
  recommendations: {
    one: 'recommendation',
    many: 'recommendations',
    fields: [title('Words', 'text'), ref('number')],
  },
  mandates: {
    one: 'Direction or recommendation answered',
    many: 'Directions and recommendations answered',
    fields: [title('Words'), ref()],
  },
  measures: { one: 'measure', many: 'measures', fields: [title('Words'), ref(), responsible] },
  risks: { one: 'risk', many: 'risks', fields: [title('Words', 'text'), ref(), responsible] },
  phases: { one: 'phase', many: 'phases', fields: [title('Words')] },
  people: {
    one: 'person',
    many: 'people',
    fields: [title('Name', 'name'), words('initials', 'Initials'), words('post', 'Post')],
  },
  statements: { one: 'statement', many: 'statements', fields: [title('Words', 'text')] },
};

/** What an item is called: its title, words or name. */
export function wordsOf(item: Item): string {
  if ('title' in item) return item.title;
  return 'name' in item ? item.name : item.text;
}

export function itemAt(draft: Draft, { list, index }: Address): Item | undefined {
  return draft[list][index];
}

/** A field of an item, whatever its list: lists name different fields, which the table above knows. */
export function fieldOf(item: Item, name: string): unknown {
  return (item as Record<string, unknown>)[name];
}

/** A field as it stands in a form: words, lines for people and steps. */
export function shownValue(item: Item, { name, kind }: Field): string {
  const value = fieldOf(item, name);
  if (value === undefined || value === null) return '';
  // Each kind of field has its own shape, by the draft's schema.
  if (kind === 'people') return (value as Person[]).map((one) => one.words).join('\n');
  if (kind === 'lines') return (value as { text: string }[]).map(({ text }) => text).join('\n');
  if (kind === 'date') return (value as PlannedDate).words;
  return kind === 'status' ? (value as Status).words : String(value);
}

/** What stands for words that the document does not have. */
export const unprinted = 'not printed';

/** The item with corrections made. The printed words of a date, a status and a person are kept beside their meaning. */
export function corrected<One extends Item>(
  item: One,
  list: ItemList,
  fields: Correction,
  known: Draft['people'],
): One {
  const changes: Record<string, unknown> = {};
  for (const field of lists[list].fields) {
    const typed = fields[field.name];
    if (typed === undefined) continue;
    changes[field.name] = correctedField(item, field, typed, known);
  }
  const whole = Object.entries({ ...item, ...changes }).filter(([, value]) => value !== undefined);
  // Only fields of the list's own table are changed, each to its own shape.
  return Object.fromEntries(whole) as One;
}

function correctedField(
  item: Item,
  { name, kind, required }: Field,
  typed: Correction[string],
  known: Draft['people'],
): unknown {
  const before = fieldOf(item, name);
  if (kind === 'people')
    return linesOf(typed).map((line) => personCalled(line, (before ?? []) as Person[], known));
  if (kind === 'lines') return linesOf(typed).map((text) => stepCalled(text, before));
  if (kind === 'date') return meantDate(before as PlannedDate | undefined, String(typed));
  if (kind === 'status' && typeof typed === 'object' && !Array.isArray(typed))
    return { words: (before as Status | undefined)?.words ?? unprinted, ...typed };
  if (kind === 'status') return readStatus(String(typed));
  return typed === '' && !required && name !== 'post' ? undefined : typed;
}

function linesOf(typed: Correction[string]): string[] {
  return (Array.isArray(typed) ? typed : String(typed).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function personCalled(line: string, before: readonly Person[], known: Draft['people']): Person {
  const same = before.find((one) => one.words === line);
  if (same) return { ...same, certain: true };
  const person = known.find((one) => one.initials === line || nameForm(one.name) === nameForm(line));
  return { words: line, person: person?.name ?? line, certain: true };
}

function stepCalled(text: string, before: unknown): Draft['actions'][number]['subActions'][number] {
  const same = ((before ?? []) as Draft['actions'][number]['subActions']).find((one) => one.text === text);
  return { text, level: same?.level ?? 2, certain: true };
}

/** A date by what a person says it means, under the words that are printed. Nothing typed: no date. */
export function meantDate(printed: PlannedDate | undefined, typed: string): PlannedDate | undefined {
  if (typed === '') return undefined;
  if (typed === printed?.words) return printed;
  return { ...readPlannedDate(typed), words: printed?.words ?? unprinted };
}
