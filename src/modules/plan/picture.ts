// The whole thread as one drawing: Directions, themes, workstreams and a marked square for every action.
// Pure geometry in user units; the template only writes it down. The same facts are a list on a phone.
import { paths } from './paths.ts';
import { type MarkView, sayMark } from './say.ts';
import { ancestor, below, type Item, mandatesOf, type Walk } from './thread.ts';

const columns = { mandate: 0, theme: 270, workstream: 490, action: 700 };
const width = 960;
const square = 22;
const step = 27;
const perRow = Math.floor((width - columns.action) / step);
const lineHeight = 17;
const rowGap = 12;
const themeGap = 26;
const top = 34;

interface Label {
  lines: string[];
  x: number;
  /** The first line's baseline. */
  y: number;
  path: string;
}

interface Square {
  x: number;
  y: number;
  path: string;
  title: string;
  mark: MarkView;
}

export interface Picture {
  width: number;
  height: number;
  size: number;
  heads: { x: number; words: string }[];
  mandates: Label[];
  themes: Label[];
  workstreams: Label[];
  squares: Square[];
  /** Paths in SVG's own notation, joining Directions to themes and themes to workstreams. */
  joins: string[];
  unanswered: string | null;
}

/** Draws one plan. Text is broken by counting letters, so that the drawing needs no browser to be made. */
export function drawThread(thread: Walk, planId: number): Picture {
  const themes = [...thread.ofKind('theme', planId)];
  const mandates = thread.ofKind('mandate', planId).filter((mandate) => mandate.sort === 'direction');
  const picture: Picture = {
    width,
    height: 0,
    size: square,
    heads: headings(mandates.length > 0),
    mandates: [],
    themes: [],
    workstreams: [],
    squares: [],
    joins: [],
    unanswered: null,
  };
  const middles = new Map<Item, number>();
  let y = top;
  for (const theme of themes) y = drawTheme(thread, picture, theme, y, middles) + themeGap;
  const bottom = drawMandates(thread, picture, mandates, themes, y - themeGap, middles);
  picture.height = Math.max(y - themeGap, bottom) + 8;
  return picture;
}

function headings(hasMandates: boolean): Picture['heads'] {
  const heads = [
    { x: columns.theme, words: 'Theme' },
    { x: columns.workstream, words: 'Workstream' },
    { x: columns.action, words: 'Actions' },
  ];
  return hasMandates ? [{ x: columns.mandate, words: 'Direction from the government' }, ...heads] : heads;
}

function drawTheme(
  thread: Walk,
  picture: Picture,
  theme: Item,
  from: number,
  middles: Map<Item, number>,
): number {
  const inside = below(thread, theme.id);
  const workstreams = inside.filter((item) => item.kind === 'workstream');
  const loose = inside.filter((item) => item.kind === 'action' && !ancestor(thread, item, 'workstream'));
  const rows = workstreams.map((workstream) => ({
    workstream: workstream as Item | undefined,
    actions: below(thread, workstream.id).filter((item) => item.kind === 'action'),
  }));
  if (loose.length > 0) rows.push({ workstream: undefined, actions: loose });
  let y = from;
  const rowMiddles: number[] = [];
  for (const row of rows) {
    const lines = row.workstream ? wrap(row.workstream.title, 27) : [];
    const squareRows = Math.max(1, Math.ceil(row.actions.length / perRow));
    const height = Math.max(lines.length * lineHeight, squareRows * step - (step - square));
    const middle = y + height / 2;
    rowMiddles.push(middle);
    if (row.workstream)
      picture.workstreams.push(label(lines, columns.workstream, middle, paths.item(row.workstream)));
    row.actions.forEach((action, index) => {
      const across = index % perRow;
      const down = Math.floor(index / perRow);
      const squaresTop = middle - (squareRows * step - (step - square)) / 2;
      const mark = sayMark(thread, action);
      picture.squares.push({
        x: columns.action + across * step,
        y: squaresTop + down * step,
        path: paths.item(action),
        title: `${mark.words}: ${action.title}`,
        mark,
      });
    });
    y += height + rowGap;
  }
  const lines = wrap(theme.title, 24);
  const end = Math.max(y - rowGap, from + lines.length * lineHeight);
  const middle = (from + end) / 2;
  middles.set(theme, middle);
  picture.themes.push(label(lines, columns.theme, middle, paths.item(theme)));
  for (const rowMiddle of rowMiddles)
    picture.joins.push(join(columns.theme + 185, middle, columns.workstream - 8, rowMiddle));
  return end;
}

function drawMandates(
  thread: Walk,
  picture: Picture,
  mandates: readonly Item[],
  themes: readonly Item[],
  bottom: number,
  middles: Map<Item, number>,
): number {
  const labels = mandates.map((mandate) =>
    wrap([shortRef(mandate), shortTitle(mandate.title)].filter(Boolean).join(': '), 32),
  );
  const needed = labels.reduce((sum, lines) => sum + lines.length * lineHeight + 10, 0);
  const spare = Math.max(0, (bottom - top - needed) / Math.max(1, mandates.length + 1));
  const answeredThemes = new Set<Item>();
  let y = top;
  mandates.forEach((mandate, index) => {
    const lines = labels[index] ?? [];
    const height = lines.length * lineHeight;
    const middle = y + height / 2;
    picture.mandates.push(label(lines, columns.mandate, middle, paths.item(mandate)));
    for (const theme of themes) {
      if (!answers(thread, theme, mandate)) continue;
      answeredThemes.add(theme);
      picture.joins.push(join(columns.theme - 32, middle, columns.theme - 8, middles.get(theme) ?? middle));
    }
    y += height + 10 + spare;
  });
  const without = themes.filter((theme) => !answeredThemes.has(theme)).length;
  if (mandates.length > 0 && without > 0)
    picture.unanswered =
      without === 1
        ? 'One theme answers no Direction. It answers peers, auditors or the council itself.'
        : `${without} themes answer no Direction. They answer peers, auditors or the council itself.`;
  return y;
}

function answers(thread: Walk, theme: Item, mandate: Item): boolean {
  return below(thread, theme.id).some(
    (item) =>
      (item.kind === 'objective' || item.kind === 'action') && mandatesOf(thread, item).includes(mandate),
  );
}

function shortRef(mandate: Item): string {
  return (mandate.ref ?? '').replace(/^direction\s*/i, '');
}

/** A Direction's text can run to a paragraph; the drawing shows its beginning and links to the rest. */
function shortTitle(title: string): string {
  const words = title.split(/\s+/);
  return words.length <= 9 ? title : `${words.slice(0, 8).join(' ')} …`;
}

function label(lines: string[], x: number, middle: number, path: string): Label {
  return { lines, x, y: middle - ((lines.length - 1) * lineHeight) / 2 + 5, path };
}

function join(x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x2 - x1) / 2;
  const n = (value: number) => Number(value.toFixed(1));
  return `M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}`;
}

/** Breaks words into lines of at most so many letters; a longer word stands alone. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
