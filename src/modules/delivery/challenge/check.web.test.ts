// The programme office's check of a period and the sponsors' signatures, through the door.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { createCouncil } from '../../../db/councils.ts';
import { addDays } from '../../../kernel/days.ts';
import { leadingPlan, liveThreads, mainActions } from '../../plan/index.ts';
import { signedIn } from '../closing/believed.sample.ts';
import { addCycle, addPeriod, openPeriods } from '../periods/periods.store.ts';
import { addUpdate } from '../updates/updates.store.ts';
import { challengesOf } from './challenge.store.ts';
import { changedIn, mostLines } from './changed.ts';
import { periodInHand } from './check.ts';

const product = await freshProduct();
const { database } = product;
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(database)(tester, council, productDay);
const plan = leadingPlan(thread)?.id ?? 0;
const actions = mainActions(thread, plan);
const theme = thread.ofKind('theme', plan)[0];
const inTheme = actions.filter(({ parentId, id }) => parentId !== null && id > 0);
const office = await signedIn(product, 'programme-office', '10.5.0.1');

const period = await database.as(tester, council.id, 'Open a period', async (tx) => {
  const open = await openPeriods(tx);
  if (open.every(({ planId }) => planId !== plan)) {
    const days = { answersAfterDays: 4, signedAfterDays: 6, boardAfterDays: 10 };
    const cycleId = await addCycle(tx, council.id, {
      name: 'A board',
      planId: plan,
      everyMonths: 1,
      ...days,
    });
    const [fromOn, toOn] = [addDays(productDay, -30), addDays(productDay, -1)];
    const due = { answersBy: productDay, signedBy: productDay, boardOn: productDay, openedOn: productDay };
    await addPeriod(tx, council.id, { cycleId, name: 'The month', fromOn, toOn, ...due });
  }
  const inHand = await periodInHand(tx, thread);
  if (!inHand) throw new Error('No period is open');
  return inHand.period;
});

async function say(itemId: number, done: string, confidence: 'on-track' | 'off-track' = 'on-track') {
  await database.as(tester, council.id, 'Update', (tx) =>
    addUpdate(tx, council.id, {
      itemId,
      periodId: period.periodId,
      saidOn: productDay,
      personId: null,
      status: { words: confidence, lifecycle: 'in-progress', confidence },
      percentage: null,
      forecast: null,
      done,
      next: null,
      routeToGreen: confidence === 'off-track' ? 'A new valuer' : null,
      late: false,
    }),
  );
}

test('what is worth reading is accepted with one click, or challenged with a sentence and a day', async () => {
  // The first is challenged already.
  const [, first, second] = inTheme;
  await say(first?.id ?? 0, 'The review was completed.');
  await say(second?.id ?? 0, 'The valuer left.', 'off-track');
  const path = '/office/check-and-challenge';
  const { body } = await office.get(path);
  expect(body).toContain('It says “completed”');
  expect(body).toContain('The way back: A new valuer');
  const number = (page: string) => Number(/lead">(\d+) to read/.exec(page)?.[1]);
  const before = number(body);
  expect((await office.post(`${path}/${first?.id}/accept`)).statusCode).toBe(303);
  expect(number((await office.get(path)).body)).toBe(before - 1);
  const wrong = await office.post(`${path}/${second?.id}/challenge`, { [`words-${second?.id}`]: ' ' });
  expect([wrong.statusCode, wrong.body.includes('Write your challenge in a sentence')]).toEqual([422, true]);
  const right = {
    [`words-${second?.id}`]: 'Who values?',
    [`answerBy-${second?.id}`]: addDays(productDay, 5),
  };
  expect((await office.post(`${path}/${second?.id}/challenge`, right)).statusCode).toBe(303);
  const [made] = await database.read(tester, council.id, (tx) => challengesOf(tx, second?.id ?? 0));
  expect(made).toMatchObject({ words: 'Who values?', periodId: period.periodId });
  const after = (await office.get(path)).body;
  expect(number(after)).toBe(before - 2);
  expect(after).toContain('Ana programme-office challenged it on');
  expect(after).toContain('Ana programme-office read it on');
  const lead = await signedIn(product, 'lead-officer', '10.5.0.2');
  expect((await lead.get(path)).statusCode).toBe(403);
  expect((await lead.post(`${path}/${first?.id}/accept`)).statusCode).toBe(403);
});

test('an officer and a councillor who sponsor a theme sign it, each for themselves, once', async () => {
  const idOf = (role: string) =>
    theme?.parts.find((part) => part.role === role && part.personId !== null)?.personId ?? undefined;
  const sponsor = await signedIn(product, 'sponsor', '10.5.0.3', idOf('officer-sponsor'));
  const member = await signedIn(product, 'member', '10.5.0.4', idOf('member-sponsor'));
  const path = `/office/sign-off/${theme?.id}`;
  expect((await sponsor.get('/office/sign-off')).body).toContain('Not signed');
  expect((await sponsor.get(path)).body).toContain('Changed since the last period');
  expect((await office.post(path, {})).statusCode).toBe(403);
  expect((await sponsor.post(path, { words: 'Two dates worry me' })).statusCode).toBe(303);
  expect((await sponsor.post(path, {})).statusCode).toBe(409);
  expect((await member.post(path, {})).statusCode).toBe(303);
  const { body } = await office.get(path);
  expect(body).toContain('Two dates worry me');
  expect(body).toContain('Ana member');
  expect(body).not.toContain('Not signed');
});

test('what changed in a theme takes at most twelve lines, the weightiest first, and counts the rest', () => {
  const ours = actions.filter((one) => theme && thread.children(theme.id).length > 0 && one.id > 0);
  const updates = ours.map(({ id }, at) => ({
    itemId: id,
    statusWords: at === 3 ? 'Off track' : 'On track',
    statusBefore: 'At risk',
    confidence: at === 3 ? ('off-track' as const) : ('on-track' as const),
    confidenceBefore: 'at-risk' as const,
    done: null,
    next: null,
    routeToGreen: null,
  }));
  for (const one of thread.ofKind('theme', plan)) {
    const lines = changedIn(one, { thread, period, updates, closings: [], challenges: [] });
    expect(lines.length).toBeLessThanOrEqual(mostLines);
    if (lines.length === mostLines) expect(lines.at(-1)?.words).toMatch(/^And \d+ smaller changes$/);
  }
});

test('a council without a period is told what to do first', async () => {
  const other = await createCouncil(database, tester, { name: 'Emptyshire', host: 'emptyshire.example' });
  const found = await database.read(tester, other, (tx) => periodInHand(tx, thread));
  expect(found).toBeNull();
});
