// `goldthread register-quality` and `goldthread coverage`: what a person sees and what a program gets.
import { beforeAll, expect, test } from 'vitest';
import { freshInstallation } from '../../../../test/support/goldthread.ts';
import { Coverage } from '../coverage/coverage.ts';
import { RegisterQuality } from './facts.ts';

const { run, start } = freshInstallation();
beforeAll(async () => void (await start()));

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
