// Two judgements beside each other, and which spreads may be seen: tables of cases.
import { expect, test } from 'vitest';
import {
  newestJudgements,
  type OutcomeJudgement,
  sayDisagreement,
  spreadShown,
  stepsApart,
} from './judgement.ts';

test.each([
  ['met', 'met', 0, null],
  ['mostly', 'part', 1, 'Members say mostly met, and commissioners met in part.'],
  ['not-met', 'met', -3, 'Members say not met, and commissioners met.'],
  [null, 'met', null, null],
  ['met', null, null, null],
] as const)('members say %s, commissioners %s: %s apart', (members, commissioners, apart, words) => {
  expect(stepsApart(members, commissioners)).toBe(apart);
  expect(sayDisagreement(members, commissioners)).toBe(words);
});

test.each([
  [[0, 0, 4, 0], false],
  [[1, 1, 2, 1], true],
  [[0, 0, 5, 0], true],
])('papers %j are shown: %s', ([none = 0, part = 0, mostly = 0, met = 0], shown) => {
  expect(spreadShown({ asked: 40, 'not-met': none, part, mostly, met }) !== null).toBe(shown);
});

test('the newest is of the latest day judged; of two of a day, the later recorded', () => {
  const one = (id: number, judgedOn: string, judge: OutcomeJudgement['judge']): OutcomeJudgement => ({
    id,
    itemId: 1,
    judge,
    judgement: 'part',
    reasons: 'So',
    judgedOn,
    body: null,
    minute: null,
    spread: null,
  });
  const all = [
    one(1, '2026-05-01', 'members'),
    one(2, '2026-04-01', 'members'),
    one(3, '2026-03-01', 'commissioners'),
    one(4, '2026-03-01', 'commissioners'),
  ];
  const { members, commissioners } = newestJudgements(all, 1);
  expect([members?.id, commissioners?.id]).toEqual([1, 4]);
  expect(newestJudgements(all, 2)).toEqual({ members: null, commissioners: null });
});
