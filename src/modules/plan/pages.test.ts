import { expect, test } from 'vitest';
import { NotFound } from '../../kernel/errors.ts';
import { actionView } from './pages.action.ts';
import { frontView } from './pages.overview.ts';
import { searchView } from './pages.source.ts';
import { drawThread, wrap } from './picture.ts';
import { shortTitle } from './say.ts';
import { day, delivered, item, onTrack, threadOf } from './thread.sample.ts';
import { drawTimeline } from './timeline.ts';

const theme = item('theme', 'Put the money right');
const stream = item('workstream', 'Borrowing and capital', { parentId: theme.id });
const late = item('action', 'Agree a budget', {
  parentId: stream.id,
  due: day('2026-11-10'),
  start: day('2026-01-05'),
  status: onTrack,
});
const done = item('action', 'List every loan', {
  parentId: stream.id,
  due: day('2026-10-01'),
  status: delivered,
});
const thread = threadOf([theme, stream, late, done]);

test('the front page counts what its lists hold', () => {
  const view = frontView(thread);
  expect(view).toMatchObject({
    title: 'What did Harnworth Council promise, and is it happening?',
    actions: { number: 2, path: '/actions?plan=1' },
    late: { number: 1, path: '/actions?plan=1&question=late' },
    lateButOnTrack: { number: 1 },
    delivered: { number: 1 },
  });
});

test('a council with no plan yet has a front page that says so', () => {
  expect(frontView(threadOf([], { plans: [] })).plan).toBeNull();
});

test('an action’s page says that the owner and the dates do not agree', () => {
  const view = actionView(thread, { params: { id: String(late.id) }, query: {} });
  expect(view.disagreement).toContain('The plan’s own date has gone by');
  expect(view.opinions.map((opinion) => opinion.words)).toEqual([
    'On Track',
    'Late by 12 days',
    'Not looked at',
  ]);
});

test('a page of something that is not an action is refused', () => {
  expect(() => actionView(thread, { params: { id: String(theme.id) }, query: {} })).toThrow(NotFound);
  expect(() => actionView(thread, { params: { id: '99999' }, query: {} })).toThrow(NotFound);
  expect(() => actionView(thread, { params: { id: 'x' }, query: {} })).toThrow(NotFound);
});

test('the picture has a square for every action, inside its bounds', () => {
  const picture = drawThread(thread, 1);
  expect(picture.squares.map((square) => square.title)).toEqual([
    'Late: Agree a budget',
    'Delivered: List every loan',
  ]);
  for (const square of picture.squares) expect(square.x + picture.size).toBeLessThanOrEqual(picture.width);
});

test('two hundred actions in one workstream still fit the picture', () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    item('action', `Action ${index}`, { parentId: stream.id }),
  );
  const picture = drawThread(threadOf([theme, stream, ...many]), 1);
  expect(picture.squares).toHaveLength(200);
  for (const square of picture.squares) {
    expect(square.x + picture.size).toBeLessThanOrEqual(picture.width);
    expect(square.y + picture.size).toBeLessThanOrEqual(picture.height);
  }
});

test('an action that starts after it is due has no bar, and the timeline says so', () => {
  const wrong = item('action', 'Audit', {
    parentId: stream.id,
    start: day('2027-11-01'),
    due: day('2027-06-30'),
  });
  const bars = drawTimeline(threadOf([theme, stream, wrong]), 1).themes.flatMap((one) => one.bars);
  expect(bars[0]?.span).toBeNull();
});

test('search finds every word asked for, whatever the case and marks', () => {
  const found = (q: string) =>
    searchView(thread, { params: {}, query: { q } }).results.map((one) => one.title);
  expect(found('BUDGET agree')).toEqual(['Agree a budget']);
  expect(found('budget loan')).toEqual([]);
  expect(found('  ')).toEqual([]);
});

test('words are broken into lines without losing any', () => {
  const text = 'Strengthening governance and financial delegations';
  expect(wrap(text, 20).join(' ')).toBe(text);
  expect(wrap('Supercalifragilistic', 5)).toEqual(['Supercalifragilistic']);
});

test('a long title is shortened at a word', () => {
  const short = shortTitle('Review '.repeat(60).trim());
  expect(short.length).toBeLessThan(156);
  expect(short).toMatch(/Review …$/);
});
