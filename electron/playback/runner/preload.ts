/**
 * Loaded with `--import` into Playwright's own processes (the runner, and through its execArgv every worker) before
 * anything else. It adds two things that an unmodified project may lack, and changes nothing that works without us:
 * the package `@playwright/test` where the project has none, and a browser where Playwright's own was not downloaded.
 */
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { borrowBrowser } from './borrowBrowser.ts';
import { hooksOfRun } from './hooksOfRun.ts';
import { addHooks, instrument, type Wrap } from './instrument.ts';
import { joinBrowser } from './joinBrowser.ts';
import { browserVariable, endpointVariable, launchFileVariable } from './protocol.ts';
import { handOverBrowser } from './standby/launchAhead.ts';
import { standBy } from './standby/standBy.ts';
import { wrapSource } from './wrapSource.ts';

const requireOurs = createRequire(import.meta.url);

// Resolved before the hook exists: asked from inside it, Node would come back to the hook.
const ours = new Map(
  ['@playwright/test', '@playwright/test/reporter', 'playwright', 'playwright/test'].map((name) => [
    name,
    {
      require: pathToFileURL(requireOurs.resolve(name)).href,
      import: import.meta.resolve(name),
    },
  ]),
);

// A process on standby loads Playwright before it knows what its run wants.
const loadedAhead: [playwright: object, wrap: Wrap][] = [];
let equip = (playwright: object, wrap: Wrap): void => void loadedAhead.push([playwright, wrap]);
Reflect.set(globalThis, Symbol.for('powerautomation.playwright'), (playwright: object, wrap: Wrap) =>
  equip(playwright, wrap),
);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const fallback = ours.get(specifier);
    if (!fallback) return nextResolve(specifier, context);
    try {
      return nextResolve(specifier, context);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const url = context.conditions.includes('require') ? fallback.require : fallback.import;
      return { url, shortCircuit: true };
    }
  },
  // Every door to Playwright's browsers (fixtures, `import { chromium }`, a project's own copy) goes through this file.
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/playwright-core/index.js') || !loaded.source) return loaded;
    const source = Buffer.from(loaded.source as Uint8Array).toString();
    return { ...loaded, source: source + wrapSource };
  },
});

await standBy();

// Tests are played by what Playwright forks; the runner itself comes to no page of theirs. Now rather than later: what is loaded when
// Playwright's own loader is there goes through its compiler, which takes many times as long.
if (process.send) for (const hooks of await hooksOfRun(process.env)) addHooks(hooks);

const browserPath = process.env[browserVariable];
const endpoint = process.env[endpointVariable];

equip = (playwright, wrap) => {
  if (process.env[launchFileVariable]) handOverBrowser(playwright);
  if (endpoint) joinBrowser(playwright, endpoint);
  else if (browserPath) borrowBrowser(playwright, browserPath);
  instrument(playwright, wrap);
};
for (const [playwright, wrap] of loadedAhead) equip(playwright, wrap);

function isNotFound(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND';
}
