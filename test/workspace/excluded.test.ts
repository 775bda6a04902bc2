import { expect, test } from 'vitest';
import { excludedBy } from '../../electron/workspace/excluded.ts';
import { createWorld } from '../server/world.ts';

test.each([
  ['**/node_modules', 'node_modules', true],
  ['**/node_modules', 'a/b/node_modules', true],
  ['**/node_modules', 'a/node_modules2', false],
  ['*.log', 'x.log', true],
  ['*.log', 'a/x.log', false],
  ['**/*.log', 'a/x.log', true],
  ['build/', 'build', true],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a.c', 'abc', false],
  ['out/**', 'out/x/y', true],
])('the glob %s on %s: %s', (glob, path, expected) => {
  expect(excludedBy([glob])(path)).toBe(expected);
});

test('a folder is listed without what the settings exclude, unless all is asked for', async () => {
  const { client, write } = await createWorld();
  for (const path of ['node_modules/a.js', 'tests/a.spec.ts', 'build.log']) write(path, '');
  await client.settings.set({ key: 'files.exclude', value: ['**/node_modules', '*.log'] });
  const names = async (all: boolean) => (await client.files.list({ all })).map(({ name }) => name);
  expect(await names(false)).toEqual(['tests']);
  expect(await names(true)).toEqual(['node_modules', 'tests', 'build.log']);
});
