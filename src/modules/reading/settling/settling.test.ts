// Readings as they are settled by several people, remembered, and loaded once.
import { describe, expect, test } from 'vitest';
import { exampleDocument } from '../../../../example/documents.ts';
import { freshDatabase, runAs, tester } from '../../../../test/support/database.ts';
import { liveThreads } from '../../plan/index.ts';
import { load } from '../reading.actions.ts';
import {
  acceptAll,
  loadReading,
  settleItem,
  settleQuestion,
  takeBack,
  useRemembered,
} from './settling.actions.ts';
import { actor, colleague, day, freshOffice, give, looked, plan, who } from './settling.sample.ts';

const database = await freshDatabase();

describe('settling', () => {
  test('the same doubt otherwise than somebody else just did is refused, and says what they answered', async () => {
    const office = await freshOffice(database, 'Conflict Council');
    const seen = await give(office, await plan());
    const { readingId } = seen.reading;
    const question = who(seen, 'RV');
    const nobody = { answer: { as: 'nobody' }, reason: null } as const;
    await settleQuestion(office, readingId, question, nobody);
    await settleQuestion({ ...office, actor: colleague }, readingId, question, nobody);
    const other = { answer: { as: 'person', name: 'Ines Harbour', isNew: true }, reason: null } as const;
    await expect(settleQuestion({ ...office, actor: colleague }, readingId, question, other)).rejects.toThrow(
      'Zofia Penhale settled this while you were looking',
    );
    await takeBack(office, readingId, question.key, question);
    await settleQuestion({ ...office, actor: colleague }, readingId, question, other);
    expect((await looked(office, readingId)).answers.get(question.key)?.settledBy).toBe('Idris Vaughan');
  });

  test('a whole kind leaves the answers there are', async () => {
    const office = await freshOffice(database, 'Kinds Council');
    const seen = await give(office, await plan());
    const { readingId } = seen.reading;
    const lists = seen.questions.filter(({ rule }) => rule === 'text/list-split');
    const [first] = lists;
    if (!first) throw new Error('The example has no list to split.');
    await settleQuestion(office, readingId, first, { answer: { as: 'aside' }, reason: 'It is no list' });
    expect(await acceptAll(office, readingId, lists)).toBe(lists.length - 1);
    expect((await looked(office, readingId)).answers.get(first.key)?.answer.as).toBe('aside');
  });

  test('an item that somebody corrected meanwhile is refused', async () => {
    const office = await freshOffice(database, 'Items Council');
    const { reading } = await give(office, await plan());
    const correct = (title: string, seen: string | null) =>
      settleItem(office, reading.readingId, 'actions/0', {
        answer: { as: 'corrected', fields: { title } },
        reason: null,
        seen,
      });
    await correct('One', null);
    await expect(correct('Two', null)).rejects.toThrow('settled this while you were looking');
    const stands = (await looked(office, reading.readingId)).answers.get('actions/0');
    await correct('Two', stands?.settledAt ?? null);
    expect((await looked(office, reading.readingId)).answers.get('actions/0')?.answer).toMatchObject({
      fields: { title: 'Two' },
    });
  });
});

describe('what was answered', () => {
  test('is offered in the next document, used with one word, and seen to be so', async () => {
    const office = await freshOffice(database, 'Memory Council');
    const first = await give(office, await plan());
    const person = { as: 'person', name: 'Ines Harbour', isNew: true } as const;
    await settleQuestion(office, first.reading.readingId, who(first, 'RV'), { answer: person, reason: null });
    const next = await give(office, await exampleDocument('improvement-plan.txt', '2027-11-22'));
    expect([...next.before.values()]).toEqual([person]);
    expect(await useRemembered(office, next.reading.readingId)).toBe(1);
    const settled = (await looked(office, next.reading.readingId)).answers.get(who(next, 'RV').key);
    expect(settled).toMatchObject({
      answer: person,
      reason: 'as answered before',
      settledBy: 'Zofia Penhale',
    });
  });

  test('and taken back is not offered any more', async () => {
    const office = await freshOffice(database, 'Forgetting Council');
    const first = await give(office, await plan());
    const question = who(first, 'RV');
    const { readingId } = first.reading;
    await settleQuestion(office, readingId, question, { answer: { as: 'nobody' }, reason: null });
    await takeBack(office, readingId, question.key, question);
    const next = await give(office, await exampleDocument('improvement-plan.txt', '2027-11-22'));
    expect(next.before.size).toBe(0);
  });
});

describe('loading', () => {
  const council = (id: number) => ({ id, name: 'Loaded Council', example: false });

  test('stores what was settled as settled, and only the rest as open doubts', async () => {
    const office = await freshOffice(database, 'Loaded Council');
    const seen = await give(office, await plan());
    const { readingId } = seen.reading;
    await settleQuestion(office, readingId, who(seen, 'RV'), {
      answer: { as: 'person', name: 'Ines Harbour', isNew: true, post: 'Head of Communications' },
      reason: null,
    });
    await acceptAll(
      office,
      readingId,
      seen.questions.filter(({ rule }) => rule === 'text/list-split'),
    );
    const before = seen.whole.draft.findings.length;
    const loaded = await loadReading(office, readingId);
    const settled = 1 + seen.questions.filter(({ rule }) => rule === 'text/list-split').length;
    expect(loaded?.findings).toBe(before - settled);
    const thread = await liveThreads(database)(actor, council(office.councilId), day);
    expect(thread.findings).toHaveLength(before - settled);
    const harbour = thread.people.find(({ name }) => name === 'Ines Harbour');
    expect(harbour?.post).toBe('Head of Communications');
    expect(thread.ofKind('action').some(({ parts }) => parts.some((it) => it.personId === harbour?.id))).toBe(
      true,
    );
    const { rows } = await runAs(
      database.superuserUrl,
      `select words from settled_findings where council_id = ${office.councilId} order by words desc limit 1`,
    );
    expect(rows[0].words).toBe('It means Ines Harbour, Head of Communications. Settled by Zofia Penhale.');
  });

  test('by two people at once leaves one plan, and both are told it is loaded', async () => {
    const office = await freshOffice(database, 'Both Council');
    const { reading } = await give(office, await plan());
    const both = await Promise.all([
      loadReading(office, reading.readingId),
      loadReading({ ...office, actor: colleague }, reading.readingId),
    ]);
    expect(both.filter((one) => one === null)).toHaveLength(1);
    const thread = await liveThreads(database)(actor, council(office.councilId), day);
    expect(thread.plans).toHaveLength(1);
    expect((await looked(office, reading.readingId)).reading.state).toBe('loaded');
  });

  test('of two documents by two people at once leaves two plans', async () => {
    const office = await freshOffice(database, 'Two Documents Council');
    const one = await give(office, await plan());
    const other = await give(office, await exampleDocument('corporate-plan.txt', day));
    await Promise.all([
      loadReading(office, one.reading.readingId),
      loadReading({ ...office, actor: colleague }, other.reading.readingId),
    ]);
    const thread = await liveThreads(database)(actor, council(office.councilId), day);
    expect(thread.plans).toHaveLength(2);
  });

  test('ends the settling: what is loaded is changed on the plan itself', async () => {
    const office = await freshOffice(database, 'Ended Council');
    const seen = await give(office, await plan());
    await loadReading(office, seen.reading.readingId);
    await expect(acceptAll(office, seen.reading.readingId, seen.questions)).rejects.toThrow(
      'on the thread already',
    );
  });

  test('from the command line is known to whoever settles', async () => {
    const office = await freshOffice(database, 'Command Council');
    const { reading } = await give(office, await plan());
    await load(database, tester, office.councilId, await plan());
    expect((await looked(office, reading.readingId)).reading.state).toBe('loaded');
    expect(await loadReading(office, reading.readingId)).toBeNull();
  });
});
