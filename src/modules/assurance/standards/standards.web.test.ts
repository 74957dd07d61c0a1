// Registers of standards: a list is taken over, rows are judged and judged again, and every count opens its rows.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { sql } from '../../../db/database.ts';
import { addDays } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { standardLists } from './lists.ts';
import { judged, type NewSelfAssessment, tallyOf } from './standard.ts';

const product = await freshProduct();
const assurer = await signedIn(product, 'assurer', '10.36.1.1');
const member = await signedIn(product, 'member', '10.36.1.2');

const Called = z.object({
  registers: z.array(
    z.object({
      registerId: z.int(),
      name: z.string(),
      tally: z.record(z.string(), z.int()),
      standards: z.array(
        z.object({ standardId: z.int(), standing: z.string(), assessments: z.array(z.unknown()) }),
      ),
    }),
  ),
});
const called = async () => Called.parse(JSON.parse((await member.get('/api/v1/standards')).body)).registers;

const standard = (standardId: number) => ({
  standardId,
  registerId: 1,
  ref: `${standardId}`,
  title: 'A rule',
});
const said = (assessmentId: number, standardId: number, standing: NewSelfAssessment['standing']) => ({
  assessmentId,
  standardId,
  standing,
  evidence: 'A paper',
  owner: 'A director',
  assessedOn: '2026-01-01',
  reviewOn: '2026-07-01',
  recordedOn: '2026-01-01',
  recordedBy: 'Ana',
});

test.each([
  ['nothing was judged', [], { met: 0, partly: 0, 'not-met': 0, 'not-judged': 2 }],
  ['one was judged', [said(1, 1, 'met')], { met: 1, partly: 0, 'not-met': 0, 'not-judged': 1 }],
  [
    'one was judged twice: the last recorded stands',
    [said(2, 1, 'not-met'), said(1, 1, 'met'), said(3, 2, 'partly')],
    { met: 0, partly: 1, 'not-met': 1, 'not-judged': 0 },
  ],
])('where %s, each row is counted once', (_, assessments, tally) => {
  expect(tallyOf(judged([standard(1), standard(2)], assessments, '2026-02-01'))).toEqual(tally);
});

test('a judgement is overdue from the day after the day to look again', () => {
  const on = (day: string) => judged([standard(1)], [said(1, 1, 'met')], day)[0]?.overdue;
  expect([on('2026-07-01'), on('2026-07-02')]).toEqual([false, true]);
});

test('each list that comes along is taken over once, with its rows', async () => {
  const before = (await called()).map(({ name }) => name);
  for (const { key, name, standards } of standardLists) {
    const made = await assurer.post('/office/standards/lists', { list: key });
    if (before.includes(name)) {
      expect(made.statusCode).toBe(422);
      continue;
    }
    expect(made.statusCode).toBe(303);
    expect((await called()).find((one) => one.name === name)?.standards).toHaveLength(standards.length);
    expect((await assurer.post('/office/standards/lists', { list: key })).statusCode).toBe(422);
  }
  expect((await assurer.post('/office/standards/lists', { list: 'none' })).statusCode).toBe(422);
});

test('a register of the council’s own gets rows, which are judged and judged again', async () => {
  const made = await assurer.post('/office/standards/new', {
    name: 'Our code',
    version: '1',
    source: 'Our website',
  });
  const path = String(made.headers.location);
  expect(made.statusCode).toBe(303);
  const row = { ref: 'A', title: 'Say what was spent' };
  expect((await assurer.post(`${path}/rows`, row)).statusCode).toBe(303);
  expect((await assurer.post(`${path}/rows`, row)).body).toContain('has that letter or number already');
  const judge = (facts: Record<string, string>) =>
    assurer.post(`${path}/judgements`, {
      standing: 'partly',
      evidence: 'Half of it is published',
      owner: 'Chief Accountant',
      assessedOn: productDay,
      reviewOn: addDays(productDay, 90),
      ...facts,
    });
  expect((await judge({ assessedOn: addDays(productDay, 1) })).statusCode).toBe(422);
  expect((await judge({ reviewOn: productDay })).statusCode).toBe(422);
  expect((await judge({})).statusCode).toBe(303);
  expect((await judge({ standing: 'met', evidence: 'All of it is published' })).statusCode).toBe(303);
  const { body } = await member.get(path);
  expect(body).toContain('All of it is published');
  expect(body).toContain('Before: Partly met');
  const own = (await called()).find(({ name }) => name === 'Our code');
  expect(own).toMatchObject({ tally: { met: 1, partly: 0, 'not-met': 0, 'not-judged': 0 } });
  expect(own?.standards[0]?.assessments).toHaveLength(2);
});

test('every count of every register opens as many rows', async () => {
  for (const { registerId, tally } of await called())
    for (const [standing, number] of Object.entries(tally).filter(([, one]) => one > 0)) {
      const { body } = await member.get(`/office/standards/${registerId}?standing=${standing}`);
      expect(body.match(/<tr /g)?.length).toBe(number + 1);
    }
});

test('those who may not judge read, and nobody changes a judgement', async () => {
  for (const path of ['/new', '/lists', '/1/rows', '/1/judgements'])
    expect((await member.post(`/office/standards${path}`, {})).statusCode, path).toBe(403);
  expect((await member.get('/office/standards')).body).not.toContain('Begin a register');
  expect((await member.get('/office/standards/999999')).statusCode).toBe(404);
  const change = product.database.as(tester, product.example ?? 0, 'Try to rewrite', (tx) =>
    tx.query(sql.unsafe`delete from standard_assessments`),
  );
  await expect(change).rejects.toThrow();
});
