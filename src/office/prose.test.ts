import { expect, test } from 'vitest';
import { asRead } from './prose.ts';

test('lines are read without the blanks around them', () => {
  expect(asRead(' Mend\u00a0the roof \t\n\u00a0 by May\u200b\n')).toBe('Mend the roof\nby May');
});

test.each([' ', '\u00a0', '\t'])('a long run of blanks takes no longer than as many words: %j', (blank) => {
  const started = performance.now();
  expect(asRead(`roof${blank.repeat(1_000_000)}door`)).toHaveLength(1_000_008);
  expect(performance.now() - started).toBeLessThan(2000);
});
