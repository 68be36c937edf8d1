// The test runner's settings: node environment, files named *.test.ts under test/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    setupFiles: ['test/seed.ts'],
    // Whatever the machine: most of a long test is waiting for a platform's pace, which goes on side by side.
    maxWorkers: 4,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is polled for is waited for as patiently: how fast a machine is, no test tells.
    expect: { poll: { timeout: 15_000 } },
  },
});
