import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSettings } from '../../electron/storage/index.ts';
import { createWorld } from './world.ts';

function world() {
  const { host } = createWorld();
  const folder = join(host.dataDir, 'settings');
  mkdirSync(folder, { recursive: true });
  return {
    host,
    settings: createSettings(host),
    write: (name: string, text: string) => writeFileSync(join(folder, name), text),
  };
}

test('without a file every setting has its default; one is set without losing comments', async () => {
  const { settings, write } = world();
  expect(settings.state()).toMatchObject({ settings: { 'editor.fontSize': 13 }, keyBindings: [], problems: [] });
  write('settings.json', '{\n  // as I like it\n  "editor.tabSize": 4,\n}\n');
  const state = await settings.set('editor.fontSize', 16);
  expect(state.settings).toMatchObject({ 'editor.fontSize': 16, 'editor.tabSize': 4 });
  expect(settings.text('settings').text).toContain('// as I like it');
  expect((await settings.set('editor.tabSize', null)).settings['editor.tabSize']).toBe(2);
});

test('a broken file names its line, and what it said last holds on, also after a restart', async () => {
  const { host, settings, write } = world();
  await settings.write('settings', '{ "workbench.theme": "dark", "editor.fontSize": 20 }');
  write('settings.json', '{\n  "workbench.theme": "dark",\n  "editor.fontSize" 20\n}');
  const broken = settings.state();
  expect(broken.problems).toMatchObject([{ file: 'settings', line: 3, message: expect.stringContaining('no JSON') }]);
  expect(broken.settings).toMatchObject({ 'workbench.theme': 'dark', 'editor.fontSize': 20 });
  // Written before it is told would be too late only for a start within the same moment.
  await expect.poll(() => createSettings(host).state().settings['editor.fontSize']).toBe(20);
  write('settings.json', '{\n  "workbench.theme": "light",\n  "editor.fontSize": "huge"\n}');
  const half = settings.state();
  expect(half.problems).toMatchObject([{ line: 3, message: expect.stringContaining('editor.fontSize') }]);
  expect(half.settings).toMatchObject({ 'workbench.theme': 'light', 'editor.fontSize': 20 });
});

test.each([
  ['settings', '{ "editor.fontSize": }', 1],
  ['settings', '{\n\n "editor.fontSize": 1000 }', 3],
  ['settings', '[]', 1],
  ['keybindings', '[\n { "key": "ctrl+k" }\n]', 2],
  ['keybindings', '{}', 1],
] as const)('what is not valid is not written: %s %j', async (file, text, line) => {
  const { settings } = world();
  await settings.write('keybindings', '[{ "key": "ctrl+p", "command": "open" }]');
  await expect(settings.write(file, text)).rejects.toMatchObject({ code: 'SETTINGS_BROKEN', data: { line } });
  expect(settings.state()).toMatchObject({ keyBindings: [{ key: 'ctrl+p' }], problems: [] });
});

test('a setting that is none, or not of its kind, is refused', async () => {
  const { settings } = world();
  for (const [key, value] of [
    ['editor.fontsize', 12],
    ['__proto__', 1],
    ['editor.fontSize', '12'],
    ['workbench.theme', 'pink'],
  ] as const)
    await expect(settings.set(key, value)).rejects.toMatchObject({ code: 'SETTINGS_BROKEN' });
});

test('whoever watches is told of a change by another program', async () => {
  const { settings, write } = world();
  const stream = settings.watch();
  expect((await stream.next()).value?.settings['editor.tabSize']).toBe(2);
  write('settings.json', '{ "editor.tabSize": 8 }');
  expect((await stream.next()).value?.settings['editor.tabSize']).toBe(8);
  await stream.return?.();
});

test('the schema tells editors what each setting may be', () => {
  const { settings } = world();
  expect(settings.schema('settings')).toMatchObject({
    type: 'object',
    properties: { 'workbench.theme': { enum: ['auto', 'light', 'dark', 'high-contrast'], default: 'auto' } },
  });
  expect(settings.schema('keybindings')).toMatchObject({ type: 'array' });
});
