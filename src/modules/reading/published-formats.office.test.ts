// The five published documents in other formats: LibreOffice makes them from the text, and they read as the text does.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../../test/support/agreement.ts';
import { asHtml, convert } from '../../../test/support/office-files.ts';
import { accountFor } from './accounting.ts';
import { readWhole } from './read.ts';

const seeds = resolve(import.meta.dirname, '../../../../shared/seeds');
const files = [
  '000_6ed897ff6c87ab10.txt',
  '001_9dbbf8a22f2e6db5.txt',
  '002_9f7e4962c99fbc16.txt',
  '003_477cb43b6b8c06c9.txt',
  '004_492f4d153e09bfc3.txt',
];
if (!existsSync(seeds))
  console.warn('The published documents are not beside this checkout (../shared): their tests are skipped.');

describe.skipIf(!existsSync(seeds)).each(files)('%s', (file) => {
  test.each(['docx', 'pdf', 'xlsx', 'ods'] as const)('reads the same as %s', async (format) => {
    const bytes = readFileSync(resolve(seeds, file));
    const asText = await readWhole({ name: file, bytes });
    const name = file.replace('txt', format);
    const converted = await readWhole({ name, bytes: convert(asHtml(bytes.toString('utf8')), format) });
    const { f1, missing, added } = agreementOf(asText.draft, converted.draft);
    expect(f1 >= 0.95 ? [] : { f1, missing, added }).toEqual([]);
    const { words, inItems, inFindings, notUsed } = accountFor(converted);
    expect(inItems + inFindings + notUsed).toBe(words);
    // The name of a sheet is the only word more; a PDF may join or part a few where its lines end.
    const lost = accountFor(asText).words - words;
    expect(Math.abs(lost)).toBeLessThanOrEqual(format === 'pdf' ? words / 100 : 1);
  });
});
