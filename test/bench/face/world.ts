/** A server with a workspace, and a browser on it: for measuring, not for tests. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { type Served, serve } from '../../../electron/doors/server/main.ts';
import { browserArguments, executablePath } from '../../e2e/harness/chromium.ts';

export type Bench = AsyncDisposable & { folder: string; browser: Browser; open(face: string): Promise<Window> };
export type Window = { served: Served; context: BrowserContext; page: Page; devtools: CDPSession };

export async function createBench(): Promise<Bench> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pa-bench-face-')));
  const folder = join(root, 'workspace');
  mkdirSync(folder);
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  const servers: Served[] = [];
  return {
    folder,
    browser,
    /** One more server with this face on the same workspace, and a window that is signed in. */
    async open(face) {
      const env = { ...process.env, POWERAUTOMATION_KEYCHAIN: 'off' };
      const host = { dataDir: join(root, `data-${servers.length}`), cwd: folder, env, now: Date.now };
      const served = await serve(host, {
        port: 0,
        hostname: '127.0.0.1',
        allowHosts: [],
        workspace: folder,
        version: 'bench',
        notice: () => {},
        face,
      });
      servers.push(served);
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
      await context.addInitScript(timeKeys);
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(served.link());
      return { served, context, page, devtools };
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      for (const served of servers) await served[Symbol.asyncDispose]();
      rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** What the page itself has used of something since it began: `TaskDuration` in s of processor, `JSHeapUsedSize` in bytes. */
export async function metric(devtools: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? 0;
}

export async function openByKeyboard(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.locator('[cmdk-input]').fill(name);
  await page.locator('[cmdk-item][data-selected=true]', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab-name', { hasText: name }).waitFor();
  await page.locator('.monaco-editor.focused .view-line').first().waitFor({ timeout: 120_000 });
}

export function percentile(times: readonly number[], part: number): number {
  return times.toSorted((one, other) => one - other)[Math.ceil(times.length * part) - 1] ?? 0;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Runs in the page before anything else: what handlers of a key and of the text that it makes spend, key by key. */
function timeKeys(): void {
  const spent: number[] = [];
  Object.assign(window, { spent });
  let ofKey = 0;
  let begun = 0;
  window.addEventListener(
    'keydown',
    () => {
      begun = performance.now();
    },
    true,
  );
  window.addEventListener('keydown', () => {
    ofKey = performance.now() - begun;
  });
  const target = (globalThis as unknown as { EditContext: { prototype: EventTarget } }).EditContext.prototype;
  const add = target.addEventListener;
  target.addEventListener = function addTimed(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options,
  ) {
    const hear = typeof listener === 'function' ? listener : null;
    if (type !== 'textupdate' || !hear) return add.call(this, type, listener, options);
    const timed = (event: Event): void => {
      const from = performance.now();
      hear.call(this, event);
      spent.push(performance.now() - from + ofKey);
    };
    add.call(this, type, timed, options);
  };
}
