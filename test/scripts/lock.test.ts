import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireLock } from '../../scripts/setup/lock.mjs';

function folder(): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-lock-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

function lockHeldBy(root: string, holders: string): void {
  mkdirSync(path.join(root, '.setup-lock'));
  writeFileSync(path.join(root, '.setup-lock', 'holders.json'), holders);
}

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

const neverWaits = () => {
  throw new Error('waited for nobody');
};

test('the second waits until the first is done, and says for whom', async () => {
  const root = folder();
  const first = await acquireLock(root, neverWaits);
  const waitedFor = await new Promise<number[]>((resolve) => {
    const second = acquireLock(root, resolve);
    onTestFinished(async () => (await second).release());
  });
  expect(waitedFor).toEqual([process.pid]);
  first.release();
});

test('a lock of a dead process is taken over', async () => {
  const root = folder();
  lockHeldBy(root, JSON.stringify([deadProcess()]));
  (await acquireLock(root, neverWaits)).release();
  expect(readdirSync(root)).toEqual([]);
});

test('a lock whose set-up was killed is held by the npm that it left running', async () => {
  const root = folder();
  lockHeldBy(root, JSON.stringify([deadProcess(), process.pid]));
  const next = Promise.withResolvers<number[]>();
  const lock = acquireLock(root, next.resolve);
  expect(await next.promise).toContain(process.pid);
  rmSync(path.join(root, '.setup-lock'), { recursive: true });
  (await lock).release();
});

test('a lock that was cut off while it was removed is nobody’s', async () => {
  const root = folder();
  lockHeldBy(root, '');
  const lock = await acquireLock(root, neverWaits);
  lock.alsoHeldBy(1);
  expect(existsSync(path.join(root, '.setup-lock'))).toBe(true);
  lock.release();
  expect(readdirSync(root)).toEqual([]);
});
