import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, LaunchOptions } from '@playwright/test';
import { launchFileVariable } from '../protocol.ts';

/** What a launch was asked for; folders are those of one run and come with it. */
type Launch = { browser: string; options: LaunchOptions & Folders };
type Folders = { tracesDir?: string; artifactsDir?: string; downloadsPath?: string };
type BrowserType = { name(): string; launch(options?: LaunchOptions): Promise<Browser>; _playwright?: Defaults };
type Defaults = { _defaultLaunchOptions?: LaunchOptions & Folders };
/** Where a browser keeps the folders of its run: Playwright's two sides of it. */
type Movable = {
  _connectToBrowserType(type: object, options: object, logger: unknown): void;
  _connection: { toImpl(object: object): { options: Folders } };
};

let waiting: { launch: Launch; browser: Browser } | null = null;

/** In a waiting worker: launches the browser that the last run launched, before anybody asks for it. */
export async function launchAhead(cli: string): Promise<void> {
  const launch = await lastLaunch();
  if (!launch) return;
  const playwright = createRequire(cli)('playwright-core') as Record<string, BrowserType | undefined>;
  const type = playwright[launch.browser];
  if (!type) return;
  try {
    waiting = { launch, browser: await type.launch(launch.options) };
  } catch {
    // The run itself will launch, and say what is wrong.
  }
}

/**
 * Innermost of all that stands around a launch: gives the waiting browser to whoever asks for just that one, and notes
 * what was asked for. Playwright that keeps its folders elsewhere launches as ever.
 */
export function handOverBrowser(playwright: object): void {
  const chromium: unknown = Reflect.get(playwright, 'chromium');
  if (typeof chromium !== 'object' || chromium === null) return;
  const prototype = Object.getPrototypeOf(chromium) as BrowserType;
  const { launch } = prototype;
  prototype.launch = async function (this: BrowserType, asked = {}) {
    const all = { ...this._playwright?._defaultLaunchOptions, ...asked };
    const wanted = { browser: this.name(), options: withoutFolders(all) };
    const ready = waiting;
    waiting = null;
    if (ready && isDeepStrictEqual(ready.launch, plain(wanted)) && ready.browser.isConnected()) {
      if (move(this, ready.browser, all)) return ready.browser;
    }
    // The wrong browser goes; a first try that is bound to fail (see borrowBrowser.ts) leaves the right one.
    const browser = await launch.call(this, asked).catch((error: unknown) => {
      waiting = ready;
      throw error;
    });
    void ready?.browser.close().catch(() => {});
    note(wanted);
    return browser;
  };
}

function move(type: BrowserType, browser: Browser, options: LaunchOptions & Folders): boolean {
  const movable = browser as unknown as Movable;
  if (!('_connectToBrowserType' in movable)) return false;
  const server = movable._connection.toImpl(browser);
  const { artifactsDir = server.options.artifactsDir, tracesDir = artifactsDir } = options;
  if (artifactsDir === undefined || tracesDir === undefined || !('artifactsDir' in server.options)) return false;
  Object.assign(server.options, { artifactsDir, tracesDir, downloadsPath: options.downloadsPath ?? artifactsDir });
  movable._connectToBrowserType(type, options, undefined);
  return true;
}

function withoutFolders({ tracesDir: _t, artifactsDir: _a, ...rest }: LaunchOptions & Folders): LaunchOptions {
  return rest;
}

/** As it comes back from the file. */
function plain(launch: Launch): unknown {
  return JSON.parse(JSON.stringify(launch));
}

async function lastLaunch(): Promise<Launch | null> {
  const file = process.env[launchFileVariable];
  const text = file ? await readFile(file, 'utf8').catch(() => null) : null;
  return text === null ? null : (JSON.parse(text) as Launch);
}

function note(launch: Launch): void {
  const file = process.env[launchFileVariable];
  // A function does not survive being written down, and credentials must not.
  const { logger, env, proxy } = launch.options;
  if (!file || logger || env || proxy) return;
  try {
    writeFileSync(file, JSON.stringify(launch));
  } catch {
    // Without the note the next run launches its browser itself.
  }
}
