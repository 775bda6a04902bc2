import { defineConfig } from 'vitest/config';

// Two cores shared with real browsers: a limit is there to end a hanging test, not to time it.
const unitLimit = 60_000;
const endToEndLimit = 180_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/setup/seed.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', '**/node_modules/**'],
          testTimeout: unitLimit,
          hookTimeout: unitLimit,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: endToEndLimit,
          hookTimeout: endToEndLimit,
          // After the unit tests: browsers would only make those wait.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
