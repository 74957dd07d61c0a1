// A measure as calls, commands and exports give it: at a glance, and whole with every period.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import type { Walk } from '../plan/index.ts';
import { directions } from './measure.ts';
import { ratings } from './rating/rate.ts';
import { travels } from './rating/travel.ts';
import { ownerName, sayTarget } from './say.ts';
import { type Card, standingOf, standings } from './scorecard.ts';
import type { MeasureFound } from './settings.ts';
import { frequencies, sayPeriod } from './when.ts';

export const CardFacts = z.object({
  id: z.int(),
  title: z.string(),
  unit: z.string(),
  standing: z.enum(standings),
  why: z.string().nullable().describe('Why it is rated so'),
  value: z.number().nullable(),
  isProvisional: z.boolean(),
  period: z.string().nullable().describe('Of the value, in words'),
  periodTo: Day.nullable(),
  travel: z.enum(travels),
  travelWhy: z.string(),
  gap: z.string().nullable(),
  missing: z.string().nullable().describe('The period whose value is due and missing'),
  owner: z.string(),
  serves: z.array(z.int()).describe('Numbers of the items that it speaks of'),
});
export type CardFacts = z.infer<typeof CardFacts>;

export function cardFacts(thread: Walk, card: Card): CardFacts {
  const { definition, latest, rated, travel, gap, missing } = card.glance;
  return {
    id: card.measureId,
    title: definition.title,
    unit: definition.unit,
    standing: standingOf(card),
    why: rated?.why ?? null,
    value: latest?.value ?? null,
    isProvisional: latest?.isProvisional ?? false,
    period: latest ? sayPeriod(latest.span, definition) : null,
    periodTo: latest?.span.to ?? null,
    travel: travel.travel,
    travelWhy: travel.why,
    gap: gap?.words ?? null,
    missing: missing ? sayPeriod(missing, definition) : null,
    owner: ownerName(thread, definition.accountableId ?? definition.responsibleId),
    serves: card.items.map(({ id }) => id),
  };
}

export const MeasureFacts = z.object({
  id: z.int(),
  title: z.string(),
  meaning: z.string(),
  unit: z.string(),
  frequency: z.enum(frequencies),
  polarity: z.enum(directions),
  source: z.string(),
  travel: z.enum(travels),
  travelWhy: z.string(),
  gap: z.string().nullable(),
  missing: z.string().nullable(),
  missesRunning: z.int().describe('Periods running, to the latest, that were off target'),
  periods: z.array(
    z.object({
      period: z.string(),
      from: Day,
      to: Day,
      value: z.number().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      isProvisional: z.boolean(),
      isPublic: z.boolean(),
      before: z.array(z.number().nullable()).describe('What it was before it was revised, newest first'),
      target: z.string().nullable(),
      rating: z.enum(ratings).nullable().describe('Null where the period has no target'),
      why: z.string().nullable(),
    }),
  ),
});
export type MeasureFacts = z.infer<typeof MeasureFacts>;

export function measureFacts({ measure, reading }: MeasureFound): MeasureFacts {
  const { definition, lines, travel, gap, missing, missesRunning } = reading;
  const { title, meaning, unit, frequency, polarity, source } = definition;
  return {
    id: measure.measureId,
    ...{ title, meaning, unit, frequency, polarity, source },
    travel: travel.travel,
    travelWhy: travel.why,
    gap: gap?.words ?? null,
    missing: missing ? sayPeriod(missing, definition) : null,
    missesRunning,
    periods: lines.map(({ span, value, observation, before, figures, rated }) => ({
      period: sayPeriod(span, definition),
      ...span,
      value,
      numerator: observation?.numerator ?? null,
      denominator: observation?.denominator ?? null,
      isProvisional: observation?.isProvisional ?? false,
      isPublic: (observation?.releasedOn ?? null) !== null,
      before: before.map((one) => one.value),
      target: sayTarget(definition, figures),
      rating: rated?.rating ?? null,
      why: rated?.why ?? null,
    })),
  };
}
