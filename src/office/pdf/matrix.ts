// Matrices as PDF writes them, [a b c d e f], and what they do to points and boxes.
import type { Box } from './marks.ts';

export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export const shift = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

export function placeOf([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The box around a box after the matrix. */
export function boxOf(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const corners = [
    placeOf(matrix, x0, y0),
    placeOf(matrix, x1, y0),
    placeOf(matrix, x1, y1),
    placeOf(matrix, x0, y1),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Six finite numbers, from whatever kind of list they came in; undefined for anything else. */
export function matrixFrom(value: unknown): Matrix | undefined {
  const [a, b, c, d, e, f, more] = numbersFrom(value);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (e === undefined || f === undefined || more !== undefined) return undefined;
  return [a, b, c, d, e, f];
}

/** The finite numbers of a list or of an array of floats. */
export function numbersFrom(value: unknown): number[] {
  const list = Array.isArray(value) ? value : value instanceof Float32Array ? [...value] : [];
  return list.filter((one): one is number => typeof one === 'number' && Number.isFinite(one));
}
