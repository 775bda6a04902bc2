/** One process at a time, by a lock on an empty SQLite file: the operating system drops it with the process, so a killed worker leaves none behind. */
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** ms that one writer may need before another gives up waiting for it. */
const PATIENCE = 30_000;

/** In the same process too, one after the other. */
const queues = new Map<string, Promise<unknown>>();

/** Does `work` while no other process of this machine and user does any for the same file. Nothing is left beside the file itself. */
export async function withFileLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const before = queues.get(file) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(() => holding(file, work)); // Whether the one before failed is its own affair.
  queues.set(file, mine);
  try {
    return await mine;
  } finally {
    if (queues.get(file) === mine) queues.delete(file);
  }
}

async function holding<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = new Database(lockOf(file), { timeout: PATIENCE });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return await work();
  } finally {
    lock.close();
  }
}

function lockOf(file: string): string {
  const name = createHash('sha256').update(path.resolve(file)).digest('hex').slice(0, 24);
  return path.join(os.tmpdir(), `powerautomation-${os.userInfo().uid}-${name}.lock`);
}
