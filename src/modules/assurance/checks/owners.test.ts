// Checks on who answers for an action: each with what it looks for, and with near misses.
import { describe, expect, test } from 'vitest';
import type { Part } from '../../plan/index.ts';
import { item as anyItem, threadOf } from '../../plan/thread.sample.ts';
import { action, closed, lead, led, people, said, sponsored } from './checks.sample.ts';

describe('owners/none', () => {
  test('an action that names nobody, or only a placeholder, is found', () => {
    const thread = threadOf([
      action('Sell the depot', { parts: [] }),
      action('Mend the roof', { parts: [led('TBC')] }),
      action('Fill the post', { parts: [sponsored('CV', 2)] }),
      action('Agree a budget'),
    ]);
    expect(said('owners/none', thread)).toEqual([
      'Sell the depot: nobody is named',
      'Mend the roof: its lead is “TBC”',
      'Fill the post: it has a sponsor (CV) and no lead',
    ]);
  });

  test('a plan that names nobody at all is told of once', () => {
    const thread = threadOf(['One', 'Two', 'Three'].map((title) => action(title, { parts: [] })));
    expect(said('owners/none', thread)).toEqual([
      'One, Two, Three: nobody is named to lead any of the 3 actions of “Plan”',
    ]);
  });

  test('a post leads, a priority’s director leads what stands under it, and what is closed needs nobody', () => {
    const priority = anyItem('priority', 'Safe homes', {
      parts: [{ ...led('Director of Place'), role: 'responsible' }],
    });
    const thread = threadOf([
      priority,
      action('Inspect lifts', { parts: [], parentId: priority.id }),
      action('Survey roofs', { parts: [led('Head of Assets')] }),
      action('Old business', { parts: [], status: closed }),
    ]);
    expect(said('owners/none', thread)).toEqual([]);
  });
});

test('owners/team-only: a team alone is found; a post named after its team, or a person beside one, is not', () => {
  const thread = threadOf([
    action('One', { parts: [led('Leadership Group')] }),
    action('Two', { parts: [led('Head of Legal Services')] }),
    action('Three', { parts: [led('Property Board'), lead] }),
    action('Four', { parts: [led('HR team'), led('All directorates')] }),
  ]);
  expect(said('owners/team-only', thread)).toEqual([
    'One: led by “Leadership Group”',
    'Four: led by “HR team” and “All directorates”',
  ]);
});

describe('owners/unknown', () => {
  test('initials on no list are found; a team, a post and look-alike letters that were placed are not', () => {
    const thread = threadOf(
      [
        action('One', { parts: [led('MM')] }),
        action('Two', { parts: [led('HR')] }),
        action('Three', { parts: [led('Head of Parks')] }),
        action('Four', { parts: [{ ...led('КТ', 3), certain: false }] }),
        action('Five', { parts: [{ ...led('PNl', 1), certain: false }] }),
      ],
      { people },
    );
    expect(said('owners/unknown', thread)).toEqual([
      'One: “MM” is on no list of people',
      'Five: “PNl” is on no list of people',
    ]);
  });

  test('where no list gives anybody’s initials the plan is named once', () => {
    const thread = threadOf(['HV', 'TK', 'TK'].map((words) => action(words, { parts: [led(words)] })));
    expect(said('owners/unknown', thread)).toHaveLength(1);
    expect(said('owners/unknown', threadOf([action('One', { parts: [led('HV')] })]))).toEqual([]);
  });
});

test('control/sponsor-is-lead: the same person, not the same words', () => {
  const thread = threadOf(
    [
      action('One', { parts: [sponsored('PN', 1), lead] }),
      action('Two', { parts: [sponsored('CV', 2), lead] }),
      action('Three', { parts: [{ ...sponsored('PN', 1), role: 'member-sponsor' }, lead] }),
    ],
    { people },
  );
  expect(said('control/sponsor-is-lead', thread)).toEqual(['One: Priya Nandhra sponsors and leads it']);
});

test('control/no-sponsor: found where most have one, above it too; not where the plan has no such column', () => {
  const theme = anyItem('theme', 'Money', { parts: [sponsored('CV', 2)] });
  const bare = action('Alone');
  const thread = threadOf([
    theme,
    action('One', { parentId: theme.id }),
    action('Two', { parentId: theme.id }),
    bare,
  ]);
  expect(said('control/no-sponsor', thread)).toEqual(['Alone: no sponsor is named for it or above it']);
  expect(said('control/no-sponsor', threadOf([action('One'), action('Two')]))).toEqual([]);
});

describe('people/too-much', () => {
  const several = (count: number, parts: Part[]) =>
    Array.from({ length: count }, (_, index) => action(`Task ${index}`, { parts }));

  test('somebody who leads six while the person in the middle leads one is found', () => {
    const others = [led('CV', 2), led('KT', 3), led('Head of Parks'), led('Head of Roads')].map((one) =>
      action('Other', { parts: [one] }),
    );
    const thread = threadOf([...several(6, [lead]), ...others], { people });
    expect(said('people/too-much', thread)).toEqual([
      expect.stringContaining(
        'Priya Nandhra leads 6 of 10 actions still to be done; the person in the middle leads 1',
      ),
    ]);
    expect(said('people/too-much', threadOf([...several(5, [lead]), ...others], { people }))).toEqual([]);
  });

  test('an even spread of six each is not', () => {
    const thread = threadOf(
      [...several(6, [lead]), ...several(6, [led('CV', 2)]), ...several(6, [led('KT', 3)])],
      { people },
    );
    expect(said('people/too-much', thread)).toEqual([]);
  });

  test('a sponsor of a third of all and ten or more is found; a councillor with a wide portfolio is not', () => {
    const mine = several(10, [sponsored('PN', 1), { ...sponsored('AB', 9), role: 'member-sponsor' }]);
    const theirs = several(20, [sponsored('CV', 2)]).map((one, index) => ({
      ...one,
      parts: [sponsored(`Head ${index}`)],
    }));
    expect(said('people/too-much', threadOf([...mine, ...theirs], { people }))).toEqual([
      expect.stringContaining('Priya Nandhra sponsors 10 of 30 actions'),
    ]);
    expect(
      said(
        'people/too-much',
        threadOf([...mine, ...theirs, action('More', { parts: [sponsored('KT', 3)] })], { people }),
      ),
    ).toEqual([]);
  });
});
