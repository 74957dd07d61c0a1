// What is asked of whoever defines a measure, sets targets, gives a value or answers for one: forms and calls alike.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { readFigure } from '../../kernel/figure.ts';
import {
  type Definition,
  directions,
  figuresOf,
  type QualityDimension,
  qualityDimensions,
  qualityLevels,
  type ToleranceKind,
  toleranceWords,
  valueKinds,
} from './measure.ts';
import { travelRules } from './rating/travel.ts';
import { frequencies } from './when.ts';

const words = (title: string, most = 2000) => z.string().max(most).meta({ title });
const needed = (title: string, error: string, most = 2000) => z.string({ error }).max(most).meta({ title });
const id = (title: string) => z.coerce.number().int().positive().meta({ title });
const whole = (title: string, least: number, most: number) =>
  z.coerce
    .number({ error: `${title} must be a whole number` })
    .int()
    .min(least)
    .max(most)
    .meta({ title });

/** A figure as typed: `1,234`, `97.3%`, `£1.2m`; or a number, from a call. */
function figure(title: string) {
  return z
    .union([z.number(), z.string()])
    .transform((typed, context) => {
      const value = typeof typed === 'number' ? typed : readFigure(typed)?.value;
      if (value !== undefined) return value;
      context.addIssue(`${title} must be a figure, such as 97.3 or 1,234`);
      return z.NEVER;
    })
    .meta({ title });
}

const [firstTolerance, ...otherTolerances] = Object.keys(toleranceWords) as [
  ToleranceKind['kind'],
  ...ToleranceKind['kind'][],
];

const level = z.enum(qualityLevels).optional();
const levelWords = words('Quality', 300).optional();
// The names are those of the dimensions; that is what the type says.
const qualityFields = Object.fromEntries(
  qualityDimensions.flatMap((dimension) => [
    [`quality_${dimension}`, level],
    [`qualityWords_${dimension}`, levelWords],
  ]),
) as Record<`quality_${QualityDimension}`, typeof level> &
  Record<`qualityWords_${QualityDimension}`, typeof levelWords>;

export const Define = z.object({
  title: needed('Title', 'Say in a line what is measured', 300),
  meaning: needed('What it means', 'Say what it counts, for somebody who has not seen it'),
  whyItMatters: words('Why it matters').optional(),
  unit: z.string().max(40).default('').meta({ title: 'Unit' }),
  decimals: whole('Decimals', 0, 6).default(0),
  numerator: words('Numerator', 500).optional(),
  denominator: words('Denominator', 500).optional(),
  polarity: z.enum(directions, { error: 'Say which way is better' }).meta({ title: 'Which way is better' }),
  tolerance: z
    .enum([firstTolerance, ...otherTolerances], { error: 'Say how it is rated' })
    .meta({ title: 'How it is rated' }),
  margin: figure('Margin').optional(),
  marginOf: z.enum(['percent-of-target', 'points']).default('percent-of-target').meta({ title: 'Margin in' }),
  travel: z.enum(travelRules).default('last-value').meta({ title: 'What it is compared with' }),
  sameWithin: figure('Change that is none').optional(),
  frequency: z.enum(frequencies, { error: 'Say how often it is measured' }).meta({ title: 'How often' }),
  yearStarts: whole('Month in which the year starts', 1, 12).default(4),
  valueKind: z.enum(valueKinds).default('in-period').meta({ title: 'What a value covers' }),
  lagDays: whole('Days until it is known', 0, 730).default(0),
  source: needed('Source', 'Say where the figures come from', 500),
  scope: z.enum(['council', 'place']).default('council').meta({ title: 'Of the council or the place' }),
  accountable: id('Who answers for it').optional(),
  responsible: id('Who gives the figures').optional(),
  baseline: figure('Baseline').optional(),
  baselineWords: words('What the baseline is', 300).optional(),
  threshold: whole('Smallest count shown', 2, 100).optional(),
  ...qualityFields,
  reason: words('Reason', 1000).optional(),
  fromOn: Day.optional().meta({ title: 'From' }),
});
export type Define = z.infer<typeof Define>;

type Worded = Omit<Definition, 'definitionId' | 'measureId' | 'fromOn' | 'reason' | 'setOn' | 'setBy'>;

/** The definition that a form says, or its mistakes by field. */
export function definitionOf(given: Define): {
  value: Worded;
  errors: { field: string; message: string }[];
} {
  const {
    tolerance: kind,
    margin,
    marginOf,
    polarity,
    accountable,
    responsible,
    baseline,
    baselineWords,
  } = given;
  const errors: { field: string; message: string }[] = [];
  const sided = polarity === 'higher-is-better' || polarity === 'lower-is-better';
  if ((kind === 'margin' || kind === 'improved-but-off-target') && margin === undefined)
    errors.push({ field: 'margin', message: 'Say how far the target may be missed' });
  if ((kind === 'target-and-floor' || kind === 'margin' || kind === 'improved-but-off-target') && !sided)
    errors.push({ field: 'polarity', message: 'A target needs a way that is better: higher or lower' });
  if (kind === 'in-range' && polarity !== 'in-range')
    errors.push({ field: 'polarity', message: 'A range to be in is best within the range' });
  if ((baseline === undefined) !== (baselineWords === undefined))
    errors.push({
      field: baseline === undefined ? 'baseline' : 'baselineWords',
      message: 'Give the baseline and say what it is',
    });
  const near = margin ?? 0;
  const tolerance: ToleranceKind =
    kind === 'margin'
      ? { kind, near, of: marginOf }
      : kind === 'improved-but-off-target'
        ? { kind, onTarget: near }
        : { kind };
  const quality = Object.fromEntries(
    qualityDimensions.flatMap((dimension) => {
      const judged = given[`quality_${dimension}`];
      return judged ? [[dimension, { level: judged, words: given[`qualityWords_${dimension}`] ?? '' }]] : [];
    }),
  );
  return {
    errors,
    value: {
      title: given.title,
      meaning: given.meaning,
      whyItMatters: given.whyItMatters ?? null,
      unit: given.unit,
      decimals: given.decimals,
      numerator: given.numerator ?? null,
      denominator: given.denominator ?? null,
      polarity,
      tolerance,
      travel: given.travel,
      sameWithin: given.sameWithin ?? 0,
      frequency: given.frequency,
      yearStarts: given.yearStarts,
      valueKind: given.valueKind,
      lagDays: given.lagDays,
      source: given.source,
      scope: given.scope,
      accountableId: accountable ?? null,
      responsibleId: responsible ?? null,
      baseline: baseline ?? null,
      baselineWords: baselineWords ?? null,
      threshold: given.threshold ?? null,
      quality,
    },
  };
}

/** A year's targets: one for each period, in fields that end in the period's last day. */
export const SetTargets = z.object({
  reason: needed('Reason', 'Say who agreed these targets, or why they change', 1000),
});

export const targetFigures = ['target', 'floor', 'lowerEnd', 'upperEnd'] as const;
export type TargetFigure = (typeof targetFigures)[number];
export const figureWords: Record<TargetFigure, string> = {
  target: 'Target',
  floor: 'Floor',
  lowerEnd: 'From',
  upperEnd: 'To',
};

/** Which fields a measure's targets have. */
export const fieldsOfTarget = ({ tolerance }: Pick<Definition, 'tolerance'>): readonly TargetFigure[] =>
  figuresOf[tolerance.kind];

export const GiveValue = z.object({
  to: Day.meta({ title: 'Period' }).describe('The last day of the period'),
  value: figure('Value').optional(),
  numerator: figure('Numerator').optional(),
  denominator: figure('Denominator').optional(),
  missingWhy: words('Why there is no value', 500).optional(),
  isProvisional: z.union([z.literal('yes').transform(() => true), z.boolean()]).default(false),
  note: words('Note', 1000).optional(),
  evidence: words('What shows it', 500).optional().describe('A link, or where the paper lies; never public'),
  splitBy: words('Split by', 60).optional(),
  split: words('Part', 100).optional(),
  checked: z
    .union([z.literal('yes').transform(() => true), z.boolean()])
    .default(false)
    .describe('That what seems doubtful was looked at and is right'),
});
export type GiveValue = z.infer<typeof GiveValue>;

export const RefuseValue = z.object({
  why: needed('Why', 'Say what is wrong with it', 500),
});

export const GiveRemark = z.object({
  to: Day.meta({ title: 'Period' }),
  why: needed('Why it missed', 'Say why it missed'),
  corrective: needed('What is done', 'Say what is done to put it right'),
  greenBy: Day.optional().meta({ title: 'On target again by' }),
});
export type GiveRemark = z.infer<typeof GiveRemark>;

export const GiveForecast = z.object({
  value: figure('Forecast'),
  why: needed('Why', 'Say what it rests on', 1000),
});
export type GiveForecast = z.infer<typeof GiveForecast>;

export const ReleaseValues = z.object({ upTo: Day.meta({ title: 'Up to' }) });
