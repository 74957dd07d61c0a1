// Text as it is set: each character's place, size, weight and direction.

import { shownAs } from '../symbols.ts';
import type { Char, Turn } from './marks.ts';
import { type Matrix, placeOf, shift, times } from './matrix.ts';
import type { Drawing } from './shapes.ts';

export interface Font {
  name: string;
  isBold: boolean;
  /** Of a unit of its glyphs' widths, in the size of the type. */
  unit: number;
  /** Of the letters, in the size of the type: 1 but for fonts that are drawings. */
  height: number;
}

export interface TextState {
  font: Font | undefined;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  text: Matrix;
  line: Matrix;
}

/** What is read of a font; pdf.js says more. */
export function fontFrom(given: unknown): Font {
  const { name, bold, black, fontMatrix, isType3Font, bbox } =
    typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const words = typeof name === 'string' ? name.replace(/^[A-Z]{6}\+/, '') : '';
  const matrix: unknown[] = Array.isArray(fontMatrix) ? fontMatrix : [];
  const [unit, unitUp] = [matrix[0], matrix[3]].map((one) =>
    typeof one === 'number' && one !== 0 ? one : 0.001,
  );
  const [, low, , high] = Array.isArray(bbox) ? bbox : [];
  const drawn =
    typeof low === 'number' && typeof high === 'number' ? Math.abs((high - low) * (unitUp ?? 0)) : 0;
  return {
    name: words,
    isBold: bold === true || black === true || /bold|black|heavy|semibold|demi/i.test(words),
    unit: unit ?? 0.001,
    height: isType3Font === true && drawn > 0 ? drawn : 1,
  };
}

/** Pages hold some thousands; what is beyond is no text for reading. */
export const mostCharacters = 100_000;

/** Notes the characters of one stretch of text, and moves past them. A number moves back by thousandths of the size. */
export function addText(
  drawing: Drawing,
  state: TextState & { matrix: Matrix },
  glyphs: readonly unknown[],
): void {
  const { font, size, scale, rise } = state;
  let along = 0;
  let starts = true;
  const set = times(state.matrix, state.text);
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') along -= (glyph / 1000) * size * scale;
    else if (typeof glyph === 'object' && glyph !== null) {
      const { unicode, width, isSpace, originalCharCode } = glyph as Record<string, unknown>;
      const spacing = state.charSpacing + (isSpace === true ? state.wordSpacing : 0);
      const own = typeof width === 'number' ? width * size * (font?.unit ?? 0.001) * scale : 0;
      const text = shownAs(
        typeof unicode === 'string' ? unicode : '',
        typeof originalCharCode === 'number' ? originalCharCode : -1,
        font?.name ?? '',
      );
      if (text !== '' && drawing.chars.length < mostCharacters)
        place(drawing, times(set, shift(along, rise)), { text, width: own, state, starts });
      if (text.trim() !== '') starts = false;
      along += own + spacing * scale;
    }
  }
  state.text = times(state.text, shift(along, 0));
}

function place(
  drawing: Drawing,
  matrix: Matrix,
  { text, width, state, starts }: { text: string; width: number; state: TextState; starts: boolean },
): void {
  const [a, b, c, d] = matrix;
  const stretch = Math.hypot(a, b);
  const size = Math.hypot(c, d) * Math.abs(state.size) * (state.font?.height ?? 1);
  const [x, y] = placeOf(matrix, 0, 0);
  if (!(size > 0.5) || size > 2_000 || !Number.isFinite(x + y)) return;
  const isBold = (state.font?.isBold ?? false) || state.mode === 2;
  const sign = state.size < 0 ? -1 : 1;
  const turn = turnOf(a * sign, b * sign);
  const made = charAt({
    x,
    y,
    width: Math.abs(width) * stretch,
    size,
    text,
    isBold,
    starts,
    turn: turn ?? 0,
  });
  (turn === undefined ? drawing.slanted : drawing.chars).push(made);
}

/** By the direction in which the writing goes; undefined at a slant. */
function turnOf(across: number, down: number): Turn | undefined {
  const [x, y] = [Math.abs(across), Math.abs(down)];
  if (y < x * 0.1) return across >= 0 ? 0 : 2;
  if (x < y * 0.1) return down >= 0 ? 1 : 3;
  return undefined;
}

/** How far letters reach above and below the line they stand on, in the size of the type. */
const above = 0.75;
const below = 0.22;

interface Set {
  x: number;
  y: number;
  width: number;
  size: number;
  text: string;
  isBold: boolean;
  starts: boolean;
  turn: Turn;
}

export function charAt({ x, y, width, size, text, isBold, starts, turn }: Set): Char {
  const [up, down] = [above * size, below * size];
  const shared = { text, width, size, isBold, starts, turn };
  if (turn === 0) return { ...shared, x0: x, x1: x + width, y0: y - up, y1: y + down, base: y, along: x };
  if (turn === 1) return { ...shared, x0: x - down, x1: x + up, y0: y, y1: y + width, base: -x, along: y };
  if (turn === 2) return { ...shared, x0: x - width, x1: x, y0: y - down, y1: y + up, base: -y, along: -x };
  return { ...shared, x0: x - up, x1: x + down, y0: y - width, y1: y, base: x, along: -y };
}
