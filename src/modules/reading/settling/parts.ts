// The people named in the cells of a draft, with the item and the part each has in it.
import type { Draft, Person } from '../draft.ts';
import type { ItemList } from './answers.ts';
import type { Address } from './items.ts';

export type Role = 'leads' | 'officerSponsors' | 'memberSponsors' | 'responsible';

export interface Part {
  item: Address;
  role: Role;
  person: Person;
}

/** A Cabinet sponsor is a councillor; everybody else in a cell is an officer. */
export function kindOfPart(role: Role): 'officer' | 'member' {
  return role === 'memberSponsors' ? 'member' : 'officer';
}

export function partsOf(draft: Draft): Part[] {
  const all: Part[] = [];
  const add = (list: ItemList, index: number, role: Role, people: readonly Person[]) => {
    for (const person of people) all.push({ item: { list, index }, role, person });
  };
  draft.actions.forEach((action, index) => {
    for (const role of ['leads', 'officerSponsors', 'memberSponsors'] as const)
      add('actions', index, role, action[role]);
  });
  draft.themes.forEach((theme, index) => {
    for (const role of ['officerSponsors', 'memberSponsors'] as const)
      add('themes', index, role, theme[role]);
  });
  for (const list of ['deliverables', 'priorities', 'risks', 'measures'] as const)
    draft[list].forEach((item, index) => {
      add(list, index, 'responsible', item.responsible);
    });
  return all;
}
