import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArguments, executablePath } from '../e2e/harness/chromium.ts';
import { pagesFolder } from '../e2e/harness/paths.ts';
import { type Site, startSite } from '../e2e/harness/serve.ts';
import { disagreements } from './conformance/engine.ts';
import { shadows, snippets } from './conformance/snippets.ts';
import { tree } from './conformance/tree.ts';

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([chromium.launch({ executablePath, args: browserArguments }), startSite()]);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test.each(Object.entries({ ...snippets, ...shadows }))(
  'finds and names as Playwright does: %s',
  async (_name, html) => {
    await page.setContent(`<!doctype html><html><head><title>Say</title></head><body>${html}</body></html>`);
    expect(await disagreements(page)).toEqual([]);
  },
);

test('finds and names as Playwright does: pages that nobody thought of', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (html) => {
      await page.setContent(html);
      expect(await disagreements(page)).toEqual([]);
    }),
    { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 15) },
  );
}, 180_000);

/** Pages with the markup that libraries really make; some of their elements each. What a page changes by itself cannot be asked twice. */
const pages = readdirSync(pagesFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(libraries|forms|locating|frames)\/.*\.html$/.test(file) && !file.endsWith('volatile.html'))
  .sort();

test.each(pages)('finds and names as Playwright does: %s', async (file) => {
  const own = await browser.newPage();
  await own.goto(`${site.origin}/${file}`);
  const count = await own.locator('*').count();
  expect(await disagreements(own, Math.max(1, Math.ceil(count / 12)))).toEqual([]);
  await own.close();
});
