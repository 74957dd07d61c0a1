// Opinions through the door: given by those who are independent, shown side by side, listed, filtered and called.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import type { Role } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/days.ts';
import { addAccount, passwordPath, setPassword } from '../../people/index.ts';
import { words as password, tokenIn, visitor } from '../../people/sample/site.ts';
import { loadThread, mainActions, walk } from '../../plan/index.ts';
import { disagreementKinds } from './disagreement.ts';
import { ActionOpinions, OpinionsFacts } from './opinions.facts.ts';
import { threeOpinions } from './opinions.ts';

const { app, database, accounts, example } = await freshProduct();
const council = example ?? 0;

let addresses = 0;
async function signedIn(...roles: Role[]) {
  addresses += 1;
  const email = `somebody-${addresses}@council.example`;
  await addAccount(accounts, tester, council, { email, name: `Ana ${roles[0]}`, roles });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const person = visitor(app, { host: 'localhost', address: `10.14.0.${addresses}` });
  await person.post('/sign-in', { email, password });
  return person;
}

const assurer = await signedIn('assurer');
const commissioner = await signedIn('commissioner');
const office = await signedIn('programme-office');
const lead = await signedIn('lead-officer');

async function called(query = ''): Promise<OpinionsFacts> {
  return OpinionsFacts.parse((await lead.get(`/api/v1/live/opinions${query}`)).json());
}

const first = (await called()).actions.find(
  ({ disagreements, independent }) => disagreements[0] === 'on-track-denied' && !independent,
);
const id = first?.id ?? 0;

const opinion = {
  confidence: 'off-track',
  words: 'Moving, <but> not by the date',
  reason: 'Two of four stages have no owner.',
  evidence: 'The project file, 20 November',
  formedOn: productDay,
};

test('an assurer’s opinion stands beside the owner’s and the rules’ on the action’s page', async () => {
  const before = (await office.get(`/office/actions/${id}`)).body;
  expect(before).toContain('Nobody independent has looked yet.');
  expect(before).toContain('The rules say');
  expect(before).toContain('These do not agree.');
  expect((await assurer.get(`/office/items/${id}/opinion`)).statusCode).toBe(200);
  const done = await assurer.post(`/office/items/${id}/opinion`, opinion);
  expect(done.statusCode).toBe(303);
  const { body } = await office.get(`/office/actions/${id}`);
  expect(body).toContain('Moving, &lt;but&gt; not by the date');
  expect(body).toContain('Ana assurer, assurer');
  expect(body).toContain('“Moving, &lt;but&gt; not by the date”. Two of four stages have no owner.');
  expect(body).toContain('The project file, 20 November');
  const one = ActionOpinions.parse((await lead.get(`/api/v1/live/actions/${id}/opinions`)).json());
  expect(one.independent).toMatchObject({ confidence: 'off-track', givenAs: 'assurer', givenOn: productDay });
  expect(one.sentence).toContain('Ana assurer says “off track”: “Moving, <but> not by the date”.');
});

test('what is missing or in the future is said, and nothing typed is lost', async () => {
  const empty = await commissioner.post(`/office/items/${id}/opinion`, { words: 'Kept words' });
  expect(empty.statusCode).toBe(422);
  for (const words of [
    'Choose where you place it',
    'Say why you think so',
    'Say what you looked at',
    'Kept words',
  ])
    expect(empty.body).toContain(words);
  const early = { ...opinion, formedOn: addDays(productDay, 1) };
  const refused = await commissioner.post(`/office/items/${id}/opinion`, early);
  expect([refused.statusCode, refused.body.includes('or before')]).toEqual([422, true]);
});

test('an opinion is given by call as well, by the same rules', async () => {
  const path = `/api/v1/live/items/${id}/opinions`;
  const given = await commissioner.post(path, { ...opinion, confidence: 'at-risk', words: 'By call' });
  expect(given.statusCode).toBe(200);
  expect((await office.get(`/office/actions/${id}`)).body).toContain('By call');
  expect((await commissioner.post(path, { ...opinion, reason: '' })).statusCode).toBe(422);
  expect((await commissioner.post(path, { ...opinion, formedOn: addDays(productDay, 1) })).statusCode).toBe(
    422,
  );
  expect((await lead.post(path, opinion)).statusCode).toBe(403);
});

test('nobody but an assurer or a commissioner gives one, by page or call', async () => {
  for (const person of [office, lead]) {
    expect((await person.get(`/office/items/${id}/opinion`)).statusCode).toBe(403);
    expect((await person.post(`/office/items/${id}/opinion`, opinion)).statusCode).toBe(403);
    expect((await person.get(`/office/actions/${id}`)).body).not.toContain('Give an independent opinion');
  }
  expect((await commissioner.get('/office/items/999999/opinion')).statusCode).toBe(404);
});

test('whoever leads or sponsors an item gives no independent opinion of it', async () => {
  const thread = await database.read(tester, council, async (tx) =>
    walk(await loadThread(tx, { council: { name: 'Harnworth', example: true }, day: productDay })),
  );
  const led = mainActions(thread).find(({ parts }) => parts.some(({ personId }) => personId !== null));
  const personId = led?.parts.find((part) => part.personId !== null)?.personId ?? undefined;
  const email = 'doer@council.example';
  await addAccount(accounts, tester, council, { email, name: 'Ana Doer', roles: ['assurer'], personId });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const doer = visitor(app, { host: 'localhost', address: '10.14.1.1' });
  await doer.post('/sign-in', { email, password });
  expect((await doer.post(`/office/items/${led?.id}/opinion`, opinion)).statusCode).toBe(403);
  expect((await doer.get(`/office/items/${led?.id}/opinion`)).body).toContain('is not independent');
});

test('the list shows every action, differing ones first, and each kind leads to its own', async () => {
  const all = await called();
  const differ = all.actions.map(({ disagreements }) => disagreements.length > 0);
  expect(differ).toEqual([...differ].sort((a, b) => Number(b) - Number(a)));
  const { body } = await lead.get('/office/opinions');
  expect(body).toContain(`data-rows="${all.actions.length}"`);
  for (const { kind, title, actions } of all.counts) {
    const page = (await lead.get(`/office/opinions?kind=${kind}`)).body;
    if (actions > 0) expect(page, title).toContain(`data-rows="${actions}"`);
    else expect(page, title).toContain('No action answers to that.');
    expect((await called(`?kind=${kind}`)).actions).toHaveLength(actions);
  }
  expect((await lead.get('/api/v1/live/opinions?kind=nonsense')).statusCode).toBe(422);
});

test('everybody’s own page leads to the list and says on how many opinions differ', async () => {
  const differing = (await called()).actions.filter(({ disagreements }) => disagreements.length > 0).length;
  expect((await lead.get('/office/desk')).body).toContain(
    `href="opinions">Three opinions: they differ on ${differing} actions`,
  );
});

test('a theme’s own are shown alone', async () => {
  const { body } = await lead.get('/office/opinions');
  const theme = /<option value="(\d+)">Decide properly/.exec(body)?.[1];
  const { actions } = await called(`?theme=${theme}`);
  expect(new Set(actions.map((action) => action.theme))).toEqual(new Set(['Decide properly']));
  expect((await lead.get(`/office/opinions?theme=${theme}`)).body).toContain(`data-rows="${actions.length}"`);
});

test('a rule is set by the programme office from a day, which changes what the rules say from then', async () => {
  const path = '/office/status-rules/dates.late';
  expect((await lead.get(path)).body).not.toContain('Set the rule');
  expect((await lead.post(path, {})).statusCode).toBe(403);
  const set = { isOn: 'yes', offTrackAfter: '365', fromOn: productDay, reason: 'We allow a year' };
  const wrong = await office.post(path, { ...set, offTrackAfter: '366', reason: '', fromOn: '2020-01-01' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Say why it is set so');
  expect(wrong.body).toContain('must be at most 365');
  const past = await office.post(path, { ...set, fromOn: addDays(productDay, -1) });
  expect([past.statusCode, past.body.includes('or later')]).toEqual([422, true]);
  expect((await office.post(path, { ...set, fromOn: addDays(productDay, 1) })).statusCode).toBe(303);
  const result = async () => (await called()).actions.find((action) => action.id === id)?.computed.result;
  const standing = await result();
  expect(standing).toBe(first?.computed.result);
  expect((await office.post(path, set)).statusCode).toBe(303);
  expect(await result()).toBe('at-risk');
  expect((await lead.get(path)).body).toContain('We allow a year');
  expect((await lead.get('/office/status-rules')).body).toContain('late by more than 365 days');
  expect((await office.post(path, { ...set, isOn: 'no', reason: 'No longer' })).statusCode).toBe(303);
  expect((await lead.get('/office/status-rules')).body).toContain('Not asked');
  expect((await lead.get('/office/status-rules/dates.nonsense')).statusCode).toBe(404);
});

test('a past day is judged by what was known then', async () => {
  const past = await lead.get(`/office/as-at/${addDays(productDay, -1)}/actions/${id}`);
  expect([200, 404]).toContain(past.statusCode);
  const today = (await lead.get(`/office/as-at/${productDay}/actions/${id}`)).body;
  expect(today).toContain('The rules say');
  expect(today).toContain('Ana assurer');
  expect(today).not.toContain('Give an independent opinion');
});

test('one set of queries answers for one action and for all', async () => {
  const asked = async (some: boolean) =>
    database.read(tester, council, async (tx) => {
      const thread = walk(
        await loadThread(tx, { council: { name: 'Harnworth', example: true }, day: productDay }),
      );
      let queries = 0;
      const counting = new Proxy(tx, {
        get(target, name, receiver) {
          if (name === 'any') queries += 1;
          return Reflect.get(target, name, receiver);
        },
      });
      const actions = some ? mainActions(thread).slice(0, 1) : mainActions(thread);
      await threeOpinions({ tx: counting, thread, actor: tester, signals: [], actions });
      return queries;
    });
  expect([await asked(true), await asked(false)]).toEqual([5, 5]);
});

test('every kind of disagreement is named once', () => {
  expect(disagreementKinds).toHaveLength(9);
});
