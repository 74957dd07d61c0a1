// The workbook of the medium-term plan, worked out by LibreOffice from its formulas alone: every cell as the engine has it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { libreOffice, need } from '../../../../../test/support/programs.ts';
import { writeFormulas } from '../../../../office/workbook.formulas.ts';
import { readCells } from '../../../../office/workbook.read.ts';
import { type Changes, workedOut } from '../model/exact.ts';
import { programOf } from '../model/model.ts';
import { pounds } from '../pounds.ts';
import { mediumTermModel } from './medium-term.ts';
import type { MediumTermPlan } from './plan.ts';
import { largePlan } from './sample.ts';
import { placedRows, sheetsOf } from './workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'goldthread-medium-term-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Through LibreOffice, which finds no results in the file and so works out each formula. */
async function recalculated(bytes: Uint8Array) {
  writeFileSync(join(folder, 'plan.xlsx'), bytes);
  execFileSync(
    need(libreOffice),
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'plan.xlsx'),
    ],
    { stdio: 'ignore', timeout: 120_000 },
  );
  return readCells({ name: 'plan.xlsx', bytes: readFileSync(join(folder, 'out', 'plan.xlsx')) });
}

const late: Changes = new Map([
  ['councilTax', Array.from({ length: 30 }, () => pounds('1.99'))],
  ['salesLate', Array.from({ length: 30 }, () => pounds(7))],
]);

/** The same with council homes, which bear a loan and two balances of their own. */
function withHomes(): MediumTermPlan {
  const { balances, loans, ...plan } = largePlan();
  return {
    ...plan,
    balances: balances.map((one, at) => (at < 2 ? { ...one, pool: 'housing' } : one)),
    loans: loans.map((one, at) => (at === 0 ? { ...one, pool: 'housing' } : one)),
  };
}

test.each([
  ['as planned', largePlan(), new Map()],
  ['with council homes, a lower council tax and later sales', withHomes(), late],
] as [string, MediumTermPlan, Changes][])('%s', async (_, plan, changes) => {
  const model = mediumTermModel(plan);
  const changed = {
    ...model,
    rows: model.rows.map((row) => ({
      ...row,
      formulas: row.formulas.map((formula, at) => {
        const value = changes.get(row.id)?.[at];
        return value ? { is: 'number' as const, value } : formula;
      }),
    })),
  };
  const figures = workedOut(programOf(model), changes);
  const sheets = await recalculated(
    await writeFormulas('Plan', sheetsOf(changed, figures), { results: false }),
  );
  let cells = 0;
  for (const { page, rows } of placedRows(model)) {
    const sheet = sheets.find(({ name }) => name === page.name);
    for (const [place, { id }] of rows.entries())
      for (let at = 0; at < model.years; at += 1) {
        const shown = sheet?.rows[place + 3]?.[at + 2]?.value;
        const expected = figures.of(id, at).toNumber();
        expect(
          Math.abs(Number(shown) - expected),
          `${page.name}: ${id}, year ${at + 1}: ${shown}`,
        ).toBeLessThan(0.005);
        cells += 1;
      }
  }
  expect(cells).toBe(model.rows.length * model.years);
});
