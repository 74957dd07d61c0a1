// What the plan would be under other assumptions: two scenarios compared, each driver moved by itself, a target sought, many
// draws at once. All in floating point, from the same model as the exact figures. Pure.
import { quantileSorted } from 'd3-array';
import { type FastModel, fastModel } from '../model/fast.ts';
import type { Program } from '../model/model.ts';

/** The values of an input in the model as it stands. */
function asPlanned({ model, placeOf }: Program, id: string): number[] {
  const formulas = model.rows[placeOf.get(id) ?? -1]?.formulas ?? [];
  return formulas.map((formula) => (formula.is === 'number' ? formula.value.toNumber() : 0));
}

export interface Moved {
  /** An input of the model. */
  id: string;
  /** Added to its value in every year. */
  by: number;
}

/** One scenario at a time: the values of one row when inputs move. */
export function whatIf(program: Program, varying: readonly string[], watched: string) {
  const model = fastModel(program, { varying, watched: [watched], lanes: 1 });
  const planned = varying.map((id) => asPlanned(program, id));
  const { years } = program.model;
  return (moves: readonly Moved[], from = 0): number[] => {
    const found: number[] = [];
    model.run(
      1,
      (_, set) => {
        for (const [input, id] of varying.entries()) {
          const by = moves.find((move) => move.id === id)?.by ?? 0;
          for (let at = 0; at < years; at += 1)
            set(input, at, (planned[input]?.[at] ?? 0) + (at >= from ? by : 0));
        }
      },
      (_, value) => {
        for (let at = 0; at < years; at += 1) found.push(value(0, at));
      },
    );
    return found;
  };
}

export interface Bar {
  id: string;
  step: number;
  /** What the row comes to in the year when the driver is lower, and higher, by the step in every year up to it. */
  low: number;
  high: number;
}

/** Each driver moved by its step both ways, all others as planned; the widest first. */
export function tornado(
  program: Program,
  { row, at, steps }: { row: string; at: number; steps: readonly { id: string; step: number }[] },
): { base: number; bars: Bar[] } {
  const drivers = steps.map(({ id }) => id);
  const run = whatIf(program, drivers, row);
  const value = (moves: readonly Moved[]) => run(moves)[at] ?? 0;
  const bars = steps.map(({ id, step }) => ({
    id,
    step,
    low: value([{ id, by: -step }]),
    high: value([{ id, by: step }]),
  }));
  const width = ({ low, high }: Bar) => Math.abs(high - low);
  return { base: value([]), bars: bars.toSorted((a, b) => width(b) - width(a) || a.id.localeCompare(b.id)) };
}

export interface Sought {
  /** What must be added to the driver, in every year from the first on; null where no value within the limits is enough. */
  by: number | null;
  /** What is left of the gap with it, or at the limit that comes nearest. */
  left: number;
  /** The limit that comes nearest, where none is enough. */
  nearest: number;
}

/**
 * The least move of one driver, within limits, that brings a row down to a target in a year. The row must move one way with
 * the driver, as a gap does; found by halving to a ten-thousandth of the driver.
 */
export function seek(
  program: Program,
  {
    id,
    row,
    at,
    target = 0,
    least,
    most,
    from = 0,
  }: { id: string; row: string; at: number; target?: number; least: number; most: number; from?: number },
): Sought {
  const run = whatIf(program, [id], row);
  const value = (by: number) => run([{ id, by }], from)[at] ?? 0;
  if (value(0) <= target) return { by: 0, left: value(0), nearest: 0 };
  const nearest = value(most) < value(least) ? most : least;
  if (value(nearest) > target) return { by: null, left: value(nearest), nearest };
  let [short, enough] = [0, nearest];
  while (Math.abs(enough - short) > 0.0001) {
    const middle = (short + enough) / 2;
    if (value(middle) <= target) enough = middle;
    else short = middle;
  }
  return { by: enough, left: value(enough), nearest };
}

/** A number from 0 to below 1, the same for the same seed. Marsaglia’s xorshift, 32 bits. */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0 || 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}

/** Of the normal distribution. Box and Muller. */
const normal = (draw: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

export interface Spread {
  id: string;
  /** Standard deviation of the driver in a year. */
  deviation: number;
  /** The driver is never below this. */
  least?: number;
}

/** How much of a year’s surprise stays in the next: assumptions that miss go on missing. */
const persistence = 0.7;

export const shownPercentiles = [5, 25, 50, 75, 95] as const;

export interface Fan {
  /** By year: the values at each of `shownPercentiles`. */
  years: number[][];
  /** The share of draws in which the row is above nought, by year. */
  aboveNought: number[];
}

/** So many draws of all drivers together, seeded; what the row comes to in each year, from low to high. */
export function monteCarlo(
  program: Program,
  { row, spreads, draws, seed }: { row: string; spreads: readonly Spread[]; draws: number; seed: number },
): Fan {
  const { years } = program.model;
  const varying = spreads.map(({ id }) => id);
  const planned = varying.map((id) => asPlanned(program, id));
  const model: FastModel = fastModel(program, { varying, watched: [row] });
  const draw = drawsFrom(seed);
  const found = Array.from({ length: years }, () => new Float64Array(draws));
  model.run(
    draws,
    (_, set) => {
      for (const [input, { deviation, least = Number.NEGATIVE_INFINITY }] of spreads.entries()) {
        let surprise = 0;
        for (let at = 0; at < years; at += 1) {
          const fresh = normal(draw) * deviation;
          surprise =
            at === 0 ? fresh : persistence * surprise + Math.sqrt(1 - persistence * persistence) * fresh;
          set(input, at, Math.max(least, (planned[input]?.[at] ?? 0) + surprise));
        }
      }
    },
    (scenario, value) => {
      for (let at = 0; at < years; at += 1) {
        const year = found[at];
        if (year) year[scenario] = value(0, at);
      }
    },
  );
  // Sorted as numbers, which only a typed array does by itself.
  const sorted = found.map((year) => Array.from(year.sort()));
  return {
    years: sorted.map((year) => shownPercentiles.map((percent) => quantileSorted(year, percent / 100) ?? 0)),
    aboveNought: sorted.map((year) => year.filter((value) => value > 0).length / draws),
  };
}
