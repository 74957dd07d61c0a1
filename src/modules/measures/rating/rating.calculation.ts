// `rating` and `direction-of-travel` by name: one line of a performance table, rated, and compared with what was printed.
import { z } from 'zod';
import { calculation } from '../../../kernel/calculation.ts';
import { Figure, GivenFigure } from '../../../kernel/figure.ts';
import { gapToTarget } from './gap.ts';
import { compareWithPrinted } from './printed.ts';
import { limitsOf, rate, ratings, ratingWords } from './rate.ts';
import { Polarity, Tolerance } from './tolerance.ts';
import { travelOf, travelRules, travels } from './travel.ts';

const RatingCase = z.object({
  name: z.string().optional().describe('What the line is called; given back'),
  value: Figure,
  previous: Figure.optional().describe('The value before, for the rule that asks whether it improved'),
  unit: z.string().default('').describe('`%`, `£`, `days`; used in words only'),
  isProvisional: z.boolean().default(false),
  rule: Tolerance,
  printed: z
    .string()
    .optional()
    .describe('The rating as printed: green, amber, red, grey, within, above, below'),
  otherTargets: z
    .array(z.object({ label: z.string(), target: GivenFigure }))
    .default([])
    .describe('Targets of other periods: where the printed rating follows from one of them, that is said'),
});

const GapFound = z.object({
  amount: z.number().describe('Value less target, in the unit of the measure'),
  percent: z.number().nullable().describe('Of the target, without sign; null where the target is 0'),
  words: z.string(),
});

const RatingFound = z.object({
  name: z.string().nullable(),
  rating: z.enum(ratings),
  words: z.string(),
  why: z.string(),
  isProvisional: z.boolean(),
  limits: z
    .object({ polarity: Polarity, target: z.number(), floor: z.number() })
    .nullable()
    .describe('Where the rule has two: at or past `target` is on target, at or past `floor` near it'),
  gap: GapFound.nullable(),
  agrees: z.boolean().nullable().describe('With the printed rating; null where none was given'),
  printedError: z.string().nullable(),
  explanations: z.array(z.string()).describe('What would give the printed rating'),
});

export const ratingCalculation = calculation({
  name: 'rating',
  title: 'rates a value against its target, and says whether a printed rating agrees',
  source: 'The tolerance rules that councils print in their own performance reports, as data',
  given: RatingCase,
  found: RatingFound,
  example: {
    name: 'Calls answered',
    value: '91.2%',
    unit: '%',
    rule: { kind: 'target-and-floor', target: 95, floor: 90 },
    printed: 'red',
  },
  run: ({ name = null, value, previous = null, unit, isProvisional, rule, printed, otherTargets }) => {
    const rated = rate(value, rule, previous);
    const sided = rule.kind === 'target-and-floor' || rule.kind === 'margin' ? limitsOf(rule) : null;
    const polarity = sided?.polarity ?? ('polarity' in rule ? rule.polarity : undefined);
    const compared =
      printed === undefined
        ? null
        : compareWithPrinted({ value, previous, rule, otherTargets }, rated, printed);
    return {
      name,
      rating: rated.rating,
      words: ratingWords[rated.rating],
      why: rated.why,
      isProvisional,
      limits: sided && { polarity: sided.polarity, target: sided.target, floor: sided.floor },
      gap:
        value !== null && 'target' in rule && polarity
          ? gapToTarget(value, rule.target, { polarity, unit })
          : null,
      agrees: compared?.agrees ?? null,
      printedError: compared?.disagreement ?? null,
      explanations: compared?.explanations ?? [],
    };
  },
});

export const travelCalculation = calculation({
  name: 'direction-of-travel',
  title: 'says whether a measure gets better, worse or stays, apart from its rating',
  source:
    'The last value, the same period a year before, or a line of least squares: as each council prints it',
  given: z.object({
    values: z.array(Figure).min(1).describe('Oldest first; null where there is none'),
    polarity: Polarity,
    rule: z.enum(travelRules).default('last-value'),
    periodsPerYear: z.int().positive().default(4),
    sameWithin: z.number().nonnegative().default(0).describe('A change of up to this much is no change'),
  }),
  found: z.object({ travel: z.enum(travels), why: z.string() }),
  example: { values: [88, 86, 84], polarity: 'lower-is-better' },
  run: travelOf,
});
