import { describe, expect, test } from 'vitest';
import { meetingOf, sayMeeting } from './meetings.ts';
import {
  asks,
  byStatusWords,
  filterActions,
  hasNoDate,
  isCheckedByItsDoer,
  isLate,
  mainActions,
  markOf,
} from './questions.ts';
import { day, delivered, item, onTrack, part, threadOf } from './thread.sample.ts';
import { actionsAnswering, mandatesOf } from './thread.ts';

const today = '2026-11-22';

describe('late', () => {
  const april = { words: 'April 2026', kind: 'month', earliest: '2026-04-01', latest: '2026-04-30' } as const;

  test('an action due in April is late from the first of May, and not before', () => {
    const action = item('action', 'Agree a budget', { due: april, status: onTrack });
    expect(isLate(action, '2026-04-30')).toBe(false);
    expect(isLate(action, '2026-05-01')).toBe(true);
  });

  test('an action due today is not late', () => {
    expect(isLate(item('action', 'Pay', { due: day(today) }), today)).toBe(false);
  });

  test('a delivered action is not late, whatever its date', () => {
    expect(isLate(item('action', 'Pay', { due: april, status: delivered }), today)).toBe(false);
  });

  test('an action with no last day cannot be late, and is said to have no date', () => {
    const ongoing = item('action', 'Listen', { due: { words: 'Ongoing', kind: 'ongoing' } });
    expect([isLate(ongoing, today), hasNoDate(ongoing)]).toEqual([false, true]);
    expect(hasNoDate(item('action', 'Listen'))).toBe(true);
    expect(hasNoDate(item('action', 'Listen', { status: delivered }))).toBe(false);
  });

  test('the dates’ verdict comes before the owner’s word', () => {
    expect(markOf(item('action', 'Pay', { due: april, status: onTrack }), today)).toBe('late');
    expect(markOf(item('action', 'Pay', { due: day('2027-01-01'), status: onTrack }), today)).toBe(
      'on-track',
    );
    const words = { words: 'Medium Progress', lifecycle: 'in-progress', confidence: null } as const;
    expect(markOf(item('action', 'Pay', { due: day('2027-01-01'), status: words }), today)).toBe('unclear');
    expect(markOf(item('action', 'Pay', { due: day('2027-01-01') }), today)).toBe('unknown');
  });
});

describe('who checks', () => {
  test('an action is checked by its doer when one officer sponsors and leads it', () => {
    const both = item('action', 'Pay', { parts: [part('officer-sponsor', 7), part('lead', 7)] });
    const apart = item('action', 'Pay', { parts: [part('officer-sponsor', 7), part('lead', 8)] });
    const nobody = item('action', 'Pay', { parts: [part('officer-sponsor', null), part('lead', null)] });
    expect([both, apart, nobody].map(isCheckedByItsDoer)).toEqual([true, false, false]);
  });
});

describe('the thread', () => {
  const direction = item('mandate', 'Close the gap', { sort: 'direction', ref: 'Direction A' });
  const theme = item('theme', 'Money');
  const objective = item('objective', 'A balanced budget', { parentId: theme.id });
  const stream = item('workstream', 'Budget', { parentId: theme.id });
  const action = item('action', 'Agree a budget', { parentId: stream.id });
  const other = item('action', 'Write to residents', { parentId: stream.id });
  const step = item('sub-action', 'Ask for savings', { parentId: action.id });
  const thread = threadOf([direction, theme, objective, stream, action, other, step], {
    links: [
      { from: objective.id, to: direction.id, kind: 'answers' },
      { from: action.id, to: objective.id, kind: 'answers' },
    ],
  });

  test('an action answers a Direction through its objective, and so do its steps', () => {
    expect(mandatesOf(thread, action)).toEqual([direction]);
    expect(mandatesOf(thread, step)).toEqual([direction]);
    expect(mandatesOf(thread, other)).toEqual([]);
  });

  test('a Direction finds every action that answers it', () => {
    expect(actionsAnswering(thread, direction)).toEqual([action]);
  });

  test('links that lead in a ring do not hang', () => {
    const ring = threadOf([direction, objective], {
      links: [
        { from: objective.id, to: direction.id, kind: 'answers' },
        { from: direction.id, to: objective.id, kind: 'answers' },
      ],
    });
    expect(mandatesOf(ring, objective)).toEqual([direction]);
    expect(actionsAnswering(ring, direction)).toEqual([]);
  });

  test('filters add up: every action answers a Direction or answers none', () => {
    const all = mainActions(thread);
    const parts = (['answers-direction', 'no-mandate'] as const).map((question) =>
      filterActions(thread, all, { question }),
    );
    expect(parts.flat().length).toBe(all.length);
    expect(asks(thread, 'answers-direction', action)).toBe(true);
  });
});

describe('meetings', () => {
  const named = item('action', 'Set the budget', { due: day('2027-02-24', { meeting: 'Full Council' }) });
  const sameDay = item('action', 'Set the tax', { due: day('2027-02-24') });
  const noYear = item('milestone', 'Budget set', {
    due: { words: 'February Full Council', kind: 'meeting', meeting: 'February Full Council' },
  });
  const elsewhere = item('action', 'Report', { due: day('2027-03-24', { meeting: 'Full Council' }) });
  const thread = threadOf([named, sameDay, noYear, elsewhere]);

  test('a date that names a meeting is tied to it by its words', () => {
    expect(meetingOf(thread, named)).toMatchObject({ key: '2027-02 Full Council', by: 'words' });
  });

  test('a bare date on the day of a meeting is tied to it by our reading, and said so', () => {
    expect(meetingOf(thread, sameDay)).toMatchObject({ key: '2027-02 Full Council', by: 'reading' });
  });

  test('a month without a year means the one such meeting that the plan dates', () => {
    expect(meetingOf(thread, noYear)).toMatchObject({ key: '2027-02 Full Council', by: 'reading' });
  });

  test('two meetings in the same month of two years leave it open', () => {
    const twice = threadOf([
      named,
      noYear,
      item('action', 'Again', { due: day('2028-02-23', { meeting: 'Full Council' }) }),
    ]);
    expect(meetingOf(twice, noYear)).toBeUndefined();
  });

  test('a meeting is said with its month', () => {
    const meeting = meetingOf(thread, named);
    expect(meeting && sayMeeting(meeting)).toBe('Full Council, February 2027');
  });
});

test('status words that differ in case or dash alone are counted together', () => {
  const said = (words: string) =>
    item('action', words, { status: { words, lifecycle: null, confidence: null } });
  const tallies = byStatusWords([
    said('On Track'),
    said('On track'),
    said('Not started – Phase 2'),
    said('Not started - Phase 2'),
  ]);
  expect(tallies.map(({ words, items }) => [words, items.length])).toEqual([
    ['Not started – Phase 2', 2],
    ['On Track', 2],
  ]);
});
