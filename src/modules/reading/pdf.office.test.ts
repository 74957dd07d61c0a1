// The published plans as LibreOffice prints them on landscape pages: read as their text is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../../test/support/agreement.ts';
import { asHtml, convert } from '../../../test/support/office-files.ts';
import { accountFor } from './accounting.ts';
import { readWhole } from './read.ts';

const seeds = resolve(import.meta.dirname, '../../../../shared/seeds');
const names = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : [];
if (names.length === 0)
  console.warn('The published plans are not beside this checkout: their PDFs are not tried.');

describe.skipIf(names.length === 0)('the published plans as PDF', () => {
  for (const name of names)
    test(`${name}: the same reading as its text`, async () => {
      const bytes = readFileSync(resolve(seeds, name));
      const text = await readWhole({ name, bytes });
      const printed = await readWhole({
        name: 'plan.pdf',
        bytes: convert(asHtml(bytes.toString('utf8')), 'pdf'),
      });
      const { f1, missing, added } = agreementOf(text.draft, printed.draft);
      expect(f1, [...missing, ...added].join('\n')).toBeGreaterThanOrEqual(0.98);
      const account = accountFor(printed);
      expect(account.inItems + account.inFindings + account.notUsed).toBe(account.words);
    });
});
