// @ts-check
// One set-up at a time. The lock is a folder beside node_modules (`npm ci` empties that one) and names the processes at
// work: ours, and the npm we started, which goes on for a while when we alone are killed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until nobody else sets up this folder, then holds it.
 * @param {string} root
 * @param {(holders: number[], lock: string) => void} onWait told once, if there is somebody to wait for
 * @returns {Promise<{ alsoHeldBy(pid: number): void, release(): void }>}
 */
export async function acquireLock(root, onWait) {
  const lock = path.join(root, '.setup-lock');
  let told = false;
  while (!take(lock)) {
    const found = holders(lock);
    if (found === null) continue; // Released this moment.
    if (!found.some(isAlive)) {
      removeStale(lock, found);
      continue;
    }
    if (!told) onWait(found.filter(isAlive), lock);
    told = true;
    await pause(200);
  }
  return {
    alsoHeldBy(pid) {
      // In one step: half a list would read as a lock that nobody holds.
      writeFileSync(`${holdersFile(lock)}.new`, JSON.stringify([process.pid, pid]));
      renameSync(`${holdersFile(lock)}.new`, holdersFile(lock));
    },
    release: () => rmSync(lock, { recursive: true, force: true }),
  };
}

/**
 * A folder with its content appears in one step by being renamed into place; over a lock that is held that fails.
 * @param {string} lock
 */
function take(lock) {
  const mine = `${lock}-${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine);
  writeFileSync(holdersFile(mine), JSON.stringify([process.pid]));
  try {
    renameSync(mine, lock);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true, force: true });
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? '';
    // What systems call a folder in the way; Windows says EPERM.
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code)) return false;
    throw error;
  }
}

/**
 * Two may find the same dead lock; moved away first, it is removed by one of them. Whoever moved a newer lock instead
 * puts it back.
 * @param {string} lock @param {number[]} dead
 */
function removeStale(lock, dead) {
  const aside = `${lock}-stale-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return; // Somebody else was faster.
  }
  if (JSON.stringify(holders(aside)) === JSON.stringify(dead)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, lock);
}

/** @param {string} lock @returns {number[] | null} null: no lock; empty: one that was cut off while it was removed */
function holders(lock) {
  if (!existsSync(lock)) return null;
  try {
    return JSON.parse(readFileSync(holdersFile(lock), 'utf8'));
  } catch {
    return [];
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'; // Alive, but somebody else's.
  }
}

/**
 * A process that ended and that nobody asked about still takes signals; in a container it may stay so for ever.
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // Not Linux, or gone this moment: the next look tells.
  }
}

/** @param {string} lock */
function holdersFile(lock) {
  return path.join(lock, 'holders.json');
}
