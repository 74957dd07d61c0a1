// A measure as it reads on a day: each period with its target and rating, the trend apart from it, and what is missing. Pure.
import { Decimal } from 'decimal.js';
import type { Day } from '../../kernel/days.ts';
import type { Recent } from './measure.store.ts';
import { type Definition, type Observation, ruleWith, type Target, type TargetFigures } from './measure.ts';
import { type Gap, gapToTarget } from './rating/gap.ts';
import { type Rated, rate } from './rating/rate.ts';
import type { Polarity } from './rating/tolerance.ts';
import { type Travelled, travelOf } from './rating/travel.ts';
import { type Xmr, xmr } from './variation/xmr.ts';
import {
  lastDue,
  periodBefore,
  periodsBetween,
  periodsPerYear,
  periodWith,
  type Rhythm,
  type Span,
} from './when.ts';

/** One period: what it came to, against what it should have. */
export interface Line {
  span: Span;
  value: number | null;
  /** Null where nobody has given anything that counts. */
  observation: Observation | null;
  /** Values that counted before this one, newest first. */
  before: Observation[];
  figures: TargetFigures | null;
  /** Null where the period has no target and its rule needs one. */
  rated: Rated | null;
}

export interface Reading {
  definition: Definition;
  /** Oldest first, without a gap, to the last period whose value is due or there. */
  lines: Line[];
  /** The last with a value. */
  latest: Line | null;
  travel: Travelled;
  gap: Gap | null;
  /** The last period whose value should be there and is not. */
  missing: Span | null;
  /** How many periods running, to the latest, were off target. */
  missesRunning: number;
  chart: Xmr;
}

/** The direction a target can be missed in; undefined for a range, or where neither is better. */
export const polarityOf = ({ polarity }: Pick<Definition, 'polarity'>): Polarity | undefined =>
  polarity === 'higher-is-better' || polarity === 'lower-is-better' ? polarity : undefined;

/** The version that held for a period. `definitions` newest first, at least one. */
export function definitionFor(definitions: readonly Definition[], from: Day): Definition {
  const held = definitions.find(({ fromOn }) => fromOn <= from) ?? definitions.at(-1);
  if (!held) throw new Error('A measure has a definition.');
  return held;
}

/** Whole values that count, newest of each period first. */
const counted = (observations: readonly Observation[]) =>
  observations.filter(({ approvedOn, split }) => approvedOn !== null && split === '');

export function readMeasure(
  {
    definitions,
    targets,
    observations,
  }: {
    definitions: readonly Definition[];
    targets: readonly Target[];
    observations: readonly Observation[];
  },
  day: Day,
): Reading {
  const definition = definitionFor(definitions, day);
  const byEnd = Map.groupBy(counted(observations), ({ toOn }) => toOn);
  const targetOf = new Map<Day, Target>();
  for (const target of targets) if (!targetOf.has(target.toOn)) targetOf.set(target.toOn, target);
  const due = lastDue(day, definition, definition.lagDays);
  const lines: Line[] = [];
  for (const span of spansOf(byEnd, due, definition)) {
    const [observation = null, ...before] = byEnd.get(span.to) ?? [];
    const figures = targetOf.get(span.to) ?? null;
    const rule = ruleWith(definitionFor(definitions, span.from), figures);
    const value = observation?.value ?? null;
    const previous = lines.at(-1)?.value ?? null;
    lines.push({ span, value, observation, before, figures, rated: rule && rate(value, rule, previous) });
  }
  const latest = lines.findLast(({ value }) => value !== null) ?? null;
  const values = lines.slice(0, latest ? lines.indexOf(latest) + 1 : 0).map(({ value }) => value);
  const isMissing = lines.some(({ span, observation }) => span.to === due.to && observation === null);
  return {
    definition,
    lines,
    latest,
    travel: travelOfValues(definition, values, latest?.figures ?? null),
    gap: latest && gapOf(definition, latest.value, latest.figures),
    missing: isMissing ? due : null,
    missesRunning: runOfMisses(lines),
    chart: xmr(values),
  };
}

/** From the first period with a value to the last that is due or has one. */
function spansOf(byEnd: ReadonlyMap<Day, readonly Observation[]>, due: Span, rhythm: Rhythm): Span[] {
  const ends = [...byEnd.keys()].sort();
  const [first] = ends;
  if (first === undefined) return [due];
  const last = ends.at(-1) ?? first;
  return periodsBetween(periodWith(first, rhythm), last > due.to ? periodWith(last, rhythm) : due, rhythm);
}

function travelOfValues(
  definition: Definition,
  values: readonly (number | null)[],
  figures: TargetFigures | null,
): Travelled {
  const polarity = polarityOf(definition);
  const asked = {
    rule: definition.travel,
    periodsPerYear: periodsPerYear(definition.frequency),
    sameWithin: definition.sameWithin,
  };
  if (polarity) return travelOf({ ...asked, values, polarity });
  const { lowerEnd = null, upperEnd = null } = figures ?? {};
  if (definition.polarity === 'none' || lowerEnd === null || upperEnd === null)
    return { travel: 'unknown', why: 'Neither way is better, so none is said.' };
  // Of a range, nearer to it is better.
  const outside = values.map((value) =>
    value === null ? null : outsideRange(value, { lower: lowerEnd, upper: upperEnd }),
  );
  const { travel, why } = travelOf({ ...asked, values: outside, polarity: 'lower-is-better' });
  return { travel, why: `How far outside the range: ${why.charAt(0).toLowerCase()}${why.slice(1)}` };
}

function outsideRange(value: number, { lower, upper }: { lower: number; upper: number }): number {
  const below = new Decimal(lower).minus(value);
  const above = new Decimal(value).minus(upper);
  return Decimal.max(below, above, 0).toNumber();
}

function gapOf(definition: Definition, value: number | null, figures: TargetFigures | null): Gap | null {
  const polarity = polarityOf(definition);
  const target = figures?.target ?? null;
  return value === null || target === null || !polarity
    ? null
    : gapToTarget(value, target, { polarity, unit: definition.unit });
}

function runOfMisses(lines: readonly Line[]): number {
  const known = lines.filter(({ value }) => value !== null);
  const lastHit = known.findLastIndex(({ rated }) => rated?.rating !== 'off-target');
  return known.length - 1 - lastHit;
}

/** A measure as a list shows it, from its last values alone. */
export interface Glance {
  definition: Definition;
  latest: { span: Span; value: number; isProvisional: boolean } | null;
  rated: Rated | null;
  travel: Travelled;
  gap: Gap | null;
  missing: Span | null;
}

export function glanceAt(definition: Definition, recent: Recent | undefined, day: Day): Glance {
  const due = lastDue(day, definition, definition.lagDays);
  const none: Glance = {
    definition,
    latest: null,
    rated: null,
    travel: travelOfValues(definition, [], null),
    gap: null,
    missing: due,
  };
  if (!recent) return none;
  const [value = null, end] = [recent.values.at(-1), recent.ends.at(-1)];
  if (value === null || end === undefined) return none;
  const span = periodWith(end, definition);
  const figures = recent.hasTarget ? recent : null;
  const rule = ruleWith(definition, figures);
  const before =
    recent.ends.at(-2) === periodBefore(span, definition).to ? (recent.values.at(-2) ?? null) : null;
  return {
    definition,
    latest: { span, value, isProvisional: recent.provisional.at(-1) === true },
    rated: rule && rate(value, rule, before),
    travel: travelOfValues(definition, withoutGaps(recent, definition), figures),
    gap: gapOf(definition, value, figures),
    missing: end < due.to ? due : null,
  };
}

/** The values in the places of their periods, with null where a period has none. */
function withoutGaps({ ends, values }: Recent, rhythm: Rhythm): (number | null)[] {
  const [first] = ends;
  const last = ends.at(-1);
  if (first === undefined || last === undefined) return [];
  const at = new Map(ends.map((end, place) => [end, values[place] ?? null]));
  return periodsBetween(periodWith(first, rhythm), periodWith(last, rhythm), rhythm).map(
    ({ to }) => at.get(to) ?? null,
  );
}
