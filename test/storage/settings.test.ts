import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSettings } from '../../electron/storage/index.ts';
import { createWorld } from './world.ts';

function world() {
  const { host } = createWorld();
  const folder = join(host.dataDir, 'settings');
  const workspace = join(host.dataDir, '..', 'workspace');
  mkdirSync(folder, { recursive: true });
  mkdirSync(workspace, { recursive: true });
  return {
    host,
    workspace,
    settings: createSettings(host, () => workspace),
    /** Another start. */
    again: () => createSettings(host, () => workspace),
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
  const { again, settings, write } = world();
  await settings.write('settings', '{ "workbench.theme": "dark", "editor.fontSize": 20 }');
  write('settings.json', '{\n  "workbench.theme": "dark",\n  "editor.fontSize" 20\n}');
  const broken = settings.state();
  expect(broken.problems).toMatchObject([{ file: 'settings', line: 3, message: expect.stringContaining('no JSON') }]);
  expect(broken.settings).toMatchObject({ 'workbench.theme': 'dark', 'editor.fontSize': 20 });
  // Written before it is told would be too late only for a start within the same moment.
  await expect.poll(() => again().state().settings['editor.fontSize']).toBe(20);
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

test('a workspace says some settings for itself; they count more, and are told apart', async () => {
  const { settings, workspace, again } = world();
  await settings.set('editor.tabSize', 3);
  const state = await settings.set('editor.tabSize', 8, 'workspace');
  expect(state).toMatchObject({
    settings: { 'editor.tabSize': 8 },
    said: { user: { 'editor.tabSize': 3 }, workspace: { 'editor.tabSize': 8 } },
  });
  const file = join(workspace, '.powerautomation', 'settings.json');
  writeFileSync(file, '{\n "editor.tabSize": 8,\n "editor.fontSize" 12 }');
  expect(settings.state()).toMatchObject({
    settings: { 'editor.tabSize': 8 },
    problems: [{ file: 'workspace', line: 3 }],
  });
  await expect.poll(() => again().state().settings['editor.tabSize']).toBe(8);
  writeFileSync(file, '{}');
  expect(settings.state().settings['editor.tabSize']).toBe(3);
});

test('a workspace of a stranger names no program, and leads to no other file', async () => {
  const { settings, workspace } = world();
  await expect(settings.set('terminal.shell', '/tmp/evil', 'workspace')).rejects.toMatchObject({
    code: 'SETTINGS_BROKEN',
    message: expect.stringContaining('names a program'),
  });
  const folder = join(workspace, '.powerautomation');
  mkdirSync(folder);
  writeFileSync(join(folder, 'settings.json'), '{ "terminal.shell": "/tmp/evil", "editor.tabSize": 8 }');
  expect(settings.state().settings).toMatchObject({ 'terminal.shell': '', 'editor.tabSize': 8 });
  rmSync(join(folder, 'settings.json'));
  const other = join(workspace, 'other.json');
  writeFileSync(other, '{ "editor.tabSize": 5 }');
  symlinkSync(other, join(folder, 'settings.json'));
  expect(settings.state().settings['editor.tabSize']).toBe(2);
  expect(settings.text('workspace').text).toBe('');
  await expect(settings.set('editor.tabSize', 7, 'workspace')).rejects.toMatchObject({ code: 'NOT_WRITABLE' });
  expect(readFileSync(other, 'utf8')).toContain('5');
});

test('whoever watches is told of settings of a workspace that had none', async () => {
  const { settings, workspace } = world();
  const stream = settings.watch();
  await stream.next();
  mkdirSync(join(workspace, '.powerautomation'));
  writeFileSync(join(workspace, '.powerautomation', 'settings.json'), '{ "editor.tabSize": 8 }');
  expect((await stream.next()).value?.settings['editor.tabSize']).toBe(8);
  writeFileSync(join(workspace, '.powerautomation', 'settings.json'), '{ "editor.tabSize": 9 }');
  expect((await stream.next()).value?.settings['editor.tabSize']).toBe(9);
  await stream.return?.();
});

test('the keys of one command are replaced, those of others stay with their comments', async () => {
  const { settings, write } = world();
  write(
    'keybindings.json',
    '[\n  { "key": "f5", "command": "a" },\n  // mine\n  { "key": "f6", "command": "b" },\n  { "key": "f7", "command": "-a" }, // was in the way\n]\n',
  );
  await settings.setKeys('a', [{ key: 'f9', command: 'a' }]);
  expect(settings.state().keyBindings).toEqual([
    { key: 'f6', command: 'b' },
    { key: 'f9', command: 'a' },
  ]);
  await settings.setKeys('b', []);
  await settings.setKeys('a', [
    { key: 'f1', command: 'a' },
    { key: 'ctrl+p', command: '-a' },
  ]);
  expect(settings.state().keyBindings.map(({ key }) => key)).toEqual(['f1', 'ctrl+p']);
  expect(settings.text('keybindings').text).toContain('// mine');
});
