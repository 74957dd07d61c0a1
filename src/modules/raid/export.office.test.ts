// The register as LibreOffice opens it: the rows of the page with the same filters, each cell as words.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import { libreOffice, need } from '../../../test/support/programs.ts';
import { live, liveThreads } from '../plan/index.ts';
import { exportRegister } from './export.ts';
import { loadRegister } from './raid.store.ts';
import { filtered, registerOf, worstFirst } from './register.ts';

const { database, example } = await freshProduct();
const council = { id: example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(database)(tester, council, productDay);
const register = registerOf(
  await database.read(tester, council.id, (tx) => loadRegister(tx, live)),
  productDay,
);

/** The second sheet as LibreOffice writes it in CSV. */
function asLibreOfficeShows(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'goldthread-office-'));
  try {
    writeFileSync(join(folder, 'register.xlsx'), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const format = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true,false,false,false,2';
    execFileSync(
      need(libreOffice),
      [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, 'register.xlsx')],
      { stdio: 'pipe' },
    );
    return readFileSync(join(folder, 'register-Register.csv'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('LibreOffice shows the rows of the register that the filters leave, worst first', async () => {
  const rows = worstFirst(filtered(thread, register, { kind: 'issue' }));
  const shown = asLibreOfficeShows(await exportRegister(thread, rows, ['Issues']));
  expect(shown).toMatch(/^Number,Kind,What,/);
  expect(rows.length).toBeGreaterThan(0);
  let last = 0;
  for (const { entry } of rows) {
    const at = shown.indexOf(entry.title);
    expect(at, entry.title).toBeGreaterThan(last);
    last = at;
  }
  expect(shown).not.toContain('Risk 1,');
});
