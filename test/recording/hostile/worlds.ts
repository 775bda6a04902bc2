/** The same page in two browsers: one that records, and one that is left alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import type { Host } from '../../../electron/host.ts';
import { launch } from '../../../electron/recording/browser/launch.ts';
import { rawEvents, recordSession } from '../../../electron/recording/index.ts';
import { createNoKeychain } from '../../../electron/security/index.ts';
import { openStorage } from '../../../electron/storage/index.ts';
import type { RawEvent } from '../../../shared/model/event.ts';
import { executablePath } from '../../e2e/harness/chromium.ts';

export type World = { browser: Browser; close(): Promise<void> };
export type RecordingWorld = World & { events(): RawEvent[] };

const hostIn = (dataDir: string): Host => ({ dataDir, cwd: dataDir, env: process.env, now: Date.now });

const connect = (port: number): Promise<Browser> =>
  chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, isLocal: true });

/** Records whatever is done in its browser, by the real recorder. */
export const startRecorder = async (url: string): Promise<RecordingWorld> => {
  const folder = await mkdtemp(join(tmpdir(), 'pa-hostile-'));
  const host = hostIn(folder);
  const storage = openStorage({ host, notice: () => {} });
  const ready = Promise.withResolvers<{ port: number; id: string }>();
  const stop = new AbortController();
  const ended = recordSession(
    { host, recordings: storage.recordings, keychain: createNoKeychain() },
    { url, title: 'hostile', browser: { name: 'Chromium', path: executablePath }, headless: true, cdpPort: 0 },
    (event) => {
      if (event.kind === 'ready') ready.resolve({ port: event.cdpPort ?? 0, id: event.recording.id });
    },
    stop.signal,
  );
  ended.catch(ready.reject);
  const { port, id } = await ready.promise;
  const browser = await connect(port);
  return {
    browser,
    events: () => [...rawEvents(storage.recordings, id)],
    async close() {
      stop.abort();
      await ended;
      await browser.close();
      storage[Symbol.dispose]();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** The same browser, started the same way, with nobody listening. */
export const startPlain = async (): Promise<World> => {
  const folder = await mkdtemp(join(tmpdir(), 'pa-plain-'));
  const viewport = { width: 1280, height: 720 };
  const { cdpPort, close } = await launch(hostIn(folder), {
    path: executablePath,
    profile: folder,
    headless: true,
    cdpPort: 0,
    viewport,
  });
  const browser = await connect(cdpPort ?? 0);
  return {
    browser,
    async close() {
      await browser.close();
      await close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

type Answer = { body: string; type?: string; headers?: Record<string, string> };
export type Pages = { origin: string; set(path: string, answer: Answer): string; close(): Promise<void> };

/** Serves pages that tests make up. */
export const servePages = async (): Promise<Pages> => {
  const pages = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const answer = pages.get(request.url?.split('?')[0] ?? '');
    response.writeHead(answer ? 200 : 404, {
      'content-type': answer?.type ?? 'text/html; charset=utf-8',
      ...answer?.headers,
    });
    response.end(answer?.body ?? 'not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    set(path, answer) {
      pages.set(path, answer);
      return origin + path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
