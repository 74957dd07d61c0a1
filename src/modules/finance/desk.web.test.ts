// What waits in the council’s money on everybody’s own page, and the pages of sales, investments and two scenarios.
import { expect, test } from 'vitest';
import { freshProduct } from '../../../test/support/product.ts';
import { signedIn } from '../delivery/closing/believed.sample.ts';

const product = await freshProduct();
const finance = await signedIn(product, 'finance', '10.57.1.1');
const member = await signedIn(product, 'member', '10.57.1.2');
const office = await signedIn(product, 'programme-office', '10.57.1.3');

test('a request waits for whoever decides, and for nobody else', async () => {
  expect((await finance.get('/office/desk')).body).toContain('1 request to spend or recruit to decide');
  expect((await office.get('/office/desk')).body).not.toContain('to spend or recruit to decide');
});

test('a completed sale proposes its own publication, until somebody confirms it', async () => {
  const { body } = await office.get('/office/desk');
  expect(body).toContain('Confirm that the sale of Old fire station may be published');
  expect((await member.get('/office/desk')).body).not.toContain('Old fire station');
  const path = `/office/${/money\/entries\/disposals\/\d+\/release/.exec(body)?.[0]}`;
  expect((await office.get(path)).statusCode).toBe(200);
  expect((await office.post(path, { why: 'Money is in.' })).statusCode).toBe(303);
  expect((await office.get('/office/desk')).body).not.toContain('Confirm that the sale');
});

test('sales are named to whoever may see them; to others their totals alone', async () => {
  const [seen, hidden] = [await finance.get('/office/money/sales'), await member.get('/office/money/sales')];
  expect(seen.body).toContain('Retail park');
  expect(hidden.body).not.toContain('Retail park');
  expect(hidden.body).toContain('Single lots are exempt');
  const lead = (body: string) => /<p class="gt-lead">([^<]*)/.exec(body)?.[1];
  expect(lead(hidden.body)).toBe(lead(seen.body));
});

test('investments say whether holding is worth more than the sale that is planned', async () => {
  const { body } = await member.get('/office/money/investments');
  expect(body).toContain('Hollowfen Solar');
  expect(body).toMatch(/A sale brings more than holding|Holding is worth more than the sale/);
});

test('two scenarios are set beside each other, whichever they are', async () => {
  const page = async (address: string) => (await member.get(`/office/money/scenarios/${address}`)).body;
  expect(await page('2')).toContain('beside the base');
  expect(await page('2?with=3')).toMatch(/beside (“|&quot;)/);
  expect(await page('1?with=2')).toMatch(/beside (“|&quot;)/);
  expect((await member.get('/office/money/scenarios/2?with=99')).statusCode).toBe(404);
  expect((await member.get('/office/money/scenarios/2?with=x')).statusCode).toBe(404);
});
