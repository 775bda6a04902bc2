import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The command line of the Playwright Test that a folder's specs will import: the project's own where it has one (two
 * copies in one process refuse to work), else ours.
 */
export function findRunner(folder: string): string {
  return cliSeenFrom(join(folder, 'any.js')) ?? cliSeenFrom(import.meta.filename) ?? missing();
}

function cliSeenFrom(file: string): string | null {
  const require = createRequire(file);
  for (const name of ['@playwright/test/package.json', 'playwright/package.json']) {
    try {
      return join(dirname(require.resolve(name)), 'cli.js');
    } catch {
      // Not installed under this name as seen from there: the next one is asked.
    }
  }
  return null;
}

function missing(): never {
  throw new Error('@playwright/test is not installed beside PowerAutomation. Install PowerAutomation again.');
}
