// `goldthread outcomes`: what a person sees and what a program gets.
import { expect, test } from 'vitest';
import { exampleInstallation } from '../../../../test/support/goldthread.ts';
import { OutcomeList } from './outcomes.ts';

const { run } = await exampleInstallation();

test('outcomes are printed with both judgements, and as data', async () => {
  const { code, out, err } = await run(['outcomes']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { outcomes } = OutcomeList.parse(JSON.parse((await run(['outcomes', '--json'])).out));
  for (const { title } of outcomes) expect(out).toContain(title.slice(0, 30));
  expect(outcomes.filter(({ stepsApart }) => stepsApart !== null).length).toBeGreaterThan(1);
  expect(out).toContain('Not yet');
});
