// Which recommendations ask the same: those that somebody joined, and likely pairs of different plans to look at. Pure.
import { alike } from '../alike.ts';
import type { Recommendation } from './recommendations.ts';
import type { Pair } from './review.ts';

/** Those that ask the same, together, through others as well as directly; each of the rest alone. In the order given. */
export function groupsOf(all: readonly Recommendation[], pairs: readonly Pair[]): Recommendation[][] {
  const byId = new Map(all.flatMap((one) => one.items.map((item) => [item.id, one] as const)));
  const near = new Map<Recommendation, Recommendation[]>();
  for (const { oneId, otherId, same } of pairs) {
    const [one, other] = [byId.get(oneId), byId.get(otherId)];
    if (!same || !one || !other) continue;
    near.set(one, [...(near.get(one) ?? []), other]);
    near.set(other, [...(near.get(other) ?? []), one]);
  }
  const seen = new Set<Recommendation>();
  return all.flatMap((start) => {
    if (seen.has(start)) return [];
    const group: Recommendation[] = [];
    const waiting = [start];
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      if (seen.has(one)) continue;
      seen.add(one);
      group.push(one);
      waiting.push(...(near.get(one) ?? []));
    }
    return [group];
  });
}

/**
 * Of the telling words of two recommendations together, the share that both must have to be worth a look: less than for
 * entries of a register, since two inspectors put the same request in their own words and a person decides.
 */
const share = 0.3;

/** Likely pairs of different plans that nobody has joined or dismissed, in the order given. */
export function likelyPairs(
  all: readonly Recommendation[],
  pairs: readonly Pair[],
): [Recommendation, Recommendation][] {
  const group = new Map(
    groupsOf(all, pairs).flatMap((one, index) => one.map((member) => [member, index] as const)),
  );
  const decided = new Set(pairs.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
  const found = new Map<string, [Recommendation, Recommendation]>();
  // By the whole and by the first sentence, which is often the request itself before its reasons.
  for (const words of [(one: Recommendation) => one.item.title, headline])
    for (const pair of alike(all, (one) => ({ kind: 'recommendation', words: words(one) }), share)) {
      const [one, other] = pair;
      const key = keyOf(one, other);
      if (one.item.planId === other.item.planId || group.get(one) === group.get(other) || decided.has(key))
        continue;
      found.set(key, pair);
    }
  const place = new Map(all.map((one, index) => [one, index]));
  return [...found.values()].sort(
    ([a, b], [c, d]) =>
      (place.get(a) ?? 0) - (place.get(c) ?? 0) || (place.get(b) ?? 0) - (place.get(d) ?? 0),
  );
}

function headline({ item: { title } }: Recommendation): string {
  return title.split(/(?<=[.:;])\s|\s{2,}|\n/)[0] ?? title;
}

/** The two numbers of a pair as it is kept, the lower first. */
export function keyOf(one: Recommendation, other: Recommendation): string {
  return [one.item.id, other.item.id].sort((a, b) => a - b).join(' ');
}
