import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Host } from '../../electron/host.ts';
import { openStorage, type Storage } from '../../electron/storage/index.ts';
import { type Child, spawnChild } from './spawnChild.ts';

/** A folder, a clock that moves only when told, and a storage of its own for one test. */
export type World = {
  folder: string;
  host: Host;
  notices: string[];
  databasePath: string;
  passTime(ms: number): void;
  open(busyTimeout?: number): Storage;
};

export function createWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'pa-storage-'));
  const opened: Storage[] = [];
  onTestFinished(() => {
    for (const storage of opened) storage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const dataDir = join(folder, 'data');
  const notices: string[] = [];
  let time = Date.UTC(2026, 10, 5, 9, 49, 15);
  const host: Host = { dataDir, cwd: folder, env: {}, now: () => time };
  return {
    folder,
    host,
    notices,
    databasePath: join(dataDir, 'powerautomation.db'),
    passTime(ms) {
      time += ms;
    },
    open(busyTimeout) {
      const storage = openStorage({
        host,
        notice: (message) => notices.push(message),
        ...(busyTimeout === undefined ? {} : { busyTimeout }),
      });
      opened.push(storage);
      return storage;
    },
  };
}

/** Starts a program of test/storage/children, which does not outlive the test. */
export function startChild(name: string, ...rest: string[]): Child {
  const child = spawnChild(name, ...rest);
  onTestFinished(() => {
    child.process.kill('SIGKILL');
  });
  return child;
}

export const aRecording = { title: 'checkout', url: 'https://shop.example/', browser: 'chromium', output: null };
