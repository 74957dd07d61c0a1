// Text as it is set: each character's place, size, weight and direction.

import { shownAs } from '../symbols.ts';
import type { Char, Turn } from './marks.ts';
import { type Matrix, shift, times } from './matrix.ts';
import type { Drawing } from './shapes.ts';

export interface Font {
  name: string;
  isBold: boolean;
  /** Of a unit of its glyphs' widths, in the size of the type. */
  unit: number;
  /** Of the letters, in the size of the type: 1 but for fonts that are drawings. */
  height: number;
  /** What its glyphs show, as far as it was told. */
  shown: Map<unknown, string>;
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
    shown: new Map(),
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
  const { font, size, scale } = state;
  const set = setFrom(state);
  const unit = size * (font?.unit ?? 0.001) * scale;
  let along = 0;
  let starts = true;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') along -= (glyph / 1000) * size * scale;
    else if (typeof glyph === 'object' && glyph !== null) {
      const { unicode, width, isSpace, originalCharCode } = glyph as Record<string, unknown>;
      const own = typeof width === 'number' ? width * unit : 0;
      const text = shown(font, unicode, originalCharCode);
      if (text !== '' && set && drawing.chars.length < mostCharacters) {
        const made = charAt(set, along, { text, width: own, starts });
        (set.isSlanted ? drawing.slanted : drawing.chars).push(made);
        if (text !== ' ') starts = false;
      }
      along += own + (state.charSpacing + (isSpace === true ? state.wordSpacing : 0)) * scale;
    }
  }
  state.text = times(state.text, shift(along, 0));
}

/** What a glyph shows, told once for each glyph of a font. */
function shown(font: Font | undefined, unicode: unknown, code: unknown): string {
  if (typeof unicode !== 'string') return '';
  const known = font?.shown.get(code ?? unicode);
  if (known !== undefined) return known;
  const text = shownAs(unicode, typeof code === 'number' ? code : -1, font?.name ?? '');
  font?.shown.set(code ?? unicode, text);
  return text;
}

/** How a stretch of text is set: the same for all its characters. */
interface Set {
  matrix: Matrix;
  rise: number;
  /** Of widths, from the text's own measure to points. */
  stretch: number;
  size: number;
  isBold: boolean;
  turn: Turn;
  isSlanted: boolean;
}

/** Undefined for text too small or too large to be read, and for numbers that are none. */
function setFrom(state: TextState & { matrix: Matrix }): Set | undefined {
  const matrix = times(state.matrix, state.text);
  const [a, b, c, d] = matrix;
  const size = Math.hypot(c, d) * Math.abs(state.size) * (state.font?.height ?? 1);
  if (!(size > 0.5) || size > 2_000 || !matrix.every(Number.isFinite)) return undefined;
  const sign = state.size < 0 ? -1 : 1;
  const turn = turnOf(a * sign, b * sign);
  return {
    matrix,
    rise: state.rise,
    stretch: Math.hypot(a, b),
    size,
    isBold: (state.font?.isBold ?? false) || state.mode === 2,
    turn: turn ?? 0,
    isSlanted: turn === undefined,
  };
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

function charAt(
  { matrix: [a, b, c, d, e, f], rise, stretch, size, isBold, turn }: Set,
  at: number,
  { text, width: own, starts }: { text: string; width: number; starts: boolean },
): Char {
  const [up, down] = [above * size, below * size];
  const width = Math.abs(own) * stretch;
  const x = a * at + c * rise + e;
  const y = b * at + d * rise + f;
  const char: Char = {
    text,
    width,
    size,
    isBold,
    starts,
    turn,
    x0: x,
    x1: x + width,
    y0: y - up,
    y1: y + down,
    base: y,
    along: x,
  };
  if (turn === 1)
    return Object.assign(char, { x0: x - down, x1: x + up, y0: y, y1: y + width, base: -x, along: y });
  if (turn === 2)
    return Object.assign(char, { x0: x - width, x1: x, y0: y - down, y1: y + up, base: -y, along: -x });
  if (turn === 3)
    return Object.assign(char, { x0: x - up, x1: x + down, y0: y - width, y1: y, base: x, along: -y });
  return char;
}
