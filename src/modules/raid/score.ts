// Scores on the council's matrix: the number, the band, the movement, and whether it is above the appetite. Pure.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { sayPounds } from '../../kernel/money.ts';
import type { Band, Matrix } from './matrix.ts';

export const scoreRoles = ['inherent', 'current', 'target'] as const;
export type ScoreRole = (typeof scoreRoles)[number];

/** Steps count from 1. Either an impact or an amount, as the matrix is of one kind or the other. */
export const Mark = z.object({
  likelihood: z.int(),
  impact: z.int().nullable(),
  amountPence: z.int().nullable(),
});
export type Mark = z.infer<typeof Mark>;

export const Score = Mark.extend({
  scoreId: z.int(),
  entryId: z.int(),
  role: z.enum(scoreRoles),
  matrixId: z.int(),
  scoredOn: Day,
  scoredBy: z.string(),
  reason: z.string(),
});
export type Score = z.infer<typeof Score>;

/** The mistakes in a mark on this matrix, by field. */
export function mistakesIn(matrix: Matrix, mark: Mark): { field: string; message: string }[] {
  const mistakes = [];
  const within = (step: number, steps: readonly string[]) => step >= 1 && step <= steps.length;
  if (!within(mark.likelihood, matrix.likelihood))
    mistakes.push({
      field: 'likelihood',
      message: `Choose one of ${matrix.likelihood.length} steps of likelihood`,
    });
  if (matrix.kind === 'impact' && (mark.impact === null || !within(mark.impact, matrix.impact)))
    mistakes.push({ field: 'impact', message: `Choose one of ${matrix.impact.length} steps of impact` });
  if (matrix.kind === 'money' && (mark.amountPence === null || mark.amountPence < 0))
    mistakes.push({ field: 'amount', message: 'Enter what it would cost, in pounds' });
  return mistakes;
}

/** Likelihood times impact; on a matrix of money the amount in pence, which no likelihood multiplies. */
export function numberOf(matrix: Matrix, mark: Mark): number {
  return matrix.kind === 'money' ? (mark.amountPence ?? 0) : mark.likelihood * (mark.impact ?? 0);
}

/** The place of the band, from nought for the lowest. A mark below every band is in the lowest. */
export function placeOf(matrix: Matrix, mark: Mark): number {
  if (matrix.cells) return matrix.cells[mark.likelihood - 1]?.[(mark.impact ?? 0) - 1] ?? 0;
  const number = numberOf(matrix, mark);
  const place = matrix.bands.findLastIndex(
    (band) => number >= band.atLeast && mark.likelihood >= (band.likelihoodAtLeast ?? 1),
  );
  return Math.max(0, place);
}

export function bandOf(matrix: Matrix, mark: Mark): Band {
  const band = matrix.bands[placeOf(matrix, mark)];
  if (!band) throw new RangeError(`The matrix ${matrix.name} has no bands.`);
  return band;
}

/** `12 (Likely × Serious)`; `£250,000 (Likely)` */
export function sayScore(matrix: Matrix, mark: Mark): string {
  const likely = matrix.likelihood[mark.likelihood - 1] ?? String(mark.likelihood);
  if (matrix.kind === 'money') return `${sayPounds(mark.amountPence ?? 0)} (${likely})`;
  const impact = matrix.impact[(mark.impact ?? 0) - 1] ?? String(mark.impact);
  return `${numberOf(matrix, mark)} (${likely} × ${impact})`;
}

export type Appetite = 'within' | 'above' | 'unknown';

/**
 * Whether a mark is above the highest band that its category may bear, named by its words. Unknown where the matrix has
 * no band of those words: a breach is never guessed.
 */
export function againstAppetite(matrix: Matrix, mark: Mark, highestBand: string): Appetite {
  const highest = matrix.bands.findIndex((band) => band.words === highestBand);
  if (highest === -1) return 'unknown';
  return placeOf(matrix, mark) > highest ? 'above' : 'within';
}

export type Movement = 'new' | 'worse' | 'better' | 'same' | 'rescaled';

/** From one mark to a later one. Two matrices cannot be compared by number: that is said, not guessed. */
export function movement(
  earlier: { matrix: Matrix; mark: Mark } | undefined,
  later: { matrix: Matrix; mark: Mark },
): Movement {
  if (!earlier) return 'new';
  if (earlier.matrix.matrixId !== later.matrix.matrixId) return 'rescaled';
  const weight = ({ matrix, mark }: { matrix: Matrix; mark: Mark }) => [
    placeOf(matrix, mark),
    numberOf(matrix, mark),
    mark.likelihood,
  ];
  const [before, after] = [weight(earlier), weight(later)];
  const place = after.findIndex((value, index) => value !== before[index]);
  if (place === -1) return 'same';
  return (after[place] ?? 0) > (before[place] ?? 0) ? 'worse' : 'better';
}
