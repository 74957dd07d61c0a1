// Checks on dates: each with what it looks for, and with near misses.
import { describe, expect, test } from 'vitest';
import type { Item } from '../../plan/index.ts';
import { item as anyItem, day, threadOf } from '../../plan/thread.sample.ts';
import { action, closed, condition, month, plan, said } from './checks.sample.ts';

test('dates/unreachable: none, a condition, a start alone, a month without a year; not a year, nor a day with more words', () => {
  const thread = threadOf([
    action('One', { due: null }),
    action('Two', { due: condition('awaiting others') }),
    action('Three', { due: { words: 'From March 2027', kind: 'month', earliest: '2027-03-01' } }),
    action('Four', { due: { words: 'Nov', kind: 'month' } }),
    action('Five', { due: { words: '2027', kind: 'year', earliest: '2027-01-01', latest: '2027-12-31' } }),
    action('Six', { due: day('2027-02-22', { condition: 'Ongoing for future years' }) }),
    action('Seven', { due: null, status: closed }),
  ]);
  expect(said('dates/unreachable', thread)).toEqual([
    'One: no due date',
    'Two: due “awaiting others”: no day that anybody could miss',
    'Three: due “From March 2027”: a start, and no end',
    'Four: due “Nov”: no year',
  ]);
});

test('dates/start-after-due: a start in the month that it is due is in order', () => {
  const thread = threadOf([
    action('One', { start: month('2027-11', 'Nov 2027'), due: month('2027-06', 'June 2027') }),
    action('Two', { start: month('2027-06', 'June 2027'), due: day('2027-06-10') }),
  ]);
  expect(said('dates/start-after-due', thread)).toEqual(['One: starts “Nov 2027” and is due “June 2027”']);
});

describe('dates/bunched', () => {
  const council = { meeting: 'Full Council' };
  const at = (count: number, when: Item['due']) =>
    Array.from({ length: count }, (_, index) => action(`At ${index}`, { due: when }));
  const spread = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      action(`On ${index}`, { due: day(`2027-0${(index % 9) + 1}-0${(index % 8) + 1}`) }),
    );

  test('five at one meeting, with the day and the milestone that only names the meeting, are found', () => {
    const thread = threadOf([
      ...at(3, day('2027-02-24', council)),
      ...at(1, day('2027-02-24')),
      anyItem('milestone', 'Budget set', {
        due: { words: 'February Full Council', kind: 'meeting', meeting: 'February Full Council' },
      }),
      ...spread(9),
    ]);
    expect(said('dates/bunched', thread)).toEqual([
      'At 0, At 1, At 2, At 0, Budget set: 5 of 14 fall at Full Council, February 2027',
    ]);
  });

  test('four, or five among many, are not; nor is a quarter of a large plan in one month', () => {
    expect(said('dates/bunched', threadOf([...at(4, day('2027-02-24')), ...spread(4)]))).toEqual([]);
    expect(said('dates/bunched', threadOf([...at(5, day('2027-02-24')), ...spread(40)]))).toEqual([]);
    expect(
      said('dates/bunched', threadOf([...at(10, month('2027-06', 'June 2027')), ...spread(30)])),
    ).toEqual([]);
  });

  test('a third of a plan in one month is', () => {
    const thread = threadOf([...at(10, month('2027-06', 'June 2027')), ...spread(20)]);
    expect(said('dates/bunched', thread)[0]).toContain('fall in June 2027');
  });
});

test('dates/all-on-plan-end: a third of a plan on its last day is found there, and not as bunched too', () => {
  const last = Array.from({ length: 5 }, (_, index) => action(`Last ${index}`, { due: day('2028-03-31') }));
  const early = Array.from({ length: 10 }, (_, index) =>
    action(`Early ${index}`, { due: day(`2027-0${(index % 9) + 1}-1${index}`) }),
  );
  expect(said('dates/all-on-plan-end', threadOf([...last, ...early]))).toEqual([
    'Last 0, Last 1, Last 2, Last 3, Last 4: 5 of the 15 dated actions of “Plan” are due on 31 March 2028',
  ]);
  expect(said('dates/bunched', threadOf([...last, ...early]))).toEqual([]);
  expect(said('dates/all-on-plan-end', threadOf([...last.slice(1), ...early]))).toEqual([]);
});

test('dates/past-when-published: the whole month of publication is still in time', () => {
  const plans = plan({ publishedWords: 'December 2026', publishedOn: '2026-12-31' });
  const thread = threadOf(
    [action('One', { due: day('2026-11-30') }), action('Two', { due: day('2026-12-07') })],
    { plans },
  );
  expect(said('dates/past-when-published', thread)).toEqual(['One: due “2026-11-30”']);
});

test('milestones: without a year, without a date, and with all that is needed', () => {
  const thread = threadOf([
    anyItem('milestone', 'Reporting lines', { due: { words: 'Nov', kind: 'month' } }),
    anyItem('milestone', 'Audit', { due: condition('to be agreed with the peer team') }),
    anyItem('milestone', 'Values agreed'),
    anyItem('milestone', 'Plan agreed', { due: month('2027-03', 'March 2027') }),
    anyItem('milestone', 'Budget set', {
      due: { words: 'February Full Council', kind: 'meeting', meeting: 'February Full Council' },
    }),
    action('Set the budget', { due: day('2027-02-24', { meeting: 'Full Council' }) }),
  ]);
  expect(said('milestones/no-year', thread)).toEqual(['Reporting lines: given as “Nov”']);
  expect(said('milestones/no-date', thread)).toEqual([
    'Audit: given as “to be agreed with the peer team”: no day that anybody could miss',
    'Values agreed: no date',
  ]);
});
