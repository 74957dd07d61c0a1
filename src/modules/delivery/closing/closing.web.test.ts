// An action is closed with evidence and a second person, tested months later, and reopened where it did not last.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import type { Person, Role } from '../../../kernel/actor.ts';
import { addMonths } from '../../../kernel/days.ts';
import { liveThreads, mainActions, type Walk } from '../../plan/index.ts';
import { giveFile, signedIn } from './believed.sample.ts';
import { retest } from './closing.actions.ts';
import { closingsOf, retestsOf } from './closing.store.ts';

const product = await freshProduct();
const { app, database } = product;
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const live = (): Promise<Walk> => liveThreads(database)(tester, council, productDay);
const [first, second, led] = mainActions(await live()).filter(
  ({ status }) => status?.lifecycle === 'in-progress',
);
const leader = led?.parts.find(({ role, personId }) => role === 'lead' && personId !== null)?.personId ?? 0;
const office = await signedIn(product, 'programme-office', '10.7.0.1');
const lead = await signedIn(product, 'lead-officer', '10.7.0.2');
const member = await signedIn(product, 'member', '10.7.0.3');
const sponsor = await signedIn(product, 'sponsor', '10.7.0.4', leader);

const fields = {
  title: 'The signed contract',
  shows: 'It is signed',
  datedOn: productDay,
  link: 'https://a.example/',
};
const different = 'Residents are answered within ten days';

function somebody(role: Role, accountId: string): Person {
  return { kind: 'person', accountId, name: `Ana ${role}`, roles: [role] };
}

async function statusOf(id: number) {
  return (await live()).item(id)?.status;
}

async function asked(itemId: number): Promise<string> {
  await giveFile(app, lead, `/office/items/${itemId}/evidence`, fields);
  const answer = await lead.post(`/office/items/${itemId}/close`, { different });
  expect(answer.statusCode, answer.body).toBe(303);
  return String(answer.headers.location);
}

async function readRetests(itemId: number) {
  return database.read(tester, council.id, (tx) => retestsOf(tx, itemId));
}

test('closing is not asked without evidence, and what was typed is not lost', async () => {
  const answer = await lead.post(`/office/items/${second?.id}/close`, { different });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('nothing shows yet that it is done');
  expect(await database.read(tester, council.id, (tx) => closingsOf(tx, second?.id ?? 0))).toEqual([]);
  expect((await member.post(`/office/items/${second?.id}/close`, { different })).statusCode).toBe(403);
});

test('a second person agrees, and every page shows that it is delivered and when it is tested', async () => {
  const id = first?.id ?? 0;
  const path = await asked(id);
  expect((await lead.post(`/office/items/${id}/close`, { different })).statusCode).toBe(409);
  expect((await lead.post(path, { agreed: 'yes', answer: 'I did it' })).statusCode).toBe(403);
  expect((await office.get('/office/closures')).body).toContain(different);
  expect((await office.post(path, { agreed: 'yes', answer: ' ' })).statusCode).toBe(422);
  expect((await office.post(path, { agreed: 'yes', answer: 'I read it' })).statusCode).toBe(303);
  expect((await office.post(path, { agreed: 'no', answer: 'Too late' })).statusCode).toBe(409);
  expect(await statusOf(id)).toEqual({ words: 'Delivered', lifecycle: 'delivered', confidence: null });
  const { body } = await member.get(`/office/actions/${id}`);
  expect(body).toContain('6 months after closing');
  expect((await readRetests(id)).map(({ dueOn }) => dueOn)).toEqual(
    [6, 12, 18].map((months) => addMonths(productDay, months)),
  );
});

test('whoever leads an action does not agree that it is done, and a refusal leaves it open', async () => {
  const path = await asked(led?.id ?? 0);
  expect((await sponsor.post(path, { agreed: 'yes', answer: 'Mine' })).statusCode).toBe(403);
  expect((await office.post(path, { agreed: 'no', answer: 'The contract is a draft' })).statusCode).toBe(303);
  expect(await statusOf(led?.id ?? 0)).toEqual(led?.status);
  expect((await lead.get(`/office/actions/${led?.id}`)).body).toContain('The contract is a draft');
});

test('tests embed and sustain in their order, on their days, and a fail reopens', async () => {
  const id = first?.id ?? 0;
  const assurer = somebody('assurer', 'assurer-1');
  const [six, twelve, eighteen] = (await readRetests(id)).map(({ retestId }) => retestId);
  const testing = (retestId: number | undefined, months: number, passed: boolean) =>
    retest(database, assurer, council, {
      retestId: retestId ?? 0,
      result: { passed, found: 'I looked' },
      day: addMonths(productDay, months),
    });
  expect(await testing(six, 1, true)).toMatchObject({ ok: false });
  expect(await testing(eighteen, 18, true)).toMatchObject({ ok: false });
  expect(await testing(six, 6, true)).toMatchObject({ ok: true });
  expect((await statusOf(id))?.lifecycle).toBe('embedded');
  expect(await testing(twelve, 12, false)).toMatchObject({ ok: true });
  expect(await statusOf(id)).toMatchObject({ lifecycle: 'in-progress', words: 'In progress' });
  await expect(testing(eighteen, 18, false)).rejects.toThrow('an earlier one failed');
  await expect(
    retest(database, somebody('sponsor', 's'), council, {
      retestId: six ?? 0,
      result: { passed: true, found: 'x' },
      day: productDay,
    }),
  ).rejects.toThrow('Only an assurer');
  expect((await office.get('/office/closures')).body).toContain('Tests that failed');
  expect((await member.get(`/office/actions/${id}`)).body).toContain('Failed, so reopened');
});

test('the programme office sets when closed actions are tested, for those closed from then on', async () => {
  const path = '/office/closures/settings';
  expect((await lead.get(path)).statusCode).toBe(403);
  const wrong = await office.post(path, { largestMegabytes: '5', retestMonths: 'six', reason: 'x' });
  expect(wrong.statusCode).toBe(422);
  const right = { largestMegabytes: '5', retestMonths: '9, 3', reason: 'Asked by the board' };
  expect((await office.post(path, right)).statusCode).toBe(303);
  expect((await office.get(path)).body).toContain('tests after 3, 9 months');
  const closing = await asked(second?.id ?? 0);
  await office.post(closing, { agreed: 'yes', answer: 'I read it' });
  expect((await readRetests(second?.id ?? 0)).map(({ stage }) => stage)).toEqual(['embedded', 'sustained']);
});
