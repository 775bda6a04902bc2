import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../../electron/findBrowser.mjs';
import { ROWS } from './site.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const found = findBrowser({ env: process.env, platform: process.platform });
if (!found) throw new Error('This bench plays in a real browser, and none was found.');
export const browserPath = found.path;

const one = (site: string) => `import { test } from '@playwright/test';
test('one', async ({ page }) => {
  await page.goto('${site}/first');
  await page.getByRole('button', { name: 'Add 0', exact: true }).click();
});
`;

/** The loop tells how long it took, without the browser's start. */
const timed = (site: string, steps: string) => `import { test } from '@playwright/test';
test('timed', async ({ page }) => {
  await page.goto('${site}/form');
  const begun = performance.now();
  ${steps}
  await fetch('${site}/took?ms=' + (performance.now() - begun));
});
`;

const formSteps = `for (let row = 0; row < ${ROWS}; row++) {
    await page.locator('#name' + row).fill('Ann ' + row);
    await page.locator('#size' + row).selectOption('l');
    await page.locator('#gift' + row).check();
    await page.locator('#add' + row).click();
  }`;

/** Steps that are nothing but steps, so that what a step costs us is not lost in what it does. */
const plainSteps = `for (let step = 0; step < 100; step++) await page.locator('#name0').fill(String(step));`;

const config = `export default { reporter: 'line', timeout: 120_000, use: { launchOptions: { executablePath: ${JSON.stringify(browserPath)} } } };\n`;

export type Project = Disposable & { folder: string; home: string };

/** A Playwright project as anybody may have it, with the Playwright of this clone. */
export function makeProject(site: string): Project {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'pa-bench-playback-')));
  const folder = join(base, 'project');
  mkdirSync(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  writeFileSync(join(folder, 'playwright.config.ts'), config);
  writeFileSync(join(folder, 'one.spec.ts'), one(site));
  writeFileSync(join(folder, 'form.spec.ts'), timed(site, formSteps));
  writeFileSync(join(folder, 'steps.spec.ts'), timed(site, plainSteps));
  return {
    folder,
    home: join(base, 'home'),
    [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true, maxRetries: 10 }),
  };
}
