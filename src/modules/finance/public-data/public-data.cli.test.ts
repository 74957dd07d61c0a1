// `goldthread money load-…`: what is in a public file is said, and it is kept once or not at all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleInstallation } from '../../../../test/support/goldthread.ts';
import { asCsv, outturnRows, populationRows } from './public-data.sample.ts';

const { folder, run } = await exampleInstallation();

test('a file is looked at, kept once, and refused as another kind', async () => {
  const [outturn, people] = [join(folder, 'outturn.csv'), join(folder, 'people.csv')];
  writeFileSync(outturn, asCsv(outturnRows));
  writeFileSync(people, asCsv(populationRows));
  const looked = await run(['money', 'load-outturn', outturn, '--dry-run']);
  expect(looked).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Nothing is kept') });
  const kept = await run(['money', 'load-outturn', outturn]);
  expect(kept).toMatchObject({ code: 0, out: expect.stringContaining('4 councils in 2 years') });
  expect(await run(['money', 'load-outturn', outturn])).toMatchObject({
    code: 2,
    err: expect.stringContaining('This very file was loaded'),
  });
  expect(await run(['money', 'load-tax-base', people])).toMatchObject({
    code: 2,
    err: expect.stringContaining('no council tax base file'),
  });
  expect((await run(['money', 'load-population', people])).code).toBe(0);
  expect((await run(['money', 'load-population', join(folder, 'none.csv')])).code).toBe(2);
});
