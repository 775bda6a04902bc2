import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser } from '../../electron/findBrowser.mjs';

export const browserFlags = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium's sandbox refuses to be started by root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export function browserPath(): string {
  const found = findBrowser({ env: process.env, platform: process.platform });
  if (!found) throw new Error('No browser to test with. Get one with: npm run setup');
  return found.path;
}

/** A browser of its own process, as a person's is, that others can reach at its DevTools endpoint. */
export async function startChromium(url: string): Promise<{ endpoint: string } & AsyncDisposable> {
  const profile = await mkdtemp(join(tmpdir(), 'demo-shop-'));
  const browser = spawn(browserPath(), [
    ...browserFlags,
    '--headless',
    '--lang=en-US',
    '--window-size=1280,800',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    url,
  ]);
  return {
    endpoint: await endpointOf(browser),
    [Symbol.asyncDispose]: async () => {
      const ended = once(browser, 'exit');
      browser.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function endpointOf(browser: ChildProcess): Promise<string> {
  if (!browser.stderr) throw new Error('Chromium was started without a pipe for its messages.');
  for await (const line of createInterface(browser.stderr)) {
    const found = /DevTools listening on ws:\/\/([^/]+)/.exec(line);
    if (!found) continue;
    // Unread messages would fill the pipe and stop the browser.
    browser.stderr.resume();
    return `http://${found[1]}`;
  }
  throw new Error('Chromium ended before it was reachable.');
}
