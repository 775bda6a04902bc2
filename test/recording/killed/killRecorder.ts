/** A real recorder with a person at its browser, killed while events stream. Knows no test runner: the bench does it more often. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import type { Action } from '../../../shared/model/action.ts';

const launcher = fileURLToPath(new URL('../../../bin/powerautomation.mjs', import.meta.url));

const html = `<!doctype html><title>Busy</title><style>body { margin: 0 } input, button { display: block; width: 300px; height: 40px }</style>
<input aria-label="Name"><button onclick="document.querySelector('p').textContent += '.'">Buy</button><input aria-label="Town"><p></p>`;
const at = { Name: 20, Buy: 60, Town: 100 };

export type Site = AsyncDisposable & { url: string };

export async function startSite(): Promise<Site> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Runs the command line in `folder`, with its data in `home`. */
export async function run(
  home: string,
  folder: string,
  args: string[],
): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(home, folder, args);
  const printed = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, ...printed };
}

function start(home: string, folder: string, args: string[]): ChildProcess {
  const env = { ...process.env, POWERAUTOMATION_HOME: home, POWERAUTOMATION_KEYCHAIN: 'off' };
  return spawn(process.execPath, [launcher, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export type Killed = { id: string; told: Action[]; inputs: number };

/** Lets a person work until `inputs` of the mouse and keyboard were taken, and kills the recorder at that moment, whatever it is doing. */
export async function killRecorder(home: string, folder: string, url: string, inputs: number): Promise<Killed> {
  const child = start(home, folder, ['record', url, '--headless', '--cdp-port', '0', '--json']);
  const ready = Promise.withResolvers<{ id: string; port: number }>();
  const told: Action[] = [];
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const heard = (async () => {
    if (!child.stdout) return;
    for await (const line of createInterface({ input: child.stdout })) {
      const event = parsed(line);
      if (event?.kind === 'ready') ready.resolve({ id: event.recording.id, port: event.cdpPort });
      else if (event?.kind === 'action') told[event.index] = event.action;
      else if (event?.kind === 'withdrawn') told.length = event.index;
    }
    ready.reject(new Error(`The recorder ended before it was ready: ${said.join('')}`));
  })();
  let browser: Browser | null = null;
  try {
    const { id, port } = await ready.promise;
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The browser has no page.');
    await page.waitForLoadState('load');
    let done = 0;
    for await (const _ of busyPerson(page)) {
      done += 1;
      if (done === inputs) break;
    }
    child.kill('SIGKILL');
    await heard;
    return { id, told, inputs: done };
  } finally {
    child.kill('SIGKILL');
    // Its browser is gone by itself; only our end of the line is left.
    await browser?.close().catch(() => undefined);
  }
}

/** What `record --json` prints, as far as it is read here. */
type Told =
  | { kind: 'ready'; recording: { id: string }; cdpPort: number }
  | { kind: 'action'; index: number; action: Action }
  | { kind: 'withdrawn'; index: number };

/** A line that was cut by the kill is no line. */
function parsed(line: string): Told | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Types and clicks on and on, as fast as the browser takes it. */
async function* busyPerson(page: Page): AsyncGenerator<void> {
  const { keyboard, mouse } = page;
  for (let round = 0; ; round += 1) {
    for (const field of ['Name', 'Town'] as const) {
      await mouse.click(150, at[field]);
      yield;
      for (const key of `${field.toLowerCase()} ${round} `) {
        await keyboard.press(key === ' ' ? 'Space' : key);
        yield;
      }
    }
    await mouse.click(150, at.Buy);
    yield;
  }
}

/** Command lines of living processes that have to do with `home`: a browser has its profile there. */
function processesOf(home: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
      const isOurs = command.includes(home) || readFileSync(`/proc/${pid}/environ`, 'latin1').includes(home);
      return isOurs ? [command] : [];
    } catch {
      return []; // Gone while we looked.
    }
  });
}

/** The death of a grandchild is told to nobody: looking again is the only way to know. */
export async function untilGone(home: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (processesOf(home).length > 0) {
    if (Date.now() > deadline) throw new Error(`Still there:\n${processesOf(home).join('\n')}`);
    await later(50);
  }
}
