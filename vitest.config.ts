// The test runner's settings: node environment, files named *.test.ts under test/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
