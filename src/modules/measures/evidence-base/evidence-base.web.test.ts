// The evidence base through the door: what is added, which gaps are open, late and closed, and what rests on each piece.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addDays } from '../../../kernel/days.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { gapOf, type Piece, piecesLike } from './piece.ts';

const product = await freshProduct();
const office = await signedIn(product, 'performance-risk-engagement', '10.46.1.1');
const member = await signedIn(product, 'member', '10.46.1.2');
const typed = {
  question: 'Who uses the village halls?',
  answer: 'Mostly people over sixty',
  source: 'Bookings of a year',
  datedOn: productDay,
  locality: 'The villages',
  items: 'Action 1',
  measures: 'Questions answered within ten working days',
};
const gap = { gap: 'Not who stays away', closesBy: 'A survey', dueOn: addDays(productDay, -1) };
const Pieces = z.object({
  pieces: z.array(z.object({ question: z.string(), gapState: z.string(), restsOnIt: z.array(z.unknown()) })),
});

test.each([
  [{ question: '' }, 'Write the question'],
  [{ datedOn: addDays(productDay, 1) }, 'or before'],
  [{ items: 'No such thing anywhere' }, 'Nothing in the plan is called'],
  [{ measures: 'No such measure' }, 'No measure is called'],
  [{ gap: 'Something' }, 'give all three or none'],
])('a piece with %o says what is wrong and keeps what was typed', async (wrong, message) => {
  const { statusCode, body } = await office.post('/office/evidence-base/new', { ...typed, ...wrong });
  expect([statusCode, body.includes(message), body.includes('Mostly people over sixty')]).toEqual([
    422,
    true,
    true,
  ]);
});

test('a piece is added with its gap, stands on the page of what rests on it, and its gap is closed once', async () => {
  expect((await member.post('/office/evidence-base/new', { ...typed, ...gap })).statusCode).toBe(403);
  const made = await office.post('/office/evidence-base/new', { ...typed, ...gap });
  expect(made.statusCode).toBe(303);
  const path = String(made.headers.location);
  const { body } = await member.get(path);
  for (const words of ['Its closing is late', 'Not who stays away', 'Action 1', 'Everybody, The villages'])
    expect(body).toContain(words);
  const action = /href="([^"]*actions\/\d+)"/.exec(body)?.[1]?.replace('..', '/office') ?? '';
  expect((await member.get(action)).body).toContain('Who uses the village halls?');
  expect((await member.post(`${path}/gap`, {})).statusCode).toBe(403);
  expect((await office.post(`${path}/gap`, { closedOn: productDay })).statusCode).toBe(422);
  const closed = { closedOn: productDay, closedWords: 'The survey says: families' };
  expect((await office.post(`${path}/gap`, closed)).statusCode).toBe(303);
  expect((await office.post(`${path}/gap`, closed)).statusCode).toBe(409);
  expect((await member.get(path)).body).toContain('The survey says: families');
});

test('each count of the list shows exactly its pieces, and the call says the same', async () => {
  const { body } = await member.get('/office/evidence-base');
  const counts = [...body.matchAll(/href="(evidence-base\?gap=\w+)">[^<]*: (\d+)</g)];
  expect(counts).toHaveLength(4);
  for (const [, address = '', number] of counts) {
    const page = (await member.get(`/office/${address}`)).body;
    expect(page.split('<tbody')[1]?.match(/<tr/g)?.length ?? 0, address).toBe(Number(number));
  }
  const { pieces } = Pieces.parse(JSON.parse((await member.get('/api/v1/evidence-base')).body));
  expect(counts.reduce((sum, [, , number]) => sum + Number(number), 0)).toBe(pieces.length);
  expect(pieces.some(({ gapState }) => gapState === 'late')).toBe(true);
});

const piece = (given: Partial<Piece>): Piece => ({
  pieceId: 1,
  question: 'Q',
  answer: 'A',
  source: 'S',
  datedOn: productDay,
  cohort: null,
  locality: null,
  ownerId: null,
  gap: 'G',
  closesBy: 'C',
  dueOn: productDay,
  closedOn: null,
  closedWords: null,
  keptOn: productDay,
  keptBy: 'Ana',
  ...given,
});

test.each([
  [{}, 'open'],
  [{ dueOn: addDays(productDay, -1) }, 'late'],
  [{ dueOn: addDays(productDay, -1), closedOn: productDay }, 'closed'],
  [{ gap: null, closesBy: null, dueOn: null }, 'none'],
] as const)('a gap with %o is %s', (given, state) => {
  expect(gapOf(piece(given), productDay)).toBe(state);
});

test('what is of everybody answers to the filter of any cohort', () => {
  const all = [piece({}), piece({ cohort: 'Young people' }), piece({ cohort: 'Councillors' })];
  expect(piecesLike(all, { cohort: 'Young people' }, productDay)).toHaveLength(2);
});
