import { expect, test } from 'vitest';
import { freshCouncil, freshDatabase, runAs, tester } from '../../../../test/support/database.ts';
import { history } from '../../../db/record.ts';
import type { Person } from '../../../kernel/actor.ts';
import { Conflict, NotAllowed } from '../../../kernel/errors.ts';
import { addPerson } from '../../people/index.ts';
import { addPlan } from '../plan.store.ts';
import { walk } from '../thread.ts';
import { changeItem, type ItemConflict } from './change.ts';
import { type Words, wordsOf } from './fields.ts';
import { present } from './versions.ts';

const database = await freshDatabase();
const council = { id: await freshCouncil(database), name: 'Testshire Council', example: false };
const day = '2026-11-24';

await database.as(tester, council.id, 'Load a plan', async (tx) => {
  const ann = await addPerson(tx, council.id, { kind: 'officer', name: 'Ann Hale', initials: 'AH' });
  await addPerson(tx, council.id, { kind: 'officer', name: 'Bo Lind', initials: 'BL' });
  await addPerson(tx, council.id, { kind: 'member', name: 'Cllr Ann Hart', initials: 'AH' });
  await addPlan(tx, council.id, {
    title: 'Plan',
    kind: 'improvement-plan',
    items: [
      { key: 'money', kind: 'theme', title: 'Money' },
      { key: 'people', kind: 'theme', title: 'People' },
      {
        key: 'action',
        kind: 'action',
        title: 'Agree a budget',
        parentKey: 'money',
        due: { words: '31 March 2023', kind: 'day', earliest: '2023-03-31', latest: '2023-03-31' },
        status: { words: 'On Track', lifecycle: 'in-progress', confidence: 'on-track' },
        parts: [{ role: 'lead', words: 'A.H.', personId: ann, certain: true }],
      },
      { key: 'step', kind: 'sub-action', title: 'Write it', parentKey: 'action' },
    ],
    links: [],
  });
});

async function standing() {
  return database.read(tester, council.id, async (tx) => {
    const { seq, thread } = await present(tx, council, day);
    const action = thread.ofKind('action').find((item) => item.title.startsWith('Agree'));
    if (!action) throw new Error('The action is gone.');
    return { seq, thread, action, words: wordsOf(thread, action) };
  });
}

async function change(wanted: Words, reason = 'Because', version?: number) {
  const { seq, action } = await standing();
  return changeItem(database, tester, council, {
    itemId: action.id,
    version: version ?? seq,
    wanted,
    reason,
    day,
  });
}

async function entries(): Promise<number> {
  return (await standing()).seq;
}

test('a moved date is kept with its reason, the day it was moved and the date as it was published', async () => {
  const answer = await change({ due: 'September 2023' }, 'The valuer left');
  expect(answer).toMatchObject({ ok: true, value: [{ field: 'due', now: '31 March 2023' }] });
  await change({ due: 'Ongoing' }, 'It has no end');
  const { thread, action } = await standing();
  expect(action.due).toMatchObject({ words: 'Ongoing', kind: 'ongoing' });
  expect(thread.movesOf(action.id)).toMatchObject([
    {
      role: 'due',
      from: { words: '31 March 2023', latest: '2023-03-31' },
      to: { words: 'September 2023', earliest: '2023-09-01', latest: '2023-09-30' },
      reason: 'The valuer left',
      movedOn: day,
    },
    { from: { words: 'September 2023' }, to: { words: 'Ongoing' }, reason: 'It has no end' },
  ]);
});

test('nobody can change or remove a kept move of a date', async () => {
  for (const statement of ['delete from date_moves', "update date_moves set reason = 'x'"])
    await expect(
      runAs(database.url, `begin; select open_entry(${council.id}, 'x', 'x'); ${statement}; rollback`),
    ).rejects.toThrow('permission denied');
});

test('every field can be changed, in one entry of the record with its reason', async () => {
  const before = await entries();
  const wanted = {
    ref: '7b',
    title: 'Agree a budget that balances',
    detail: 'Three years',
    parent: 'People',
    lead: 'BL; Nobody Known',
    'officer-sponsor': 'Ann Hale',
    'member-sponsor': 'AH',
    start: '1 April 2023',
    status: 'At risk',
  };
  expect((await change(wanted, 'The board asked')).ok).toBe(true);
  expect(await entries()).toBe(before + 1);
  const { thread, action, words } = await standing();
  expect(words).toMatchObject({
    ref: '7b',
    title: 'Agree a budget that balances',
    detail: 'Three years',
    parent: 'People',
    lead: 'Bo Lind; Nobody Known',
    'officer-sponsor': 'Ann Hale',
    'member-sponsor': 'Cllr Ann Hart',
    status: 'At risk',
    stage: 'In progress',
    confidence: 'At risk',
  });
  expect(action.parts.find((part) => part.words === 'Nobody Known')).toMatchObject({ certain: false });
  const [last] = await database.read(tester, council.id, (tx) => history(tx, 'items', [action.id]));
  expect(last?.reason).toContain('The board asked');
  expect(walk(thread).item(action.id)?.start?.latest).toBe('2023-04-01');
});

test('somebody who stays in a list of leads keeps the words of the plan', async () => {
  await change({ lead: 'Ann Hale' });
  await change({ lead: 'Ann Hale; Bo Lind' });
  const { action } = await standing();
  expect(action.parts.filter((part) => part.role === 'lead').map((part) => part.words)).toEqual([
    'Ann Hale',
    'Bo Lind',
  ]);
});

test('an item is closed or superseded by a word, never removed', async () => {
  await change(
    { status: 'Merged into another action', stage: 'Superseded', confidence: '' },
    'The board merged them',
  );
  const { action } = await standing();
  expect(action.status).toEqual({
    words: 'Merged into another action',
    lifecycle: 'superseded',
    confidence: null,
  });
  await change({ status: 'On Track' });
});

test('mistakes are said in words, and nothing is written', async () => {
  const before = await entries();
  const answer = await change({ title: '', due: '31/02/2025', parent: 'Nowhere', stage: 'Half done' });
  expect(answer).toMatchObject({ ok: false });
  expect(answer.ok ? [] : answer.errors.map((error) => error.message)).toEqual([
    'A title cannot be blank. To end an item, set its stage to Closed or Superseded',
    'Nothing it could stand under is called “Nowhere”',
    '31/02/2025 is no day; write 28/02/2025',
    '“Half done” is not one of: Not started, In progress, Delivered, Embedded, Sustained, Suspended, Superseded, Closed',
  ]);
  expect(await entries()).toBe(before);
});

test('what says so already is no change, and makes no entry', async () => {
  const before = await entries();
  const { words } = await standing();
  expect(await change(words)).toEqual({ ok: true, value: [] });
  expect(await entries()).toBe(before);
});

test('two people who change different fields both have their way', async () => {
  const { seq } = await standing();
  await change({ detail: 'Theirs' }, 'First', seq);
  expect((await change({ start: 'May 2023' }, 'Second', seq)).ok).toBe(true);
  expect((await standing()).words).toMatchObject({ detail: 'Theirs', start: 'May 2023' });
});

test('two people who change the same field: the second sees both versions, and loses nothing', async () => {
  const { seq, words } = await standing();
  await change({ detail: 'First' }, 'First', seq);
  const refused = await change({ detail: 'Second' }, 'Second', seq).catch((error) => error);
  expect(refused).toBeInstanceOf(Conflict);
  const theirs = refused.theirs as ItemConflict;
  expect(theirs.changes).toEqual([
    { field: 'detail', saw: words.detail, now: 'First', wanted: 'Second', conflict: true },
  ]);
  expect((await change({ detail: 'Second' }, 'Again', theirs.version)).ok).toBe(true);
});

test('somebody who may only read is refused', async () => {
  const member: Person = { kind: 'person', accountId: 'm', name: 'M', roles: ['member', 'lead-officer'] };
  const { seq, action } = await standing();
  const asked = { itemId: action.id, version: seq, wanted: { detail: 'x' }, reason: 'x', day };
  await expect(changeItem(database, member, council, asked)).rejects.toThrow(NotAllowed);
});
