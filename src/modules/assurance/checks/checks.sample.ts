// For the tests of checks: actions with nothing wrong with them, people, dates and statuses, and what a check says.
import type { Item, Part, Thread, ThreadPerson, Walk } from '../../plan/index.ts';
import { checkCalled } from './list.ts';

/** What a check says of a thread: each finding as its reason and the titles it concerns. */
export function said(name: string, thread: Walk): string[] {
  const check = checkCalled(name);
  if (!check) throw new Error(`There is no check called ${name}`);
  return check.find(thread).map(({ why, items }) => `${items.map(({ title }) => title).join(', ')}: ${why}`);
}

export const person = (id: number, initials: string, name: string): ThreadPerson => ({
  id,
  kind: 'officer',
  name,
  initials,
  post: null,
  namePublic: true,
});
export const people = [
  person(1, 'PN', 'Priya Nandhra'),
  person(2, 'CV', 'Calum Varley'),
  person(3, 'KT', 'Kit Tull'),
];

export const led = (words: string, personId: number | null = null): Part => ({
  role: 'lead',
  words,
  personId,
  certain: personId !== null,
});
export const sponsored = (words: string, personId: number | null = null): Part => ({
  ...led(words, personId),
  role: 'officer-sponsor',
});
export const lead = led('PN', 1);

/** Far above the numbers of other items in a test. */
let last = 10_000;

/** An action with nothing wrong with it. */
export function action(title: string, given: Partial<Item> = {}): Item {
  last += 1;
  return {
    id: last,
    planId: 1,
    kind: 'action',
    sort: null,
    ref: null,
    title,
    detail: null,
    parentId: null,
    position: last,
    level: null,
    status: { words: 'On Track', lifecycle: 'in-progress', confidence: 'on-track' },
    start: null,
    due: { words: '2027-03-31', kind: 'day', earliest: '2027-03-31', latest: '2027-03-31' },
    parts: [lead],
    certain: true,
    documentId: null,
    source: null,
    ...given,
  };
}

export const month = (iso: string, words: string) => ({
  words,
  kind: 'month' as const,
  earliest: `${iso}-01`,
  latest: `${iso}-28`,
});
export const condition = (words: string) => ({ words, kind: 'condition' as const, condition: words });
export const underWay = { words: 'In progress', lifecycle: 'in-progress', confidence: null } as const;
export const notStarted = { words: 'Not started', lifecycle: 'not-started', confidence: null } as const;
export const closed = { words: 'Closed', lifecycle: 'closed', confidence: null } as const;
export const plan = (given: Partial<Thread['plans'][number]>): Thread['plans'] => [
  {
    id: 1,
    title: 'Plan',
    kind: 'improvement-plan',
    publishedWords: null,
    publishedOn: null,
    documentId: null,
    ...given,
  },
];
export const answers = (from: Item, to: Item) => ({ from: from.id, to: to.id, kind: 'answers' as const });
