import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { runChild } from '../../bin/runChild.mjs';

const run = (source: string) => runChild(process.execPath, ['-e', source], { output: 'capture' });

test('the exit code and both streams come back', async () => {
  const result = await run("process.stdout.write('a'); process.stderr.write('b'); process.exitCode = 3");
  expect(result).toMatchObject({ code: 3, signal: null });
  expect([...result.output].sort()).toEqual(['a', 'b']);
});

test.skipIf(process.platform === 'win32')('a child ended by a signal has the code that a shell gives it', async () => {
  expect((await run("process.kill(process.pid, 'SIGTERM')")).code).toBe(128 + 15);
});

test('a program that cannot be started is an error', async () => {
  await expect(runChild('/nowhere/program', [])).rejects.toThrow('ENOENT');
});

/** Says how many Ctrl-C it got, each at once, and ends on SIGTERM. */
const counter = `let count = 0;
process.on('SIGINT', () => console.log('SIGINT ' + ++count));
process.on('SIGTERM', () => { console.log('end ' + count); process.exit(0); });
setInterval(() => {}, 1e6);
console.log('ready');`;

/** Starts the counter under a parent whose clock stands at these times, one for each signal. */
function parentOfCounter(times: number[]) {
  const module = pathToFileURL(path.join(import.meta.dirname, '..', '..', 'bin', 'runChild.mjs')).href;
  const source = `import { runChild } from ${JSON.stringify(module)};
const times = ${JSON.stringify(times)};
// Asked once for each signal that arrives; said, so that the test knows it has arrived.
const now = () => { console.log('signal'); return times.shift(); };
await runChild(process.execPath, ['-e', ${JSON.stringify(counter)}], { now });`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  const listeners = new Set<() => void>();
  parent.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk;
    for (const listener of listeners) listener();
  });
  const until = (isTrue: (lines: string[]) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => isTrue(heard.split('\n')) && resolve();
      listeners.add(look);
      look();
    });
  const ended = new Promise<string[]>((resolve) => parent.once('close', () => resolve(heard.split('\n'))));
  const signals = (count: number) => until((lines) => lines.filter((line) => line === 'signal').length === count);
  return { parent, until, signals, ended };
}

const says = (line: string) => (lines: string[]) => lines.includes(line);

test.skipIf(process.platform === 'win32')('one Ctrl-C that arrives twice is handed on once', async () => {
  const { parent, until, signals, ended } = parentOfCounter([1000, 1100, 1200]);
  await until(says('ready'));
  parent.kill('SIGINT');
  await until(says('SIGINT 1'));
  parent.kill('SIGINT');
  await signals(2);
  parent.kill('SIGTERM');
  expect(await ended).toContain('end 1');
});

test.skipIf(process.platform === 'win32')('a second Ctrl-C, later, is handed on too', async () => {
  const { parent, until, ended } = parentOfCounter([1000, 5000, 6000]);
  await until(says('ready'));
  parent.kill('SIGINT');
  await until(says('SIGINT 1'));
  parent.kill('SIGINT');
  await until(says('SIGINT 2'));
  parent.kill('SIGTERM');
  expect(await ended).toContain('end 2');
});
