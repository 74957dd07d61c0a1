import { defineConfig } from 'vitest/config';

// The clock of every test is the council's.
process.env.TZ = 'Europe/London';

const folders = ['src', 'test', 'example', 'bench'];
const named = (ending: string) => folders.map((folder) => `${folder}/**/*${ending}`);
const kinds = { browser: named('.browser.test.ts'), office: named('.office.test.ts') };

/** Tests that are run again at length: many more random cases of the same laws, a hundred kills. */
const atLength = [
  'src/db/record.test.ts',
  'src/modules/finance/engine/cfr/cfr.test.ts',
  'src/modules/finance/engine/invariants.test.ts',
  'src/modules/finance/engine/loans/loan.test.ts',
  'src/modules/finance/engine/medium-term/housing.test.ts',
  'src/modules/finance/engine/medium-term/medium-term.laws.test.ts',
  'src/modules/finance/engine/mrp/mrp.test.ts',
  'src/modules/measures/releasing/release.test.ts',
  'src/modules/measures/suppression/suppress.test.ts',
  'src/modules/reading/laws.test.ts',
  'src/modules/reading/mutations.test.ts',
  'src/modules/reading/tables/columns.test.ts',
  'test/hard-kill.test.ts',
  'test/isolation.test.ts',
  'test/journeys/accessible.browser.test.ts',
  'test/permission-matrix.test.ts',
  'test/hard-kill-updates.test.ts',
  'test/replay.test.ts',
];

const project = (name: string, include: string[], more: object = {}) => ({
  test: {
    name,
    include,
    pool: 'forks' as const,
    // The files of one worker share what they import: none leaves anything changed behind it.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    provide: { atLength: false },
    ...more,
  },
});

/**
 * `core` needs nothing but npm's packages; `browser` needs Chromium, `office` LibreOffice. `prove` takes minutes and is
 * here only when it is asked for by name.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      project('core', named('.test.ts'), { exclude: [...kinds.browser, ...kinds.office] }),
      project('browser', kinds.browser),
      project('office', kinds.office),
      ...(process.argv.includes('prove')
        ? [project('prove', atLength, { provide: { atLength: true }, testTimeout: 900_000 })]
        : []),
    ],
  },
});
