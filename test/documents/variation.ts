// A layout chosen at random, and the same again for the same seed.
import type { Variation } from './render.ts';

/** Columns in any order, any of their headers, and any run of equal neighbours merged or not. */
export function variationOf(seed: number): Variation {
  const next = numbers(seed);
  return {
    order(columns) {
      const order = Array.from({ length: columns }, (_, at) => at);
      for (let at = columns - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1));
        [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
      }
      return order;
    },
    header: ({ headers }) => headers[Math.floor(next() * headers.length)] ?? '',
    merges: () => next() < 0.5,
  };
}

/** Numbers from 0 to 1 (mulberry32, by Tommy Ettinger, in the public domain). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
