// What a document itself writes with capitals in the middle of sentences: its names, so that a capital there means nothing.
import type { Passage } from '../../../office/blocks.ts';
import { isUnfinished } from './words.ts';

export interface Names {
  /** How often a word stands with a capital right after a word that cannot end a sentence (`the Council`). */
  inside: Map<string, number>;
  /** How often it is written without a capital. */
  lower: Map<string, number>;
  /** How often it is written at all, whatever its letters. */
  any: Map<string, number>;
  /** Pairs written with capitals, and in how many passages. */
  pairs: Map<string, number>;
}

const wordOf = /[\p{L}\p{N}’'-]+/gu;

export function namesIn(passages: readonly Passage[]): Names {
  const names: Names = { inside: new Map(), lower: new Map(), any: new Map(), pairs: new Map() };
  for (const { text } of passages) {
    const seen = new Set<string>();
    let before: { word: string; end: number } | undefined;
    for (const match of text.matchAll(wordOf)) {
      const [word] = match;
      const joined = before !== undefined && /^[ ]?&?[ ]?$/.test(text.slice(before.end, match.index));
      const isCapital = /^\p{Lu}/u.test(word);
      count(names.any, word.toLowerCase());
      if (!isCapital) count(names.lower, word);
      else if (joined && before && isUnfinished(before.word) && /^\p{Ll}/u.test(before.word))
        count(names.inside, word.toLowerCase());
      if (isCapital && joined && before && /^\p{Lu}/u.test(before.word))
        seen.add(`${before.word} ${word}`.toLowerCase());
      before = { word, end: match.index + word.length };
    }
    for (const pair of seen) count(names.pairs, pair);
  }
  return names;
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** Written with a capital where no sentence begins, and more often so than without. */
export function isName(names: Names, word: string): boolean {
  const key = word.toLowerCase();
  const inside = names.inside.get(key) ?? 0;
  return inside > 0 && inside * 3 >= (names.lower.get(key) ?? 0);
}

/** Two words the document writes together with capitals in more places than this one. */
export function isNamePair(names: Names, one: string, other: string): boolean {
  return (names.pairs.get(`${one} ${other}`.toLowerCase()) ?? 0) >= 2;
}
