import { createRequire } from 'node:module';
import type { TestInfo } from '@playwright/test';

type Playwright = { test?: { info(): TestInfo } };

const { cache } = createRequire(import.meta.url);

/**
 * The test that runs in this worker right now, or null between tests. Asked of the copy of Playwright that the project has loaded:
 * ours, if it is another, knows nothing of the test.
 */
export function currentTest(): TestInfo | null {
  for (const module of copies()) {
    try {
      const info = module.test?.info();
      if (info) return info;
    } catch {
      // This copy runs no test, or none is going on.
    }
  }
  return null;
}

let found: Playwright[] = [];

function copies(): Playwright[] {
  if (found.length > 0) return found;
  const names = Object.keys(cache).filter((file) => /[\\/]playwright[\\/]lib[\\/]index\.js$/.test(file));
  found = names.flatMap((name) => (cache[name] ? [cache[name].exports as Playwright] : []));
  return found;
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
