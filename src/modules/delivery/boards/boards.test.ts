// Boards in the office: lines drawn, a board added and changed with a reason, a meeting from agenda to actions on desks.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { history } from '../../../db/record.ts';
import { addDays } from '../../../kernel/days.ts';
import { outboxOf } from '../../../post/outbox.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { liveThreads } from '../../plan/index.ts';
import { meetingsOf } from './board.store.ts';
import { watchedActions } from './board.ts';

const { app, database, accounts, example } = await freshProduct();
const council = example ?? 0;
const thread = await liveThreads(database)(
  tester,
  { id: council, name: 'Harnworth Council', example: true },
  productDay,
);

async function signedIn(
  role: 'programme-office' | 'lead-officer' | 'member',
  personId: number,
  address: string,
) {
  const email = `${role}-${address}@council.example`;
  await addAccount(accounts, tester, council, { email, name: `Ana ${role}`, roles: [role], personId });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const person = visitor(app, { host: 'localhost', address });
  await person.post('/sign-in', { email, password });
  return person;
}

const [owner, other, keeper] = thread.people.filter((one) => one.kind === 'officer');
const office = await signedIn('programme-office', keeper?.id ?? 0, '10.8.0.1');
const lead = await signedIn('lead-officer', owner?.id ?? 0, '10.8.0.2');
const somebodyElse = await signedIn('lead-officer', other?.id ?? 0, '10.8.0.3');
const board = thread.bodies.find((one) => one.name === 'Improvement and Recovery Board');
const boardId = board?.id ?? 0;

const form = {
  name: 'Housing Board',
  kind: 'panel',
  terms: 'It tests every sale of homes.',
  exceptionMonths: '1',
  detailMonths: '3',
  reportsTo: String(boardId),
  add1: String(owner?.id),
  addRole1: 'chair',
  why: 'Cabinet asked for it',
};

test('who reports to whom is drawn with a link to every board, and stands as a list', async () => {
  const { body } = await office.get('/office/boards/lines');
  for (const one of thread.bodies) expect(body.split(`href="${one.id}"`).length, one.name).toBe(3);
  expect((await office.get('/office/boards')).body).toContain('Who reports to whom');
});

test('a board is added and changed with a reason, which the record keeps; a mistake loses nothing', async () => {
  const wrong = await office.post('/office/boards/new', { ...form, why: '' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Enter why it is changed');
  expect(wrong.body).toContain('It tests every sale of homes.');
  const twice = await office.post('/office/boards/new', { ...form, name: 'Cabinet' });
  expect(twice.body).toContain('Another board is called that');
  const made = await office.post('/office/boards/new', form);
  const path = new URL(String(made.headers.location), 'http://localhost/office/boards/').pathname;
  const id = Number(/(\d+)\/work$/.exec(path)?.[1]);
  expect((await office.get(path)).body).toContain('It tests every sale of homes.');
  expect((await office.get(`/office/boards/${id}`)).body).toContain(`${owner?.name}`);
  const changed = {
    ...form,
    [`role_${owner?.id ?? 0}`]: '',
    add1: String(other?.id),
    addRole1: 'co-chair',
    why: 'She left',
  };
  await office.post(`/office/boards/${id}/change`, changed);
  const page = (await office.get(`/office/boards/${id}`)).body;
  expect(page).toContain(`${other?.name}`);
  expect(page).not.toContain(`${owner?.name}`);
  const [gone] = await database.read(tester, council, (tx) =>
    history(tx, 'body_members', [id, owner?.id ?? 0]),
  );
  expect(gone).toMatchObject({ reason: 'Change a board: She left', after: null });
  const loop = await office.post(`/office/boards/${boardId}/change`, {
    ...form,
    name: 'X',
    reportsTo: String(id),
  });
  expect(loop.body).toContain('It would report to itself');
});

test('only who keeps boards may change them', async () => {
  expect((await lead.get('/office/boards/new')).statusCode).toBe(403);
  expect((await lead.post(`/office/boards/${boardId}/change`, form)).statusCode).toBe(403);
});

test('a meeting’s agenda is proposed from what is late, agreed, and what is asked for is on its owner’s desk that day', async () => {
  const heldOn = addDays(productDay, 3);
  const set = await office.post(`/office/boards/${boardId}/meetings`, { heldOn });
  expect(set.statusCode).toBe(303);
  const path = new URL(String(set.headers.location), `http://localhost/office/boards/${boardId}/meetings`)
    .pathname;
  const again = await office.post(`/office/boards/${boardId}/meetings`, { heldOn });
  expect(again.body).toContain('The board meets on that day already');
  const proposed = (await office.get(path)).body;
  expect(proposed).toContain('Proposed agenda');
  expect(proposed).toContain('late on the day of the meeting');
  await office.post(`${path}/agenda`, { lines: 'A line since taken out', own: 'Any other business' });
  const agreed = (await office.get(path)).body;
  expect(agreed).toContain('Any other business');
  expect(agreed).toContain('A line since taken out');
  expect(agreed).not.toContain('Proposed agenda');
  expect((await lead.get('/office/desk')).body).not.toContain('a board asked you to do');

  const late = await office.post(`${path}/notes`, {
    words: 'Bring figures',
    personId: String(owner?.id),
    dueOn: addDays(productDay, -1),
  });
  expect(late.statusCode).toBe(422);
  await office.post(`${path}/notes`, { words: 'The sale is put off to spring' });
  await office.post(`${path}/notes`, {
    words: 'Bring the valuer’s figures',
    personId: String(owner?.id),
    dueOn: addDays(productDay, 14),
  });
  const noted = (await office.get(path)).body;
  expect(noted).toContain('The sale is put off to spring');
  expect((await lead.get('/office/desk')).body).toContain('1 thing a board asked you to do');
  const own = (await lead.get('/office/board-actions')).body;
  expect(own).toContain('Bring the valuer’s figures');
  const donePath = /board-actions\/\d+\/done/.exec(own)?.[0];
  expect((await somebodyElse.post(`/office/${donePath}`, { words: 'I did it' })).statusCode).toBe(403);
  expect((await lead.post(`/office/${donePath}`, { words: '' })).statusCode).toBe(422);
  await lead.post(`/office/${donePath}`, { words: 'Sent to all members' });
  expect((await lead.get('/office/desk')).body).not.toContain('a board asked you to do');
  expect((await office.get(path)).body).toContain('Sent to all members');
});

test('an agenda holds what waits for an answer, and what was passed up to the board', async () => {
  const [action] = watchedActions(thread, []).filter((one) => one.status?.lifecycle !== 'delivered');
  const answerBy = addDays(productDay, 5);
  await office.post(`/office/items/${action?.id}/challenge`, { words: 'Where is the valuation?', answerBy });
  const heldOn = addDays(productDay, 40);
  await office.post(`/office/boards/${boardId}/meetings`, { heldOn });
  const [meeting] = await database.read(tester, council, (tx) => meetingsOf(tx, boardId));
  const page = (await office.get(`/office/board-meetings/${meeting?.meetingId}`)).body;
  expect(page).toContain('Where is the valuation?');
  for (const words of ['a second person has still to agree', 'Off track'])
    expect(page, words).toContain(words);
  const finance = thread.bodies.find((one) => one.name === 'Finance Recovery Board')?.id ?? 0;
  await office.post(`/office/boards/${finance}/meetings`, { heldOn });
  const [theirs] = await database.read(tester, council, (tx) => meetingsOf(tx, finance));
  const passed = (await office.get(`/office/board-meetings/${theirs?.meetingId}`)).body;
  expect(passed).toContain('Passed up on');
});

test('whoever a board asks is written to the same day: one message for all that a meeting asked of them', async () => {
  const [meeting] = await database.read(tester, council, (tx) => meetingsOf(tx, boardId));
  const path = `/office/board-meetings/${meeting?.meetingId}`;
  for (const words of ['Count the keys', 'Change the locks'])
    await office.post(`${path}/notes`, { words, personId: String(other?.id) });
  const sent = (await database.read(tester, council, (tx) => outboxOf(tx, 50))).filter(({ text }) =>
    text.includes('Count the keys'),
  );
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ tries: 0, sentAt: null });
  expect(sent[0]?.text).toContain('Change the locks');
  expect((await somebodyElse.get('/office/desk')).body).toContain('2 things a board asked you to do');
});

test('there is no meeting, board or action of a board with a number that was never given', async () => {
  for (const path of ['board-meetings/999999', 'board-meetings/x', 'boards/999999/work'])
    expect((await office.get(`/office/${path}`)).statusCode, path).toBe(404);
  expect((await office.post('/office/board-actions/999999/done', { words: 'x' })).statusCode).toBe(404);
});
