import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from '../../electron/findBrowser.mjs';
import { createWorld, type World } from './cli.ts';

const modules = join(import.meta.dirname, '..', '..', 'node_modules');
const browser = findBrowser({ env: process.env, platform: process.platform })?.path ?? '';

/** A project in which much is done otherwise than a beginner would. */
function writeProject(world: World): void {
  symlinkSync(modules, join(world.folder, 'node_modules'));
  world.write('package.json', '{ "name": "foreign" }');
  world.write('tsconfig.json', '{ "compilerOptions": { "baseUrl": ".", "paths": { "@pages/*": ["pages/*"] } } }');
  world.write(
    'playwright.config.ts',
    `import { defineConfig, devices } from '@playwright/test';
export default defineConfig({
  testDir: 'tests', retries: 1, workers: 2, expect: { timeout: 2000 }, globalSetup: './setup', reporter: [['./reporter', { file: process.env.SEEN }]],
  use: { testIdAttribute: 'data-qa', launchOptions: { executablePath: process.env.BROWSER_HERE } },
  projects: [
    { name: 'sign in', testMatch: /auth/, teardown: 'clean' },
    { name: 'clean', testMatch: /clean/ },
    { name: 'phone', dependencies: ['sign in'], testMatch: /spec/, use: { ...devices['Pixel 7'], storageState: 'user.json' } },
  ],
});`,
  );
  world.write(
    'reporter.ts',
    `import { writeFileSync } from 'node:fs';
export default class Seen {
  seen = [];
  constructor(private options) {}
  onTestEnd(test, result) {
    // How often was asked until it held is the machine's doing.
    const inside = ({ title, steps: all }) => /poll|toPass/.test(title) ? [] : steps(all);
    const steps = (all) => all.filter(({ category }) => !/hook|fixture/.test(category)).map((step) => [step.title, step.location?.line, !!step.error, inside(step)]);
    this.seen.push([test.titlePath().join(' > '), result.status, result.retry, test.annotations.map((one) => one.type), result.attachments.map((one) => one.name), result.errors.length, steps(result.steps)]);
  }
  onEnd({ status }) { writeFileSync(this.options.file, JSON.stringify([status, ...this.seen.map((one) => JSON.stringify(one)).sort()])); }
}`,
  );
  world.write('setup.ts', 'export default () => { process.env.FROM_SETUP = "yes"; };');
  world.write(
    'pages/list.ts',
    `import { test, expect, type Page } from '@playwright/test';
export class List {
  constructor(private page: Page) {}
  async add(text: string) {
    await test.step('adds ' + text, async () => { await this.page.getByTestId('new').fill(text); await this.page.getByRole('button').tap(); }, { box: true });
  }
  async holds(count: number) { await expect(this.page.getByRole('listitem')).toHaveCount(count); }
}`,
  );
  world.write(
    'fixtures.ts',
    `import { test as base, expect as plain, mergeTests } from '@playwright/test';
import { List } from '@pages/list';
const html = \`<input data-qa="new"><button onclick="setTimeout((text) => list.append(Object.assign(document.createElement('li'), { textContent: text })), 50, document.querySelector('input').value)">Add</button><ul id="list"></ul>\`;
const withList = base.extend<{ list: List; note: void }, { account: string }>({
  account: [async ({}, use) => { await use('ann'); }, { scope: 'worker' }],
  note: [async ({}, use, info) => { await use(); await info.attach('note', { body: 'x' }); }, { auto: true }],
  list: async ({ page }, use) => { await page.setContent(html); await use(new List(page)); },
});
export const test = mergeTests(withList, base.extend<{ three: number }>({ three: async ({}, use) => { await use(3); } }));
export const expect = plain.extend({ toBeEven(received: number) { return { pass: received % 2 === 0, message: () => 'odd' }; } });`,
  );
  world.write(
    'tests/auth.ts',
    `import { test } from '@playwright/test';\ntest('signs in', async ({ page }) => { await page.context().storageState({ path: 'user.json' }); });`,
  );
  world.write('tests/clean.ts', `import { test } from '@playwright/test';\ntest('cleans', () => {});`);
  world.write(
    'tests/all.spec.ts',
    `import { test, expect } from '../fixtures';
test.beforeEach(async ({ list }) => { await list.holds(0); });
test('page objects and fixtures', { tag: '@a' }, async ({ list, account, three, isMobile }) => {
  await list.add('milk');
  await list.holds(1);
  expect([account, three, isMobile, process.env.FROM_SETUP]).toEqual(['ann', 3, true, 'yes']);
  expect(three + 1).toBeEven();
});
test('waits of all kinds', async ({ page, list }) => {
  await test.step('outer', async () => { await test.step('inner', async (step) => { await list.add('a'); await step.attach('b', { body: 'c' }); }); });
  await expect.poll(() => page.getByRole('listitem').count(), { intervals: [20] }).toBe(1);
  await expect(async () => { await page.getByRole('button').tap(); expect(await page.locator('li').count()).toBeGreaterThan(2); }).toPass({ intervals: [100] });
});
test('soft', async ({ page }) => { test.fail(); expect.soft(1).toBe(2); await expect.soft(page.locator('li')).toHaveText(['x'], { timeout: 100 }); });
test('flaky', async ({}, info) => { expect(info.retry).toBe(1); });
test('fails', async ({ page }) => { await page.getByText('nowhere').click({ timeout: 200 }); });
test('is skipped inside', () => { test.skip(true, 'why'); });
test.describe.serial('in order', () => {
  for (const name of ['one', 'two']) test(name, async ({ list }) => { await list.add(name); });
});`,
  );
}

test('a foreign project is told the same by us as by Playwright alone: tests, tries, steps with their lines, attachments', async () => {
  const world = createWorld();
  writeProject(world);
  const cli = join(modules, '@playwright', 'test', 'cli.js');
  const env = { ...process.env, SEEN: 'plain.json', BROWSER_HERE: browser };
  const [plain] = await once(
    spawn(process.execPath, [cli, 'test'], { cwd: world.folder, env, stdio: 'ignore' }),
    'exit',
  );
  const { code } = await world.run(['play'], { SEEN: 'ours.json', BROWSER_HERE: browser });

  expect([plain, code]).toEqual([1, 1]);
  const ours = JSON.parse(world.read('ours.json'));
  expect(ours).toEqual(JSON.parse(world.read('plain.json')));
  expect(ours.length).toBeGreaterThan(11);
  await world.quiet();
});
