// Who carries how much: open actions by the people and posts that have a part in them.
import { type Item, isNamed, type Part, type Walk } from '../../plan/index.ts';
import { openActions } from './check.ts';

/** Somebody's open actions. `personId` is null for a post or a name that nobody has placed. */
export interface Load {
  who: string;
  personId: number | null;
  items: Item[];
}

const group =
  /\b(?:teams?|groups?|boards?|departments?|directorates?|services?|units?|committees?|council|partnerships?|partners|divisions?|office|panels?|forums?|staff|everyone|members|directors|managers|heads of service|slt|cmt|smt|clt|elt|all)\b/i;
const post =
  /\b(?:director|head|manager|officer|lead|leader|chief|executive|chair|cllr|councillor|adviser|advisor|coordinator|co-ordinator|accountant|solicitor|business partners?|secretary|commissioner|member for)\b/i;

/** Whether a part is a team, a group or a board, and no person or post. */
export function isGroup({ words, personId }: Part): boolean {
  return personId === null && group.test(words) && !post.test(words);
}

export function nameOf(thread: Walk, { personId, words }: Part): string {
  const person = personId === null ? undefined : thread.person(personId);
  return person?.name ?? person?.post ?? words;
}

/** Actions by who has a part in them; teams are left out. */
export function loads(thread: Walk, roles: readonly Part['role'][]): Load[] {
  const found = new Map<string, Load>();
  for (const action of openActions(thread))
    for (const part of action.parts) {
      if (!roles.includes(part.role) || !isNamed(part)) continue;
      if (isGroup(part)) continue;
      const key = part.personId === null ? part.words.trim().toLowerCase() : `person ${part.personId}`;
      const load = found.get(key) ?? { who: nameOf(thread, part), personId: part.personId, items: [] };
      if (load.items.at(-1) !== action) load.items.push(action);
      found.set(key, load);
    }
  return [...found.values()].sort((a, b) => b.items.length - a.items.length || a.who.localeCompare(b.who));
}
