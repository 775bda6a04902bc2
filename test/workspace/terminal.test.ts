import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, createWorld, type World } from '../server/world.ts';

const size = { cols: 80, rows: 24 };

/** Reads what a terminal shows until it fits. */
async function shows(world: World, id: string, fits: RegExp): Promise<string> {
  let text = '';
  for await (const event of await world.client.terminal.follow({ id })) {
    text += event.kind === 'ended' ? '' : event.text;
    if (fits.test(text)) return text;
    if (event.kind === 'ended') break;
  }
  throw new Error(`It ended before it showed ${fits}: ${text}`);
}

test('a shell runs in the folder, outlives a window that is reloaded, and tells what it was', async () => {
  const world = await createWorld();
  mkdirSync(join(world.folder, 'sub'));
  const { terminal } = world.client;
  const { id } = await terminal.open({ ...size, folder: 'sub' });
  await terminal.write({ id, text: 'echo "in:$(basename "$PWD") 中文"\r' });
  await shows(world, id, /in:sub 中文/);
  // The one that followed has left; another comes and sees it all.
  await shows(world, id, /in:sub 中文/);
  await terminal.resize({ id, cols: 101, rows: 33 });
  await terminal.write({ id, text: 'stty size\r' });
  await shows(world, id, /33 101/);
  await terminal.write({ id, text: 'exit 7\r' });
  const events = [];
  for await (const event of await terminal.follow({ id })) events.push(event);
  expect(events.at(-1)).toEqual({ kind: 'ended', code: 7 });
  expect(await terminal.list()).toMatchObject([{ id, state: { kind: 'ended', code: 7 } }]);
  await terminal.close({ id });
  expect(await terminal.list()).toEqual([]);
  expect(await codeOf(terminal.write({ id, text: 'x' }))).toBe('TERMINAL_NOT_FOUND');
});

test('closing a terminal ends its shell and tells who follows', async () => {
  const world = await createWorld();
  const { id } = await world.client.terminal.open(size);
  await world.client.terminal.write({ id, text: 'echo pid=$$\r' });
  const pid = Number(/pid=(\d+)/.exec(await shows(world, id, /pid=\d+/))?.[1]);
  const following = (async () => {
    for await (const event of await world.client.terminal.follow({ id })) if (event.kind === 'ended') return true;
    return false;
  })();
  await expect
    .poll(async () => /streams\{call="terminal\.follow"\} 1/.test((await world.ask('/metrics', { bearer: true })).text))
    .toBe(true);
  await world.client.terminal.close({ id });
  expect(await following).toBe(true);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('a machine without a shell, and one that is named wrongly, say so', async () => {
  const world = await createWorld({ env: { PATH: '/nowhere', POWERAUTOMATION_KEYCHAIN: 'off' } });
  expect(await codeOf(world.client.terminal.open(size))).toBe('NO_SHELL');
  await world.client.settings.set({ key: 'terminal.shell', value: '/no/such/shell' });
  await expect(world.client.terminal.open(size)).rejects.toMatchObject({
    code: 'NO_SHELL',
    message: expect.stringContaining('terminal.shell'),
  });
  expect((await world.client.system.about()).features.terminal.isThere).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
