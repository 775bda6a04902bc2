import Database from 'better-sqlite3';

/** ms that one process may need to migrate or to set a database aside, before another gives up waiting for it. */
const PATIENCE = 60_000;

/**
 * Does what must not be done by two processes at once: creating, migrating, setting aside. The lock is a lock on an empty
 * SQLite file, which the operating system drops with the process, so a killed process never leaves it behind.
 */
export function withOpeningLock<Result>(databasePath: string, work: () => Result): Result {
  const path = `${databasePath}.opening`;
  const lock = new Database(path, { timeout: PATIENCE });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } finally {
    lock.close();
  }
}
