// `goldthread registers`: what a person sees, what a program gets, and what is refused, through the real program.
import { expect, test } from 'vitest';
import { exampleInstallation } from '../../../../test/support/goldthread.ts';
import { RegisterFacts, RegistersFacts } from './facts.ts';

const { run } = await exampleInstallation();

test('every register stands in a line that adds up', async () => {
  const { code, out, err } = await run(['registers']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/challenges +\d/);
  expect(out).toContain('both days included.');
  const { registers } = RegistersFacts.parse(JSON.parse((await run(['registers', '--json'])).out));
  expect(registers.every(({ addsUp }) => addsUp)).toBe(true);
});

test('one is printed with the rows behind each number, and as data', async () => {
  const { out } = await run(['registers', 'raid', '--from', '2020-01-01']);
  expect(out).toContain('0 open at the start of 1 January 2020');
  expect(out).toContain('The record is younger than 2019-12-31.');
  const found = RegisterFacts.parse(
    JSON.parse((await run(['registers', 'raid', '--from', '2020-01-01', '--json'])).out),
  );
  expect(found.added).toBe(16);
  expect(found.rows.added).toHaveLength(16);
});

test.each([
  [['--from', 'yesterday'], 'Write the day as'],
  [['--from', '2026-02-01', '--to', '2026-01-01'], 'The first day may not be after the last.'],
  [['secrets'], 'No register is called that.'],
])('what makes no sense is refused in one line: %s', async (words, said) => {
  const { code, out, err } = await run(['registers', ...words]);
  expect(code).not.toBe(0);
  expect(out).toBe('');
  expect(err).toContain(said);
});
