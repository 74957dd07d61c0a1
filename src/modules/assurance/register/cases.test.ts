// Each check of the register as a table of cases: a sound entry that none finds, and what is found where one thing is changed.
import { describe, expect, test } from 'vitest';
import { delivered, item, onTrack, threadOf } from '../../plan/thread.sample.ts';
import {
  type Acceptance,
  type Control,
  type Entry,
  type Move,
  type RegisterTables,
  registerOf,
  type SaidOfAll,
  type Score,
} from '../../raid/index.ts';
import { entry, threeByThree } from '../../raid/raid.sample.ts';
import { askAll, look } from './check.ts';
import { registerChecks } from './list.ts';

const today = '2026-11-22';
const treating = item('action', 'Recruit a permanent team', { status: onTrack });
const done = item('action', 'Agree the pay offer', { status: delivered });
const thread = threadOf([treating, done], { day: today });

const score = (
  role: Score['role'],
  likelihood: number,
  impact: number,
  given: Partial<Score> = {},
): Score => ({
  scoreId: likelihood * 10 + impact,
  entryId: 1,
  role,
  matrixId: threeByThree.matrixId,
  likelihood,
  impact,
  amountPence: null,
  scoredOn: '2026-10-20',
  scoredBy: 'Ana Reed',
  reason: 'Three posts are empty',
  ...given,
});
const control = (given: Partial<Control> = {}): Control => ({
  controlId: 1,
  entryId: 1,
  words: 'Exit interviews',
  effectiveness: 'adequate',
  judgedOn: '2026-10-20',
  judgedBy: 'Ana Reed',
  stoppedOn: null,
  ...given,
});
const accepted = (untilOn: string): Acceptance => ({
  entryId: 1,
  acceptedBy: 1,
  acceptedOn: '2026-09-01',
  untilOn,
  recordedBy: 'Ana Reed',
  reason: 'Nothing more can be done before the review',
});
const passedUp: Move = {
  moveId: 1,
  entryId: 1,
  fromLevel: 'theme',
  toLevel: 'plan',
  bodyId: null,
  byRule: false,
  movedOn: '2026-10-25',
  movedBy: 'Ana Reed',
  reason: 'Beyond what the theme may decide',
};

const soundEntry: Partial<Entry> = {
  kind: 'risk',
  level: 'theme',
  title: 'Social workers leave for other employers',
  cause: 'Pay below neighbours',
  event: 'Staff leave',
  effect: 'Reviews are late',
  categoryId: 1,
  ownerId: 1,
  response: 'treat',
  nextReviewOn: '2026-12-20',
};
const soundScores = [score('inherent', 3, 2), score('current', 2, 2), score('target', 1, 2)];

interface Case {
  entry?: Partial<Entry>;
  scores?: Score[];
  links?: RegisterTables['links'];
  acceptances?: Acceptance[];
  highestBand?: string;
  said?: Partial<SaidOfAll>;
  others?: Partial<Entry>[];
  left?: boolean;
}

const bearsOn = { entryId: 1, itemId: treating.id, role: 'bears-on' } as const;
const treatedBy = (itemId: number) => ({ entryId: 1, itemId, role: 'treated-by' }) as const;

/** The names of the checks that find the entry. */
function foundIn(given: Case): string[] {
  const tables: RegisterTables = {
    entries: [
      entry(1, { ...soundEntry, ...given.entry }),
      ...(given.others ?? []).map((one) => entry(2, { ...soundEntry, ...one })),
    ],
    scores: given.scores ?? soundScores,
    links: given.links ?? [bearsOn, treatedBy(treating.id)],
    acceptances: given.acceptances ?? [],
    matrices: [threeByThree],
    categories: [{ categoryId: 1, name: 'Workforce' }],
    appetites: [
      { categoryId: 1, fromOn: '2026-01-01', highestBand: given.highestBand ?? 'High', words: null },
    ],
  };
  const said: SaidOfAll = {
    controls: [control()],
    firstScores: [score('current', 3, 2)],
    reviews: [{ entryId: 1, reviewedOn: '2026-10-20' }],
    moves: [],
    ...given.said,
  };
  const looked = look({ thread, register: registerOf(tables, today), said }, () => given.left ?? false);
  return askAll(looked, registerChecks)
    .filter(({ found }) => found.some(({ rows }) => rows.some((row) => row.entry.entryId === 1)))
    .map(({ check }) => check.name);
}

test('a sound entry is found by none', () => {
  expect(foundIn({})).toEqual([]);
});

test('an entry that is closed is found by none, however bad it was', () => {
  expect(foundIn({ entry: { closedOn: '2026-11-01', ownerId: null, cause: null }, scores: [] })).toEqual([]);
});

const issue = { kind: 'issue', cause: null, event: null, effect: null } as const;
const dependency = { ...issue, kind: 'dependency', neededBy: '2027-01-31' } as const;
const assumption = { ...issue, kind: 'assumption', testOn: '2027-01-31' } as const;
const sameAsFirst = { firstScores: [score('current', 2, 2)] };

const cases: Record<string, [words: string, given: Case, isFound: boolean][]> = {
  'owner/none': [['no owner', { entry: { ownerId: null } }, true]],
  'owner/left': [
    ['its owner has left', { left: true }, true],
    ['nobody owns it, so nobody has left', { left: true, entry: { ownerId: null } }, false],
  ],
  'words/incomplete': [
    ['no cause', { entry: { cause: null } }, true],
    ['no effect', { entry: { effect: '' } }, true],
    ['an issue needs none of the three', { entry: issue }, false],
  ],
  'words/duplicate': [
    [
      'another with the same words in another order',
      { others: [{ title: 'Other employers: social workers leave' }] },
      true,
    ],
    ['another of other words', { others: [{ title: 'The roof of the depot leaks' }] }, false],
    ['one of the same words that is closed', { others: [{ closedOn: '2026-11-01' }] }, false],
  ],
  'plan/not-linked': [
    ['no item', { links: [treatedBy(treating.id)] }, true],
    [
      'no item, but it stands for a plan as a whole',
      { links: [treatedBy(treating.id)], entry: { overallOf: 1 } },
      false,
    ],
  ],
  'reviews/overdue': [
    ['due yesterday', { entry: { nextReviewOn: '2026-11-21' } }, true],
    ['due today', { entry: { nextReviewOn: today } }, false],
  ],
  'issues/no-action': [
    ['an issue without one', { entry: issue, links: [bearsOn] }, true],
    ['an issue with one', { entry: issue }, false],
  ],
  'dependencies/no-date-or-owner': [
    ['no day', { entry: { ...dependency, neededBy: null } }, true],
    ['both', { entry: dependency }, false],
  ],
  'assumptions/not-tested': [
    ['no day', { entry: { ...assumption, testOn: null } }, true],
    ['the day went by, and nobody looked since', { entry: { ...assumption, testOn: '2026-11-01' } }, true],
    ['the day went by, and somebody looked on it', { entry: { ...assumption, testOn: '2026-10-20' } }, false],
    ['the day is today', { entry: { ...assumption, testOn: today } }, false],
  ],
  'controls/none': [['none', { said: { controls: [] } }, true]],
  'controls/not-tested': [
    [
      'one of two',
      { said: { controls: [control(), control({ controlId: 2, effectiveness: 'not-tested' })] } },
      true,
    ],
    [
      'one that does not work is tested',
      { said: { controls: [control({ effectiveness: 'inadequate' })] } },
      false,
    ],
  ],
  'scores/none': [
    ['no score as it stands', { scores: [score('inherent', 3, 2)] }, true],
    ['a dependency needs none', { entry: dependency, scores: [] }, false],
  ],
  'scores/inherent': [
    [
      'worse than without controls',
      { scores: [score('inherent', 1, 2), score('current', 2, 2), score('target', 1, 2)] },
      true,
    ],
    ['the same', { scores: [score('inherent', 2, 2), score('current', 2, 2), score('target', 1, 2)] }, false],
  ],
  'scores/target': [
    ['the same as now', { scores: [score('current', 2, 2), score('target', 2, 2)] }, true],
    ['above it', { scores: [score('current', 2, 2), score('target', 3, 2)] }, true],
    ['no target', { scores: [score('current', 2, 2)] }, false],
  ],
  'scores/stale': [
    [
      'six months and a day',
      { scores: [score('current', 2, 2, { scoredOn: '2026-05-21' }), score('target', 1, 2)] },
      true,
    ],
    [
      'six months',
      { scores: [score('current', 2, 2, { scoredOn: '2026-05-22' }), score('target', 1, 2)] },
      false,
    ],
  ],
  'treatments/none': [
    ['above the target', { links: [bearsOn] }, true],
    ['above the target, and accepted', { links: [bearsOn], acceptances: [accepted('2026-12-31')] }, false],
    ['at the target', { links: [bearsOn], scores: [score('current', 2, 2), score('target', 2, 2)] }, false],
  ],
  'treatments/done': [
    ['all done, the score as at first', { links: [bearsOn, treatedBy(done.id)], said: sameAsFirst }, true],
    ['all done, and the score has moved', { links: [bearsOn, treatedBy(done.id)] }, false],
    [
      'one still to do',
      { links: [bearsOn, treatedBy(done.id), treatedBy(treating.id)], said: sameAsFirst },
      false,
    ],
  ],
  'appetite/not-passed-up': [
    ['above it', { highestBand: 'Low' }, true],
    ['above it, and passed up', { highestBand: 'Low', said: { moves: [passedUp] } }, false],
    ['above it, and accepted', { highestBand: 'Low', acceptances: [accepted(today)] }, false],
    ['above it, at the highest level', { highestBand: 'Low', entry: { level: 'corporate' } }, false],
    ['at the highest band that is borne', { highestBand: 'Medium' }, false],
  ],
  'acceptance/ended': [
    ['yesterday', { acceptances: [accepted('2026-11-21')] }, true],
    ['today', { acceptances: [accepted(today)] }, false],
    ['tolerated, never accepted', { entry: { response: 'tolerate' } }, true],
  ],
};

test('every check has cases of both kinds', () => {
  expect(Object.keys(cases).sort()).toEqual(registerChecks.map(({ name }) => name).sort());
  // A sound entry is the other case of those that show none.
  for (const [name, of] of Object.entries(cases))
    expect(
      of.some(([, , isFound]) => isFound),
      name,
    ).toBe(true);
});

describe.each(Object.entries(cases))('%s', (name, of) => {
  test.each(of)('%s', (_, given, isFound) => {
    expect(foundIn(given).includes(name)).toBe(isFound);
  });
});
