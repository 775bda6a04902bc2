import { createRequire } from 'node:module';
import type { TestInfo } from '@playwright/test';

type PlaywrightTest = { test: { info(): TestInfo } };

let loaded: PlaywrightTest | null | undefined;

/** The test that this worker is at, by the project's own Playwright Test; null outside of tests. */
export function currentTest(): TestInfo | null {
  // A worker's entry lies inside the package that the specs import. It is loaded by then: a call comes from a test.
  loaded ??= load();
  try {
    return loaded?.test.info() ?? null;
  } catch {
    return null; // Global hooks, and pages that outlive their test.
  }
}

function load(): PlaywrightTest | null {
  const require = createRequire(process.argv[1] ?? import.meta.url);
  for (const name of ['playwright/test', '@playwright/test']) {
    try {
      return require(name) as PlaywrightTest;
    } catch {
      // Not known by this name as seen from there.
    }
  }
  return null;
}
