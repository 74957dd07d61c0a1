// National metrics through the door: a measure is joined to one, and stands beside it.
import { expect, test } from 'vitest';
import { freshProduct } from '../../../../test/support/product.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { nationalFrameworks } from './outcomes-framework.ts';

const product = await freshProduct();
const office = await signedIn(product, 'programme-office', '10.48.1.1');
const member = await signedIn(product, 'member', '10.48.1.2');

test('names of metrics are used once, in every version', () => {
  const names = nationalFrameworks.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ metrics }) => metrics.map(({ name }) => name)),
  );
  expect(new Set(names).size).toBe(names.length);
  for (const { outcomes, outcomesPublished } of nationalFrameworks)
    expect(outcomes.length).toBeLessThanOrEqual(outcomesPublished);
});

test('a measure is joined to a metric, stands beside it, and can be parted from it', async () => {
  const path = '/office/measures/2/national';
  const metric = 'lof-2026-bed-and-breakfast';
  expect((await member.post(path, { metric })).statusCode).toBe(403);
  expect((await office.post(path, { metric: 'lof-1999-hope' })).statusCode).toBe(422);
  expect((await office.post(path, { metric })).statusCode).toBe(303);
  const shown = (await member.get('/office/outcomes-framework')).body;
  expect(shown).toMatch(/bed and breakfast[\s\S]{0,400}href="measures\/2"/);
  expect((await office.get(path)).body).toContain(`value="${metric}" selected`);
  expect((await office.post(path, {})).statusCode).toBe(303);
  expect((await member.get('/office/outcomes-framework')).body).not.toContain('href="measures/2"');
});
