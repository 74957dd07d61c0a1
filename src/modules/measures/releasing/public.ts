// A measure as the public sees it: what was released, small numbers hidden, rated and followed by what is shown alone.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { allMeasures, definitionsOf, linksOf, observationsOf, targetsOf } from '../measure.store.ts';
import { type Definition, directions, type Observation, type Target } from '../measure.ts';
import { ratings } from '../rating/rate.ts';
import { travels } from '../rating/travel.ts';
import { readMeasure } from '../reading.ts';
import { sayTarget, sayTolerance } from '../say.ts';
import { Frequency, sayPeriod } from '../when.ts';
import { allReleases } from './release.store.ts';
import type { Released } from './release.ts';

const Shown = z.object({
  /** Null where it is hidden, or where there is none. */
  value: z.number().nullable(),
  isHidden: z.boolean(),
  /** Why there is none. */
  missing: z.string().nullable(),
});

export const PublicMeasure = z.object({
  id: z.int(),
  title: z.string(),
  meaning: z.string(),
  whyItMatters: z.string().nullable(),
  unit: z.string(),
  decimals: z.int(),
  polarity: z.enum(directions),
  rated: z.string().describe('How it is rated, in words'),
  frequency: Frequency,
  yearStarts: z.int(),
  source: z.string(),
  scope: z.enum(['council', 'place']),
  threshold: z.int().nullable().describe('Counts below it are hidden'),
  serves: z.array(z.int()),
  travel: z.enum(travels),
  travelWhy: z.string(),
  gap: z.string().nullable(),
  periods: z.array(
    Shown.extend({
      period: z.string(),
      from: Day,
      to: Day,
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      isProvisional: z.boolean(),
      target: z.string().nullable(),
      targetFigure: z.number().nullable(),
      rating: z.enum(ratings).nullable(),
      why: z.string().nullable(),
      parts: z.array(Shown.extend({ by: z.string(), part: z.string() })),
    }),
  ),
});
export type PublicMeasure = z.infer<typeof PublicMeasure>;

/** Every measure of which anything was released. Three queries a measure: an edition is made once. */
export async function publicMeasures(tx: Tx, day: Day): Promise<PublicMeasure[]> {
  const released = Map.groupBy(await allReleases(tx), ({ measureId }) => measureId);
  const found: PublicMeasure[] = [];
  for (const { measureId, endedOn } of await allMeasures(tx)) {
    const decided = released.get(measureId);
    if (!decided || endedOn !== null) continue;
    const definitions = await definitionsOf(tx, measureId);
    const known = {
      definitions,
      targets: await targetsOf(tx, measureId),
      observations: await observationsOf(tx, measureId),
    };
    found.push(publicMeasure(known, { decided, day, serves: [...(await linksOf(tx, measureId))] }));
  }
  return found;
}

interface Known {
  definitions: readonly Definition[];
  targets: readonly Target[];
  observations: readonly Observation[];
}

export function publicMeasure(
  { definitions, targets, observations }: Known,
  { decided, day, serves }: { decided: readonly Released[]; day: Day; serves: number[] },
): PublicMeasure {
  const of = new Map(decided.map((one) => [one.observationId, one]));
  // Newest first within each place, as the store reads them: of those released, the newest stands.
  const released = observations
    .filter(({ observationId }) => of.has(observationId))
    .map((one) => asShown(one, of));
  const last =
    released
      .map(({ toOn }) => toOn)
      .sort()
      .at(-1) ?? '';
  const { lines, definition, travel, gap } = readMeasure(
    { definitions, targets, observations: released },
    day,
  );
  const isHidden = (one: Observation | null) => one !== null && of.get(one.observationId)?.isShown === false;
  return {
    id: definition.measureId,
    title: definition.title,
    meaning: definition.meaning,
    whyItMatters: definition.whyItMatters,
    unit: definition.unit,
    decimals: definition.decimals,
    polarity: definition.polarity,
    rated: sayTolerance(definition),
    frequency: definition.frequency,
    yearStarts: definition.yearStarts,
    source: definition.source,
    scope: definition.scope,
    threshold: definition.threshold,
    serves,
    travel: travel.travel,
    travelWhy: travel.why,
    gap: gap?.words ?? null,
    periods: lines
      .filter(({ span }) => span.to <= last)
      .map(({ span, value, observation, figures, rated }) => ({
        period: sayPeriod(span, definition),
        ...span,
        value,
        isHidden: isHidden(observation),
        missing: isHidden(observation) ? null : (observation?.missingWhy ?? null),
        numerator: observation?.numerator ?? null,
        denominator: observation?.denominator ?? null,
        isProvisional: observation?.isProvisional ?? false,
        target: sayTarget(definition, figures),
        targetFigure: figures?.target ?? null,
        rating: value === null ? null : (rated?.rating ?? null),
        why: value === null ? null : (rated?.why ?? null),
        parts: partsAt(released, span.to).map((one) => ({
          by: one.splitBy,
          part: one.split,
          value: one.value,
          isHidden: isHidden(one),
          missing: isHidden(one) ? null : one.missingWhy,
        })),
      })),
  };
}

/** Nothing of a hidden figure goes on: neither its value nor what it was made of, nor a note that might say it. */
function asShown(one: Observation, of: ReadonlyMap<number, Released>): Observation {
  if (of.get(one.observationId)?.isShown) return { ...one, note: null, evidence: null };
  return { ...one, value: null, numerator: null, denominator: null, note: null, evidence: null };
}

function partsAt(released: readonly Observation[], to: Day): Observation[] {
  const newest = new Map<string, Observation>();
  for (const one of released) {
    const key = `${one.splitBy}\n${one.split}`;
    if (one.split !== '' && one.toOn === to && !newest.has(key)) newest.set(key, one);
  }
  return [...newest.values()];
}
