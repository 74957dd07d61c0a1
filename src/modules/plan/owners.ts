// Who answers for a piece of work: those whom it names, or whom what it stands under names. Pure.
import { type Item, lineage, type Part, type Walk } from './thread.ts';

const placeholder =
  /^(?:tb[acd]\.?|to be (?:confirmed|appointed|agreed|decided|determined|advised|recruited)|vacant|vacancy|n\/?a|none|nobody|unknown|[-–—?.\s]*)$/i;

/** Whether a part names somebody: a person, a post or a group, and no “TBC”. */
export function isNamed({ words, personId }: Part): boolean {
  return personId !== null || !placeholder.test(words.trim());
}

export function leadsOf({ parts }: Item): Part[] {
  return parts.filter(({ role }) => role === 'lead' || role === 'responsible');
}

/** Those who lead an item, or what it stands under; empty where nobody is named. */
export function ownersOf(thread: Walk, item: Item): Part[] {
  for (const above of lineage(thread, item)) {
    const named = leadsOf(above).filter(isNamed);
    if (named.length > 0) return named;
  }
  return [];
}
