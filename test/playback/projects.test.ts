import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld, endOf, ofKind, type World } from './world.ts';

const spec = `import { test, expect } from '@playwright/test';
import { price } from './price';
test('adds up', async ({ page }) => {
  await page.setContent('<b>' + price + '</b>');
  await expect(page.locator('b')).toHaveText('12');
});
`;

function writeProject(world: World): void {
  world.write('tests/price.ts', 'export const price: number = 12;\n');
  world.write('tests/price.spec.ts', spec);
}

/** As if installed: the package of this repository stands in for the project's own. */
function installPlaywright(world: World): void {
  const ours = dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json'));
  mkdirSync(join(world.folder, 'node_modules', '@playwright'), { recursive: true });
  symlinkSync(ours, join(world.folder, 'node_modules', '@playwright', 'test'), 'dir');
}

test.each([
  ['a folder with nothing but specs', () => {}],
  ['a folder of ES modules', (world: World) => void world.write('package.json', '{ "type": "module" }')],
  ['a folder of CommonJS modules', (world: World) => void world.write('package.json', '{ "type": "commonjs" }')],
  ['a folder with its own Playwright', installPlaywright],
])('%s plays', async (_what, prepare) => {
  const world = createWorld();
  writeProject(world);
  prepare(world);
  const events = await world.play();
  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 1 } });
});

test('plain JavaScript with require plays, and a file that is named is a spec whatever it is called', async () => {
  const world = createWorld();
  world.write(
    'login.js',
    `const { test, expect } = require('@playwright/test');
test('adds up', async ({ browserName }) => { expect(browserName).toBe('chromium'); });
`,
  );
  expect(endOf(await world.play({ paths: ['login.js'] }))).toMatchObject({ state: 'passed', counts: { passed: 1 } });
});

test('an unmodified project plays by its own config, with the browser that was found where its own is missing', async () => {
  const world = createWorld({ PLAYWRIGHT_BROWSERS_PATH: join(createWorld().folder, 'no browsers here') });
  writeProject(world);
  installPlaywright(world);
  const config = `import { defineConfig, devices } from '@playwright/test';
export default defineConfig({
  testDir: './tests',
  reporter: [['list'], ['json', { outputFile: 'result.json' }]],
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'] } },
    { name: 'phone', use: { ...devices['Pixel 7'] } },
  ],
});
`;
  world.write('playwright.config.ts', config);
  world.write(
    'tests/launch.spec.ts',
    `import { test, expect, chromium } from '@playwright/test';
test('launches by itself', async () => {
  const browser = await chromium.launch();
  expect(browser.isConnected()).toBe(true);
  await browser.close();
});
`,
  );

  const events = await world.play({ project: ['phone'] });

  expect(ofKind(events, 'testBegin').map(({ title, project }) => `${project}: ${title}`)).toEqual([
    'phone: launches by itself',
    'phone: adds up',
  ]);
  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 2 } });
  expect(readFileSync(join(world.folder, 'playwright.config.ts'), 'utf8')).toBe(config);
  // Its own reporters wrote what they always write, and what they print went to the run's log.
  expect(existsSync(join(world.folder, 'result.json'))).toBe(true);
  expect(readFileSync(join(world.host.dataDir, 'runs/run-1/runner.log'), 'utf8')).toContain('2 passed');
});

test('a config is found above the folder where a person stands, and its folder is where the run starts', async () => {
  const world = createWorld();
  writeProject(world);
  world.write(
    'playwright.config.js',
    `module.exports = { use: { launchOptions: { executablePath: ${JSON.stringify(world.browser.path)} } } };`,
  );
  world.write(
    'tests/here.spec.ts',
    `import { test, expect } from '@playwright/test';
test('stands at the top', () => { expect(process.cwd()).toBe(${JSON.stringify(world.folder)}); });
`,
  );
  const events = await world.play({}, { host: { ...world.host, cwd: join(world.folder, 'tests') } });
  expect(endOf(events)).toMatchObject({ state: 'passed', counts: { passed: 2 } });
});

test('a config that throws ends the run with a verdict that says what it threw', async () => {
  const world = createWorld();
  writeProject(world);
  world.write('playwright.config.ts', `throw new Error('the staging address is not set');`);
  const events = await world.play();
  expect(endOf(events)).toMatchObject({
    state: 'failed',
    why: expect.stringContaining('the staging address is not set'),
  });
  expect(ofKind(events, 'problem')[0]?.failure.message).toContain('playwright.config.ts');
});

test('a project name that the config does not have is said with those that it has', async () => {
  const world = createWorld();
  writeProject(world);
  world.write('playwright.config.ts', `export default { projects: [{ name: 'desktop' }] };`);
  expect(endOf(await world.play({ project: ['tablet'] })).why).toContain('"tablet" not found');
});

test('a program that a project leaves running with the pipes of the run open does not keep the run from ending', async () => {
  const world = createWorld();
  world.write(
    'setup.js',
    `module.exports = () => {
  const left = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'inherit' });
  require('node:fs').writeFileSync('left.pid', String(left.pid));
  left.unref();
};
`,
  );
  world.write('playwright.config.js', `module.exports = { globalSetup: require.resolve('./setup.js') };`);
  world.write('fine.spec.ts', `import { test } from '@playwright/test';\ntest('fine', () => {});\n`);
  try {
    expect(endOf(await world.play())).toMatchObject({ state: 'passed' });
    expect(world.processes()).toHaveLength(1);
  } finally {
    process.kill(Number(readFileSync(join(world.folder, 'left.pid'), 'utf8')), 'SIGKILL');
  }
});
