// An individuals and moving range chart (XmR): which changes are signals and which are noise. Pure.
// Limits after NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.2: mean ± 3 × average moving range ÷ d2, d2 = 1.128.
// Run rules as NHS England's "Making data count" prints them; their lengths can be set.
import type { Polarity } from '../rating/tolerance.ts';

/** Mean range of two values from a normal distribution with standard deviation 1. */
const d2 = 1.128;
/** The same for the limit of a range itself: D4 for two values. */
const d4 = 3.267;
/** Fewer values than this say too little about their own spread for limits to be drawn. */
export const fewestForLimits = 12;

export const signalRules = ['outside-limits', 'shift', 'trend', 'two-of-three'] as const;
export type SignalRule = (typeof signalRules)[number];

export interface XmrSettings {
  /** Values running on one side of the mean that are a shift. */
  shiftLength: number;
  /** Values running in one direction that are a trend. */
  trendLength: number;
  /** Whether ranges beyond their own limit are left out of the average range, so that one odd value does not widen it. */
  screenRanges: boolean;
  /** Places in the series (from 0) at which the process is known to have changed: limits are computed afresh. */
  changesAt: readonly number[];
}

export const usualSettings: XmrSettings = {
  shiftLength: 7,
  trendLength: 7,
  screenRanges: false,
  changesAt: [],
};

/** The values between two known changes, and what was computed of them. */
export interface Stretch {
  /** First and last place in the series, both inside. */
  from: number;
  to: number;
  count: number;
  mean: number | null;
  /** Average moving range. */
  averageRange: number | null;
  /** Mean ± 3 × average range ÷ d2, of however few values; null without a range. */
  computed: Limits | null;
  /** The same as they are drawn and judged by: null where there are fewer values than limits need. */
  limits: Limits | null;
}

export interface Limits {
  lower: number;
  upper: number;
}

export interface SeriesSignal {
  rule: SignalRule;
  from: number;
  to: number;
  /** Above the mean, or rising; below, or falling. */
  side: 'high' | 'low';
}

export interface Xmr {
  stretches: Stretch[];
  signals: SeriesSignal[];
}

interface Point {
  index: number;
  value: number;
}

/**
 * `values` oldest first, null where there is none. A moving range joins neighbours only: across a missing value there is none.
 * Runs go on over a missing value. Signals are looked for where there are limits.
 */
export function xmr(values: readonly (number | null)[], settings: XmrSettings = usualSettings): Xmr {
  const starts = [0, ...[...settings.changesAt].sort((a, b) => a - b)].filter(
    (start, at, all) => start < values.length && start !== all[at - 1],
  );
  const parts = starts.map((from, at) => {
    const to = (starts[at + 1] ?? values.length) - 1;
    const points = values
      .map((value, index) => ({ index, value }))
      .filter((point): point is Point => point.value !== null && point.index >= from && point.index <= to);
    return { points, stretch: stretchOf(points, { from, to, screenRanges: settings.screenRanges }) };
  });
  return {
    stretches: parts.map(({ stretch }) => stretch),
    signals: parts.flatMap(({ points, stretch }) => signalsOf(points, stretch, settings)),
  };
}

function stretchOf(
  points: readonly Point[],
  { from, to, screenRanges }: { from: number; to: number; screenRanges: boolean },
): Stretch {
  const mean = average(points.map(({ value }) => value));
  const ranges = points.flatMap(({ index, value }, at) => {
    const before = points[at - 1];
    return before && before.index === index - 1 ? [Math.abs(value - before.value)] : [];
  });
  const averageRange = screenRanges ? screened(ranges) : average(ranges);
  const reach = ((averageRange ?? 0) * 3) / d2;
  const computed =
    mean === null || averageRange === null ? null : { lower: mean - reach, upper: mean + reach };
  const limits = points.length < fewestForLimits ? null : computed;
  return { from, to, count: points.length, mean, averageRange, computed, limits };
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The average of the ranges that are not beyond D4 times the average of all. */
function screened(ranges: readonly number[]): number | null {
  const all = average(ranges);
  return all === null ? null : average(ranges.filter((range) => range <= d4 * all));
}

function signalsOf(points: readonly Point[], stretch: Stretch, settings: XmrSettings): SeriesSignal[] {
  const { mean, limits } = stretch;
  if (mean === null || limits === null) return [];
  const side = points.map(({ value }) => Math.sign(value - mean));
  const step = points.map(({ value }, at) => Math.sign(value - (points[at - 1]?.value ?? value)));
  return [
    ...points
      .filter(({ value }) => value > limits.upper || value < limits.lower)
      .map(({ index, value }) => signal('outside-limits', index, index, value > mean)),
    ...runs(side, settings.shiftLength).map(({ from, to, sign }) =>
      signal('shift', placeOf(points, from), placeOf(points, to), sign > 0),
    ),
    // A run of steps has one value more than steps: the one it starts from.
    ...runs(step, settings.trendLength - 1).map(({ from, to, sign }) =>
      signal('trend', placeOf(points, from - 1), placeOf(points, to), sign > 0),
    ),
    ...twoOfThree(points, mean, limits),
  ];
}

const placeOf = (points: readonly Point[], at: number): number => points[Math.max(0, at)]?.index ?? 0;

function signal(rule: SignalRule, from: number, to: number, isHigh: boolean): SeriesSignal {
  return { rule, from, to, side: isHigh ? 'high' : 'low' };
}

/** Every longest run of one sign, not nought, of at least `length`. */
function runs(signs: readonly number[], length: number): { from: number; to: number; sign: number }[] {
  const found: { from: number; to: number; sign: number }[] = [];
  let from = 0;
  for (let at = 1; at <= signs.length; at += 1) {
    if (signs[at] === signs[from]) continue;
    const sign = signs[from] ?? 0;
    if (sign !== 0 && at - from >= length) found.push({ from, to: at - 1, sign });
    from = at;
  }
  return found;
}

/** Two of three values running beyond two thirds of the way from the mean to one limit. */
function twoOfThree(points: readonly Point[], mean: number, { lower, upper }: Limits): SeriesSignal[] {
  const near = (value: number, limit: number) => Math.abs(value - mean) > (2 / 3) * Math.abs(limit - mean);
  const found: SeriesSignal[] = [];
  for (const isHigh of [true, false]) {
    const limit = isHigh ? upper : lower;
    const beyond = points.map(({ value }) => (isHigh ? value > mean : value < mean) && near(value, limit));
    for (let at = 2; at < points.length; at += 1) {
      const three = [at - 2, at - 1, at].filter((place) => beyond[place]);
      const [first] = three;
      const last = three.at(-1);
      if (three.length < 2 || first === undefined || last === undefined) continue;
      const [from, to] = [placeOf(points, first), placeOf(points, last)];
      const before = found.at(-1);
      // Threes that overlap are one signal.
      if (before && before.side === (isHigh ? 'high' : 'low') && from <= before.to) before.to = to;
      else found.push(signal('two-of-three', from, to, isHigh));
    }
  }
  return found;
}

export const capabilities = ['will-reach', 'will-miss', 'may-reach-or-miss', 'unknown'] as const;
export type Capability = (typeof capabilities)[number];

/** What the last limits say of a target, if nothing changes: reached always, never, or by chance. */
export function capabilityOf({ stretches }: Xmr, target: number, polarity: Polarity): Capability {
  const limits = stretches.at(-1)?.limits ?? null;
  if (limits === null) return 'unknown';
  const [worst, best] =
    polarity === 'higher-is-better' ? [limits.lower, limits.upper] : [-limits.upper, -limits.lower];
  const wanted = polarity === 'higher-is-better' ? target : -target;
  if (worst >= wanted) return 'will-reach';
  return best < wanted ? 'will-miss' : 'may-reach-or-miss';
}
