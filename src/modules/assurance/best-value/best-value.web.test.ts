// Best value through the door: the heat map, a theme, a score with what it cites, and who may give one.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { sql } from '../../../db/database.ts';
import { addDays } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';

const product = await freshProduct();
const assurer = await signedIn(product, 'assurer', '10.42.2.1');
const member = await signedIn(product, 'member', '10.42.2.2');
const path = '/office/best-value/2024-service-delivery';
const typed = { sort: 'self', score: 'sound', reasons: 'Plans are used', assessedOn: productDay };

const Answer = z.object({
  themes: z.array(
    z.object({
      name: z.string(),
      self: z.string().nullable(),
      independent: z.string().nullable(),
      scores: z.array(z.object({ cited: z.array(z.unknown()) })),
      doesNotFit: z.array(z.object({ kind: z.string(), words: z.string() })),
    }),
  ),
});
const themeNamed = async (name: string) => {
  const { themes } = Answer.parse(JSON.parse((await member.get('/api/v1/best-value')).body));
  return themes.find((theme) => theme.name === name);
};

test('the heat map shows both scores of each theme in words, and what does not fit with its way there', async () => {
  const { statusCode, body } = await member.get('/office/best-value');
  expect(statusCode).toBe(200);
  for (const said of [
    'Developing',
    'Sound',
    'Not scored yet',
    'Maren Tolley',
    '1 step from developing',
    'cites no evidence',
  ])
    expect(body).toContain(said);
  expect(body).toContain('best-value/2024-governance#scores');
});

test.each([
  [{ score: 'splendid' }, 'score'],
  [{ reasons: '' }, 'Write the reasons'],
  [{ sort: 'independent' }, 'Enter who judged'],
  [{ evidence: 'No such thing anywhere' }, 'Nothing in the plan is called'],
  [{ evidence: 'evidence 999999' }, 'There is no piece of evidence 999999'],
  [{ assessedOn: addDays(productDay, 1) }, 'or before'],
])('a score with %o says what is wrong and keeps what was typed', async (wrong, message) => {
  const { statusCode, body } = await assurer.post(`${path}/scores`, { ...typed, reasons: 'Kept', ...wrong });
  expect([statusCode, body.includes(message)]).toEqual([422, true]);
});

test('a score cites items and evidence; the newest holds and what was said before stays', async () => {
  const score = (facts: Record<string, string>) => assurer.post(`${path}/scores`, { ...typed, ...facts });
  expect((await score({ score: 'weak', assessedOn: addDays(productDay, -90) })).statusCode).toBe(303);
  expect((await score({ evidence: 'Action 1\nevidence 1\nAction 1' })).statusCode).toBe(303);
  const independent = { sort: 'independent', assessor: 'Iver Penn, external auditor', score: 'strong' };
  expect((await score(independent)).statusCode).toBe(303);
  const { body } = await member.get(path);
  for (const said of ['Action 1:', 'Evidence 1:', 'Iver Penn', 'What was said before', 'Strong', 'Weak'])
    expect(body).toContain(said);
  const found = await themeNamed('2024-service-delivery');
  expect([found?.self, found?.independent]).toEqual(['sound', 'strong']);
  expect(found?.scores.map(({ cited }) => cited.length)).toEqual([2, 0, 0]);
  expect(found?.doesNotFit.map(({ kind }) => kind)).toEqual(['differ']);
});

test('of exempt evidence a score shows only that there is some', async () => {
  expect((await assurer.post(`${path}/scores`, { ...typed, evidence: 'Evidence #4' })).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain('Evidence 4: exempt');
});

test('a theme shows the work linked to it, and how much of what is due is late', async () => {
  const { body } = await member.get('/office/best-value/2024-use-of-resources');
  expect(body).toContain('Put the money right');
  expect(body).toMatch(/should be done by now and \d+ of these/);
});

test('measures of what is linked to a theme stand on its page, each with its rating', async () => {
  const office = await signedIn(product, 'programme-office', '10.42.2.3');
  const column = 'best-value-2024-continuous-improvement';
  const Measures = z.object({
    measures: z.array(z.object({ title: z.string(), standing: z.string(), serves: z.array(z.int()) })),
  });
  const { measures } = Measures.parse(JSON.parse((await member.get('/api/v1/measures')).body));
  const linked = new Set<number>();
  for (const id of new Set(measures.flatMap(({ serves }) => serves))) {
    const given = {
      row: `item-${id}`,
      column,
      linked: 'yes',
      reason: 'It shows whether the council improves',
    };
    const frames = `/office/frames?columns=best-value-2024`;
    const { statusCode } = await office.post(frames, given);
    if (statusCode === 303) linked.add(id);
  }
  const shown = measures.filter(({ serves }) => serves.some((id) => linked.has(id)));
  expect(shown.length).toBeGreaterThan(0);
  const { body } = await member.get('/office/best-value/2024-continuous-improvement');
  for (const { title } of shown) expect(body).toContain(title);
});

test('those who may not score read, and nobody changes what was said', async () => {
  expect((await member.post(`${path}/scores`, {})).statusCode).toBe(403);
  expect((await member.get(path)).body).not.toContain('Score this theme');
  expect((await member.get('/office/best-value/1999-thrift')).statusCode).toBe(404);
  const change = product.database.as(tester, product.example ?? 0, 'Try to rewrite', (tx) =>
    tx.query(sql.unsafe`update best_value_scores set score = 'strong'`),
  );
  await expect(change).rejects.toThrow();
});
