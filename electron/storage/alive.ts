import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { codeOf } from './errors.ts';

/**
 * Tells whether the process that writes a recording or a run still lives.
 *
 * A process id alone cannot tell: ids are reused, after a reboot at once, and a container cannot see those of its neighbour.
 * So each opened storage holds an exclusive lock on a small file of its own, and rows carry that file's name. The operating
 * system drops the lock in the instant the process ends, however it ends, on Linux, macOS and Windows alike.
 * SQLite takes the lock, because Node has no file locks.
 */
export type Alive = {
  /** The name of this storage's own lock, taken when first asked for. */
  owner(): string;
  isAlive(owner: string): boolean;
  release(): void;
};

export function createAlive(dataDir: string): Alive {
  const folder = join(dataDir, 'alive');
  const name = randomBytes(8).toString('hex');
  let lock: Database.Database | undefined;

  const pathOf = (owner: string) => join(folder, `${owner}.lock`);

  return {
    owner() {
      if (!lock) {
        mkdirSync(folder, { recursive: true });
        lock = new Database(pathOf(name), { timeout: 0 });
        lock.exec('BEGIN EXCLUSIVE');
      }
      return name;
    },

    isAlive(owner) {
      if (owner === name) return lock !== undefined;
      if (!isLocked(pathOf(owner))) {
        // Names are never used twice, so a free lock is a leftover of a process that was killed.
        removeLeftover(pathOf(owner));
        return false;
      }
      return true;
    },

    release() {
      if (!lock) return;
      lock.close();
      lock = undefined;
      removeLeftover(pathOf(name));
    },
  };
}

/** Asks for a shared lock, so that two who ask at once do not take each other for the owner. */
function isLocked(path: string): boolean {
  let probe: Database.Database | undefined;
  try {
    probe = new Database(path, { timeout: 0, fileMustExist: true });
    probe.pragma('schema_version');
    return false;
  } catch (error) {
    return codeOf(error).startsWith('SQLITE_BUSY');
  } finally {
    probe?.close();
  }
}

function removeLeftover(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Windows refuses while another process probes it. An empty file more is no harm; the next one who asks removes it.
  }
}
