// How people and items are named in a cell, so that each name finds its own again: two that share a name say which.
import { sameWords } from '../questions.ts';
import { labelOf } from '../say.ts';
import type { Item, ItemKind, Part, PartRole, ThreadPerson, Walk } from '../thread.ts';
import { plain } from './plain.ts';

/** Long enough to know an action by, short enough to choose from a list. */
const longestName = 120;

const nameable: readonly ItemKind[] = [
  'mandate',
  'recommendation',
  'theme',
  'workstream',
  'objective',
  'outcome',
  'priority',
  'action',
  'sub-action',
];

/** `;` stands between names, so it cannot stand within one. */
function asName(words: string): string {
  const line = plain(words).replace(/\s+/g, ' ').replaceAll(';', ',').trim();
  if (line.length <= longestName) return line;
  return `${line
    .slice(0, longestName)
    .toWellFormed()
    .replace(/\s+\S*$/, '')} …`;
}

/** What an item is called: `GOV01` where it has a reference that others point to, else its title. */
function bareName(item: Item): string {
  const pointedTo = item.kind === 'objective' || item.kind === 'mandate' || item.kind === 'recommendation';
  return asName(pointedTo && item.ref ? item.ref : item.title);
}

interface Named {
  items: ReadonlyMap<number, string>;
  people: ReadonlyMap<number, string>;
}

const known = new WeakMap<Walk, Named>();

function namesIn(thread: Walk): Named {
  const before = known.get(thread);
  if (before) return before;
  const items = thread.items.filter((item) => nameable.includes(item.kind));
  const names = {
    items: apart(items, bareName, (item) => (item.id < 0 ? 'new' : `item ${item.id}`)),
    people: apart(thread.people, barePerson, (person) => person.post ?? `person ${person.id}`),
  };
  known.set(thread, names);
  return names;
}

/** Each one's name; where several share it, with what tells them apart, or their number where that is shared too. */
function apart<T extends { id: number }>(
  all: readonly T[],
  nameOf: (one: T) => string,
  more: (one: T) => string,
): Map<number, string> {
  const names = new Map<number, string>();
  for (const [name, group] of Map.groupBy(all, nameOf)) {
    const longer = new Set(group.map(more));
    for (const one of group) {
      const told = longer.size === group.length ? more(one) : String(one.id);
      names.set(one.id, group.length === 1 ? name : `${name} (${asName(told)})`);
    }
  }
  return names;
}

function barePerson(person: ThreadPerson): string {
  return asName(person.name ?? person.post ?? person.initials ?? `person ${person.id}`);
}

export function nameOfItem(thread: Walk, item: Item): string {
  return namesIn(thread).items.get(item.id) ?? bareName(item);
}

export function nameOfPerson(thread: Walk, person: ThreadPerson): string {
  return namesIn(thread).people.get(person.id) ?? barePerson(person);
}

/** A person we are sure of by name; otherwise the words as they were published. */
export function nameOfPart(thread: Walk, part: Part): string {
  const person = part.personId === null || !part.certain ? undefined : thread.person(part.personId);
  return person ? nameOfPerson(thread, person) : asName(part.words);
}

export type Found<T> = { one: T } | { several: T[] } | null;

function only<T>(found: readonly T[]): Found<T> {
  const [first] = found;
  if (first === undefined) return null;
  return found.length === 1 ? { one: first } : { several: [...found] };
}

/** An item of some kinds by the name a cell gives it, its title, its reference or its label. */
export function findItem(thread: Walk, words: string, kinds: readonly ItemKind[]): Found<Item> {
  const candidates = thread.items.filter((item) => kinds.includes(item.kind));
  const tries: ((item: Item) => string | null)[] = [
    (item) => nameOfItem(thread, item),
    (item) => asName(item.title),
    (item) => item.ref,
    (item) => labelOf(thread, item),
  ];
  return firstThatFinds(candidates, tries, words);
}

/** A person by name, initials or post; of several, the one whom the role asks for (a councillor or an officer). */
export function findPerson(thread: Walk, words: string, role: PartRole): Found<ThreadPerson> {
  const isMember = (person: ThreadPerson) => person.kind === 'member';
  const wanted = role === 'member-sponsor';
  const tries: ((person: ThreadPerson) => string | null)[] = [
    (person) => nameOfPerson(thread, person),
    (person) => person.name,
    (person) => person.initials,
    (person) => person.post,
  ];
  const fitting = thread.people.filter((person) => isMember(person) === wanted);
  const others = thread.people.filter((person) => isMember(person) !== wanted);
  return firstThatFinds(fitting, tries, words) ?? firstThatFinds(others, tries, words);
}

function firstThatFinds<T>(
  candidates: readonly T[],
  tries: readonly ((one: T) => string | null)[],
  words: string,
): Found<T> {
  for (const said of tries) {
    const found = only(candidates.filter((one) => sameWords(said(one) ?? '', words)));
    if (found) return found;
  }
  return null;
}

/** The names in a cell: `;` or a new line stands between them. */
export function namesInCell(words: string): string[] {
  return words
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
