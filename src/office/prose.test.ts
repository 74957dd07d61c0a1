import { expect, test } from 'vitest';
import { processorMs } from '../../test/support/processor.ts';
import { asRead } from './prose.ts';

test('lines are read without the blanks around them', () => {
  expect(asRead(' Mend\u00a0the roof \t\n\u00a0 by May\u200b\n')).toBe('Mend the roof\nby May');
});

test.each([' ', '\u00a0', '\t'])('a long run of blanks takes no longer than as many words: %j', (blank) => {
  const started = process.cpuUsage();
  expect(asRead(`roof${blank.repeat(1_000_000)}door`)).toHaveLength(1_000_008);
  expect(processorMs(started)).toBeLessThan(2000);
});
