// Nearest neighbours: the councils most like one's own by figures about the place and not by how it performs. Pure.
import { Unusable } from '../../../kernel/errors.ts';

/** One figure by which councils are compared, such as population density or the share of children in low-income families. */
export interface Characteristic {
  name: string;
  /** How much it counts; every one counts 1 unless somebody says otherwise. */
  weight: number;
}

export interface Area {
  name: string;
  /** By characteristic; null where it is not known. */
  values: Readonly<Record<string, number | null>>;
}

export interface Neighbour {
  name: string;
  /** Weighted mean square of the standardised differences, its root: 0 is the same, 1 a typical spread apart. */
  distance: number;
  /** Characteristics known of both. */
  compared: number;
}

/**
 * Each characteristic is standardised over every area given (mean 0, population standard deviation 1), so that no unit
 * outweighs another. One that both do not have is left out of their distance. Nearest first, by name where equal.
 */
export function nearestNeighbours(
  own: string,
  {
    areas,
    characteristics,
    atMost,
  }: { areas: readonly Area[]; characteristics: readonly Characteristic[]; atMost: number },
): Neighbour[] {
  const us = areas.find(({ name }) => name === own);
  if (!us) throw new Unusable(`${own} is not among the areas given.`, 'own');
  const spreads = characteristics.map((one) => ({ ...one, spread: spreadOf(areas, one.name) }));
  const telling = spreads.filter(({ spread, weight }) => spread > 0 && weight > 0);
  if (telling.length === 0)
    throw new Unusable('No characteristic differs between these areas.', 'characteristics');
  return areas
    .filter(({ name }) => name !== own)
    .flatMap((area) => {
      let [squares, weights, compared] = [0, 0, 0];
      for (const { name, weight, spread } of telling) {
        const [ours, theirs] = [us.values[name] ?? null, area.values[name] ?? null];
        if (ours === null || theirs === null) continue;
        squares += weight * ((ours - theirs) / spread) ** 2;
        weights += weight;
        compared += 1;
      }
      return compared === 0 ? [] : [{ name: area.name, distance: Math.sqrt(squares / weights), compared }];
    })
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name, 'en'))
    .slice(0, atMost);
}

function spreadOf(areas: readonly Area[], name: string): number {
  const known = areas.flatMap(({ values }) => values[name] ?? []);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  return Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length));
}
