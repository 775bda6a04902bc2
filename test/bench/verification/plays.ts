import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from '../../../electron/findBrowser.mjs';
import { createPlayer, type PlayOptions } from '../../../electron/playback/index.ts';

const ROUNDS = 5;

/** Plays one test in a world of its own and returns how long the test itself took, in ms. */
type Play = (options: Partial<PlayOptions>) => Promise<number>;

/** A shop of three pages and a test that walks through them. */
export async function withVerifiedShop<Result>(work: (play: Play) => Promise<Result>): Promise<Result> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'pa-bench-'));
  const server = createServer((request, response) => {
    const next = { '/': '/cart', '/cart': '/done' }[request.url ?? ''] ?? '/';
    const rows = Array.from({ length: 40 }, (_, row) => `<li>Product ${row} <button>Add</button></li>`).join('');
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><link rel="icon" href="data:,"><h1>${request.url}</h1><a href="${next}">Next</a><ul>${rows}</ul>`,
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(
    path.join(root, 'walk.spec.ts'),
    `import { test, expect } from '@playwright/test';
test('walks', async ({ page }) => {
  await page.goto('${site}/');
  await page.getByRole('link').click();
  await expect(page.getByRole('heading')).toHaveText('/cart');
  await page.getByRole('link').click();
  await expect(page.getByRole('heading')).toHaveText('/done');
});
`,
  );
  const browser = findBrowser({ env: process.env, platform: process.platform });
  const { PATH = '', HOME = '' } = process.env;
  const host = { dataDir: path.join(root, 'data'), cwd: root, env: { PATH, HOME }, now: Date.now };
  const player = createPlayer({ host, browser: browser && { path: browser.path }, secrets: { get: async () => null } });
  let runs = 0;
  try {
    return await work(async (options) => {
      let duration = 0;
      for await (const event of player.play({ run: `run-${++runs}`, ...options })) {
        if (event.kind === 'testEnd') duration = event.duration;
        if (event.kind === 'runEnd' && event.state !== 'passed')
          throw new Error(`The test of the bench ${event.state}`);
      }
      return duration;
    });
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Median of several plays, in whole ms. */
export async function playedMedian(play: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await play());
  return Math.round(times.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0);
}
