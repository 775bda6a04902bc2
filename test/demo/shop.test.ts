import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'shop.ts');

test('the shop opens where it is told to, in the release that is asked for, until Ctrl-C; a taken port is named', async () => {
  const shop = open('--port', '0', '--release', '2');
  const [told] = await once(shop.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0] ?? '';
  expect(await (await fetch(url)).text()).toContain('data-release="2"');

  const second = open('--port', new URL(url).port);
  const [complaint] = await once(second.stderr, 'data');
  expect(complaint).toMatch(/^Port \d+ is taken by another program\. Choose another one: npm run shop -- --port 0/);
  expect(await once(second, 'close')).toEqual([1, null]);

  shop.kill('SIGINT');
  expect(await once(shop, 'close')).toEqual([0, null]);
});

function open(...args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}
