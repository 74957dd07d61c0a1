import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { freshCouncil, freshDatabase, tester } from '../../../../test/support/database.ts';
import { liveThreads } from '../../plan/index.ts';
import { load } from '../reading.actions.ts';

const database = await freshDatabase();
const folder = resolve(import.meta.dirname, '../../../../fixtures/reading');

async function threadOf(name: string) {
  const id = await freshCouncil(database, name);
  await load(database, tester, id, { name, bytes: readFileSync(resolve(folder, name)) });
  return liveThreads(database)(tester, { id, name, example: false }, '2026-11-23');
}

test('a date that the document itself revised stands, and the first is kept as where it moved from', async () => {
  const thread = await threadOf('eastlow-audit.txt');
  const moved = thread.ofKind('action').find(({ ref }) => ref === 'R2');
  expect(moved?.due?.words).toBe('31/12/2024');
  expect(thread.movesOf(moved?.id ?? 0).map(({ from, to }) => [from?.words, to?.words])).toEqual([
    ['30/09/2024', '31/12/2024'],
  ]);
  expect(thread.moves).toHaveLength(1);
});

test('risks keep who answers for them and their scores, measures their figures', async () => {
  const thread = await threadOf('ister-outcomes.md');
  const [risk] = thread.ofKind('risk');
  expect(risk).toMatchObject({
    ref: 'SR1',
    detail: 'Likelihood: 4\nImpact: 4\nScore: 16\nMitigation: New pay offer',
  });
  expect(risk?.parts).toMatchObject([{ role: 'responsible', words: 'Head of Care' }]);
  const [measure] = thread.ofKind('measure');
  expect(measure?.detail).toBe('Baseline: 81%\nTarget: 88%\nActual: 84%');
});

test('what stood in the columns of a table that have no place of their own is a note, under its header', async () => {
  const thread = await threadOf('cedarford-children.md');
  const notes = thread.ofKind('statement').filter(({ sort }) => sort === 'note');
  expect(notes.map(({ title }) => title)).toContain('Progress: 3 audits done');
});
