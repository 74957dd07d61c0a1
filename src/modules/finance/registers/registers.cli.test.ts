// `goldthread money`: registers printed, as data, without what is exempt, and a sheet loaded whole or not at all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exampleInstallation } from '../../../../test/support/goldthread.ts';
import { EntryFacts } from './said-entry.ts';

const { folder, run } = await exampleInstallation();

const entries = async (...words: string[]) =>
  z.array(EntryFacts).parse(JSON.parse((await run(['money', 'list', ...words, '--json'])).out));

test('registers and their entries are printed; lots not sold only where they are asked for', async () => {
  const { code, out, err } = await run(['money', 'registers']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('budget-lines');
  expect((await run(['money', 'list', 'loans'])).out).toContain('PWLB');
  expect(await entries('disposals')).toEqual([]);
  expect((await entries('disposals', '--exempt')).length).toBeGreaterThan(0);
  expect((await run(['money', 'list', 'gold'])).code).toBe(2);
});

test('a sheet with a row that is wrong is refused by its row, and one that is right is loaded', async () => {
  const sheet = join(folder, 'grants.csv');
  writeFileSync(sheet, 'Name,Amount 2027/28 (£000),Ringfenced\nParks,250,No\nTrees,lots,No\n');
  const before = await entries('grants');
  const refused = await run(['money', 'load', 'grants', sheet]);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('Row 3, Trees: Amount: 2027/28') });
  expect(await entries('grants')).toEqual(before);
  writeFileSync(sheet, 'Name,Amount 2027/28 (£000),Ringfenced\nParks,250,No\n');
  expect((await run(['money', 'load', 'grants', sheet])).out).toContain('1 entry added, 0 changed');
  const parks = (await entries('grants')).find(({ name }) => name === 'Parks');
  expect(parks?.facts.amounts).toEqual({ '2027/28': 25_000_000 });
});
