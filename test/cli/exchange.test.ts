/** `powerautomation export` and `import`: tests go out to other tools, and come in from them. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../../electron/storage/index.ts';
import { readGolden } from '../e2e/harness/golden.ts';
import { createWorld, type World } from './cli.ts';

const spec = `import { test, expect } from '@playwright/test';

test('saves', async ({ page }) => {
  await page.goto('http://localhost:3000/');
  await page.getByLabel('Name').fill('Ann');
  await page.waitForTimeout(100);
});

test('leaves', async ({ page }) => {
  await page.goBack();
});
`;

/** A recording as \`record\` keeps it. */
function keepRecording({ home, folder }: World, title: string): void {
  const host = { dataDir: home, cwd: folder, env: {}, now: () => 1_700_000_000_000 };
  const storage = openStorage({ host, notice: () => undefined });
  const { id } = storage.recordings.create({ title, url: 'http://127.0.0.1:4000/', browser: 'chromium', output: null });
  for (const { seq: _, ...event } of readGolden('clicks', 'a-double-click').events)
    storage.recordings.appendEvent(id, JSON.stringify(event));
  storage.recordings.finish(id, { output: null });
  storage.close();
}

test('a spec is exported beside it, what cannot be said is listed, and the file is the last line', async () => {
  const world = createWorld();
  world.write('tests/save.spec.ts', spec);
  const { code, out } = await world.run(['export', 'tests/save.spec.ts', '--to', 'playwright-python']);
  expect(out).toEqual([
    'Not exported, and told by comments in the file:',
    '  - Page: wait for timeout 100',
    '    await page.waitForTimeout(100);',
    expect.stringMatching(/tests\/test_save\.py$/),
  ]);
  expect(code).toBe(0);
  const python = world.read('tests/test_save.py');
  expect(python).toContain('def test_saves(page: Page) -> None:');
  expect(python).toContain('    # Not exported: Page: wait for timeout 100\n    # await page.waitForTimeout(100);');
  const again = await world.run(['export', 'tests/save.spec.ts', '--to', 'playwright-python']);
  expect(again.code).toBe(2);
  expect(again.err.join('\n')).toMatch(/test_save\.py exists already/);
});

test('one of its tests is named by a line, where a file holds one only', async () => {
  const world = createWorld();
  world.write('save.spec.ts', spec);
  const all = await world.run(['export', 'save.spec.ts', '--to', 'recorder']);
  expect(all.code).toBe(2);
  expect(all.err.join('\n')).toMatch(/holds 2 tests.*save\.spec\.ts:LINE/);
  const told = await world.json('export', 'save.spec.ts:10', '--to', 'recorder', '-o', 'out/one.json');
  expect([told].flat()[0]).toMatchObject({
    target: 'recorder',
    tests: 1,
    left: [],
    path: expect.stringMatching(/out\/one\.json$/),
  });
  expect(JSON.parse(world.read('out/one.json')).title).toBe('leaves');
});

test('a recording is exported by its title, the newest without one', async () => {
  const world = createWorld();
  expect((await world.run(['export', '--to', 'gherkin'])).err.join('\n')).toMatch(/Nothing was recorded yet/);
  keepRecording(world, 'double click');
  const [named] = [await world.json('export', 'double', '--to', 'selenium')].flat();
  expect(named).toMatchObject({ path: expect.stringMatching(/tests\/double-click\.test\.mjs$/), tests: 1 });
  await world.run(['export', '--to', 'gherkin', '-o', 'newest.feature']);
  expect(world.read('newest.feature')).toMatch(/^Feature: double click\n[\s\S]*double-click/i);
});

test.each([
  [['export', 'nowhere.spec.ts', '--to', 'side'], /Cannot read \S+nowhere\.spec\.ts: there is no such file/],
  [['export', 'half.spec.ts', '--to', 'side'], /half\.spec\.ts:1:18 does not parse/],
  [['export', 'empty.spec.ts', '--to', 'side'], /empty\.spec\.ts holds no test/],
  [['export', 'nothing-like-this', '--to', 'side'], /No recording/],
  [['export', 'empty.spec.ts', '--to', 'cobol'], /Allowed choices are playwright-python/],
  [['import', 'nowhere.side'], /Cannot read \S+nowhere\.side: there is no such file/],
  [['import', 'half.spec.ts'], /half\.spec\.ts cannot be imported: line 1, column 2: is no JSON/],
  [['import', 'broken.side'], /broken\.side cannot be imported: tests\[0\]\.name: /],
  [['import', 'none.side'], /none\.side holds no test/],
  [['import', 'bytes.side'], /Cannot read \S+bytes\.side/],
])('%j is refused in words', async (args, said) => {
  const world = createWorld();
  world.write('half.spec.ts', "test('x', () => {");
  world.write('empty.spec.ts', 'export const a = 1;');
  world.write('broken.side', '{"name":"x","tests":[{"id":"1","commands":[]}]}');
  world.write('none.side', '{"name":"x","tests":[]}');
  writeFileSync(join(world.folder, 'bytes.side'), Buffer.from([0xff, 0xfe, 0x00]));
  const { code, err } = await world.run(args);
  expect(err.join('\n')).toMatch(said);
  expect(code).toBe(2);
  expect(existsSync(`${world.folder}/tests`)).toBe(false);
});

test('a project of Selenium IDE becomes a spec, with its other locators beside it', async () => {
  const world = createWorld();
  const command = {
    command: 'click',
    target: 'id=save',
    targets: [
      ['id=save', 'id'],
      ['css=.save', 'css:finder'],
    ],
    value: '',
  };
  const other = { command: 'fly', target: '', value: '' };
  world.write(
    'shop.side',
    JSON.stringify({ name: 'x', url: '', tests: [{ id: '1', name: 'saves', commands: [command, other] }] }),
  );
  const { code, out } = await world.run(['import', 'shop.side']);
  expect(code).toBe(0);
  expect(out).toEqual([
    'Not carried over, and told by comments in the spec:',
    '  - test "saves", command 2 (fly): Playwright has no such command',
    expect.stringMatching(/Other locators are kept in \S+\.powerautomation\/candidates\/shop\.spec\.ts\.json$/),
    expect.stringMatching(/tests\/shop\.spec\.ts$/),
  ]);
  expect(world.read('tests/shop.spec.ts')).toContain("await page.locator('#save').click();");
  expect(
    JSON.parse(world.read('tests/.powerautomation/candidates/shop.spec.ts.json')).locators[0].candidates,
  ).toHaveLength(2);
  expect((await world.run(['import', 'shop.side'])).err.join('\n')).toMatch(/exists already/);
});

test('a HAR becomes mocks, with long answers in a folder beside the spec', async () => {
  const world = createWorld();
  const entry = (text: string) => ({
    request: { method: 'GET', url: 'https://a.example/api', headers: [] },
    response: { status: 200, headers: [], content: { mimeType: 'application/json', text } },
  });
  world.write(
    'shop.har',
    JSON.stringify({ log: { entries: [entry('[1]'), entry(JSON.stringify('x'.repeat(5000)))] } }),
  );
  const told = await world.json('import', 'shop.har', '--as', 'mocks');
  expect([told].flat()[0]).toMatchObject({ kind: 'har', tests: 1, candidates: null });
  expect(readdirSync(`${world.folder}/tests/shop.files`)).toEqual(['answer-2.json']);
  expect(world.read('tests/shop.spec.ts')).toContain("path: file('answer-2.json')");
});
