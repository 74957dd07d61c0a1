// `goldthread calculate`: what is there, what a case looks like, the answer, and what is said of a wrong one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshInstallation } from '../test/support/goldthread.ts';
import { calculations } from './calculations.ts';

const { folder, run } = freshInstallation();
const kept = (name: string, content: string) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

test('every calculation is listed with what it answers, and has a source and a schema', async () => {
  const { code, out } = await run(['calculate', '--list']);
  expect(code).toBe(0);
  for (const { name, title, source, schema } of calculations) {
    expect(out).toContain(name);
    expect(title.length).toBeGreaterThan(10);
    expect(source.length).toBeGreaterThan(10);
    expect(schema()).toMatchObject({ input: { type: 'object' }, output: { type: 'object' } });
  }
  const all = JSON.parse((await run(['calculate', '--schema'])).out);
  expect(Object.keys(all)).toEqual(calculations.map(({ name }) => name));
});

test.each(calculations.map(({ name }) => name))('the example of %s runs as it stands', (name) => {
  const chosen = calculations.find((one) => one.name === name);
  expect(chosen?.run(chosen.example)).toBeTypeOf('object');
});

test('a case is answered from a file or from what is piped in, and several in their places', async () => {
  const rule = { kind: 'target-and-floor', target: 9, floor: 10.5 };
  const file = kept('case.json', JSON.stringify({ value: '10.5%', rule, printed: 'amber' }));
  const one = await run(['calculate', 'rating', '--input', file]);
  expect(JSON.parse(one.out)).toMatchObject({ rating: 'near-target', agrees: true });
  const piped = await run(
    ['calculate', 'rating', '--input', '-'],
    JSON.stringify([
      { value: 11, rule },
      { value: null, rule },
    ]),
  );
  expect(JSON.parse(piped.out)).toMatchObject([{ rating: 'off-target' }, { rating: 'not-rated' }]);
});

test.each([
  [['calculate', 'ratings', '--input', 'case.json'], 1, /no calculation “ratings”\. There are: clear-days/],
  [['calculate'], 2, /--list/],
  [['calculate', 'rating'], 2, /--input FILE/],
  [['calculate', 'rating', '--input', 'nowhere.json'], 2, /nowhere\.json cannot be read/],
  [['calculate', 'rating', '--input', 'broken.json'], 2, /broken\.json is not JSON/],
  [['calculate', 'rating', '--input', 'wrong.json'], 2, /rating: rule\.target: “many” is not a figure/],
])('%j ends with %d and says why', async (words, expected, said) => {
  kept('broken.json', '{"value": 1,');
  kept(
    'wrong.json',
    JSON.stringify({ value: 1, rule: { kind: 'target-and-floor', target: 'many', floor: 1 } }),
  );
  const { code, err } = await run(words);
  expect(code).toBe(expected);
  expect(err).toMatch(said);
});
