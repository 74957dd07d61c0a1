// Follows the drawing of a page, operator by operator, and notes where its characters, rules and fills come to stand.

import { type Box, overlapOf } from './marks.ts';
import { boxOf, identity, type Matrix, matrixFrom, numbersFrom, shift, times } from './matrix.ts';
import type { PdfJs } from './open.ts';
import { addPath, type Drawing, isPainted } from './shapes.ts';
import { addText, type Font, type TextState } from './type.ts';

/** The drawing state that `save` keeps and `restore` brings back. */
export interface State extends TextState {
  matrix: Matrix;
  fillColor: string | undefined;
  strokeColor: string | undefined;
  lineWidth: number;
  clip: Box;
}

export interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** Real pages have some thousands of operators; maps drawn line by line have had two hundred thousand. */
export const mostOperators = 500_000;

/** `base` turns the page's own coordinates into points from the top left. Ignores operators it does not know. */
export function draw(
  drawing: Drawing,
  { fnArray, argsArray }: Operators,
  given: { base: Matrix; fonts: ReadonlyMap<string, Font>; library: PdfJs },
): void {
  const { base, fonts, library } = given;
  const handlers = handlersFor(library.OPS, { drawing, fonts, base });
  const walk: Walk = { state: start(base, drawing), saved: [], clips: false, isEmpty: false };
  const most = Math.min(fnArray.length, mostOperators);
  for (let at = 0; at < most; at += 1) {
    const args = argsArray[at];
    handlers[fnArray[at] ?? 0]?.(walk, Array.isArray(args) ? args : []);
  }
}

interface Walk {
  state: State;
  saved: State[];
  /** The next path bounds what is drawn after it. */
  clips: boolean;
  /** A place was made and nothing painted there yet: what pictures leave behind, which are not unpacked. */
  isEmpty: boolean;
}
type Handler = (walk: Walk, args: readonly unknown[]) => void;

function start(matrix: Matrix, { page }: Drawing): State {
  return {
    matrix,
    fillColor: '#000000',
    strokeColor: '#000000',
    lineWidth: 1,
    clip: { x0: 0, y0: 0, x1: page.width, y1: page.height },
    font: undefined,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    text: identity,
    line: identity,
  };
}

const number = (value: unknown, otherwise = 0) =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
const color = (value: unknown) => (typeof value === 'string' ? value : undefined);

function handlersFor(
  ops: PdfJs['OPS'],
  { drawing, fonts, base }: { drawing: Drawing; fonts: ReadonlyMap<string, Font>; base: Matrix },
): Record<number, Handler> {
  const save: Handler = (walk) => {
    if (walk.saved.length < 10_000) walk.saved.push({ ...walk.state });
  };
  const restore: Handler = (walk) => {
    if (walk.isEmpty) drawing.hasPicture = true;
    walk.isEmpty = false;
    walk.state = walk.saved.pop() ?? walk.state;
  };
  const transform = ({ state }: Walk, value: unknown) => {
    const matrix = matrixFrom(value);
    if (matrix) state.matrix = times(state.matrix, matrix);
  };
  return {
    [ops.save]: save,
    [ops.restore]: restore,
    [ops.transform]: (walk, args) => {
      transform(walk, args);
      walk.isEmpty = true;
    },
    [ops.paintFormXObjectBegin]: (walk, [matrix, bounds]) => {
      save(walk, []);
      walk.isEmpty = false;
      transform(walk, matrix);
      const [x0, y0, x1, y1] = numbersFrom(bounds);
      if (x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined)
        clipTo(walk.state, boxOf(walk.state.matrix, x0, y0, x1, y1));
    },
    [ops.paintFormXObjectEnd]: restore,
    [ops.beginAnnotation]: (walk, [, , place, matrix]) => {
      save(walk, []);
      walk.state = { ...start(base, drawing) };
      transform(walk, place);
      transform(walk, matrix);
    },
    [ops.endAnnotation]: restore,
    [ops.setGState]: ({ state }, [settings]) => {
      for (const one of Array.isArray(settings) ? settings : []) {
        const [key, value]: unknown[] = Array.isArray(one) ? one : [];
        if (key === 'LW') state.lineWidth = number(value, 1);
        if (key === 'Font' && Array.isArray(value)) setFont(state, fonts, value);
      }
    },
    ...colorHandlers(ops),
    [ops.clip]: (walk) => {
      walk.clips = true;
    },
    [ops.eoClip]: (walk) => {
      walk.clips = true;
    },
    [ops.constructPath]: (walk, [paint, paths, bounds]) => {
      const { state } = walk;
      const [x0, y0, x1, y1] = numbersFrom(bounds);
      if (isPainted(ops, paint)) walk.isEmpty = false;
      addPath(drawing, state, ops, paint, Array.isArray(paths) ? paths[0] : undefined);
      if (!walk.clips) return;
      walk.clips = false;
      if (x0 !== undefined && y0 !== undefined && x1 !== undefined && y1 !== undefined)
        clipTo(state, boxOf(state.matrix, x0, y0, x1, y1));
    },
    ...textHandlers(ops, drawing, fonts),
  };
}

function colorHandlers(ops: PdfJs['OPS']): Record<number, Handler> {
  return {
    [ops.setLineWidth]: ({ state }, [width]) => {
      state.lineWidth = number(width, 1);
    },
    [ops.setFillRGBColor]: ({ state }, [value]) => {
      state.fillColor = color(value);
    },
    [ops.setStrokeRGBColor]: ({ state }, [value]) => {
      state.strokeColor = color(value);
    },
    // Patterns and shadings have no one colour; what is drawn with them still rules and bounds.
    [ops.setFillColorN]: ({ state }) => {
      state.fillColor = undefined;
    },
    [ops.setFillTransparent]: ({ state }) => {
      state.fillColor = undefined;
    },
    [ops.setStrokeTransparent]: ({ state }) => {
      state.strokeColor = undefined;
    },
  };
}

function clipTo(state: State, box: Box): void {
  state.clip = overlapOf(state.clip, box) ?? { ...box, x1: box.x0, y1: box.y0 };
}

function setFont(state: State, fonts: ReadonlyMap<string, Font>, [name, size]: readonly unknown[]): void {
  state.font = typeof name === 'string' ? fonts.get(name) : undefined;
  state.size = number(size);
}

/** The operators of text (ISO 32000-2, 9.3 and 9.4). */
function textHandlers(
  ops: PdfJs['OPS'],
  drawing: Drawing,
  fonts: ReadonlyMap<string, Font>,
): Record<number, Handler> {
  const moveText = (state: State, x: unknown, y: unknown) => {
    state.line = times(state.line, shift(number(x), number(y)));
    state.text = state.line;
  };
  return {
    [ops.beginText]: ({ state }) => {
      state.text = identity;
      state.line = identity;
    },
    [ops.setCharSpacing]: ({ state }, [value]) => {
      state.charSpacing = number(value);
    },
    [ops.setWordSpacing]: ({ state }, [value]) => {
      state.wordSpacing = number(value);
    },
    [ops.setHScale]: ({ state }, [value]) => {
      state.scale = number(value, 100) / 100;
    },
    [ops.setLeading]: ({ state }, [value]) => {
      state.leading = number(value);
    },
    [ops.setTextRise]: ({ state }, [value]) => {
      state.rise = number(value);
    },
    [ops.setTextRenderingMode]: ({ state }, [value]) => {
      state.mode = number(value);
    },
    [ops.setFont]: ({ state }, args) => setFont(state, fonts, args),
    [ops.moveText]: ({ state }, [x, y]) => moveText(state, x, y),
    [ops.setLeadingMoveText]: ({ state }, [x, y]) => {
      state.leading = -number(y);
      moveText(state, x, y);
    },
    [ops.nextLine]: ({ state }) => moveText(state, 0, -state.leading),
    [ops.setTextMatrix]: ({ state }, args) => {
      const matrix = matrixFrom(args[0]) ?? matrixFrom(args);
      if (!matrix) return;
      state.text = matrix;
      state.line = matrix;
    },
    [ops.showText]: (walk, [glyphs]) => {
      walk.isEmpty = false;
      if (Array.isArray(glyphs)) addText(drawing, walk.state, glyphs);
    },
  };
}
