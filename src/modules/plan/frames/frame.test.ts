// Counting under two frames: whatever is linked to whatever, no action is counted twice.
import { expect, test } from 'vitest';
import { item, threadOf } from '../thread.sample.ts';
import {
  type Compared,
  compare,
  type FrameLink,
  framesOf,
  type Heading,
  ownActions,
  spread,
  twoFrames,
} from './frame.ts';

/** A row of numbers that is the same on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const link = (one: Heading, other: Heading, linked = true): FrameLink => {
  const [itemId = 0, otherItemId = null] = [one, other].flatMap((heading) => heading.item?.id ?? []);
  return {
    linkId: 1,
    itemId: otherItemId === null ? itemId : Math.min(itemId, otherItemId),
    otherItemId: otherItemId === null ? null : Math.max(itemId, otherItemId),
    bestValueTheme: one.theme ?? other.theme,
    linked,
    reason: 'They say the same',
    saidOn: '2026-11-22',
    saidBy: 'Somebody',
  };
};

const headings = (many: number): Heading[] =>
  Array.from({ length: many }, (_, at) => {
    const one = item('theme', `Theme ${at}`);
    return { key: `item-${one.id}`, title: one.title, item: one, theme: null, path: null };
  });

const union = (parts: Compared['columns']) => new Set(parts.flatMap(({ actions }) => [...actions]));

test.each(Array.from({ length: 60 }, (_, at) => at + 1))(
  'no action is counted twice, whatever is linked (case %i)',
  (seed) => {
    const next = numbers(seed);
    const [rows, columns] = [headings(1 + next(6)), headings(1 + next(6))];
    const actions = Array.from({ length: next(40) }, (_, at) => at + 1);
    const own = new Map(
      [...rows, ...columns].map((one) => [one, new Set(actions.filter(() => next(3) === 0))] as const),
    );
    const links = rows.flatMap((row) =>
      columns.filter(() => next(2) === 0).map((column) => link(row, column, next(4) > 0)),
    );
    const compared = compare(rows, columns, links, (heading) => own.get(heading) ?? new Set());
    const all = union([...compared.rows, ...compared.columns]);
    expect(all).toEqual(new Set([...own.values()].flatMap((set) => [...set])));
    expect(compared.total).toEqual(all);
    expect(compared.total.size).toBeLessThanOrEqual(actions.length);
    for (const parts of [compared.rows, compared.columns]) {
      const counted = spread(parts);
      expect(counted.actions).toBe(union(parts).size);
      // Those under one heading and those under more, each once, never come to more than there are.
      const once = counted.actions - counted.twice;
      expect(once + counted.twice).toBeLessThanOrEqual(actions.length);
    }
    for (const { actions: under, cells } of compared.rows)
      for (const [at, cell] of cells.entries()) {
        expect(cell.actions).toEqual(under.intersection(compared.columns[at]?.actions ?? new Set()));
      }
  },
);

test('a link that was ended counts for nothing, and one made again counts', () => {
  const [rows, columns] = [headings(1), headings(1)];
  const [row, column] = [rows[0], columns[0]];
  if (!row || !column) throw new Error('There are two headings.');
  const own = (heading: Heading) => new Set(heading === row ? [1, 2] : []);
  const said = [link(row, column), link(column, row, false)];
  expect(compare(rows, columns, said, own).columns[0]?.actions.size).toBe(0);
  expect(compare(rows, columns, [...said, link(row, column)], own).columns[0]?.actions.size).toBe(2);
});

test('what a partner is asked to do is not counted as ours', () => {
  const theme = item('theme', 'Roads');
  const ours = item('action', 'Mend the roads', { parentId: theme.id });
  const theirs = item('action', 'Run more buses', { parentId: theme.id });
  const thread = threadOf([theme, ours, theirs], {
    ways: [{ itemId: theirs.id, way: 'asks', partner: 'The bus company' }],
  });
  const [heading] = framesOf(thread)[0]?.headings ?? [];
  expect(heading && [...ownActions(thread)(heading)]).toEqual([ours.id]);
});

test('the best value themes stand beside any plan, and a frame is not compared with itself', () => {
  const thread = threadOf([item('theme', 'Roads')]);
  const { rows, columns } = twoFrames(thread, {});
  expect([columns?.headings.length, rows?.headings.length]).toEqual([1, 7]);
  expect(twoFrames(thread, { columns: rows?.key }).rows).toEqual(columns);
  expect(twoFrames(thread, { rows: columns?.key, columns: columns?.key }).rows).toBeNull();
});
