// Audits through the door: planned, worked on, reported with an opinion and agreed actions, or dropped with a reason.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { sql } from '../../../db/database.ts';
import { addDays } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';

const product = await freshProduct();
const assurer = await signedIn(product, 'assurer', '10.36.2.1');
const member = await signedIn(product, 'member', '10.36.2.2');
const typed = { title: 'Savings claimed', year: '2026/27', quarter: '3', auditor: 'Head of audit' };

async function planned(): Promise<string> {
  const made = await assurer.post('/office/audits/new', { ...typed, covers: 'Put the money right' });
  expect(made.statusCode).toBe(303);
  return String(made.headers.location);
}

test.each([
  [{ title: '' }, 'Enter what is audited'],
  [{ year: 'next year' }, 'The year'],
  [{ covers: 'No such theme anywhere' }, 'No'],
])('a plan with %o says what is wrong and keeps what was typed', async (wrong, message) => {
  const { statusCode, body } = await assurer.post('/office/audits/new', { ...typed, ...wrong });
  expect([statusCode, body.includes(message), body.includes('Head of audit')]).toEqual([422, true, true]);
});

test('an audit goes from planned to its report, and its agreed actions are actions of the plan', async () => {
  const path = await planned();
  expect((await member.get(path)).body).toContain('Put the money right');
  const step = (facts: Record<string, string>) =>
    assurer.post(`${path}/steps`, { onDay: productDay, ...facts });
  expect((await step({ status: 'fieldwork', opinion: 'limited' })).statusCode).toBe(422);
  expect((await step({ status: 'reported' })).body).toContain('Choose the opinion');
  expect((await step({ status: 'fieldwork', onDay: addDays(productDay, 1) })).statusCode).toBe(422);
  expect((await step({ status: 'fieldwork' })).statusCode).toBe(303);
  const report = { status: 'reported', opinion: 'limited', words: 'A third were not found' };
  expect((await step({ ...report, agreed: 'Put the money right' })).body).toContain('is no action');
  expect((await step({ ...report, agreed: 'Action 1\nAction 2' })).statusCode).toBe(303);
  const { body } = await member.get(path);
  for (const said of ['Limited', 'A third were not found', 'Fieldwork', 'Action 1', 'Action 2'])
    expect(body).toContain(said);
  const { audits } = z
    .object({ audits: z.array(z.object({ auditId: z.int(), status: z.string(), agreed: z.array(z.int()) })) })
    .parse(JSON.parse((await member.get('/api/v1/audits')).body));
  const own = audits.find(({ auditId }) => path.endsWith(`/${auditId}`));
  expect([own?.status, own?.agreed.length]).toEqual(['reported', 2]);
});

test('an audit is dropped only with a reason, which the list shows', async () => {
  const path = await planned();
  const drop = { status: 'dropped', onDay: productDay };
  expect((await assurer.post(`${path}/steps`, drop)).statusCode).toBe(422);
  expect((await assurer.post(`${path}/steps`, { ...drop, words: 'The service was sold' })).statusCode).toBe(
    303,
  );
  expect((await member.get('/office/audits')).body).toContain('The service was sold');
});

test('those who may not plan audits read them, and nobody changes what was said', async () => {
  for (const path of ['/new', '/1/steps'])
    expect((await member.post(`/office/audits${path}`, {})).statusCode, path).toBe(403);
  expect((await member.get('/office/audits/999999')).statusCode).toBe(404);
  const change = product.database.as(tester, product.example ?? 0, 'Try to rewrite', (tx) =>
    tx.query(sql.unsafe`update audit_steps set words = 'All was well'`),
  );
  await expect(change).rejects.toThrow();
});
