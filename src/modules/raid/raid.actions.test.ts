// What may be done with the register, through its actions on a real database: who may, what is refused, what is kept.
import { expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import { history } from '../../db/record.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { addDays } from '../../kernel/days.ts';
import { Conflict, NotAllowed } from '../../kernel/errors.ts';
import { live, loadThread, walk } from '../plan/index.ts';
import { addTreatment } from './control.actions.ts';
import { Raise } from './entry.forms.ts';
import type { Doing } from './keeping.ts';
import { balanceOfEntries } from './kept.ts';
import { become, change, close, raise, takeIn } from './raid.actions.ts';
import { historyOf, loadRegister } from './raid.store.ts';
import { registerOf } from './register.ts';
import { accept, pass, testRoute } from './route.actions.ts';
import { review, score } from './score.actions.ts';
import { addMatrix, makeOverall } from './settings.actions.ts';
import { signalsOf } from './signals.ts';

const { database, example } = await freshProduct();
const councilId = example ?? 0;
const thread = walk(
  await database.read(tester, councilId, (tx) =>
    loadThread(tx, { council: { name: 'Harnworth', example: true }, day: productDay }),
  ),
);
const officer = thread.people.find((person) => person.initials === 'KT')?.id ?? 0;

function as(role: Role, personId?: number): Doing {
  const actor: Actor = {
    kind: 'person',
    accountId: role,
    name: `Ana ${role}`,
    roles: [role],
    ...(personId === undefined ? {} : { personId }),
  };
  return { database, actor, councilId, day: productDay };
}
const office = as('programme-office');

async function register() {
  return registerOf(await database.read(tester, councilId, (tx) => loadRegister(tx, live)), productDay);
}
const row = async (id: number) => (await register()).row(id);
const category = async (name: string) =>
  (await register()).categories.find((one) => one.name === name)?.categoryId ?? 0;
const said = (id: number) => database.read(tester, councilId, (tx) => historyOf(tx, live, id));

async function raised(given: object, doing = office): Promise<number> {
  const wanted = Raise.parse({ kind: 'risk', level: 'workstream', title: 'The valuer may leave', ...given });
  const answer = await raise(doing, { wanted, thread });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.value.entryId;
}

test('a risk is raised on an action with its score, and the record says by whom and why', async () => {
  const id = await raised({ bearsOn: 'Action 2', likelihood: 2, impact: 2, owner: officer });
  const found = await row(id);
  expect(found?.scores.current?.words).toBe('4 (Unlikely × Moderate)');
  expect(thread.item(found?.items[0] ?? 0)?.kind).toBe('action');
  const [entry] = await database.read(tester, councilId, (tx) => history(tx, 'raid_entries', [id]));
  expect(entry).toMatchObject({ reason: 'Raise a risk', before: null });
  expect(entry?.actor).toContain('Ana programme-office');
});

test.each([
  ['an action that is not there', { bearsOn: 'Action 999' }, 'bearsOn'],
  ['likelihood without an impact', { likelihood: 2 }, 'impact'],
  ['a step that the matrix does not have', { likelihood: 5, impact: 5 }, 'impact'],
  ['a category nobody made', { category: 999_999 }, 'category'],
  ['an owner who is nobody', { owner: 999_999 }, 'owner'],
  [
    'a dependency that waits for itself',
    { kind: 'dependency', first: 'Action 2', waits: 'Action 2' },
    'waits',
  ],
  ['a dependency without its two ends', { kind: 'dependency', first: 'Action 2' }, 'waits'],
])('%s is pointed at, and nothing is raised', async (_, given, field) => {
  const before = (await register()).rows.length;
  const wanted = Raise.parse({ kind: 'risk', level: 'plan', title: 'x', ...given });
  const answer = await raise(office, { wanted, thread });
  expect(answer.ok ? [] : answer.errors.map((error) => error.field)).toContain(field);
  expect((await register()).rows.length).toBe(before);
});

test('a score above the appetite passes the risk up one level, once, by rule; scores are never changed', async () => {
  const id = await raised({ category: await category('Money'), likelihood: 2, impact: 2 });
  const up = await score(office, id, {
    role: 'current',
    likelihood: 4,
    impact: 4,
    reason: 'A buyer withdrew',
  });
  expect(up).toEqual({ ok: true, value: { passedTo: 'theme' } });
  const again = await score(office, id, {
    role: 'current',
    likelihood: 5,
    impact: 4,
    reason: 'So did another',
  });
  expect(again).toEqual({ ok: true, value: { passedTo: null } });
  const found = await row(id);
  expect([found?.entry.level, found?.appetite]).toEqual(['theme', 'above']);
  const { scores, moves } = await said(id);
  expect(scores.map((one) => one.likelihood * (one.impact ?? 0))).toEqual([20, 16, 4]);
  expect(moves.map((move) => move.byRule)).toEqual([true]);
  await expect(
    database.as(tester, councilId, 'Rewrite', async (tx) => {
      const { sql } = await import('../../db/database.ts');
      await tx.query(sql.unsafe`update raid_scores set likelihood = 1`);
    }),
  ).rejects.toThrow();
});

test('passed up and down it keeps its number and items; whether its board saw it is tested on a day', async () => {
  const id = await raised({ bearsOn: 'Action 2' });
  const { items = [] } = (await row(id)) ?? {};
  const body = thread.bodies[0]?.id;
  const wanted = { level: 'corporate' as const, body, reason: 'Cabinet must know' };
  expect(await pass(office, id, { wanted, thread })).toMatchObject({ ok: true });
  expect(await pass(office, id, { wanted, thread })).toMatchObject({ ok: false });
  const [move] = (await said(id)).moves;
  const test = { move: move?.moveId ?? 0, seen: 'yes' as const, words: 'In the minutes' };
  expect(await testRoute(office, id, test)).toMatchObject({ ok: false, errors: [{ field: 'seenOn' }] });
  const early = { ...test, seenOn: addDays(productDay, -1) };
  expect(await testRoute(office, id, early)).toMatchObject({ ok: false });
  expect(await testRoute(as('assurer'), id, { ...test, seenOn: productDay })).toMatchObject({ ok: true });
  await pass(office, id, { wanted: { level: 'plan', reason: 'Seen and settled' }, thread });
  const found = await row(id);
  expect([found?.entry.entryId, found?.entry.level, found?.items]).toEqual([id, 'plan', items]);
  expect((await said(id)).tests).toMatchObject([{ seen: true, seenOn: productDay }]);
});

test('an acceptance has somebody’s name and an end, and only some may record it', async () => {
  const id = await raised({});
  const wanted = { by: officer, until: addDays(productDay, 30), reason: 'Until the sale' };
  await expect(accept(as('lead-officer'), id, { wanted, thread })).rejects.toThrow(NotAllowed);
  const tooLong = { ...wanted, until: addDays(productDay, 900) };
  expect(await accept(office, id, { wanted: tooLong, thread })).toMatchObject({ ok: false });
  expect(await accept(as('sponsor'), id, { wanted, thread })).toMatchObject({ ok: true });
  expect((await row(id))?.accepted).toBe('stands');
});

test('an owner keeps their own entries and nobody else’s; a reader keeps none', async () => {
  const id = await raised({ owner: officer });
  const given = { outcome: 'still-right' as const };
  expect(await review(as('lead-officer', officer), id, given)).toMatchObject({ ok: true });
  await expect(review(as('lead-officer', officer + 1), id, given)).rejects.toThrow(NotAllowed);
  await expect(review(as('commissioner'), id, given)).rejects.toThrow(NotAllowed);
  await expect(raised({}, as('member'))).rejects.toThrow(NotAllowed);
  await expect(review(office, 999_999, given)).rejects.toThrow('no such entry');
  expect(await review(office, id, { outcome: 'changed' })).toMatchObject({
    ok: false,
    errors: [{ field: 'words' }],
  });
});

test('the second of two who change the same words is stopped, with what stands now', async () => {
  const id = await raised({});
  const wanted = { title: 'First', reviewMonths: 3, agreed: false, version: 1, reason: 'Clearer' };
  await change(office, id, { wanted, thread });
  await expect(change(office, id, { wanted: { ...wanted, title: 'Second' }, thread })).rejects.toThrow(
    Conflict,
  );
  expect((await row(id))?.entry.title).toBe('First');
});

test('an assumption proved wrong goes on as a risk, and that risk as an issue, each leading to the other', async () => {
  const assumed = await raised({ kind: 'assumption', title: 'Rates stay low', bearsOn: 'Action 2' });
  const wrong = await become(office, assumed, { kind: 'risk', title: 'Rates rise', reason: 'They rose' });
  if (!wrong.ok) throw new Error('not a risk');
  const risk = wrong.value.entryId;
  expect((await row(assumed))?.entry).toMatchObject({ closedAs: 'proved-wrong', closedOn: productDay });
  expect((await row(risk))?.entry).toMatchObject({ fromEntryId: assumed, kind: 'risk' });
  expect((await row(risk))?.items).toEqual((await row(assumed))?.items);
  const happened = await become(office, risk, { kind: 'issue', title: 'Rates rose', reason: 'In May' });
  expect(happened.ok && (await row(happened.value.entryId))?.entry.fromEntryId).toBe(risk);
  await expect(become(office, risk, { kind: 'issue', title: 'x', reason: 'x' })).rejects.toThrow(Conflict);
});

test('a plan has one risk that stands for it as a whole, on the corporate register', async () => {
  const id = await raised({});
  const planId = (await register()).rows.find((one) => one.entry.overallOf !== null)?.entry.overallOf ?? 0;
  await expect(makeOverall(office, id, { planId, thread })).rejects.toThrow('Another risk stands');
});

test('a risk that a plan prints is taken in once, by one press', async () => {
  const taken = new Set((await register()).rows.map((one) => one.entry.documentItemId));
  const item = thread.ofKind('risk').find((one) => !taken.has(one.id));
  const id = await takeIn(office, { thread, itemId: item?.id ?? 0 });
  expect((await row(id))?.entry).toMatchObject({ title: item?.title, documentItemId: item?.id });
  await expect(takeIn(office, { thread, itemId: item?.id ?? 0 })).rejects.toThrow(Conflict);
});

test('a treatment is an action of the plan; a theme is none', async () => {
  const id = await raised({});
  expect(await addTreatment(office, id, { action: 'Action 3', thread })).toMatchObject({ ok: true });
  const theme = thread.ofKind('theme')[0]?.title ?? '';
  expect(await addTreatment(office, id, { action: theme, thread })).toMatchObject({ ok: false });
  expect((await row(id))?.treatments.length).toBe(1);
});

test('an entry ends only as its kind can end, with a reason, and then stays as it was', async () => {
  const id = await raised({});
  expect(await close(office, id, { as: 'proved-right', reason: 'x' })).toMatchObject({ ok: false });
  expect(await close(office, id, { as: 'managed', reason: 'The valuer signed for two years' })).toMatchObject(
    { ok: true },
  );
  await expect(close(office, id, { as: 'managed', reason: 'x' })).rejects.toThrow(Conflict);
});

test('a new matrix counts from its day, and old scores stay on theirs', async () => {
  const typed = {
    name: 'Three by three',
    kind: 'impact' as const,
    likelihood: 'Unlikely\nPossible\nLikely',
    impact: 'Minor\nModerate\nSevere',
    bands: 'Low from 1\nMedium from 3\nHigh from 6',
    fromOn: addDays(productDay, 1),
  };
  expect(await addMatrix(office, { ...typed, bands: 'Low from 2' })).toMatchObject({ ok: false });
  expect(await addMatrix(office, typed)).toMatchObject({ ok: true });
  const id = await raised({ likelihood: 2, impact: 4 });
  const tomorrow = { ...office, day: addDays(productDay, 1) };
  expect(await score(tomorrow, id, { role: 'current', likelihood: 2, impact: 4, reason: 'x' })).toMatchObject(
    { ok: false },
  );
  await score(tomorrow, id, { role: 'current', likelihood: 2, impact: 3, reason: 'On the new one' });
  const { scores } = await said(id);
  expect(new Set(scores.map((one) => one.matrixId)).size).toBe(2);
});

test('whatever was done above, the register adds up, and every signal is of an item that is there', async () => {
  const now = await register();
  for (const days of [0, 1, 30, 100, 400])
    expect(balanceOfEntries(now, { from: addDays(productDay, -days), to: productDay }).addsUp).toBe(true);
  const signals = signalsOf(now);
  expect(new Set(signals.map((signal) => signal.kind))).toEqual(new Set(['reason', 'waits-for']));
  for (const { itemId } of signals) expect(thread.item(itemId)).toBeDefined();
});
