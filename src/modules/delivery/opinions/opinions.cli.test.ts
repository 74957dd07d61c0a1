// `goldthread opinions`: what a person sees, what a program gets, and what is refused, through the real program.
import { expect, test } from 'vitest';
import { exampleInstallation } from '../../../../test/support/goldthread.ts';
import { disagreementKinds } from './disagreement.ts';
import { OpinionsFacts } from './opinions.facts.ts';

const { run } = await exampleInstallation();

test('every action stands with its three opinions, and each kind of disagreement is counted', async () => {
  const { code, out, err } = await run(['opinions']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('The owner says');
  expect(out).toContain('The owner says on track, the rules do not: ');
});

test('the same is data for a program, by theme and by kind', async () => {
  const all = OpinionsFacts.parse(JSON.parse((await run(['opinions', '--json'])).out));
  expect(all.counts.map(({ kind }) => kind)).toEqual([...disagreementKinds]);
  const some = await run(['opinions', '--json', '--theme', 'decide properly', '--kind', 'stale']);
  const stale = OpinionsFacts.parse(JSON.parse(some.out)).actions;
  for (const { theme, disagreements } of stale) {
    expect(theme).toBe('Decide properly');
    expect(disagreements).toContain('stale');
  }
});

test.each([
  [['--kind', 'nonsense'], 'Choose one of: on-track-denied'],
  [['--on', 'yesterday'], 'Write the day as'],
  [['--theme', 'Nowhere'], 'No theme is called Nowhere.'],
])('what makes no sense is refused in one line: %s', async (words, said) => {
  const { code, out, err } = await run(['opinions', ...words]);
  expect(code).not.toBe(0);
  expect(out).toBe('');
  expect(err).toContain(said);
});
