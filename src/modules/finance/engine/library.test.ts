// The engine as other programs take it: by the name of the package.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('another program charges an asset and works out a plan with it', () => {
  const program = `
    import { mediumTermModel, MediumTermPlan, pounds, programOf, scheduleOf, workedOut } from 'goldthread/finance';
    const [, first] = scheduleOf({ name: 'Bridge', spend: [{ year: '2025/26', amount: pounds(1000) }], availableIn: null,
      method: { kind: 'equal-instalment', life: 4 }, changes: [], receipts: [], voluntary: [] });
    const plan = MediumTermPlan.parse({ first: '2026/27', years: 2, lines: [{ name: 'All', amount: 7 }] });
    const gap = workedOut(programOf(mediumTermModel(plan))).of('gap', 1);
    console.log(first.charge.toString(), gap.toString());
  `;
  const said = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program],
    {
      cwd: resolve(import.meta.dirname, '../../../..'),
      encoding: 'utf8',
    },
  );
  expect(said.trim()).toBe('250 7');
});
