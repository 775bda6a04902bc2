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

/**
 * Has `work` done when the function of a test has ended and nothing is cleaned up yet: no afterEach has run, every page is still
 * there. Returns whether this Playwright offers that moment; what `work` throws fails the test.
 */
export function whenTestFunctionEnds(info: TestInfo, work: () => Promise<void>): boolean {
  const { _onDidFinishTestFunctionCallbacks: callbacks } = info as { _onDidFinishTestFunctionCallbacks?: unknown };
  if (!(callbacks instanceof Set)) return false;
  callbacks.add(work);
  return true;
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
