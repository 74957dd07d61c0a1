// The council's own matrix: the words of its steps, its bands, and the day from which it stands. Data, never code.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';

export const tones = ['go', 'care', 'stop', 'doubt', 'wait'] as const;

/** A band of scores, lowest first in its matrix. `atLeast` is a score, or pence on a matrix of money. */
export const Band = z.object({
  words: z.string().min(1),
  tone: z.enum(tones),
  atLeast: z.int().nonnegative(),
  /** On a matrix of money: the least step of likelihood that falls in it as well. */
  likelihoodAtLeast: z.int().positive().optional(),
});
export type Band = z.infer<typeof Band>;

export const scales = ['impact', 'money'] as const;
export type Scale = (typeof scales)[number];

export const NewMatrix = z.object({
  name: z.string().min(1).max(100),
  kind: z.enum(scales),
  /** Words of each step, lowest first. */
  likelihood: z.array(z.string().min(1)),
  /** Empty on a matrix of money. */
  impact: z.array(z.string().min(1)),
  bands: z.array(Band).min(1),
  /** For each likelihood, the place of the band for each impact (from nought); null where the product decides. */
  cells: z.array(z.array(z.int().nonnegative())).nullable(),
  fromOn: Day,
});
export type NewMatrix = z.infer<typeof NewMatrix>;

export const Matrix = NewMatrix.extend({ matrixId: z.int() });
export type Matrix = z.infer<typeof Matrix>;

/** What is wrong with a matrix, each in a sentence; none where it can be used. */
export function faultsOf({ kind, likelihood, impact, bands, cells }: NewMatrix): string[] {
  const faults: string[] = [];
  if (kind === 'impact') {
    if (likelihood.length < 3 || likelihood.length > 6)
      faults.push('Likelihood must have three to six steps.');
    if (impact.length < 3 || impact.length > 6) faults.push('Impact must have three to six steps.');
  } else {
    if (likelihood.length < 2 || likelihood.length > 6) faults.push('Likelihood must have two to six steps.');
    if (impact.length > 0) faults.push('A matrix of money has no steps of impact.');
    if (cells) faults.push('A matrix of money has no cells.');
  }
  if (new Set(bands.map((band) => band.words)).size < bands.length)
    faults.push('Each band needs words of its own.');
  if (cells) {
    const fits = cells.length === likelihood.length && cells.every((row) => row.length === impact.length);
    if (!fits) faults.push('Every cell of the matrix needs a band.');
    if (cells.flat().some((place) => place >= bands.length))
      faults.push('A cell names a band that is not there.');
  } else {
    const first = bands[0]?.atLeast ?? 0;
    if (first > (kind === 'money' ? 0 : 1))
      faults.push(
        `The lowest band must begin at ${kind === 'money' ? '£0' : '1'}, or a score could fall in none.`,
      );
    if (bands.some((band, index) => index > 0 && band.atLeast <= (bands[index - 1]?.atLeast ?? 0)))
      faults.push('Each band must begin above the one before it.');
  }
  return faults;
}

/** The matrix of a kind that stands on a day: the latest that has begun. Undefined where none has. */
export function standing(matrices: readonly Matrix[], kind: Scale, day: Day): Matrix | undefined {
  return matrices
    .filter((one) => one.kind === kind && one.fromOn <= day)
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn) || a.matrixId - b.matrixId)
    .at(-1);
}
