// The five published documents as web pages: they read as their text does.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../../test/support/agreement.ts';
import { asHtml } from '../../../test/support/office-files.ts';
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

describe.skipIf(!existsSync(seeds))('published documents', () => {
  test.each(files)('%s reads the same as a web page, word for word', async (file) => {
    const bytes = readFileSync(resolve(seeds, file));
    const asText = await readWhole({ name: file, bytes });
    const page = { name: file.replace('txt', 'html'), bytes: Buffer.from(asHtml(bytes.toString('utf8'))) };
    const asPage = await readWhole(page);
    const { f1, missing, added } = agreementOf(asText.draft, asPage.draft);
    expect(f1 >= 0.95 ? [] : { f1, missing, added }).toEqual([]);
    const { words, inItems, inFindings, notUsed } = accountFor(asPage);
    expect(inItems + inFindings + notUsed).toBe(words);
    expect(words).toBe(accountFor(asText).words);
  });
});
