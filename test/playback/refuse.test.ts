import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './world.ts';

const green = `import { test } from '@playwright/test';
test('green', async () => {});
`;
const broken = `import { test } from '@playwright/test';
test('broken', async () => {
  const x = ;
});
`;

test.each([
  ['a file that is not there', { paths: ['nowhere.spec.ts'] }],
  ['a folder without specs', { paths: ['empty'] }],
  ['a pattern that fits no spec', { paths: ['check.*out'] }],
  ['a title that no test has', { grep: 'purple' }],
  ['a line without a test', { paths: ['green.spec.ts:99'] }],
])('nothing to play: %s', async (_what, options) => {
  const world = createWorld();
  world.write('green.spec.ts', green);
  mkdirSync(join(world.folder, 'empty'));
  await expect(world.play(options)).rejects.toMatchObject({ code: 'NOTHING_TO_PLAY' });
});

test('nothing to play: a folder with nothing in it at all', async () => {
  await expect(createWorld().play()).rejects.toMatchObject({ code: 'NOTHING_TO_PLAY' });
});

test('a spec that does not parse is refused with its place, before anything is started or written', async () => {
  const world = createWorld();
  world.write('green.spec.ts', green);
  const file = world.write('broken.spec.ts', broken);
  const refusal = world.play();
  await expect(refusal).rejects.toMatchObject({ code: 'SPEC_DOES_NOT_PARSE' });
  await expect(refusal).rejects.toThrow(`${file}:3:13 does not parse`);
  await expect(refusal).rejects.toThrow(/> 3 \| {3}const x = ;\n {4}\| {13}\^/);
  expect(existsSync(world.host.dataDir)).toBe(false);
});

test('a spec that only the config of a project knows is refused in the same way', async () => {
  const world = createWorld();
  world.write('playwright.config.ts', `export default { testDir: 'checks', testMatch: '*.check.ts' };`);
  world.write('checks/broken.check.ts', broken);
  await expect(world.play()).rejects.toMatchObject({ code: 'SPEC_DOES_NOT_PARSE' });
});

test('a config that is not there and a title that is no expression are refused', async () => {
  const world = createWorld();
  world.write('green.spec.ts', green);
  await expect(world.play({ config: 'my.config.ts' })).rejects.toMatchObject({ code: 'CONFIG_NOT_FOUND' });
  await expect(world.play({ grep: '(' })).rejects.toMatchObject({ code: 'GREP_INVALID' });
});

test('a run without a place to write to is refused', async () => {
  const world = createWorld();
  world.write('green.spec.ts', green);
  world.write('taken', 'a file, not a folder');
  await expect(world.play({ outputDir: 'taken/run' })).rejects.toMatchObject({ code: 'RUN_FOLDER_NOT_WRITABLE' });
});
