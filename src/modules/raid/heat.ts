// The heat map: for every cell of a matrix how many entries stand there, and what moved since a day, in words. Pure.
import type { Day } from '../../kernel/days.ts';
import { levelWords } from './entry.ts';
import type { Matrix } from './matrix.ts';
import type { Register, Row } from './register.ts';
import { bandOf, type Movement, movement, placeOf, type Score, sayScore } from './score.ts';

export interface Cell {
  likelihood: number;
  impact: number;
  words: string;
  tone: string;
  count: number;
  /** How many came here since the day from another cell. */
  arrived: number;
}

export interface Moved {
  row: Row;
  movement: Movement;
  from: string;
  to: string;
}

/** Cells by likelihood from the highest, each with its impacts from the lowest. */
export function heatOf(matrix: Matrix, rows: readonly Row[], earlier: readonly Score[]): Cell[][] {
  const before = new Map(earlier.map((score) => [score.entryId, score]));
  const here = rows.filter((row) => row.scores.current?.matrix.matrixId === matrix.matrixId);
  return matrix.likelihood
    .map((_, l) =>
      matrix.impact.map((__, i): Cell => {
        const mark = { likelihood: l + 1, impact: i + 1, amountPence: null };
        const stand = here.filter(
          ({ scores: { current } }) => current?.score.likelihood === l + 1 && current.score.impact === i + 1,
        );
        const arrived = stand.filter((row) => {
          const was = before.get(row.entry.entryId);
          return was?.matrixId === matrix.matrixId && (was.likelihood !== l + 1 || was.impact !== i + 1);
        });
        const { words, tone } = bandOf(matrix, mark);
        return {
          likelihood: l + 1,
          impact: i + 1,
          words,
          tone,
          count: stand.length,
          arrived: arrived.length,
        };
      }),
    )
    .reverse();
}

/** What moved between a day and now, worst first: what stayed where it was is left out. */
export function movedSince(
  register: Register,
  rows: readonly Row[],
  earlier: readonly Score[],
  since: Day,
): Moved[] {
  const before = new Map(earlier.map((score) => [score.entryId, score]));
  const matrices = new Map(register.matrices.map((one) => [one.matrixId, one]));
  const moved = rows.flatMap((row): Moved[] => {
    const { current } = row.scores;
    if (!current) return [];
    const was = before.get(row.entry.entryId);
    const matrix = was && matrices.get(was.matrixId);
    const earlierMark = was && matrix ? { matrix, mark: was } : undefined;
    const how = movement(earlierMark, { matrix: current.matrix, mark: current.score });
    if (how === 'same' || (how === 'new' && row.entry.raisedOn <= since && current.score.scoredOn <= since))
      return [];
    const from = was && matrix ? `${bandOf(matrix, was).words}, ${sayScore(matrix, was)}` : 'No score';
    return [{ row, movement: how, from, to: `${current.band.words}, ${current.words}` }];
  });
  const order: Movement[] = ['worse', 'new', 'rescaled', 'better'];
  return moved.sort(
    (a, b) =>
      order.indexOf(a.movement) - order.indexOf(b.movement) || a.row.entry.entryId - b.row.entry.entryId,
  );
}

/** On a matrix of money: how many in each band, from the highest. */
export function bandsOf(matrix: Matrix, rows: readonly Row[]) {
  const here = rows.filter((row) => row.scores.current?.matrix.matrixId === matrix.matrixId);
  return matrix.bands
    .map((band, place) => ({
      words: band.words,
      tone: band.tone,
      count: here.filter(({ scores: { current } }) => current && placeOf(matrix, current.score) === place)
        .length,
    }))
    .reverse();
}

export function levelChoices(): { value: string; text: string }[] {
  return Object.entries(levelWords).map(([value, text]) => ({ value, text }));
}
