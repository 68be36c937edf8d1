// The test runner's settings: node environment, files named *.test.ts under test/.
import { defineConfig } from 'vitest/config';

/** What touches nothing but values: these files can share what they have loaded. */
const PURE = ['briefings', 'corpus', 'days', 'questions'].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    // Whatever the machine: most of a long test is waiting for a platform's pace, which goes on side by side.
    maxWorkers: 4,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'all else',
          include: ['test/**/*.test.ts'],
          exclude: PURE,
          globalSetup: ['test/setup.ts'],
        },
      },
    ],
    setupFiles: ['test/seed.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is polled for is waited for as patiently: how fast a machine is, no test tells.
    expect: { poll: { timeout: 15_000 } },
  },
});
