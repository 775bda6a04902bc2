import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createWorld, type World } from './cli.ts';

/** A project as teams have them, which knows nothing of us. */
async function writeProject(world: World): Promise<void> {
  const port = await freePort();
  world.write(
    'playwright.config.ts',
    `import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: 'e2e', fullyParallel: true, globalSetup: './setup.ts', retries: 1,
  reporter: [['json', { outputFile: 'own.json' }], ['line']],
  use: { baseURL: 'http://127.0.0.1:${port}' },
  webServer: { command: 'node server.js', url: 'http://127.0.0.1:${port}', reuseExistingServer: false },
  projects: [
    { name: 'sign in', testMatch: /.*\\.setup\\.ts/ },
    { name: 'desktop', dependencies: ['sign in'] },
    { name: 'narrow', dependencies: ['sign in'], use: { viewport: { width: 400, height: 600 } } },
  ],
});
`,
  );
  world.write(
    'setup.ts',
    `import { writeFileSync } from 'node:fs';\nexport default () => writeFileSync('global', 'yes');\n`,
  );
  world.write(
    'server.js',
    `require('node:http').createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<button onclick="this.textContent = 1 + Number(this.textContent)">0</button>')).listen(${port}, '127.0.0.1');\n`,
  );
  world.write(
    'e2e/counter.ts',
    `import { test as base, type Page } from '@playwright/test';
class Counter {
  constructor(private readonly page: Page) {}
  async press() { await this.page.getByRole('button').click(); }
  get face() { return this.page.getByRole('button'); }
}
export const test = base.extend<{ counter: Counter }>({
  counter: async ({ page }, use) => { await page.goto('/'); await use(new Counter(page)); },
});
export { expect } from '@playwright/test';
`,
  );
  world.write(
    'e2e/auth.setup.ts',
    `import { readFileSync } from 'node:fs';\nimport { test as setup, expect } from '@playwright/test';\nsetup('signs in', () => { expect(readFileSync('global', 'utf8')).toBe('yes'); });\n`,
  );
  world.write(
    'e2e/count.spec.ts',
    `import { test, expect } from './counter';
test.describe.serial('counting', () => {
  test('once', async ({ counter }) => { await counter.press(); await expect(counter.face).toHaveText('1'); });
  test('fails', { tag: '@broken' }, async ({ counter }) => { await expect(counter.face).toHaveText('7', { timeout: 200 }); });
  test('is left out after it', async () => {});
});
`,
  );
}

test('an unmodified project plays as it is, and CI systems get the reports of Playwright beside its own', async () => {
  const world = createWorld();
  await writeProject(world);
  const { code, out, err } = await world.run(
    ['play', '--project', 'desktop', '--json', 'ours.json', '--junit', 'ci/junit.xml', '--html', 'page'],
    { GITHUB_STEP_SUMMARY: `${world.folder}/summary.md` },
  );
  expect({ code, err }).toEqual({ code: 1, err: [] });
  const said = out.join('\n');
  expect(said).toMatch(/✗ failed: 2 passed, 1 failed, 1 skipped/);
  // Steps of page objects have the place where they are written.
  expect(said).toMatch(/Click button {2}\(counter\.ts:4\)/);

  const read = (file: string) => JSON.parse(world.read(file));
  const { stats } = read('ours.json');
  expect(stats).toMatchObject({ expected: 2, unexpected: 1, skipped: 1, flaky: 0 });
  // The same as its own reporter wrote, but for the moment.
  expect({ ...read('ours.json'), stats: 0 }).toEqual({ ...read('own.json'), stats: 0 });
  expect(world.read('ci/junit.xml')).toMatch(/<testsuites[^>]* tests="4" failures="1" skipped="1"/);
  expect(existsSync(`${world.folder}/page/index.html`)).toBe(true);
  expect(world.read('summary.md')).toMatch(/^### ❌ failed: 2 passed, 1 failed, 1 skipped in .*\n\n\| test \|/);
  expect(world.read('summary.md')).toContain('count.spec.ts:4');
  await world.quiet();
});

test('a shard plays its part of all tests; what is no part is refused', async () => {
  const world = createWorld();
  world.write('a.spec.ts', `import { test } from '@playwright/test';\ntest('one', () => {});\n`);
  world.write('b.spec.ts', `import { test } from '@playwright/test';\ntest('two', () => {});\n`);
  const [first, second] = [await world.run(['play', '--shard', '1/2']), await world.run(['play', '--shard', '2/2'])];
  expect([first, second].map(({ out }) => out.filter((line) => /^✓ (one|two)/.test(line)).length)).toEqual([1, 1]);
  expect(first.out.join()).not.toBe(second.out.join());
  const wrong = await world.run(['play', '--shard', '3/2']);
  expect({ code: wrong.code, said: wrong.err.join() }).toEqual({ code: 2, said: expect.stringContaining('2/3') });
});

test('--json before a path streams, before a file that ends in .json writes it', async () => {
  const world = createWorld();
  world.write('a.spec.ts', `import { test } from '@playwright/test';\ntest('one', () => {});\n`);
  const stream = await world.run(['play', '--json', 'a.spec.ts']);
  expect(JSON.parse(stream.out.at(-1) ?? '')).toMatchObject({ kind: 'runEnd', state: 'passed' });
  const file = await world.run(['play', '--json=out.json', 'a.spec.ts']);
  expect(file.out.at(-2)).toMatch(/✓ passed: 1 passed/);
  expect(JSON.parse(world.read('out.json')).suites).toHaveLength(1);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (typeof address !== 'object' || !address) throw new Error('A server of TCP has an address.');
  return address.port;
}
