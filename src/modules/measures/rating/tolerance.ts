// How far a measure may be from its target, as data: each rule in use in councils is one kind, with its figures.
import { z } from 'zod';
import { GivenFigure } from '../../../kernel/figure.ts';

/** Which way is better. `in-range`: neither, the target is a range. */
export const polarities = ['higher-is-better', 'lower-is-better'] as const;
export const Polarity = z.enum(polarities);
export type Polarity = z.infer<typeof Polarity>;

const edge = z
  .enum(['inside', 'outside'])
  .default('inside')
  .describe('Whether a value exactly at the limit is still inside it');

/** Source of each kind: the rule as a council prints it in its own performance report. */
export const Tolerance = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('target-and-floor'),
      target: GivenFigure,
      floor: GivenFigure.describe('The worst value that is not yet off target'),
      polarity: Polarity.optional().describe(
        'Read from the floor: a floor below the target means higher is better. Needed where they are equal',
      ),
      atTarget: edge,
      atFloor: edge,
    })
    .describe('On target at or past the target, near it at or past the floor, otherwise off target'),
  z
    .object({
      kind: z.literal('margin'),
      target: GivenFigure,
      polarity: Polarity,
      near: z.number().nonnegative().describe('A miss of up to this much is near the target'),
      onTarget: z.number().nonnegative().default(0).describe('A miss of up to this much is still on target'),
      of: z
        .enum(['percent-of-target', 'points'])
        .default('percent-of-target')
        .describe(
          'Whether misses are a percentage of the target, or in the measure’s own unit (percentage points too)',
        ),
      atTarget: edge,
      atFloor: edge,
    })
    .describe('Near the target where it is missed by up to a percentage of it, or by up to some points'),
  z
    .object({
      kind: z.literal('improved-but-off-target'),
      target: GivenFigure,
      polarity: Polarity,
      onTarget: z.number().nonnegative().describe('A miss of up to this much is still on target'),
      of: z.enum(['percent-of-target', 'points']).default('percent-of-target'),
      atTarget: edge,
    })
    .describe(
      'On target within a margin; beyond it, near where it is no worse than before and off target where it is',
    ),
  z
    .object({
      kind: z.literal('in-range'),
      lower: GivenFigure,
      upper: GivenFigure,
      near: z.number().nonnegative().default(0),
    })
    .describe('On target within a range, near it up to some points outside, otherwise off target'),
  z
    .object({ kind: z.literal('activity-bands'), lower: GivenFigure, upper: GivenFigure })
    .describe(
      'How much happens, not how well: within, above or below what was expected, and never good or bad',
    ),
  z.object({ kind: z.literal('none') }).describe('Shown, never rated'),
]);
export type Tolerance = z.infer<typeof Tolerance>;

/** The two limits that a rule sets on one side: at or past `target` is on target, at or past `floor` near it. */
export interface Limits {
  polarity: Polarity;
  target: number;
  floor: number;
  atTarget: 'inside' | 'outside';
  atFloor: 'inside' | 'outside';
}
