// A period is closed and the next one opened by call, with the figures that the page shows.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freshProduct } from '../../../../test/support/product.ts';
import { signedIn } from '../closing/believed.sample.ts';
import { Figures, Period } from './period.ts';

const product = await freshProduct();
const office = await signedIn(product, 'programme-office', '10.4.1.1');
const member = await signedIn(product, 'member', '10.4.1.2');
const Closed = z.object({ figures: Figures, headSeq: z.int(), closedBy: z.string() });

test('a period closes once by call, by the programme office alone, and the next is opened', async () => {
  const { periods } = z
    .object({ periods: z.array(Period) })
    .parse(JSON.parse((await office.get('/api/v1/live/periods')).body));
  const open = periods.find(
    ({ closedOn, toOn, fromOn }) => closedOn === null && toOn.slice(5, 7) === fromOn.slice(5, 7),
  );
  const path = `/api/v1/live/periods/${open?.periodId}/close`;
  expect((await member.post(path)).statusCode).toBe(403);
  const answer = await office.post(path);
  expect(answer.statusCode, answer.body).toBe(200);
  const { opening, fresh, closed, closing } = Closed.parse(JSON.parse(answer.body)).figures;
  expect(opening + fresh - closed).toBe(closing);
  const page = (await office.get(`/office/periods/${open?.periodId}`)).body;
  expect(page).toContain(`${opening} + ${fresh} − ${closed} = ${closing}.`);
  expect((await office.post(path)).statusCode).toBe(409);
  const cycle = `/api/v1/live/cycles/${open?.cycleId}/open`;
  expect((await member.post(cycle)).statusCode).toBe(403);
  expect((await office.post(cycle)).statusCode).toBe(200);
  expect((await office.post(cycle)).statusCode).toBe(409);
});
