// The control of spending through the door: criteria with their days, asking, deciding by another, and what residents read.
import { describe, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { entriesOf } from '../registers/entry.store.ts';
import { disinvestments } from '../registers/kinds/disinvestments.ts';
import { allCriteria, allRequests } from './spending.store.ts';
import { inForce, spendingTotals, withDecisions } from './spending.ts';

const product = await freshProduct();
const { database } = product;
const council = product.example ?? 0;
const finance = await signedIn(product, 'finance', '10.56.1.1');
const lead = await signedIn(product, 'lead-officer', '10.56.1.2');
const sponsor = await signedIn(product, 'sponsor', '10.56.1.3');
const member = await signedIn(product, 'member', '10.56.1.4');
const office = await signedIn(product, 'programme-office', '10.56.1.5');

const at = '/office/money/spending';
const requests = () => database.read(tester, council, (tx) => allRequests(tx));
const criteria = () => database.read(tester, council, allCriteria);
const asked = async () => ({
  sort: 'spend',
  title: 'Salt for winter roads',
  service: 'Environment',
  amount: '40,000',
  why: 'Stores are empty.',
  ifRefused: 'Roads stay closed.',
  criterionId: String((await criteria()).find(({ sort }) => sort === 'both')?.criterionId),
});

describe('a request', () => {
  test.each([
    [{ sort: '' }, 'Choose what you ask for'],
    [{ title: '' }, 'Say what for'],
    [{ amount: 'some' }, 'is not an amount of money'],
    [{ amount: '0' }, 'Give an amount above nought'],
    [{ why: '' }, 'Say why it cannot wait'],
    [{ criterionId: '' }, 'criterion'],
    [{ items: 'No such action anywhere' }, 'No'],
  ])('with %o says what is wrong, and nothing is kept', async (wrong, says) => {
    const before = (await requests()).length;
    const { statusCode, body } = await lead.post(`${at}/new`, { ...(await asked()), ...wrong });
    expect([statusCode, body.includes(says)]).toEqual([422, true]);
    expect(await requests()).toHaveLength(before);
  });

  test('names a criterion that is in force for its sort', async () => {
    const recruiting = (await criteria()).find(({ sort }) => sort === 'recruit');
    const { body } = await lead.post(`${at}/new`, {
      ...(await asked()),
      criterionId: String(recruiting?.criterionId),
    });
    expect(body).toContain('Choose a criterion that is in force');
  });

  test('is asked, decided by somebody else alone, once, and what was avoided is added up', async () => {
    expect((await member.get(`${at}/new`)).statusCode).toBe(403);
    const made = await sponsor.post(`${at}/new`, await asked());
    expect(made.statusCode).toBe(303);
    const path = String(made.headers.location);
    const decision = {
      outcome: 'part',
      amount: '15,000',
      reason: 'Half the stores are full.',
      panel: 'Two directors',
    };
    expect((await lead.post(`${path}/decide`, decision)).statusCode).toBe(403);
    expect((await sponsor.post(`${path}/decide`, decision)).body).toContain(
      'Somebody other than whoever asks decides',
    );
    for (const amount of ['', '40,000', '50,000'])
      expect((await finance.post(`${path}/decide`, { ...decision, amount })).body).toContain(
        'less than was asked',
      );
    const later = await finance.post(`${path}/decide`, { ...decision, outcome: 'put-off', amount: '' });
    expect(later.statusCode).toBe(303);
    expect((await member.get(path)).body).toContain('Put off');
    expect((await finance.post(`${path}/decide`, decision)).statusCode).toBe(303);
    expect((await finance.post(`${path}/decide`, decision)).statusCode).toBe(409);
    const page = (await member.get(path)).body;
    for (const words of [
      'Approved in part',
      '£15,000',
      '£25,000',
      'Half the stores are full.',
      'Two directors',
    ])
      expect(page).toContain(words);
  });

  test('is withdrawn by whoever asked, and then not decided', async () => {
    const path = String((await lead.post(`${at}/new`, await asked())).headers.location);
    expect((await sponsor.post(`${path}/withdraw`, {})).statusCode).toBe(409);
    expect((await lead.post(`${path}/withdraw`, {})).statusCode).toBe(303);
    expect(
      (await finance.post(`${path}/decide`, { outcome: 'refused', reason: 'No', panel: 'Us' })).statusCode,
    ).toBe(409);
    expect((await member.get(path)).body).toContain('Withdrawn');
  });
});

test('a criterion is set by finance from a day, ends, and is then named by nothing new', async () => {
  const words = 'It cannot be hired';
  const given = { words, sort: 'spend', fromOn: productDay };
  expect((await lead.post(`${at}/criteria/new`, given)).statusCode).toBe(403);
  expect((await finance.post(`${at}/criteria/new`, { ...given, words: '' })).body).toContain(
    'Say what must be met',
  );
  expect((await finance.post(`${at}/criteria/new`, given)).statusCode).toBe(303);
  const one = (await criteria()).find((each) => each.words === words);
  expect((await lead.get(`${at}/new`)).body).toContain(words);
  expect((await finance.post(`${at}/criteria/${one?.criterionId}/end`, {})).statusCode).toBe(303);
  expect((await finance.post(`${at}/criteria/${one?.criterionId}/end`, {})).statusCode).toBe(409);
  const ended = (await criteria()).find((each) => each.words === words);
  expect(ended?.untilOn).toBe(productDay);
  expect(inForce(ended ? [ended] : [], '2999-01-01')).toEqual([]);
});

test('residents read what was decided with words for them, and sales once they are released, in an edition', async () => {
  const { publish, readEditions } = await import('../../publication/edition.actions.ts');
  const given = { ...(await asked()), title: 'A van for the park keepers' };
  const path = String((await lead.post(`${at}/new`, given)).headers.location);
  const secret = {
    outcome: 'refused',
    reason: 'The inner reason',
    panel: 'A named panel',
    publicWords: 'It can wait.',
  };
  expect((await finance.post(`${path}/decide`, secret)).statusCode).toBe(303);
  const quiet = String(
    (await lead.post(`${at}/new`, { ...given, title: 'A quiet purchase' })).headers.location,
  );
  expect((await finance.post(`${quiet}/decide`, { ...secret, publicWords: '' })).statusCode).toBe(303);
  const release = { why: 'Contracts are exchanged and money is in.' };
  const edition = async () => {
    const council_ = { id: council, name: 'Harnworth Council', example: true };
    await publish(database, tester, council_, productDay);
    return (await readEditions(database).read(council)).money;
  };
  expect((await edition()).sales).toEqual([]);
  const sold = await database.read(tester, council, (tx) => entriesOf(tx, { kind: 'disposals' }));
  const sale = sold.find(({ facts }) => facts.status === 'completed');
  expect(
    (await office.post(`/office/money/entries/disposals/${sale?.entryId}/release`, release)).statusCode,
  ).toBe(303);
  const { sales, decisions } = await edition();
  expect(sales).toEqual([
    {
      id: sale?.entryId,
      asset: sale?.name,
      soldOn: sale?.facts.completedOn,
      price: sale?.facts.realised,
      variance: (sale?.facts.realised ?? 0) - (sale?.facts.central ?? 0),
    },
  ]);
  expect(decisions.map(({ what }) => what)).toContain('A van for the park keepers');
  expect(decisions.map(({ what }) => what)).not.toContain('A quiet purchase');
  const said = JSON.stringify(decisions);
  expect(said).not.toMatch(/inner reason|named panel/);
  const page = await product.app.inject({ url: '/money', headers: { host: 'localhost' } });
  expect(page.body).toContain('A van for the park keepers');
  expect(page.body).toContain(sale?.name ?? 'the sale');
});

test('a call has every request with what was decided, the year’s totals, and no account', async () => {
  const { body } = await member.get('/api/v1/live/money/spending');
  const { requests: all, totals } = JSON.parse(body);
  expect(all).toHaveLength((await requests()).length);
  expect(totals.waiting).toBe(
    all.filter(({ state }: { state: string }) => /waiting|put-off/.test(state)).length,
  );
  expect(body).not.toContain('askedAccount');
});

test('disinvestments stand by rank and add up; none is approved before it is assessed', async () => {
  const { body } = await member.get('/office/money/disinvestments');
  expect(body.indexOf('The theatre')).toBeLessThan(body.indexOf('Events in parks'));
  expect(body).toContain('still to be assessed');
  const facts = {
    rank: 4,
    how: 'handed-over' as const,
    service: 'Places',
    fullYear: 1_000_00,
    startsOn: '2027-04-01',
    duty: 'none' as const,
    standing: 'approved' as const,
  };
  expect(disinvestments.rules(facts).map(({ field }) => field)).toEqual(['handedTo', 'assessment']);
});

test('totals are of the year in which it was asked, without what was withdrawn', () => {
  const request = {
    requestId: 1,
    sort: 'spend' as const,
    title: 'A',
    service: 'B',
    amount: 100,
    fullYear: null,
    why: 'C',
    ifRefused: 'D',
    criterionId: 1,
    itemId: null,
    askedOn: '2026-05-01',
    askedBy: 'E',
    askedAccount: '',
    withdrawnOn: null,
  };
  const decision = { requestId: 1, outcome: 'part' as const, amount: 30, reason: 'F', panel: 'G', publicWords: null, decidedOn: '2026-05-02', decidedBy: 'H' }; // biome-ignore format: one line of what does not matter
  const found = withDecisions(
    [request, { ...request, requestId: 2 }, { ...request, requestId: 3, withdrawnOn: '2026-05-03' }],
    [decision],
  );
  const year = { first: '2026-04-01', last: '2027-03-31' };
  expect(spendingTotals(found, year)).toEqual({ asked: 200, allowed: 30, avoided: 70, waiting: 1 });
  expect(spendingTotals(found, { first: '2027-04-01', last: '2028-03-31' }).asked).toBe(0);
});
