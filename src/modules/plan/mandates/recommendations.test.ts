// What is missing of a recommendation, and that one named twice by its document is one.
import { expect, test } from 'vitest';
import { type Item, type Part, Thread, type Walk, walk } from '../thread.ts';
import { askedOf, countsOf, filtered, recommendationsIn } from './recommendations.ts';
import type { CouncilAnswer, Review } from './review.ts';

function item(id: number, facts: Partial<Item>): Item {
  const nothing = { sort: null, ref: null, detail: null, parentId: null, level: null, status: null };
  const undated = { start: null, due: null, parts: [], certain: true, documentId: null, source: null };
  return {
    ...nothing,
    ...undated,
    id,
    planId: 1,
    kind: 'action',
    title: `Item ${id}`,
    position: id,
    ...facts,
  };
}

function threadWith(items: readonly Item[], answers: readonly (readonly [number, number])[] = []): Walk {
  const links = answers.map(([from, to]) => ({ from, to, kind: 'answers' }));
  const lists = ['plans', 'people', 'bodies', 'instruments', 'documents', 'excerpts', 'findings'];
  const empty = Object.fromEntries(lists.map((name) => [name, []]));
  const council = { name: 'Harnworth', example: true };
  return walk(Thread.parse({ ...empty, council, day: '2026-11-23', items, links }));
}

const mandate = (id: number, facts: Partial<Item> = {}) =>
  item(id, { kind: 'mandate', sort: 'recommendation', ref: `Recommendation ${id}`, ...facts });
const lead = (words: string): Part => ({ role: 'lead', words, personId: null, certain: false });
const due = { words: 'May 2027', kind: 'month', earliest: '2027-05-01', latest: '2027-05-31' } as const;
const known = { reviews: [], answers: [], pairs: [] };

function answer(itemId: number, kind: CouncilAnswer['answer']): CouncilAnswer {
  const by = { answeredBy: 'Cabinet', answeredOn: '2026-01-01', recordedOn: '2026-01-01', recordedBy: 'Ana' };
  return { answerId: 1, itemId, answer: kind, reason: 'Why', ...by };
}

test('a document that names a recommendation in its table and from its actions has it once', () => {
  const words = 'Keep one register of contracts';
  const named = [
    mandate(1, { title: words }),
    item(5, { kind: 'recommendation', ref: '1', title: words }),
    mandate(2, { title: 'Recommendation 2' }),
    item(6, { kind: 'recommendation', ref: '2', title: 'Publish the accounts on time' }),
    // The same number in another plan, and other words under the same number, are others.
    item(7, { kind: 'recommendation', ref: '1', title: words, planId: 2 }),
    item(8, { kind: 'recommendation', ref: '1', title: 'Give scrutiny time' }),
    mandate(9, { sort: 'direction', ref: 'Direction A' }),
    mandate(10, { status: { words: 'Replaced', lifecycle: 'superseded', confidence: null } }),
  ];
  const found = recommendationsIn(threadWith(named)).map(({ items }) => items.map(({ id }) => id));
  expect(found).toEqual([[1, 5], [2, 6], [8], [7]]);
});

test.each([
  ['nothing at all', [], [], ['action', 'owner', 'date', 'owner-or-date', 'answer']],
  ['an action of nobody by no day', [item(2, {})], [], ['owner', 'date', 'owner-or-date', 'answer']],
  [
    'a lead to be confirmed',
    [item(2, { parts: [lead('TBC')], due })],
    [],
    ['owner', 'owner-or-date', 'answer'],
  ],
  [
    'a lead and no day',
    [item(2, { parts: [lead('Head of Finance')] })],
    [],
    ['date', 'owner-or-date', 'answer'],
  ],
  ['a lead and a day', [item(2, { parts: [lead('Head of Finance')], due })], [], ['answer']],
  ['an answer and nothing else', [], [answer(1, 'accept')], ['action', 'owner', 'date', 'owner-or-date']],
  ['been declined', [], [answer(1, 'accept'), answer(1, 'decline')], []],
])('a recommendation with %s lacks what it lacks', (_, actions, answers, lacks) => {
  const thread = threadWith(
    [mandate(1), ...actions],
    actions.map(({ id }) => [id, 1] as const),
  );
  expect(askedOf(thread, { ...known, answers })[0]?.lacks).toEqual(lacks);
});

test('one that asks the same shares the actions and is counted once; each keeps its own answer and review', () => {
  const items = [mandate(1), mandate(2, { planId: 2 }), item(3, { parts: [lead('Head of Finance')], due })];
  const pair = {
    pairId: 1,
    oneId: 1,
    otherId: 2,
    same: true,
    reason: 'Both',
    decidedOn: '2026-01-01',
    decidedBy: 'Ana',
  };
  const review: Review = {
    reviewId: 4,
    kind: 'internal-audit',
    title: 'Contracts',
    reviewer: 'The auditor',
    scheme: null,
    endedOn: '2026-01-01',
    reportedOn: null,
    planId: 2,
    keptOn: '2026-01-01',
    keptBy: 'Ana',
  };
  const asked = askedOf(threadWith(items, [[3, 1]]), {
    reviews: [review],
    pairs: [pair],
    answers: [answer(1, 'accept')],
  });
  expect(asked.map(({ lacks }) => lacks)).toEqual([[], ['answer']]);
  expect(countsOf(asked)).toEqual({ recommendations: 2, asks: 1 });
  const ids = (filter: Parameters<typeof filtered>[1]) => filtered(asked, filter).map((one) => one.item.id);
  expect([ids({ review: 4 }), ids({ review: 'none' }), ids({ lacking: 'answer', review: 'none' })]).toEqual([
    [2],
    [1],
    [],
  ]);
});
