import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** ms between two tries, and as long as one waits before saying that something is wrong. */
const pause = 20;
const patience = 60_000;

const waiting = new Map<string, Promise<unknown>>();

/**
 * Does work that no other process, and nothing else in this one, may do in this folder at the same time. A lock whose process died
 * is taken over.
 */
export async function withFolderLock<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const before = waiting.get(folder) ?? Promise.resolve();
  const turn = before.then(() => locked(folder, work));
  const settled = turn.catch(() => {});
  waiting.set(folder, settled);
  try {
    return await turn;
  } finally {
    if (waiting.get(folder) === settled) waiting.delete(folder);
  }
}

async function locked<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, '.lock');
  const until = Date.now() + patience;
  while (!(await take(lock))) {
    if (Date.now() > until) throw new Error(`${lock} has been held for a minute. Delete it if no run is going on.`);
    await after(pause);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  // Written whole under another name first: nobody may find a lock that does not say yet whose it is.
  const mine = `${lock}-${randomBytes(6).toString('hex')}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, lock);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await breakIfAbandoned(lock, mine);
    return false;
  } finally {
    await rm(mine, { force: true });
  }
}

async function breakIfAbandoned(lock: string, mine: string): Promise<void> {
  const owner = await readFile(lock, 'utf8').catch(() => null);
  if (owner === null || isAlive(Number(owner))) return;
  // Renamed, not removed: only one of several that notice it gets it.
  const taken = `${mine}-dead`;
  await rename(lock, taken).catch(() => {});
  // Meanwhile another may have broken it and locked anew: that lock goes back to where it was.
  if ((await readFile(taken, 'utf8').catch(() => owner)) !== owner) await link(taken, lock).catch(() => {});
  await rm(taken, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
