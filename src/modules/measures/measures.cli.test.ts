// `goldthread measures`: what a person sees and what a program gets.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exampleInstallation } from '../../../test/support/goldthread.ts';
import { CardFacts } from './facts.ts';

const { run } = await exampleInstallation();

const Printed = z.object({ total: z.int(), measures: z.array(CardFacts) });
const asData = async (...options: string[]) =>
  Printed.parse(JSON.parse((await run(['measures', '--json', ...options])).out));

test('the scorecard is printed, and as data, with the filters of its page', async () => {
  const { code, out, err } = await run(['measures']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { total, measures } = await asData();
  expect(measures).toHaveLength(total);
  for (const { title } of measures) expect(out).toContain(title);
  const off = await asData('--standing', 'off-target');
  expect(off.measures).toEqual(measures.filter(({ standing }) => standing === 'off-target'));
  expect(off.measures.length).toBeGreaterThan(0);
  expect((await asData('--missing')).measures).toEqual(measures.filter(({ missing }) => missing !== null));
  expect(await run(['measures', '--standing', 'red'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Choose one of'),
  });
});
