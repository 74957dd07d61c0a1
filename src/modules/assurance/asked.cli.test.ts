// `goldthread assurance`, `goldthread register-quality` and `goldthread coverage`: what a person sees and what a program gets.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exampleInstallation } from '../../../test/support/goldthread.ts';
import { Coverage } from './coverage/coverage.ts';
import { Overview } from './overview/overview.ts';
import { RegisterQuality } from './register/facts.ts';

const { run } = await exampleInstallation();

test('what the checks of the register found is printed with what to do, and as data', async () => {
  const { code, out, err } = await run(['register-quality']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('What to do: ');
  const { checks, found } = RegisterQuality.parse(
    JSON.parse((await run(['register-quality', '--json'])).out),
  );
  expect(checks.some(({ count }) => count > 0)).toBe(true);
  expect(out).toContain(`${found} of `);
});

test('each Direction is printed with what shows it, and as data', async () => {
  const { code, out, err } = await run(['coverage']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { mandates } = Coverage.parse(JSON.parse((await run(['coverage', '--json'])).out));
  for (const { label } of mandates) expect(out).toContain(label);
});

test('how far the plan can be believed is printed, and as data', async () => {
  const { code, out, err } = await run(['assurance']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { answers } = Overview.parse(JSON.parse((await run(['assurance', '--json'])).out));
  for (const { question, said } of answers) expect(out).toContain(`${question}\n  ${said}`);
});

test('a Direction is printed from end to end, and as data', async () => {
  const { code, out, err } = await run(['chain', 'A']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [chain] = z
    .array(
      z.object({
        direction: z.object({ title: z.string() }),
        actions: z.array(z.object({ title: z.string() })),
      }),
    )
    .parse(JSON.parse((await run(['chain', 'A', '--json'])).out));
  expect(chain?.actions.length).toBeGreaterThan(0);
  for (const title of [chain?.direction.title, ...(chain?.actions ?? []).map((one) => one.title)])
    expect(out).toContain(title);
  expect(await run(['chain', 'Direction Q9'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('no Direction called'),
  });
});
