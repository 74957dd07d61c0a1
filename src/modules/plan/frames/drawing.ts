// Two frames as one drawing: the headings of each in a column, and a line for every link. Pure geometry in user units.
import { wrap } from '../picture.ts';
import type { Compared, Heading } from './frame.ts';

const width = 960;
const left = 0;
const right = 580;
const letters = 48;
const lineHeight = 17;
const gap = 16;
const top = 4;

export interface FramePicture {
  width: number;
  height: number;
  labels: { lines: string[]; x: number; y: number; path: string | null }[];
  /** In SVG's own notation, each with the two headings it joins. */
  joins: { d: string; words: string }[];
}

export function drawFrames(compared: Compared): FramePicture {
  const one = column(
    compared.rows.map(({ heading }) => heading),
    left,
  );
  const other = column(
    compared.columns.map(({ heading }) => heading),
    right,
  );
  const joins = compared.rows.flatMap(({ heading, cells }) =>
    cells.flatMap(({ link }, at) => {
      const far = compared.columns[at]?.heading;
      if (!link || !far) return [];
      const words = `${heading.title} – ${far.title}`;
      return [{ d: line(one.middles.get(heading) ?? 0, other.middles.get(far) ?? 0), words }];
    }),
  );
  return {
    width,
    height: Math.max(one.bottom, other.bottom) + 8,
    labels: [...one.labels, ...other.labels],
    joins,
  };
}

function column(headings: readonly Heading[], x: number) {
  const middles = new Map<Heading, number>();
  const labels: FramePicture['labels'] = [];
  let y = top;
  for (const heading of headings) {
    const lines = wrap(heading.title, letters);
    const height = lines.length * lineHeight;
    middles.set(heading, y + height / 2);
    labels.push({ lines, x, y: y + 13, path: heading.path });
    y += height + gap;
  }
  return { labels, middles, bottom: y };
}

function line(from: number, to: number): string {
  const [start, end] = [375, right - 10];
  const bend = (end - start) / 2;
  return `M${start} ${from}C${start + bend} ${from} ${end - bend} ${to} ${end} ${to}`;
}
