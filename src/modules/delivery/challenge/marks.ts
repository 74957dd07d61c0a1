// What tells one reason for reading from another, so that a reason that was read is not shown again until it changes. Pure.
import type { DisagreementKind } from '../opinions/disagreement.ts';
import { disagreementKinds } from '../opinions/disagreement.ts';
import type { ThreeOpinions } from '../opinions/opinions.ts';

/** How opinions on one action differ, as the check of a period needs it. */
export interface Differing {
  sentence: string;
  /** Lower is weightier: on track denied before better than said, off track before at risk. */
  rank: number;
  marks: string[];
  /** These marks too are read when it is: a milder form of the same is nothing new. */
  milder: string[];
}

/**
 * Null where opinions agree, and where the owner has only been silent: an action that is stale says so wherever it
 * stands, its owner is reminded, and there is no claim to accept or challenge.
 */
export function differingOf({ kinds, sentence, computed, independent }: ThreeOpinions): Differing | null {
  const claimed = kinds.filter((kind) => kind !== 'stale');
  const [first] = claimed;
  if (first === undefined || sentence === null) return null;
  const denied = claimed.filter(isDenial);
  const offTrack = computed.result === 'off-track';
  return {
    sentence,
    rank: disagreementKinds.indexOf(first) * 2 + (offTrack ? 0 : 1),
    marks: claimed.map((kind) => {
      if (isDenial(kind)) return `${kind} ${computed.result}`;
      // Another opinion of somebody independent is another disagreement.
      return kind.startsWith('independent') ? `${kind} ${independent?.opinionId ?? ''}` : kind;
    }),
    milder: offTrack ? denied.map((kind) => `${kind} at-risk`) : [],
  };
}

function isDenial(kind: DisagreementKind): boolean {
  return kind === 'on-track-denied' || kind === 'worse-than-said';
}
