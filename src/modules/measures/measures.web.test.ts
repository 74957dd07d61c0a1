// A measure from its definition to a rated value on the scorecard, by the forms of the office; and what each form refuses.
import { beforeAll, describe, expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import type { Role } from '../../kernel/actor.ts';
import { addAccount, knownPeople, passwordPath, setPassword } from '../people/index.ts';
import { words as password, tokenIn, visitor } from '../people/sample/site.ts';
import { observationsOf } from './measure.store.ts';
import { lastDue, periodBefore } from './when.ts';

const { app, accounts, database, example } = await freshProduct();
const council = example ?? 0;
const people = await database.read(tester, council, knownPeople);
const leader = people.find(({ kind, initials }) => kind === 'officer' && initials === 'SH');

async function signedIn(role: Role, personId?: number) {
  const email = `${role}@council.example`;
  await addAccount(accounts, tester, council, {
    email,
    name: `Ana ${role}`,
    roles: [role],
    ...(personId ? { personId } : {}),
  });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council, email)), password);
  const one = visitor(app, { host: 'localhost', address: `10.9.2.${role.length}` });
  await one.post('/sign-in', { email, password });
  return one;
}
const office = await signedIn('programme-office');
const performance = await signedIn('performance-risk-engagement');
const owner = await signedIn('lead-officer', leader?.personId);
const commissioner = await signedIn('commissioner');

const rhythm = { frequency: 'month', yearStarts: 4 } as const;
const due = lastDue(productDay, rhythm, 0);
const before = periodBefore(due, rhythm);
const sheet = {
  title: 'Calls answered in a minute',
  meaning: 'Calls to the main number that somebody answered within sixty seconds, of all calls',
  unit: '%',
  decimals: '1',
  polarity: 'higher-is-better',
  tolerance: 'target-and-floor',
  frequency: 'month',
  yearStarts: '4',
  valueKind: 'in-period',
  travel: 'last-value',
  lagDays: '0',
  scope: 'council',
  source: 'Telephone system',
  numerator: 'Calls answered in a minute',
  denominator: 'Calls',
  responsible: String(leader?.personId ?? ''),
};

let path = '';
const measureId = () => Number(path.split('/').at(-1));
const valuesKept = () => database.read(tester, council, (tx) => observationsOf(tx, measureId()));

beforeAll(async () => {
  const made = await office.post('/office/measures/new', { ...sheet, fromOn: before.from });
  expect(made.statusCode).toBe(303);
  path = `/office/measures/${/measures\/(\d+)/.exec(String(made.headers.location))?.[1]}`;
});

describe('a definition', () => {
  test('says what is missing, keeps what was typed, and makes nothing', async () => {
    const { statusCode, body } = await office.post('/office/measures/new', {
      ...sheet,
      title: '',
      polarity: 'none',
    });
    expect(statusCode).toBe(422);
    expect(body).toContain('Say in a line what is measured');
    expect(body).toContain('Telephone system');
    const rule = await office.post('/office/measures/new', { ...sheet, polarity: 'none' });
    expect(rule.body).toContain('A target needs a way that is better');
  });

  test('belongs to those who define measures', async () => {
    expect((await owner.get('/office/measures/new')).statusCode).toBe(403);
    expect((await commissioner.post('/office/measures/new', sheet)).statusCode).toBe(403);
  });

  test('changes from a day on, with a reason; the one before is shown', async () => {
    const change = {
      ...sheet,
      meaning: 'Calls answered within a minute, of all calls that were not cut off',
      fromOn: due.from,
    };
    const silent = await office.post(`${path}/definition`, change);
    expect([silent.statusCode, silent.body.includes('Say why the definition changes')]).toEqual([422, true]);
    const other = await office.post(`${path}/definition`, {
      ...change,
      frequency: 'quarter',
      reason: 'Fewer',
    });
    expect([other.statusCode, other.body.includes('cannot change')]).toEqual([422, true]);
    expect(
      (
        await office.post(`${path}/definition`, {
          ...change,
          reason: 'Calls that were cut off say nothing of us',
        })
      ).statusCode,
    ).toBe(303);
    expect((await office.get(path)).body).toContain('Calls that were cut off say nothing of us');
  });
});

describe('targets', () => {
  test('are set by period; a floor above the target is refused', async () => {
    const wrong = await office.post(`${path}/targets?year=${due.to}`, {
      [`target_${due.to}`]: '80',
      [`floor_${due.to}`]: '90',
      reason: 'Budget',
    });
    expect(wrong.statusCode).toBe(422);
    const figures = Object.fromEntries(
      [before.to, due.to].flatMap((to) => [
        [`target_${to}`, '90%'],
        [`floor_${to}`, '80'],
      ]),
    );
    for (const { to } of [before, due])
      expect(
        (await office.post(`${path}/targets?year=${to}`, { ...figures, reason: 'Agreed with the budget' }))
          .statusCode,
      ).toBe(303);
    expect((await office.get(`${path}/targets?year=${due.to}`)).body).toContain('value="90"');
  });
});

describe('a figure', () => {
  test('is given by whoever answers for it, doubted where it is doubtful, and counts once a second person approved it', async () => {
    const give = (value: string, more = {}) =>
      owner.post(`${path}/values`, { to: before.to, value, ...more });
    const ratio = await give('95', { numerator: '90', denominator: '100' });
    expect([ratio.statusCode, ratio.body.includes('90 of 100 is 90%')]).toEqual([422, true]);
    const doubted = await give('90');
    expect([doubted.statusCode, doubted.body.includes('equals the target')]).toEqual([422, true]);
    expect(await valuesKept()).toEqual([]);
    expect((await give('85.2')).statusCode).toBe(303);
    expect((await office.get(path)).body).toContain('No value counts yet');
    const [waiting] = await valuesKept();
    expect(
      (await owner.post('/office/measures/waiting', { approve: String(waiting?.observationId) })).statusCode,
    ).toBe(403);
    expect(
      (await performance.post('/office/measures/waiting', { approve: String(waiting?.observationId) }))
        .statusCode,
    ).toBe(303);
    const { body } = await office.get(path);
    expect(body).toContain('85.2%');
    expect(body).toContain('Near target');
    expect(body).toContain('4.8 percentage points short of the target');
    const twice = await office.post('/office/measures/waiting', { approve: String(waiting?.observationId) });
    expect(twice.statusCode).toBe(409);
  });

  test('of one’s own is approved by somebody else', async () => {
    await office.post(`${path}/values`, { to: due.to, value: '71.5' });
    const own = (await valuesKept()).find(({ toOn }) => toOn === due.to);
    expect(
      (await office.post('/office/measures/waiting', { approve: String(own?.observationId) })).statusCode,
    ).toBe(403);
    expect((await office.get('/office/measures/waiting')).body).toContain('Given by you');
    const silent = await performance.post(`/office/measures/waiting/${own?.observationId}`, { why: '' });
    expect(silent.statusCode).toBe(422);
    expect(
      (
        await performance.post(`/office/measures/waiting/${own?.observationId}`, {
          why: 'That is last year’s',
        })
      ).statusCode,
    ).toBe(303);
    expect((await office.get(`/office/measures/waiting/${own?.observationId}`)).body).toContain(
      'That is last year’s',
    );
    expect((await office.get(path)).body).not.toContain('71.5%');
  });

  test('that is revised stands beside what it was', async () => {
    await owner.post(`${path}/values`, { to: before.to, value: '84.9' });
    const [newest] = (await valuesKept()).filter(
      ({ approvedOn, refusedOn }) => approvedOn === null && refusedOn === null,
    );
    await performance.post('/office/measures/waiting', { approve: String(newest?.observationId) });
    const { body } = await office.get(path);
    expect(body).toContain('84.9%');
    expect(body).toContain('Was 85.2%');
  });

  test('belongs to a period that has begun, and to nobody who does not answer for the measure', async () => {
    const ahead = await owner.post(`${path}/values`, { to: '2099-01-31', value: '85' });
    expect([ahead.statusCode, ahead.body.includes('has not begun')]).toEqual([422, true]);
    expect((await owner.post('/office/measures/1/values', { to: due.to, value: '100' })).statusCode).toBe(
      403,
    );
    expect((await commissioner.post(`${path}/values`, { to: due.to, value: '85' })).statusCode).toBe(403);
  });
});

test('a miss is answered, a year forecast and figures released, each by whoever may', async () => {
  const said = await owner.post(`${path}/remark`, {
    to: before.to,
    why: 'Two lines were down',
    corrective: 'A second provider from May',
  });
  expect(said.statusCode).toBe(303);
  expect((await owner.post(`${path}/forecast`, { value: '88', why: 'The new lines hold' })).statusCode).toBe(
    303,
  );
  expect((await owner.post(`${path}/release`, { upTo: due.to })).statusCode).toBe(403);
  expect((await office.post(`${path}/release`, { upTo: due.to })).statusCode).toBe(303);
  const { body } = await commissioner.get(path);
  for (const words of ['Two lines were down', 'A second provider from May', 'The new lines hold'])
    expect(body).toContain(words);
  // Of a figure that was revised, the newest is released.
  const released = (await valuesKept()).filter(({ releasedOn }) => releasedOn !== null);
  expect(released.map(({ value }) => value)).toEqual([84.9]);
});

test('the scorecard counts what its own filters show', async () => {
  const { body } = await office.get('/office/measures');
  const counts = [...body.matchAll(/href="(measures\?[^"]+)">[^<]*: (\d+)</g)];
  expect(counts.length).toBeGreaterThan(3);
  for (const [, address = '', number] of counts) {
    const page = await office.get(`/office/${address.replaceAll('&amp;', '&')}`);
    const rows = page.body.split('<tbody')[1]?.match(/<tr/g)?.length ?? 0;
    expect(rows, address).toBe(Number(number));
  }
});

test('a measure that has ended leaves the scorecard, and takes nothing more', async () => {
  expect((await office.post(`${path}/end`, { why: '' })).statusCode).toBe(422);
  expect((await office.post(`${path}/end`, { why: 'The number is closed' })).statusCode).toBe(303);
  expect((await office.get('/office/measures')).body).not.toContain('Calls answered in a minute');
  expect((await office.get(path)).body).toContain('The number is closed');
  expect((await office.post(`${path}/forecast`, { value: '88', why: 'Hope' })).statusCode).toBe(409);
  expect((await office.post(`${path}/values`, { to: due.to, value: '85' })).statusCode).toBe(409);
});
