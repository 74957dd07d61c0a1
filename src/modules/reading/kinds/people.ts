// People: the registers a document prints, and who is meant by initials, names, posts and groups in a cell.
import type { Passage } from '../../../office/blocks.ts';
import type { Draft, Person } from '../draft.ts';
import { find, quote, type Reading, sayPlace, use } from '../reading.ts';
import { cell, cellsOf, type Grid, headerOf } from '../tables/grid.ts';
import { gridsIn } from '../tables/grids.ts';
import { hasForeignLetters, looksLike, sayOddLetters } from '../words/look-alikes.ts';
import { designation, isWholePost, postShape, unitWords } from '../words/posts.ts';
import { plainForm, wordCount } from '../words/words.ts';

type Entry = Draft['people'][number];
export type Kind = Entry['kind'];

const memberWords = /\b(?:cllrs?|councillors?|members?|cabinet|portfolio|leader of)\b/i;

export function isRegister(grid: Grid): boolean {
  const has = (...roles: ('initials' | 'name' | 'post' | 'action')[]) =>
    roles.every((role) => grid.roles.includes(role));
  return (has('name', 'post') || has('initials', 'name')) && !has('action');
}

/** Reads a table of people: initials, name, post; officers or members by its header, heading or titles. */
export function readRegister(reading: Reading, grid: Grid): void {
  const header = headerOf(grid, grid.roles.indexOf('name'));
  const over = `${header} ${grid.section?.title ?? ''}`;
  for (const row of grid.rows) {
    const name = cell(grid, row, 'name');
    if (!name) continue;
    const initials = cell(grid, row, 'initials');
    const post = cell(grid, row, 'post');
    for (const passage of [initials, name, post]) if (passage) use(reading, passage);
    const isMember =
      /^(?:cllr|councillor)\b/i.test(name.text) || (memberWords.test(over) && !/officer/i.test(over));
    reading.draft.people.push({
      ...(initials ? { initials: initials.text } : {}),
      name: name.text,
      kind: isMember ? 'member' : 'officer',
      post: post?.text ?? '',
      source: row.row.source,
    });
  }
}

/** `Jane Doe - Chief Executive, Anytown Council`: a person in a list. */
export function readNamePost(text: string): { name: string; post: string; kind: Kind } | undefined {
  const match =
    /^((?:Cllr|Councillor|Dr|Mrs?|Ms|Sir|Dame)?\.?\s*\p{Lu}[\p{L}’'-]+(?:\s+[\p{L}’'-]+){1,4})\s*[-–—,:]\s+(\S.*)$/u.exec(
      text.slice(0, 200),
    );
  if (!match?.[1] || !match[2]) return undefined;
  return {
    name: match[1],
    post: match[2],
    kind: /^(?:cllr|councillor)/i.test(match[1]) ? 'member' : 'officer',
  };
}

const initialsShape = /^\p{Lu}[\p{L}\d]{1,4}$/u;
const personalName =
  /^(?:\p{Lu}\.\s?){1,2}\p{Lu}[\p{L}’'-]+$|^(?:(?:Cllr|Councillor|Dr|Mrs?|Ms)\.? )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2}$/u;

/** The people of a cell, as words and as persons; `kind` is what its column holds, if it says. Adds findings. */
export function readPeople(
  reading: Reading,
  passage: Passage | undefined,
  kind: Kind | undefined,
  what: string,
): Person[] {
  if (!passage) return [];
  use(reading, passage);
  const parts = splitPeople(reading, passage.text);
  return parts.map((words) => readPerson(reading, words, kind, passage, what));
}

/** A stroke, a semicolon and a new line always part people; a comma, `&` and `and` only between initials or names. */
export function splitPeople(reading: Reading, text: string): string[] {
  if (/^\s*n\/a\.?\s*$/i.test(text)) return [text.trim()];
  const group = /\((with [^()]{2,60})\)/i.exec(text);
  const bare = group ? text.replace(group[0], ' ') : text;
  const parts = bare.split(/\s*(?:\/|;|\n|\|| \+ )\s*/).flatMap((whole) => {
    const part = whole.replace(/^[•▪■●◦‣·*–-]\s+/u, '');
    const finer = part.split(/\s*(?:,|&| and )\s*/).map((one) => one.trim());
    return finer.length > 1 && areSeveral(reading, finer, part.includes(',')) ? finer : [part.trim()];
  });
  const people = parts.filter((part) => part !== '');
  return group?.[1] ? [...people, group[1]] : people;
}

type Kinds = 'name' | 'post' | 'duty';

/** Parts are several people when each is whole by itself; a name and its post beside a comma are one. */
function areSeveral(reading: Reading, parts: readonly string[], hasComma: boolean): boolean {
  const kinds = parts.map((part): Kinds | undefined => {
    if (designation.test(part)) return 'duty';
    if (isWhole(reading, part)) return 'name';
    return isWholePost(part) ? 'post' : undefined;
  });
  if (kinds.includes(undefined))
    return parts.length === 2 && !hasComma && parts.some((part) => isOwnerAlone(reading, part));
  const different = new Set(kinds);
  if (different.has('duty') && different.size > 1) return false;
  return !(hasComma && different.size > 1);
}

/** Owners that a column of them names in a cell of their own, and the initials of those. */
const alone = new WeakMap<Reading, Set<string>>();

/** `HR and Children's Services`: two, when another row is for `HR` or `Human Resources` alone. */
function isOwnerAlone(reading: Reading, part: string): boolean {
  let owners = alone.get(reading);
  if (!owners) {
    owners = new Set();
    for (const grid of gridsIn(reading))
      for (const text of cellsOf(grid, 'lead')) {
        const words = plainForm(text).split(' ');
        if (text.length > 80 || words.includes('and')) continue;
        owners.add(words.join(' '));
        if (words.length > 1) owners.add(words.map((word) => word.charAt(0)).join(''));
      }
    alone.set(reading, owners);
  }
  return owners.has(plainForm(part));
}

function isWhole(reading: Reading, text: string): boolean {
  if (initialsShape.test(text) && /\p{Lu}.*\p{Lu}/u.test(text)) return !/^(?:HR|OD|IT|ICT)$/.test(text);
  if (personalName.test(text) && !postShape.test(text) && !unitWords.test(text)) return true;
  return reading.draft.people.some((one) => sameName(one, text) || plainForm(one.post) === plainForm(text));
}

function sameName(entry: Entry, words: string): boolean {
  const bare = (name: string) => plainForm(name).replace(/^(?:cllr|councillor) /, '');
  return bare(entry.name) === bare(words);
}

function readPerson(
  reading: Reading,
  words: string,
  kind: Kind | undefined,
  passage: Passage,
  what: string,
): Person {
  const group = /^with (.+)$/i.exec(words)?.[1];
  if (group) return { words, person: group, certain: true };
  const people = reading.draft.people;
  const exact = people.filter((one) => one.initials === words);
  const ofKind = exact.filter((one) => kind === undefined || one.kind === kind);
  const [first] = ofKind.length > 0 ? ofKind : exact;
  if (first) {
    const certain =
      ofKind.length === 1 || (kind === undefined && new Set(exact.map(({ name }) => name)).size === 1);
    if (!certain) sayWrongKind(reading, words, first, kind, passage, what);
    return { words, person: first.name, certain };
  }
  const named = people.find(
    (one) => sameName(one, words) || (one.post !== '' && plainForm(one.post) === plainForm(words)),
  );
  if (named) return { words, person: named.name, certain: true };
  const alike = people.filter((one) => one.initials && looksLike(one.initials) === looksLike(words));
  const [proposal] = alike.filter((one) => kind === undefined || one.kind === kind).concat(alike);
  if (proposal) return proposeAlike(reading, words, proposal, passage, what);
  return unknownPerson(reading, words, passage, what);
}

function proposeAlike(reading: Reading, words: string, entry: Entry, passage: Passage, what: string): Person {
  find(reading, 'people/look-alike', 'warning', passage.source, {
    message: `The ${what} is printed as ${quote(words)} with ${sayOddLetters(words)}. The register has ${entry.initials}, ${entry.name}.`,
    suggestion: `${entry.initials} (${entry.name})`,
  });
  return { words, person: entry.name, certain: false };
}

function sayWrongKind(
  reading: Reading,
  words: string,
  entry: Entry,
  kind: Kind | undefined,
  passage: Passage,
  what: string,
): void {
  const wanted = kind === 'member' ? 'a councillor' : 'an officer';
  find(reading, 'people/ambiguous', 'warning', passage.source, {
    message: `The ${what} is given as ${quote(words)}. The column asks for ${wanted}, and the register has ${entry.name}, ${entry.kind}.`,
    suggestion: entry.name,
  });
}

function unknownPerson(reading: Reading, words: string, passage: Passage, what: string): Person {
  const isInitials = initialsShape.test(words) && !/^\p{Lu}\p{Ll}{3,}$/u.test(words);
  if (!isInitials && !hasForeignLetters(words) && wordCount(words) <= 14) {
    const isNamed = personalName.test(words) || postShape.test(words) || wordCount(words) > 1;
    return isNamed ? { words, person: words, certain: true } : { words, certain: false };
  }
  if (/^(?:TBC|TBD|TBA|N\/?A|ALL)$/i.test(words)) return { words, certain: false };
  if (reading.draft.people.length > 0)
    find(reading, 'people/unknown', 'error', passage.source, {
      message: `The ${what} is given as ${quote(words)} at ${sayPlace(passage.source)}, and nobody in the document's list of people has those initials.`,
    });
  return { words, certain: false };
}
