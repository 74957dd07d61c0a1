// Frames through the door: headings are linked with a reason and parted again, and a partner is asked and answers.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { liveThreads } from '../live.ts';
import { twoFrames } from './frame.ts';

const product = await freshProduct();
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(product.database)(tester, council, productDay);
const office = await signedIn(product, 'programme-office', '10.37.0.1');
const member = await signedIn(product, 'member', '10.37.0.2');
const { rows, columns } = twoFrames(thread, {});
const headings = { row: rows?.headings[0]?.key ?? '', column: columns?.headings.at(-1)?.key ?? '' };
const typed = { ...headings, linked: 'yes', reason: 'Both are about <money>' };

test('two headings are linked with a reason, and the link ends with one; both stay to be read', async () => {
  expect((await member.post('/office/frames', typed)).statusCode).toBe(403);
  expect((await office.post('/office/frames', { ...typed, reason: '' })).statusCode).toBe(422);
  expect((await office.post('/office/frames', { ...typed, column: typed.row })).statusCode).toBe(422);
  expect((await office.post('/office/frames', { ...typed, linked: 'no' })).body).toContain('nothing to end');
  expect((await office.post('/office/frames', typed)).statusCode).toBe(303);
  expect((await office.post('/office/frames', typed)).body).toContain('They are linked already');
  const { body } = await member.get('/office/frames');
  expect(body).toContain('Both are about &lt;money&gt;');
  expect(body).not.toContain('<form method="post" action="/office/frames');
  const ended = { ...typed, linked: 'no', reason: 'They are not' };
  expect((await office.post('/office/frames', ended)).statusCode).toBe(303);
  const after = (await member.get('/office/frames')).body;
  expect(after).toContain('link ended');
  expect(after).toContain('Both are about &lt;money&gt;');
});

test('a heading is linked to a best value theme, and two of those are not', async () => {
  const theme = { column: 'best-value-2024-leadership', linked: 'yes', reason: 'It is about leaders' };
  const same = { ...theme, row: 'best-value-2024-culture' };
  expect((await office.post('/office/frames', same)).statusCode).toBe(422);
  const row = columns?.headings[0]?.key ?? '';
  const there = `/office/frames?rows=${columns?.key}&columns=best-value-2024`;
  expect((await office.post(there, { ...theme, row })).headers.location).toBe(there);
  expect((await member.get(there)).body).toContain('It is about leaders');
});

test('what a partner is asked has a day and an answer, and is not counted as ours', async () => {
  const counts = async () => {
    const { body } = await member.get('/office/deliverables');
    return /(\d+) deliverables under \d+ priorities; (\d+) more asked of partners, not counted/
      .exec(body)
      ?.slice(1)
      .map(Number);
  };
  const [ours = 0, theirs = 0] = (await counts()) ?? [];
  expect(theirs).toBeGreaterThan(0);
  const deliverable = thread.ofKind('deliverable', columnsPlan()).at(-1)?.id;
  const path = `/office/items/${deliverable}/way`;
  const ask = { way: 'asks', partner: 'The bus company', ask: 'Run later buses', dueOn: productDay };
  expect((await member.post(path, ask)).statusCode).toBe(403);
  for (const lacking of ['partner', 'ask', 'dueOn'])
    expect((await office.post(path, { ...ask, [lacking]: '' })).statusCode).toBe(422);
  const tomorrow = addDays(productDay, 1);
  expect((await office.post(path, { ...ask, answer: 'Yes', answeredOn: tomorrow })).statusCode).toBe(422);
  expect((await office.post(path, ask)).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain('No answer yet.');
  expect((await office.post(path, { ...ask, answer: 'Yes', answeredOn: productDay })).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain(': Yes');
  expect(await counts()).toEqual([ours - 1, theirs + 1]);
});

function columnsPlan(): number | undefined {
  return thread.plans.find(({ kind }) => kind === 'corporate-plan')?.id;
}
