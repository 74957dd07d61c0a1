// Key-person load: shares, who is alone, and posts that end before the work does.
import { expect, test } from 'vitest';
import type { HeldPost } from '../../people/index.ts';
import { day, threadOf } from '../../plan/thread.sample.ts';
import { action, closed, led, people, sponsored } from '../checks/checks.sample.ts';
import { keyPeople } from './key-people.ts';

const priya = led('PN', 1);
const calum = led('CV', 2);
const overdue = { due: day('2022-12-31') };

const thread = threadOf(
  [
    action('One', { parts: [priya, sponsored('KT', 3)], ...overdue }),
    action('Two', { parts: [priya, calum], ...overdue }),
    action('Three', { parts: [priya], ...overdue }),
    action('Four', { parts: [calum] }),
    action('Five', { parts: [led('Head of Waste')] }),
    action('Six', { parts: [led('Waste team')] }),
    action('Seven', { parts: [priya], status: closed }),
  ],
  { people, day: '2026-11-23' },
);

const held = (given: Partial<HeldPost>): HeldPost => ({
  personId: 1,
  title: 'Director of Finance',
  standing: 'permanent',
  fromOn: null,
  toOn: null,
  ...given,
});
const warnings = (posts: HeldPost[], who = 'Calum Varley') =>
  keyPeople(thread, posts).people.find((one) => one.who === who)?.warnings;

test('what is finished is nobody’s load, and an action of two is both’s; a team is nobody', () => {
  const { open, late, people: all } = keyPeople(thread, []);
  expect({ open, late }).toEqual({ open: 6, late: 3 });
  expect(
    all.map(({ who, leads, share, alone, late, sponsors }) => [who, leads, share, alone, late, sponsors]),
  ).toEqual([
    ['Priya Nandhra', 3, 50, 2, 3, 0],
    ['Calum Varley', 2, 33, 1, 1, 0],
    ['Head of Waste', 1, 17, 1, 0, 0],
    ['Kit Tull', 0, 0, 0, 0, 1],
  ]);
});

test('too much of the work, and of what is late, on one name is said; of a smaller plan it is not', () => {
  expect(warnings([], 'Priya Nandhra')).toEqual([
    '50% of the open actions hang on one name.',
    '100% of what is late is theirs.',
  ]);
  expect(warnings([])).toEqual([]);
});

test.each([
  ['a post without end', [held({ personId: 2 })], []],
  [
    'an interim post without end',
    [held({ personId: 2, standing: 'interim', title: 'Interim Head' })],
    ['Interim Head is an interim post with no end date.'],
  ],
  [
    'a post that ends before the work',
    [held({ personId: 2, toOn: '2026-12-31' })],
    ['Director of Finance ends on 31 December 2026, before 1 action of theirs.'],
  ],
  ['a post that ends after it', [held({ personId: 2, toOn: '2027-12-31' })], []],
  [
    'somebody who left',
    [held({ personId: 2, toOn: '2026-06-30' })],
    ['Left as Director of Finance on 30 June 2026; 2 actions still to be done.'],
  ],
  [
    'somebody who moved to another post',
    [held({ personId: 2, toOn: '2026-06-30' }), held({ personId: 2, title: 'Head of Audit' })],
    [],
  ],
])('%s', (_, posts, expected) => {
  expect(warnings(posts)).toEqual(expected);
});

test('a plan that names nobody is said to', () => {
  expect(keyPeople(threadOf([action('One', { parts: [] })]), []).people).toEqual([]);
});
