// From an opening total through named steps, up and down, to the closing total they make. Pure.
import { type Cell, figures, heading } from './chart.ts';
import { longest, round, type Shape } from './frame.ts';
import {
  along,
  barHeight,
  type Row,
  type RowsChart,
  type RowsPicture,
  roomOf,
  rowsOf,
  textAt,
} from './rows.ts';

export interface Step {
  name: string;
  /** What it adds; below nought when it takes away. */
  change: number;
  /** The page it is made on, for the table. */
  href?: string | null;
}

export interface WaterfallFacts {
  opening: { name: string; value: number; href?: string | null };
  steps: readonly Step[];
  /** Its value is the opening and all steps added up. */
  closing: { name: string; href?: string | null };
  say: (value: number) => string;
}

interface Bar {
  name: string;
  kind: 'total' | 'up' | 'down';
  from: number;
  to: number;
  said: string;
  href: string | null | undefined;
}

const fills = { total: 0, up: 1, down: 2 };
/** Figures stand beside their bars, and are written bold at the ends. */
const inset = { left: 220, end: 12 };
const beside = 8;

/** Null when there is no step. */
export function drawWaterfall(facts: WaterfallFacts): RowsChart | null {
  if (facts.steps.length === 0) return null;
  const bars = barsOf(facts);
  return {
    kind: 'rows',
    wide: place(bars, 'wide'),
    narrow: place(bars, 'narrow'),
    key: [],
    table: {
      head: ['Step', figures('Change'), figures('Total so far')],
      rows: bars.map(({ name, kind, to, said, href }): Cell[] => [
        heading(name, href),
        kind === 'total' ? '' : said,
        facts.say(to),
      ]),
    },
  };
}

function barsOf({ opening, steps, closing, say }: WaterfallFacts): Bar[] {
  const total = (name: string, value: number, href?: string | null): Bar => ({
    name,
    kind: 'total',
    from: 0,
    to: value,
    said: say(value),
    href,
  });
  let so = opening.value;
  const moved = steps.map(({ name, change, href }): Bar => {
    const from = so;
    so += change;
    const said = change > 0 ? `+${say(change)}` : say(change);
    return { name, kind: change < 0 ? 'down' : 'up', from, to: so, said, href };
  });
  return [total(opening.name, opening.value, opening.href), ...moved, total(closing.name, so, closing.href)];
}

function place(bars: readonly Bar[], shape: Shape): RowsPicture {
  const said = longest(bars.map((bar) => bar.said)) * 1.1;
  const room = roomOf(shape, { ...inset, said: said + beside });
  const x = along(room, [0, ...bars.flatMap(({ from, to }) => [from, to])]);
  const names = bars.map(({ name }) => name);
  const rows = rowsOf(names, room, 8);
  const foot = rows.at(-1)?.bottom ?? 0;
  const placed = bars.flatMap((bar, index) => (rows[index] ? [{ bar, row: rows[index] }] : []));
  return {
    width: room.width,
    height: foot + 8,
    bars: placed.map(({ bar, row }) => ({
      x: Math.min(x(bar.from), x(bar.to)),
      y: row.bar,
      width: round(Math.abs(x(bar.to) - x(bar.from))),
      height: barHeight,
      fill: fills[bar.kind],
      words: `${bar.name}: ${bar.said}`,
    })),
    rules: [
      ...noughts(shape, rows, x(0)),
      ...placed.slice(0, -1).map(({ bar, row }, index) => ({
        x: x(bar.to),
        from: row.bar + barHeight,
        to: placed[index + 1]?.row.bar ?? foot,
        kind: 'join' as const,
      })),
    ],
    texts: placed.flatMap(({ bar, row }) => [
      { ...row.name, isStrong: bar.kind === 'total' },
      shape === 'wide'
        ? textAt(Math.max(x(bar.from), x(bar.to)) + beside, row.bar + 16, [bar.said], {
            isStrong: bar.kind === 'total',
          })
        : textAt(room.width - 4, row.name.y, [bar.said], { anchor: 'end', isStrong: bar.kind === 'total' }),
    ]),
  };
}

/** One line down the drawing; on a phone a piece at each bar, since names stand between. */
function noughts(shape: Shape, rows: readonly Row[], x: number): RowsPicture['rules'] {
  const pieces = rows.map(({ bar }) => ({ from: bar - 4, to: bar + barHeight + 4 }));
  const whole = { from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 };
  return (shape === 'wide' ? [whole] : pieces).map((piece) => ({ x, ...piece, kind: 'nought' }));
}
