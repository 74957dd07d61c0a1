// A page whose writing mostly runs up or down is turned, so that everything after reads to the right.
import type { Box, Char, Fill, Marks, Rule, Turn } from './marks.ts';
import type { Drawing } from './shapes.ts';

/** The page as most of its writing stands. */
export function upright(drawing: Drawing): Marks {
  const { page, ...rest } = drawing;
  const marks: Marks = { ...rest, ...page, turned: 0 };
  const counts = [0, 0, 0, 0];
  for (const { turn } of drawing.chars) counts[turn] = (counts[turn] ?? 0) + 1;
  const most = Math.max(...counts);
  const turn = counts.indexOf(most);
  if (turn < 1 || most < drawing.chars.length * 0.6) return marks;
  return turnBack(marks, turn === 1 ? 1 : turn === 2 ? 2 : 3);
}

function turnBack(marks: Marks, turned: Turn): Marks {
  const { width, height } = marks;
  const box = <B extends Box>(one: B): B => ({ ...one, ...turnBox(one, { width, height }, turned) });
  const chars = (all: readonly Char[]) =>
    all.map((one): Char => {
      const at = box(one);
      const turn = quarter(one.turn - turned);
      const [base, along] = placeIn(at, turn, one.size);
      return { ...at, turn, base, along };
    });
  const rules = (all: readonly Rule[], across: boolean) =>
    all.map(({ at, from, to }) => {
      const thin = across ? { x0: from, x1: to, y0: at, y1: at } : { x0: at, x1: at, y0: from, y1: to };
      return box(thin);
    });
  const lines = [...rules(marks.across, true), ...rules(marks.down, false)];
  const isQuarter = turned !== 2;
  return {
    ...marks,
    turned,
    width: isQuarter ? height : width,
    height: isQuarter ? width : height,
    chars: chars(marks.chars),
    slanted: chars(marks.slanted),
    across: lines.filter(({ y0, y1 }) => y0 === y1).map(({ x0, x1, y0 }) => ({ at: y0, from: x0, to: x1 })),
    down: lines.filter(({ x0, x1 }) => x0 === x1).map(({ x0, y0, y1 }) => ({ at: x0, from: y0, to: y1 })),
    fills: marks.fills.map((one): Fill => box(one)),
  };
}

const quarter = (turns: number): Turn => {
  const left = ((turns % 4) + 4) % 4;
  return left === 1 ? 1 : left === 2 ? 2 : left === 3 ? 3 : 0;
};

function placeIn({ x0, y0, x1, y1 }: Box, turn: Turn, size: number): [base: number, along: number] {
  const down = 0.22 * size;
  if (turn === 0) return [y1 - down, x0];
  if (turn === 1) return [-(x0 + down), y0];
  if (turn === 2) return [-(y0 + down), -x1];
  return [x1 - down, -y1];
}

/** A box of a page after the page was turned back by so many quarters. */
function turnBox({ x0, y0, x1, y1 }: Box, page: { width: number; height: number }, turned: Turn): Box {
  if (turned === 1) return { x0: y0, x1: y1, y0: page.width - x1, y1: page.width - x0 };
  if (turned === 2)
    return { x0: page.width - x1, x1: page.width - x0, y0: page.height - y1, y1: page.height - y0 };
  if (turned === 3) return { x0: page.height - y1, x1: page.height - y0, y0: x0, y1: x1 };
  return { x0, y0, x1, y1 };
}

/** A box of a turned page, where it stands on the page as shown. */
export function shownBox(box: Box, { width, height, turned }: Marks): Box {
  return turnBox(box, { width, height }, quarter(-turned));
}
