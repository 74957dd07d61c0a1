// Every worked case of fixtures/finance, run by name as anybody would run it, to the penny or the tolerance it states.
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../../../test/support/source.ts';
import { financeCalculations } from '../index.ts';

const Worked = z.object({
  case: z.string(),
  title: z.string(),
  calculation: z.string(),
  input: z.unknown(),
  /** By the place in the answer: `years.3.charge`. */
  expected: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
  tolerance: z.number().nonnegative(),
  /** Of single values, by their names. */
  tolerances: z.record(z.string(), z.number().nonnegative()).default({}),
});

const folder = `${root}/fixtures/finance`;
const worked = await Promise.all(
  (await readdir(folder))
    .sort()
    .map(async (name) => Worked.parse(JSON.parse(await readFile(`${folder}/${name}`, 'utf8')))),
);

function placed(answer: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((at, name) => (at as Record<string, unknown> | undefined)?.[name], answer as unknown);
}

test.each(worked.map((one) => [one.case, one.title, one] as const))('%s: %s', (_, __, one) => {
  const answer = financeCalculations.find(({ name }) => name === one.calculation)?.run(one.input);
  const wrong = Object.entries(one.expected).flatMap(([path, expected]) => {
    const found = placed(answer, path);
    const tolerance = one.tolerances[path.split('.').at(-1) ?? ''] ?? one.tolerance;
    const agrees =
      typeof expected === 'number' && typeof found === 'number'
        ? // A hair more, for what the binary figures of a case cannot say.
          Math.abs(found - expected) <= tolerance + 1e-11
        : found === expected;
    return agrees ? [] : [`${path}: ${found}, and not ${expected}`];
  });
  expect(wrong).toEqual([]);
});
