// Readings as they are kept: read whoever waits, settled by several, remembered, loaded once.
import { describe, expect, test } from 'vitest';
import { exampleDocument } from '../../../../example/documents.ts';
import { freshCouncil, freshDatabase, runAs, tester } from '../../../../test/support/database.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { liveThreads } from '../../plan/index.ts';
import { readHere } from '../apart.ts';
import type { DocumentFile } from '../document.ts';
import { askToRead, load } from '../reading.actions.ts';
import { type BeingRead, documentsBeingRead, type ReadFile } from './being-read.ts';
import { type Looked, lookAt } from './look.ts';
import type { Question } from './questions.ts';
import {
  acceptAll,
  loadReading,
  type Office,
  settleItem,
  settleQuestion,
  takeBack,
  useRemembered,
} from './settling.actions.ts';

const database = await freshDatabase();
const day = '2026-11-22';
const actor = { kind: 'person', accountId: '1', name: 'Zofia Penhale', roles: ['programme-office'] } as const;
const colleague = { ...actor, accountId: '2', name: 'Idris Vaughan' };
const readNow: ReadFile = (file, { progress }) => readHere(file, progress);

async function freshOffice(name: string): Promise<Office> {
  return { database, actor, councilId: await freshCouncil(database, name) };
}

function reader(read: ReadFile = readNow, failures: unknown[] = []): BeingRead {
  return documentsBeingRead({ database, read, failed: (error) => failures.push(error) });
}

/** Asks for a document, and looks once it has been read. */
async function give(office: Office, file: DocumentFile, read = readNow): Promise<Looked> {
  const { readingId } = await askToRead(office, file);
  const being = reader(read);
  being.start(office.councilId, readingId);
  await expect
    .poll(async () => (await lookAt(office, readingId)).reading.state, { timeout: 20_000 })
    .not.toBe('being-read');
  return looked(office, readingId);
}

async function looked(office: Office, readingId: number): Promise<Looked> {
  const found = await lookAt(office, readingId);
  if (!found.whole) throw new Error(`It was not read: ${found.reading.refusal}`);
  return found;
}

const plan = () => exampleDocument('improvement-plan.txt', day);

function who({ questions }: Looked, words: string): Question {
  const question = questions.find(({ about }) => about.what === 'person' && about.words === words);
  if (!question) throw new Error(`Nobody asks who ${words} is.`);
  return question;
}

/** A reader that waits until it is told to go on. */
function heldReader() {
  const go = Promise.withResolvers<void>();
  let begun = 0;
  const read: ReadFile = async (file, how) => {
    begun += 1;
    how.progress(3, 8);
    await Promise.race([go.promise, new Promise((_, stop) => how.signal.addEventListener('abort', stop))]);
    return readNow(file, how);
  };
  return { read, go: go.resolve, begun: () => begun };
}

describe('reading', () => {
  test('goes on without anybody waiting, says how far it is, and writes nothing of that to the record', async () => {
    const office = await freshOffice('Progress Council');
    const { readingId } = await askToRead(office, await plan());
    const lines = () => recordLines(office.councilId);
    const before = await lines();
    const held = heldReader();
    const being = reader(held.read);
    being.start(office.councilId, readingId);
    await expect.poll(() => being.howFar(office.councilId, readingId)).toEqual({ done: 3, of: 8 });
    expect(await lines()).toBe(before);
    held.go();
    await expect.poll(async () => (await lookAt(office, readingId)).reading.state).toBe('to-settle');
    expect(being.howFar(office.councilId, readingId)).toBeUndefined();
  });

  test('of the same bytes is the same reading, whoever gives them, and is done once', async () => {
    const office = await freshOffice('Same Council');
    const [one, other] = await Promise.all([
      askToRead(office, await plan()),
      askToRead({ ...office, actor: colleague }, { ...(await plan()), name: 'another name.txt' }),
    ]);
    expect(other.readingId).toBe(one.readingId);
    const held = heldReader();
    const being = reader(held.read);
    being.start(office.councilId, one.readingId);
    being.start(office.councilId, one.readingId);
    held.go();
    await expect.poll(async () => (await lookAt(office, one.readingId)).reading.state).toBe('to-settle');
    expect(held.begun()).toBe(1);
  });

  test('left half way is taken up by the next start', async () => {
    const office = await freshOffice('Stopped Council');
    const { readingId } = await askToRead(office, await plan());
    const first = reader(heldReader().read);
    first.start(office.councilId, readingId);
    await expect.poll(() => first.howFar(office.councilId, readingId)).toBeDefined();
    await first.stop();
    expect((await lookAt(office, readingId)).reading.state).toBe('being-read');
    await reader().takeUp();
    await expect.poll(async () => (await lookAt(office, readingId)).reading.state).toBe('to-settle');
  });

  test('by two processes at once leaves one reading', async () => {
    const office = await freshOffice('Two Processes Council');
    const { readingId } = await askToRead(office, await plan());
    const failures: unknown[] = [];
    for (const being of [reader(readNow, failures), reader(readNow, failures)])
      being.start(office.councilId, readingId);
    await expect.poll(async () => (await lookAt(office, readingId)).reading.state).toBe('to-settle');
    expect(failures).toEqual([]);
  });

  test('that cannot be done says why, loads nothing, and is tried again when the file is given again', async () => {
    const office = await freshOffice('Refused Council');
    const file = await plan();
    const refuse: ReadFile = () =>
      Promise.reject(new Unusable('It is a picture of a plan. Give the plan itself.'));
    const { readingId } = await askToRead(office, file);
    reader(refuse).start(office.councilId, readingId);
    await expect.poll(async () => (await lookAt(office, readingId)).reading.state).toBe('refused');
    expect((await lookAt(office, readingId)).reading.refusal).toContain('picture of a plan');
    await expect(loadReading(office, readingId)).rejects.toThrow('has not been read');
    expect((await give(office, file)).reading).toMatchObject({ readingId, state: 'to-settle' });
  });

  test('that fails by our own fault says so, and is told of', async () => {
    const office = await freshOffice('Fault Council');
    const failures: unknown[] = [];
    const { readingId } = await askToRead(office, await plan());
    reader(() => Promise.reject(new Error('a bug')), failures).start(office.councilId, readingId);
    await expect
      .poll(async () => (await lookAt(office, readingId)).reading.refusal)
      .toContain('The fault is ours');
    expect(failures).toHaveLength(1);
  });
});

async function recordLines(councilId: number): Promise<number> {
  const { rows } = await runAs(
    database.superuserUrl,
    `select count(*)::int as lines from record_lines where council_id = ${councilId}`,
  );
  return rows[0].lines;
}

describe('settling', () => {
  test('the same doubt otherwise than somebody else just did is refused, and says what they answered', async () => {
    const office = await freshOffice('Conflict Council');
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
    const office = await freshOffice('Kinds Council');
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
    const office = await freshOffice('Items Council');
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
    const office = await freshOffice('Memory Council');
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
    const office = await freshOffice('Forgetting Council');
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
    const office = await freshOffice('Loaded Council');
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
    const office = await freshOffice('Both Council');
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
    const office = await freshOffice('Two Documents Council');
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
    const office = await freshOffice('Ended Council');
    const seen = await give(office, await plan());
    await loadReading(office, seen.reading.readingId);
    await expect(acceptAll(office, seen.reading.readingId, seen.questions)).rejects.toThrow(
      'on the thread already',
    );
  });

  test('from the command line is known to whoever settles', async () => {
    const office = await freshOffice('Command Council');
    const { reading } = await give(office, await plan());
    await load(database, tester, office.councilId, await plan());
    expect((await looked(office, reading.readingId)).reading.state).toBe('loaded');
    expect(await loadReading(office, reading.readingId)).toBeNull();
  });
});
