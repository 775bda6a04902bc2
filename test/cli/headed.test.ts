import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from './cli.ts';
import { serve, startRecording } from './person.ts';

const hasXvfb = process.platform === 'linux' && spawnSync('Xvfb', ['-help']).error === undefined;
if (!hasXvfb) console.log('skipped: recording in a window needs Xvfb (apt-get install xvfb)');

/** A display that nobody sees. Returns its name, as DISPLAY has it. */
async function startDisplay(): Promise<string> {
  // It chooses a free number by itself and writes it to the descriptor.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  onTestFinished(async () => {
    server.kill();
    await once(server, 'exit');
  });
  const output = server.stdio[3];
  if (!output || !('read' in output)) throw new Error('Xvfb has nowhere to say its number.');
  const [number] = await once(createInterface({ input: output }), 'line');
  return `:${number}`;
}

test.skipIf(!hasXvfb)('in a window: recorded as a person sees it, ended by closing the window', async () => {
  const display = await startDisplay();
  const world = createWorld();
  const site = await serve();
  const person = await startRecording(world, [site, '-o', 'window.spec.ts'], { DISPLAY: display });
  expect(world.processes().some((command) => command.includes('--headless'))).toBe(false);
  await person.click('Name');
  await person.type('Ann');
  await person.click('Buy');
  await person.cli.said(/3\. Click button "Buy"/);
  // As the cross of the window does: its pages close, and the browser with the last of them.
  await person.page.close({ runBeforeUnload: true });
  const { code, out, err } = await person.cli.ended;
  expect({ code, last: out.at(-1), err }).toEqual({ code: 0, last: join(world.folder, 'window.spec.ts'), err: [] });
  const spec = world.read('window.spec.ts');
  expect(spec).toContain(`.fill('Ann');`);
  expect(spec).toContain(`.click();\n});`);
  expect(world.profiles()).toEqual([]);
  await world.quiet();
});
