import { defineConfig } from 'vitest/config';

// The clock of every test is the council's.
process.env.TZ = 'Europe/London';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/global-setup.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'example/**/*.test.ts', 'bench/**/*.test.ts'],
  },
});
