// Paths as they are painted: straight lines and thin rectangles are rules, other filled shapes are fills.

import type { Char } from './marks.ts';
import { type Box, type Fill, overlapOf, type Rule } from './marks.ts';
import { boxOf, type Matrix, numbersFrom, placeOf } from './matrix.ts';
import type { PdfJs } from './open.ts';

export interface Drawing {
  page: { width: number; height: number };
  chars: Char[];
  slanted: Char[];
  across: Rule[];
  down: Rule[];
  fills: Fill[];
  hasPicture: boolean;
  isCrowded: boolean;
}

interface Pen {
  matrix: Matrix;
  fillColor: string | undefined;
  strokeColor: string | undefined;
  lineWidth: number;
  clip: Box;
}

/** A page of tables in small print has some three thousand; beyond this a drawing is a map or a chart. */
const mostShapes = 20_000;
/** A filled rectangle no thicker than this, in points, is a line. */
const thickestRule = 3;
const shortestRule = 3;

const filling = (ops: PdfJs['OPS'], paint: unknown) =>
  [ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke].some(
    (one) => one === paint,
  );
const stroking = (ops: PdfJs['OPS'], paint: unknown) =>
  [
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ].some((one) => one === paint);

export function isPainted(ops: PdfJs['OPS'], paint: unknown): boolean {
  return filling(ops, paint) || stroking(ops, paint);
}

interface Part {
  points: [x: number, y: number][];
  isClosed: boolean;
  isCurved: boolean;
}

/** `path` is pdf.js's list of numbers: 0 x y begins a part, 1 x y is a line, 2 (six) and 3 (four) curves, 4 closes. */
export function addPath(drawing: Drawing, pen: Pen, ops: PdfJs['OPS'], paint: unknown, path: unknown): void {
  const [fills, strokes] = [filling(ops, paint), stroking(ops, paint)];
  if (drawing.isCrowded || (!fills && !strokes)) return;
  for (const part of partsOf(numbersFrom(path), pen.matrix)) {
    if (fills) addFill(drawing, pen, part);
    if (strokes) addStroke(drawing, pen, part);
  }
  if (drawing.across.length + drawing.down.length + drawing.fills.length > mostShapes) {
    Object.assign(drawing, { across: [], down: [], fills: [], isCrowded: true });
  }
}

const operands = [2, 2, 6, 4, 0];

function partsOf(path: readonly number[], matrix: Matrix): Part[] {
  const parts: Part[] = [];
  let part: Part | undefined;
  for (let at = 0; at < path.length; ) {
    const what = path[at] ?? 4;
    const count = operands[what];
    if (count === undefined) break;
    if (what === 4) {
      if (part) part.isClosed = true;
    } else {
      const point = placeOf(matrix, path[at + count - 1] ?? 0, path[at + count] ?? 0);
      if (what === 0 || !part) {
        part = { points: [point], isClosed: false, isCurved: false };
        parts.push(part);
      } else {
        part.points.push(point);
        if (what !== 1) part.isCurved = true;
      }
    }
    at += count + 1;
  }
  return parts;
}

function boundsOf({ points }: Part): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const [x, y] of points) {
    box.x0 = Math.min(box.x0, x);
    box.y0 = Math.min(box.y0, y);
    box.x1 = Math.max(box.x1, x);
    box.y1 = Math.max(box.y1, y);
  }
  return box;
}

/** All corners lie on the corners of the box around them. */
function isRectangle({ points, isCurved }: Part, { x0, y0, x1, y1 }: Box): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.5;
  return !isCurved && points.every(([x, y]) => (near(x, x0) || near(x, x1)) && (near(y, y0) || near(y, y1)));
}

function addFill(drawing: Drawing, pen: Pen, part: Part): void {
  const bounds = boundsOf(part);
  const box = overlapOf(bounds, pen.clip);
  if (!box) return;
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (isRectangle(part, bounds)) {
    if (height <= thickestRule && width >= shortestRule && width > height)
      return void addRule(drawing.across, (box.y0 + box.y1) / 2, box.x0, box.x1);
    if (width <= thickestRule && height >= shortestRule)
      return void addRule(drawing.down, (box.x0 + box.x1) / 2, box.y0, box.y1);
  }
  if (width < shortestRule || height < shortestRule || pen.fillColor === undefined) return;
  drawing.fills.push({ ...box, color: pen.fillColor, isCurved: !isRectangle(part, bounds) });
}

function addStroke(drawing: Drawing, pen: Pen, { points, isClosed, isCurved }: Part): void {
  if (pen.strokeColor === '#ffffff' || isCurved) return;
  const first = points[0];
  const corners = isClosed && first ? [...points, first] : points;
  const thick = boxOf(pen.matrix, 0, 0, pen.lineWidth, pen.lineWidth);
  // A line as wide as it is long is a block of colour drawn with a broad pen.
  const width = Math.max(thick.x1 - thick.x0, thick.y1 - thick.y0);
  corners.slice(1).forEach(([x, y], at) => {
    const [fromX, fromY] = corners[at] ?? [x, y];
    const half = width > 6 ? width / 2 : 0;
    const isAcross = Math.abs(y - fromY) < 1 && Math.abs(x - fromX) >= shortestRule;
    const isDown = Math.abs(x - fromX) < 1 && Math.abs(y - fromY) >= shortestRule;
    if (!isAcross && !isDown) return;
    const drawn = {
      x0: Math.min(x, fromX) - (isDown ? half : 0),
      x1: Math.max(x, fromX) + (isDown ? half : 0),
      y0: Math.min(y, fromY) - (isAcross ? half : 0),
      y1: Math.max(y, fromY) + (isAcross ? half : 0),
    };
    const box = overlapOf(drawn, pen.clip);
    if (!box) return;
    if (half > 0) {
      if (pen.strokeColor) drawing.fills.push({ ...box, color: pen.strokeColor, isCurved: false });
    } else if (isAcross) addRule(drawing.across, (box.y0 + box.y1) / 2, box.x0, box.x1);
    else addRule(drawing.down, (box.x0 + box.x1) / 2, box.y0, box.y1);
  });
}

function addRule(rules: Rule[], at: number, from: number, to: number): void {
  if (to - from >= 1) rules.push({ at, from, to });
}
