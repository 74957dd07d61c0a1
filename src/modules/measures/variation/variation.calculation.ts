// `spc` by name: a series on an XmR chart, with its mean, limits, signals, and what they say of a target.
import { z } from 'zod';
import { calculation } from '../../../kernel/calculation.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { Figure, GivenFigure } from '../../../kernel/figure.ts';
import { Polarity } from '../rating/tolerance.ts';
import { capabilityWords, goodOrBad, saySeries, saySignal } from './say.ts';
import { capabilities, capabilityOf, signalRules, usualSettings, xmr } from './xmr.ts';

const SpcCase = z.object({
  values: z.array(Figure).min(1).describe('Oldest first; null where there is none'),
  labels: z.array(z.string()).optional().describe('A name for each value’s period'),
  polarity: Polarity.optional(),
  target: GivenFigure.optional(),
  shiftLength: z.int().min(3).default(usualSettings.shiftLength),
  trendLength: z.int().min(3).default(usualSettings.trendLength),
  screenRanges: z.boolean().default(usualSettings.screenRanges),
  changesAt: z
    .array(z.int().nonnegative())
    .default([])
    .describe(
      'Places of values (from 0) at which limits start afresh, since something is known to have changed',
    ),
});

const Limits = z.object({ lower: z.number(), upper: z.number() });

const SpcFound = z.object({
  mean: z.number().nullable().describe('Of the last stretch, as are the next three'),
  averageMovingRange: z.number().nullable(),
  limits: Limits.nullable().describe('As they are drawn and judged by: null under 12 values'),
  computedLimits: Limits.nullable().describe('The same sums over however few values; not drawn under 12'),
  stretches: z.array(
    z.object({
      from: z.int(),
      to: z.int(),
      count: z.int(),
      mean: z.number().nullable(),
      averageRange: z.number().nullable(),
      computed: Limits.nullable(),
      limits: Limits.nullable(),
    }),
  ),
  signals: z.array(
    z.object({
      rule: z.enum(signalRules),
      from: z.int().describe('Place of the first value, from 0'),
      to: z.int(),
      side: z.enum(['high', 'low']),
      judged: z.enum(['better', 'worse']).nullable(),
      words: z.string(),
    }),
  ),
  capability: z.enum(capabilities).nullable().describe('Null where no target and polarity were given'),
  words: z.string(),
});

export const spcCalculation = calculation({
  name: 'spc',
  title: 'tells signal from noise in a series: mean, natural limits and run rules of an XmR chart',
  source:
    'NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.2 (d2 = 1.128); run rules of NHS England, Making data count',
  given: SpcCase,
  found: SpcFound,
  example: { values: [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1, 50.9, 51.4] },
  run: ({ values, labels = [], polarity, target, ...settings }) => {
    if (labels.length > 0 && labels.length !== values.length)
      throw new Unusable(`There are ${labels.length} labels for ${values.length} values.`, 'labels');
    const chart = xmr(values, settings);
    const last = chart.stretches.at(-1);
    const capability = target === undefined || !polarity ? null : capabilityOf(chart, target, polarity);
    const said = saySeries(chart, values.length - 1);
    return {
      mean: last?.mean ?? null,
      averageMovingRange: last?.averageRange ?? null,
      limits: last?.limits ?? null,
      computedLimits: last?.computed ?? null,
      stretches: chart.stretches,
      signals: chart.signals.map((signal) => ({
        ...signal,
        judged: goodOrBad(signal, polarity),
        words: saySignal(signal, labels, polarity),
      })),
      capability,
      words:
        capability === null || capability === 'unknown' ? said : `${said} ${capabilityWords[capability]}`,
    };
  },
});
