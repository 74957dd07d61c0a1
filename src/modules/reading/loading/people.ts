// Puts the people of a draft on the council's list, and finds who the words of its cells mean.
import type { Tx } from '../../../db/database.ts';
import { addPerson, isSeniorPost, knownPeople, standingOf } from '../../people/index.ts';
import type { Draft, Person } from '../draft.ts';
import { nameForm } from '../words/words.ts';

type Kind = 'officer' | 'member';

/** The number of the person whom a cell means, within officers or members; null for teams, posts and the unknown. */
export type WhoIs = (person: Person, kind: Kind) => number | null;

/** Adds whom the council does not know yet. A person is known by name within their kind, else by initials. */
export async function loadPeople(tx: Tx, councilId: number, draft: Draft): Promise<WhoIs> {
  const known = [...(await knownPeople(tx))];
  const find = (kind: Kind, name: string) => named(known, kind, name);
  for (const { name, kind, initials, post } of draft.people) {
    if (find(kind, name)) continue;
    const taken = known.some((person) => person.kind === kind && person.initials === initials);
    const personId = await addPerson(tx, councilId, {
      kind,
      name,
      ...(initials && !taken ? { initials } : {}),
      posts: post === '' ? [] : [{ title: post, standing: standingOf(post), senior: isSeniorPost(post) }],
    });
    known.push({ personId, kind, name, initials: initials ?? null });
  }
  return whoIsAmong(known);
}

/** Whom the words of a cell mean among people already numbered. */
export function whoIsAmong(known: readonly Known[]): WhoIs {
  const find = (kind: Kind, name: string) => named(known, kind, name);
  return ({ person, words }, kind) => (find(kind, person ?? words) ?? find(kind, words))?.personId ?? null;
}

interface Known {
  personId: number;
  kind: string;
  name: string;
}

function named(known: readonly Known[], kind: Kind, name: string): Known | undefined {
  return known.find((person) => person.kind === kind && nameForm(person.name) === nameForm(name));
}
