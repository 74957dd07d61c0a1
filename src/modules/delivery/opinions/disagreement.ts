// Where the owner, the rules and somebody independent differ: each kind has a name, and a sentence for the page. Pure.
import { type Computed, resultWords } from './computed.ts';
import { confidenceWords, type Independent } from './independent.ts';
import type { Status } from './rules/rule.ts';

export const disagreementKinds = [
  'on-track-denied',
  'worse-than-said',
  'delivered-not-shown',
  'independent-against-both',
  'independent-against-owner',
  'independent-against-rules',
  'stale',
  'nothing-to-judge-by',
  'better-than-said',
] as const;
export type DisagreementKind = (typeof disagreementKinds)[number];

/** As lists and filters name them. */
export const disagreementTitles: Record<DisagreementKind, string> = {
  'on-track-denied': 'The owner says on track, the rules do not',
  'worse-than-said': 'The rules say worse than the owner',
  'delivered-not-shown': 'The owner says delivered, and nothing shows it',
  'independent-against-both': 'Somebody independent differs from the owner and from the rules',
  'independent-against-owner': 'Somebody independent differs from the owner',
  'independent-against-rules': 'Somebody independent differs from the rules',
  stale: 'The owner has not said for too long',
  'nothing-to-judge-by': 'The owner says on track, and there is nothing to judge it by',
  'better-than-said': 'The rules say better than the owner',
};

/** Where an opinion stands, in terms that can be compared; null where it takes no stand. */
export type Stand = 'on-track' | 'at-risk' | 'off-track' | 'delivered';

const weight: Record<Stand, number> = { delivered: 0, 'on-track': 0, 'at-risk': 1, 'off-track': 2 };

export function ownerStand(status: Status | null): Stand | null {
  const lifecycle = status?.lifecycle ?? '';
  if (['delivered', 'embedded', 'sustained', 'closed'].includes(lifecycle)) return 'delivered';
  if (['suspended', 'superseded', 'not-started'].includes(lifecycle)) return null;
  return status?.confidence ?? null;
}

function standOf(result: Computed['result'] | Independent['confidence']): Stand | null {
  return result === 'stale' || result === 'cannot-judge' ? null : result;
}

export interface Held {
  declared: Status | null;
  computed: Computed;
  independent: Independent | null;
}

/** Every way in which the opinions of one action differ, weightiest first; none where they agree. */
export function disagreements(held: Held): DisagreementKind[] {
  const found = [...ownerAgainstRules(held), ...independentAgainst(held)];
  return disagreementKinds.filter((kind) => found.includes(kind));
}

function ownerAgainstRules({ declared, computed }: Held): DisagreementKind[] {
  const owner = ownerStand(declared);
  if (owner === 'delivered') return computed.result === 'delivered' ? [] : ['delivered-not-shown'];
  const stale: DisagreementKind[] = computed.reasons.some(({ result }) => result === 'stale')
    ? ['stale']
    : [];
  return [...comparedWithRules(declared, owner, standOf(computed.result), computed), ...stale];
}

function comparedWithRules(
  declared: Status | null,
  owner: Stand | null,
  theirs: Stand | null,
  computed: Computed,
): DisagreementKind[] {
  if (owner === 'on-track' && computed.result === 'cannot-judge') return ['nothing-to-judge-by'];
  if (theirs === null || theirs === 'delivered' || declared === null) return [];
  // Words such as "Medium progress" deny no trouble until there is a great deal of it; "not due to start" denies any.
  if (owner === null) {
    const most = declared.lifecycle === 'not-started' ? 0 : 1;
    return weight[theirs] > most ? ['worse-than-said'] : [];
  }
  if (weight[theirs] === weight[owner]) return [];
  if (weight[theirs] < weight[owner]) return ['better-than-said'];
  return owner === 'on-track' ? ['on-track-denied'] : ['worse-than-said'];
}

function independentAgainst({ declared, computed, independent }: Held): DisagreementKind[] {
  const theirs = independent ? standOf(independent.confidence) : null;
  if (theirs === null) return [];
  const [owner, rules] = [ownerStand(declared), standOf(computed.result)];
  const fromOwner = owner !== null && owner !== theirs;
  const fromRules = rules !== null && rules !== theirs;
  if (fromOwner && fromRules) return ['independent-against-both'];
  if (fromOwner) return ['independent-against-owner'];
  return fromRules ? ['independent-against-rules'] : [];
}

/** What differs, in sentences; null where nothing does. */
export function sayDisagreement(held: Held): string | null {
  const kinds = disagreements(held);
  if (kinds.length === 0) return null;
  const { declared, computed, independent } = held;
  const owner = declared ? `The owner says “${declared.words}”` : 'The owner says nothing';
  const [reason] = computed.reasons;
  const said = [`${owner}; the rules say “${resultWords[computed.result].toLowerCase()}”.`];
  if (reason) said.push(reason.words);
  if (kinds.includes('stale') && reason?.result !== 'stale')
    said.push(...computed.reasons.filter(({ result }) => result === 'stale').map(({ words }) => words));
  if (independent && kinds.some((kind) => kind.startsWith('independent')))
    said.push(
      `${independent.givenBy} says “${confidenceWords[independent.confidence].toLowerCase()}”: “${independent.words}”.`,
    );
  return said.join(' ');
}
