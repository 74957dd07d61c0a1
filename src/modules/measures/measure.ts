// A measure: its definition sheet in versions, its targets, and what was observed. What they are; no SQL.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Tolerance } from './rating/tolerance.ts';
import { travelRules } from './rating/travel.ts';
import { Frequency, type Span } from './when.ts';

export const directions = ['higher-is-better', 'lower-is-better', 'in-range', 'none'] as const;
export type Direction = (typeof directions)[number];

export const directionWords: Record<Direction, string> = {
  'higher-is-better': 'Higher is better',
  'lower-is-better': 'Lower is better',
  'in-range': 'Best within a range',
  none: 'Neither way is better',
};

export const valueKinds = ['in-period', 'year-to-date', 'rolling', 'snapshot'] as const;
export type ValueKind = (typeof valueKinds)[number];

export const valueKindWords: Record<ValueKind, string> = {
  'in-period': 'Of the period itself',
  'year-to-date': 'Since the start of the year',
  rolling: 'Of the last twelve months',
  snapshot: 'As it stands on the last day',
};

export const scopeWords = {
  council: 'What the council does',
  place: 'How the place fares, which others share in',
} as const;

/** The rule of tolerance without its figures, which stand with each period's target. */
export const ToleranceKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('target-and-floor') }),
  z.object({
    kind: z.literal('margin'),
    near: z.number().nonnegative(),
    of: z.enum(['percent-of-target', 'points']),
  }),
  z.object({ kind: z.literal('improved-but-off-target'), onTarget: z.number().nonnegative() }),
  z.object({ kind: z.literal('in-range') }),
  z.object({ kind: z.literal('activity-bands') }),
  z.object({ kind: z.literal('none') }),
]);
export type ToleranceKind = z.infer<typeof ToleranceKind>;

export const toleranceWords: Record<ToleranceKind['kind'], string> = {
  'target-and-floor': 'A target, and a floor below which it is off target',
  margin: 'A target, and how far it may be missed',
  'improved-but-off-target': 'A target with a margin; beyond it, whether it improved',
  'in-range': 'A range to be in',
  'activity-bands': 'How much is expected: shown as above or below, never as good or bad',
  none: 'Shown, never rated',
};

/** The six dimensions of the Government Data Quality Framework. */
export const qualityDimensions = [
  'completeness',
  'uniqueness',
  'consistency',
  'timeliness',
  'validity',
  'accuracy',
] as const;
export type QualityDimension = (typeof qualityDimensions)[number];
export const qualityLevels = ['good', 'fair', 'poor'] as const;
export const Quality = z.partialRecord(
  z.enum(qualityDimensions),
  z.object({ level: z.enum(qualityLevels), words: z.string() }),
);
export type Quality = z.infer<typeof Quality>;

export const Definition = z.object({
  definitionId: z.int(),
  measureId: z.int(),
  fromOn: Day,
  title: z.string(),
  meaning: z.string(),
  whyItMatters: z.string().nullable(),
  unit: z.string(),
  decimals: z.int(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  polarity: z.enum(directions),
  tolerance: ToleranceKind,
  travel: z.enum(travelRules),
  sameWithin: z.number(),
  frequency: Frequency,
  yearStarts: z.int(),
  valueKind: z.enum(valueKinds),
  lagDays: z.int(),
  source: z.string(),
  scope: z.enum(['council', 'place']),
  accountableId: z.int().nullable(),
  responsibleId: z.int().nullable(),
  baseline: z.number().nullable(),
  baselineWords: z.string().nullable(),
  threshold: z.int().nullable(),
  quality: Quality,
  reason: z.string(),
  setOn: Day,
  setBy: z.string(),
});
export type Definition = z.infer<typeof Definition>;

export const Target = z.object({
  targetId: z.int(),
  measureId: z.int(),
  fromOn: Day,
  toOn: Day,
  target: z.number().nullable(),
  floor: z.number().nullable(),
  lowerEnd: z.number().nullable(),
  upperEnd: z.number().nullable(),
  reason: z.string(),
  setOn: Day,
  setBy: z.string(),
});
export type Target = z.infer<typeof Target>;
export type TargetFigures = Pick<Target, 'target' | 'floor' | 'lowerEnd' | 'upperEnd'>;

export const Observation = z.object({
  observationId: z.int(),
  measureId: z.int(),
  fromOn: Day,
  toOn: Day,
  splitBy: z.string(),
  split: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  missingWhy: z.string().nullable(),
  isProvisional: z.boolean(),
  note: z.string().nullable(),
  /** What shows it: a link, or where the paper lies. Never public. */
  evidence: z.string().nullable(),
  givenOn: Day,
  givenBy: z.string(),
  givenAccount: z.string().nullable(),
  approvedOn: Day.nullable(),
  approvedBy: z.string().nullable(),
  refusedOn: Day.nullable(),
  refusedBy: z.string().nullable(),
  refusedWhy: z.string().nullable(),
  releasedOn: Day.nullable(),
  releasedBy: z.string().nullable(),
});
export type Observation = z.infer<typeof Observation>;

export const Remark = z.object({
  remarkId: z.int(),
  measureId: z.int(),
  fromOn: Day,
  toOn: Day,
  why: z.string(),
  corrective: z.string(),
  greenBy: Day.nullable(),
  saidOn: Day,
  saidBy: z.string(),
});
export type Remark = z.infer<typeof Remark>;

export const spanOf = ({ fromOn, toOn }: { fromOn: Day; toOn: Day }): Span => ({ from: fromOn, to: toOn });

/** The rule with a period's figures; null where one that it needs is not set. */
export function ruleWith(
  { tolerance, polarity }: Pick<Definition, 'tolerance' | 'polarity'>,
  figures: TargetFigures | null,
): Tolerance | null {
  if (tolerance.kind === 'none') return { kind: 'none' };
  if (figures === null) return null;
  const sided = polarity === 'higher-is-better' || polarity === 'lower-is-better' ? polarity : undefined;
  const { target, floor, lowerEnd: lower, upperEnd: upper } = figures;
  const built = Tolerance.safeParse({ ...tolerance, target, floor, lower, upper, polarity: sided });
  return built.success ? built.data : null;
}

/** Which figures a target needs under each rule. */
export const figuresOf: Record<ToleranceKind['kind'], readonly (keyof TargetFigures)[]> = {
  'target-and-floor': ['target', 'floor'],
  margin: ['target'],
  'improved-but-off-target': ['target'],
  'in-range': ['lowerEnd', 'upperEnd'],
  'activity-bands': ['lowerEnd', 'upperEnd'],
  none: [],
};
