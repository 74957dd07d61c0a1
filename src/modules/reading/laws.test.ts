// Laws of reading: nothing throws, every word is accounted for, and hostile text is read in bounded time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../test/support/at-length.ts';
import { processorMs } from '../../../test/support/processor.ts';
import { Unusable } from '../../kernel/errors.ts';
import { accountFor } from './accounting.ts';
import { Draft } from './draft.ts';
import { readBlocks, readDocument } from './read.ts';
import type { Reading } from './reading.ts';
import { blocksOfText } from './text/blocks.ts';

/** Pieces of documents, good and bad, to be strung together in any order. */
const pieces = [
  '# Improvement plan',
  'Theme 1: Homes',
  'Section 2.1: Theme: Roads',
  'Action\tLead\tDue date\tStatus',
  'Objective Ref.\tWorkstream\tAction\tSponsor\tCabinet Sponsor\tLead Officer\tStart date\tDue date\tRAG',
  'AB01\tBins\tEmpty the bins Count them\tJD\tXX\tJD/KL\t01/02/24\tMarch 2024 (Full Council)\tOn track',
  '\t\tand then wash them\t\t\t\t\t\t',
  'Mend the roof Paint the door\tJD\tTBC\tRed',
  'Initials\tName\tJob title',
  'JD\tJo Dunn\tHead of Bins',
  'KL\tKit Lowe\tInterim Head of Roads',
  '| Recommendation | Key points | Response |',
  '|---|---|---|',
  '| 1. Do better | Say how | We will |',
  'Key Milestones\tKey Deliverables',
  ' New bins (May 2024) Clean streets (From June)\t a better town cleaner air',
  'Our key risks are:',
  '- 1. Losing **people**',
  '  - nested (Ref: AB01)',
  '1. Do it – Lead: Head of Bins – Due: May 2024',
  'Phase 1: Start\tPhase 2: Finish',
  '\tBins\t',
  'Bi\tns',
  '<ul style="x"> ■ one ■ two',
  'A. Make the place better for everybody who lives here',
  'Our priorities are as follows:',
  'Responsible Directors:',
  '---\t---',
  '',
  '',
];

const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
    { maxLength: 60 },
  )
  .map((lines) => lines.join('\n'));

function read(written: string): Reading {
  return readBlocks(blocksOfText(written, 'text'), {
    name: 'any.txt',
    format: 'text',
    sha256: '0'.repeat(64),
  });
}

const wordsIn = (written: string) => written.match(/[^\s]*[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

test('any text is read without a throw, obeys the contract, and has every word accounted for', () => {
  fc.assert(
    fc.property(text, (written) => {
      const reading = read(written);
      Draft.parse(reading.draft);
      const account = accountFor(reading);
      expect(account.inItems + account.inFindings + account.notUsed).toBe(account.words);
      expect(account.words).toBe(reading.passages.reduce((sum, passage) => sum + wordsIn(passage.text), 0));
      expect(account.passages.reduce((sum, { words }) => sum + words, 0)).toBe(account.notUsed);
    }),
    { numRuns: tries(1500, 20_000), seed: 20221201 },
  );
});

test('the blocks of a text hold all of its words', () => {
  const letters = (written: string) => written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces.filter((piece) => !piece.includes('<'))), { maxLength: 40 }),
      (lines) => {
        const reading = read(lines.join('\n'));
        const held = reading.passages.map(({ text: words }) => letters(words)).join('');
        expect(Array.from(held).sort().join('')).toBe(
          Array.from(letters(lines.join('')))
            .sort()
            .join(''),
        );
      },
    ),
    { numRuns: tries(300, 5000), seed: 7 },
  );
});

test('a cell said to be in an item is in an item: words no item says are listed as not used', () => {
  const reading = read('Action\tLead\tDue date\nMend the roof\tHead of Homes\tMay 2024');
  reading.draft.actions = [];
  expect(accountFor(reading).passages.map(({ text: words }) => words)).toContain('Mend the roof');
});

const hostile: Record<string, string> = {
  'a line of a million words': 'word '.repeat(1_000_000),
  'a line of a million tabs': `a${'\t'.repeat(1_000_000)}b`,
  'two hundred thousand open brackets': `Action\tLead\tDue\n${'('.repeat(200_000)}\tAB\tMay 2024`,
  'two hundred thousand blanks before a tab': `Action\tLead\tDue\n${' '.repeat(200_000)}x\tAB\tMay 2024`,
  'a hundred thousand colons': `- ${'Lead: x '.repeat(100_000)}`,
  'a hundred thousand capitals': `Action\tLead\tDue\n${'Make A Plan '.repeat(100_000)}\tAB\tMay 2024`,
  'fifty thousand rows': `Action\tLead\tDue date\tStatus\n${'Mend the roof\tAB\tMay 2024\tOn track\n'.repeat(50_000)}`,
  'fifty thousand headings': 'Theme 1: Homes\n\n'.repeat(50_000),
  'fifty thousand bullets': '- a\n'.repeat(50_000),
  'a hundred thousand angle brackets': `${'<a '.repeat(100_000)}\tb`,
  'a million pipes': `|${'|'.repeat(1_000_000)}`,
  'dashes and stars': `${'- * _ '.repeat(200_000)}x`,
};

for (const [what, written] of Object.entries(hostile))
  test(`${what} is read in bounded time`, { timeout: 20_000 }, () => {
    const before = process.cpuUsage();
    read(written);
    expect(processorMs(before)).toBeLessThan(10_000);
  });

const refused: Record<string, [name: string, bytes: Uint8Array, says: RegExp]> = {
  'an empty file': ['plan.txt', new Uint8Array(), /is empty/],
  'blanks alone': ['plan.txt', new TextEncoder().encode(' \n\n '), /no words/],
  'a picture called a text': [
    'plan.txt',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    /is a picture \(PNG\)/,
  ],
  'a kind of file not read yet': [
    'plan.pages',
    new TextEncoder().encode('x'),
    /kind that cannot be read yet/,
  ],
  'more lines than any plan has': [
    'log.txt',
    new TextEncoder().encode('- x\n'.repeat(100_001)),
    /at most 100,000/,
  ],
  'prose without a plan': [
    'plan.md',
    new TextEncoder().encode('We will do better.\n\nWe promise.'),
    /No plan was found/,
  ],
};

for (const [what, [name, bytes, says]] of Object.entries(refused))
  test(`${what} is refused with the cause and the cure`, async () => {
    const refusal = await readDocument({ name, bytes }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Unusable);
    expect(String(refusal)).toMatch(says);
  });

test('old Windows text, UTF-16 and a byte order mark are read alike', async () => {
  const plan = 'Action\tLead\tDue date\nRenew the café’s lease\tHead of Homes\tMay 2024';
  const latin = Uint8Array.from(Array.from(plan, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0))));
  const marked = new TextEncoder().encode(`\ufeff${plan}`);
  const wide = new Uint8Array(Buffer.from(`\ufeff${plan}`, 'utf16le'));
  for (const bytes of [latin, marked, wide])
    expect((await readDocument({ name: 'plan.txt', bytes })).actions.map(({ title }) => title)).toEqual([
      'Renew the café’s lease',
    ]);
});
