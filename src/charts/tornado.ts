// What matters most: for each driver a bar from its lesser to its greater outcome around the base, the widest first. Pure.
import { type Cell, figures, heading } from './chart.ts';
import { letterWidth, lineHeight, linesOf, longest, round, type Shape } from './frame.ts';
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

/** One end of a driver: what was assumed, as "rates at 6%", and what then comes out. */
export interface End {
  at: string;
  outcome: number;
}

export interface Driver {
  name: string;
  low: End;
  high: End;
  /** The page it is made on, for the table. */
  href?: string | null;
}

export interface TornadoFacts {
  /** What comes out as planned. */
  base: { name: string; value: number };
  drivers: readonly Driver[];
  say: (value: number) => string;
}

interface Span {
  name: string;
  less: End;
  more: End;
}

const fills = { less: 2, more: 1 };
const inset = { left: 350, end: 140 };

/** Null when there is no driver. */
export function drawTornado(facts: TornadoFacts): RowsChart | null {
  if (facts.drivers.length === 0) return null;
  const drivers = facts.drivers.toSorted(
    (a, b) => widthOf(b) - widthOf(a) || (a.name < b.name ? -1 : Number(a.name > b.name)),
  );
  const spans = drivers.map(({ name, low, high }): Span => {
    const isTurned = low.outcome > high.outcome;
    return { name, less: isTurned ? high : low, more: isTurned ? low : high };
  });
  const { say } = facts;
  return {
    kind: 'rows',
    wide: place(facts, spans, 'wide'),
    narrow: place(facts, spans, 'narrow'),
    key: [],
    table: {
      head: [
        'Driver',
        'Low',
        figures('Outcome at low'),
        'High',
        figures('Outcome at high'),
        figures('Range'),
      ],
      rows: drivers.map((driver): Cell[] => [
        heading(driver.name, driver.href),
        driver.low.at,
        say(driver.low.outcome),
        driver.high.at,
        say(driver.high.outcome),
        say(widthOf(driver)),
      ]),
    },
  };
}

const widthOf = ({ low, high }: Driver): number => Math.abs(high.outcome - low.outcome);

function place({ base, say }: TornadoFacts, spans: readonly Span[], shape: Shape): RowsPicture {
  const room = roomOf(shape, inset);
  const x = along(room, [base.value, ...spans.flatMap(({ less, more }) => [less.outcome, more.outcome])]);
  const letters = Math.floor((shape === 'wide' ? 128 : 156) / letterWidth);
  const said = spans.map((span) => ({
    span,
    less: linesOf(`${span.less.at}: ${say(span.less.outcome)}`, letters),
    more: linesOf(`${span.more.at}: ${say(span.more.outcome)}`, letters),
  }));
  const most = Math.max(...said.map(({ less, more }) => Math.max(less.length, more.length)));
  const names = spans.map(({ name }) => name);
  // The base's own name stands over all rows, bold, as near to its line as the drawing lets it.
  const title = linesOf(
    `${base.name} ${say(base.value)}`,
    Math.floor((room.width - 16) / (letterWidth * 1.1)),
  );
  const half = (longest(title) * 1.1) / 2 + 4;
  const middle = Math.min(Math.max(x(base.value), half), room.width - half);
  const rows = rowsOf(names, room, 16 + title.length * lineHeight, most);
  const placed = said.flatMap((one, index) => (rows[index] ? [{ ...one, row: rows[index] }] : []));
  return {
    width: room.width,
    height: (rows.at(-1)?.bottom ?? 0) + 12,
    bars: placed.flatMap(({ span, row }) => barsOf(span, row, base.value, x, say)),
    rules: placed.map(({ row }) => ({
      x: x(base.value),
      from: row.bar - 4,
      to: row.bar + barHeight + 4,
      kind: 'base',
    })),
    texts: [
      textAt(middle, 18, title, { anchor: 'middle', isStrong: true }),
      ...placed.flatMap(({ span, row, less, more }) => [
        row.name,
        ...(shape === 'wide'
          ? [
              textAt(x(Math.min(span.less.outcome, base.value)) - 8, beside(row, less), less, {
                anchor: 'end',
              }),
              textAt(x(Math.max(span.more.outcome, base.value)) + 8, beside(row, more), more),
            ]
          : [
              textAt(4, row.bar + barHeight + lineHeight, less),
              textAt(room.width - 4, row.bar + barHeight + lineHeight, more, { anchor: 'end' }),
            ]),
      ]),
    ],
  };
}

const beside = (row: Row, lines: readonly string[]): number =>
  row.bar + barHeight / 2 + 5 - ((lines.length - 1) * lineHeight) / 2;

/** What lies below the base and what lies above it, each in its own pattern. */
function barsOf(
  { name, less, more }: Span,
  row: Row,
  base: number,
  x: (value: number) => number,
  say: (value: number) => string,
): RowsPicture['bars'] {
  const words = `${name}: ${less.at} ${say(less.outcome)}, ${more.at} ${say(more.outcome)}`;
  const bar = (from: number, to: number, fill: number) =>
    from < to
      ? [{ x: x(from), y: row.bar, width: round(x(to) - x(from)), height: barHeight, fill, words }]
      : [];
  return [
    ...bar(less.outcome, Math.min(more.outcome, Math.max(base, less.outcome)), fills.less),
    ...bar(Math.max(less.outcome, Math.min(base, more.outcome)), more.outcome, fills.more),
  ];
}
