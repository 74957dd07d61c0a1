// PDFs that cannot be read: each is refused in one line with its cause and its cure, and quickly.
import { expect, test } from 'vitest';
import { pdf, picture, table, words } from './paper.sample.ts';
import { readPdf } from './read.ts';

const plan = table(
  [50, 100, 300],
  [100, 120, 140],
  [
    ['Ref', 'Action'],
    ['1', 'Mend the roof'],
  ],
);

const refusal = async (bytes: Uint8Array) => {
  const error: unknown = await Promise.resolve(readPdf({ name: 'plan.pdf', bytes }, () => {})).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? [error.name, error.message] : error;
};

test('a scanned document without text is refused, and the cure named', async () => {
  expect(await refusal(pdf([{ marks: [picture] }]))).toEqual(['Unusable', expect.stringContaining('OCR')]);
});

test('a document that needs a password is refused, and says so', async () => {
  const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;
  const bytes = pdf([{ marks: [words(50, 100, 'Plan.')] }], locked);
  expect(await refusal(bytes)).toEqual(['Unusable', expect.stringContaining('password')]);
});

test('three thousand pages are refused at once, naming the limit', async () => {
  const began = performance.now();
  const bytes = pdf(Array.from({ length: 3_000 }, () => ({ marks: [] })));
  expect(await refusal(bytes)).toEqual(['Unusable', expect.stringContaining('at most 1,000')]);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('what is damaged or no PDF is refused, and nothing is said on the way', async () => {
  const whole = pdf([{ marks: plan }]);
  const said: unknown[] = [];
  const { warn, log } = console;
  Object.assign(console, {
    warn: (...all: unknown[]) => said.push(all),
    log: (...all: unknown[]) => said.push(all),
  });
  try {
    expect(await refusal(Buffer.from('%PDF-1.7 and nothing else'))).toEqual([
      'Unusable',
      expect.stringContaining('damaged'),
    ]);
    expect(await refusal(Buffer.from('<html>no PDF</html>'))).toEqual([
      'Unusable',
      expect.stringContaining('damaged'),
    ]);
    for (const share of [0.2, 0.5, 0.9])
      expect(await refusal(whole.slice(0, Math.floor(whole.length * share)))).toEqual([
        'Unusable',
        expect.stringContaining('not whole'),
      ]);
  } finally {
    Object.assign(console, { warn, log });
  }
  expect(said).toEqual([]);
});
