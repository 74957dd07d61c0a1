// How alike the items of two editions are: the rare words they share, the place they stand in, and who answers for them.
import { isUnfinished, nameForm } from '../words/words.ts';
import type { Entry } from './match.ts';

export interface Likeness {
  old: Entry;
  new: Entry;
  /** 0 to 1. */
  value: number;
  /** Of finding, so that equal likenesses keep the order of the documents. */
  order: number;
}

interface Weighed {
  entry: Entry;
  words: Map<string, number>;
  length: number;
}

/**
 * Every pair that shares a word worth anything, with its likeness: the cosine of the two titles' words, each weighed by how
 * rare it is in both editions (Salton and Buckley 1988), raised a little by the same place and the same people. Pairs
 * that share common words alone are left out, so that the work grows with what is alike and not with the square.
 */
export function likenesses(olds: readonly Entry[], news: readonly Entry[]): Likeness[] {
  const weights = weightsOf([...olds, ...news]);
  const holders = new Map<string, Weighed[]>();
  for (const entry of news) {
    const weighed = weigh(entry, weights);
    for (const word of weighed.words.keys()) holders.set(word, [...(holders.get(word) ?? []), weighed]);
  }
  const found: Likeness[] = [];
  for (const entry of olds) {
    const own = weigh(entry, weights);
    const shared = new Map<Weighed, number>();
    for (const [word, weight] of own.words) {
      const others = holders.get(word) ?? [];
      if (others.length > mostHolders) continue;
      for (const other of others)
        shared.set(other, (shared.get(other) ?? 0) + weight * (other.words.get(word) ?? 0));
    }
    for (const [other, product] of shared) {
      const cosine = product / (own.length * other.length);
      found.push({
        old: entry,
        new: other.entry,
        value: raised(cosine, entry, other.entry),
        order: found.length,
      });
    }
  }
  return found;
}

/** A word that so many items have tells none from another. */
const mostHolders = 200;

function wordsOf(entry: Entry): string[] {
  return nameForm(entry.title)
    .split(' ')
    .filter((word) => word !== '' && !isUnfinished(word));
}

function weightsOf(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries)
    for (const word of new Set(wordsOf(entry))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + entries.length / count)]));
}

function weigh(entry: Entry, weights: ReadonlyMap<string, number>): Weighed {
  const words = new Map<string, number>();
  for (const word of wordsOf(entry)) words.set(word, weights.get(word) ?? 0);
  const length = Math.hypot(...words.values());
  return { entry, words, length: length || 1 };
}

/** The same words elsewhere, or with somebody else, are a little less alike; where neither says, they are as one. */
function raised(cosine: number, old: Entry, next: Entry): number {
  const same = (one = '', other = '') => Number(nameForm(one) === nameForm(other));
  return (
    Math.min(1, cosine) *
    (0.88 + 0.08 * same(old.place.at(-1), next.place.at(-1)) + 0.04 * same(old.who, next.who))
  );
}
