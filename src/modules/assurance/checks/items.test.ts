// Checks on items against one another and on statuses: each with what it looks for, and with near misses.
import { describe, expect, test } from 'vitest';
import type { Item } from '../../plan/index.ts';
import { item as anyItem, day, threadOf } from '../../plan/thread.sample.ts';
import { action, led, month, notStarted, said, underWay } from './checks.sample.ts';

describe('items told twice', () => {
  const title = 'Review the housing allocations policy for tenants';

  test('with two dates, two leads or two stages they contradict each other', () => {
    const thread = threadOf([
      action(title),
      action(`${title.toUpperCase()}.`, { due: day('2027-06-30'), parts: [led('CV', 2)] }),
    ]);
    expect(said('items/contradictory', thread)[0]).toContain(
      'due “2027-03-31” and “2027-06-30”; led by “PN” and “CV”',
    );
    expect(said('items/duplicate', thread)).toEqual([]);
  });

  test('with nothing to tell them apart one is too many', () => {
    expect(said('items/duplicate', threadOf([action(title), action(title)]))).toEqual([
      `${title}, ${title}: stands 2 times`,
    ]);
  });

  test('another year, another place with few words, a heading and the next edition are other things', () => {
    const [one, two] = [anyItem('workstream', 'One'), anyItem('workstream', 'Two')];
    const near = [
      action('Close the accounts for 2024/25 with the auditor'),
      action('Close the accounts for 2025/26 with the auditor'),
      action('Agree terms of reference', { parentId: one.id }),
      action('Agree terms of reference', { parentId: two.id, due: day('2027-05-05') }),
      action('Staffing'),
      action('Staffing', { due: day('2027-06-30') }),
    ];
    expect(said('items/contradictory', threadOf([one, two, ...near]))).toEqual([]);
    expect(said('items/duplicate', threadOf([one, two, ...near]))).toEqual([]);
    const [before, after] = [action(title), action(title, { due: day('2027-06-30') })];
    const links = [{ from: after.id, to: before.id, kind: 'continues' as const }];
    expect(said('items/contradictory', threadOf([before, after], { links }))).toEqual([]);
  });
});

test('actions/too-big: eight steps under one date; not seven, and not eight with dates of their own', () => {
  const withSteps = (title: string, count: number, due: Item['due'] = null) => {
    const parent = action(title);
    return [
      parent,
      ...Array.from({ length: count }, () => anyItem('sub-action', 'Step', { parentId: parent.id, due })),
    ];
  };
  const thread = threadOf([
    ...withSteps('Big', 8),
    ...withSteps('Small', 7),
    ...withSteps('Dated', 8, day('2027-01-31')),
  ]);
  expect(said('actions/too-big', thread)).toEqual(['Big: 8 steps under one date, “2027-03-31”']);
});

describe('statuses', () => {
  test('none, or words nobody understands, are found where others have one', () => {
    const odd = { words: 'Purple', lifecycle: null, confidence: null };
    const thread = threadOf([
      action('One', { status: null }),
      action('Two', { status: odd }),
      action('Three'),
    ]);
    expect(said('status/unknown', thread)).toEqual([
      'One: no status is given',
      'Two: “Purple” is not understood as a status',
    ]);
    expect(said('status/unknown', threadOf([action('One', { status: null })]))).toEqual([]);
  });

  test('against the dates: on track past its day, not started past its start, under way before it', () => {
    const thread = threadOf([
      action('One', { due: day('2026-11-21') }),
      action('Two', { status: notStarted, start: month('2026-10', 'Oct 2026') }),
      action('Three', { status: underWay, start: month('2027-10', 'Oct 2027') }),
      action('Four', { due: day('2026-11-22') }),
      action('Five', {
        status: notStarted,
        start: { ...month('2026-11', 'Nov 2026'), latest: '2026-11-30' },
      }),
    ]);
    expect(said('status/against-dates', thread)).toEqual([
      'One: “On Track”, and was due “2026-11-21”',
      'Two: “Not started”, and was to start “Oct 2026”',
      'Three: “In progress”, and starts only “Oct 2027”',
    ]);
  });

  test('words that say little are noted; so is a plan in which nothing is ever at risk', () => {
    const actions = Array.from({ length: 10 }, (_, index) => action(`Task ${index}`));
    expect(
      said('status/says-little', threadOf([action('One', { status: underWay }), action('Two')])),
    ).toEqual(['One: “In progress”']);
    expect(said('status/nothing-wrong', threadOf(actions))[0]).toContain(
      '10 actions of “Plan” are under way',
    );
    const atRisk = { words: 'Amber', lifecycle: 'in-progress', confidence: 'at-risk' } as const;
    expect(said('status/nothing-wrong', threadOf([...actions, action('Hard', { status: atRisk })]))).toEqual(
      [],
    );
    expect(said('status/nothing-wrong', threadOf(actions.slice(1)))).toEqual([]);
  });
});
