import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../host.ts';
import { createAlive } from './alive.ts';
import { type Blobs, createBlobs } from './blobs.ts';
import { type Connection, connect } from './connection.ts';
import { codeOf, explain } from './errors.ts';
import { clearSuspicion, examine, type Health, isSuspect } from './health.ts';
import { migrate, NEWEST_VERSION, refuseNewer } from './migrate.ts';
import { withOpeningLock } from './openingLock.ts';
import { createRecordings, type Recordings } from './recordings.ts';
import { createRuns, type Runs } from './runs.ts';
import { setAside } from './setAside.ts';

export type Storage = Disposable & {
  readonly recordings: Recordings;
  readonly runs: Runs;
  readonly blobs: Blobs;
  /** Absolute path of the database. */
  readonly path: string;
  /** The version of the database's tables. */
  readonly version: number;
  /** What is still `recording` or `running` by this process reads as interrupted from now on. */
  close(): void;
};

export type StorageOptions = {
  host: Host;
  /** Receives what a person should know although it is no error, in a sentence. */
  notice: (message: string) => void;
  /** ms to wait for another process that writes. */
  busyTimeout?: number;
};

/**
 * Opens the database `powerautomation.db` in the host's data folder; makes both where they are missing, migrates an older
 * database after a copy, and sets a damaged one aside with a notice. Several processes may have it open.
 * Throws StorageError DATABASE_LOCKED, DATABASE_NEWER, MIGRATION_FAILED, DISK_FULL, NOT_WRITABLE or NOT_A_FOLDER.
 */
export function openStorage({ host, notice, busyTimeout = 5_000 }: StorageOptions): Storage {
  const path = join(host.dataDir, 'powerautomation.db');
  try {
    // For this person's eyes only: recordings hold what they typed.
    mkdirSync(host.dataDir, { recursive: true, mode: 0o700 });
    if (!isReady(path, busyTimeout)) withOpeningLock(path, () => makeReady(path, host, notice, busyTimeout));
    return storageOn(connect(path, busyTimeout), host);
  } catch (error) {
    throw explain(error, path);
  }
}

function storageOn(connection: Connection, host: Host): Storage {
  const alive = createAlive(host.dataDir);
  const close = () => {
    connection.close();
    alive.release();
  };
  return {
    recordings: createRecordings({ connection, alive, host }),
    runs: createRuns({ connection, alive, host }),
    blobs: createBlobs({ connection, host }),
    path: connection.path,
    version: NEWEST_VERSION,
    close,
    [Symbol.dispose]: close,
  };
}

function isReady(path: string, busyTimeout: number): boolean {
  const health = glance(path, busyTimeout);
  if (health.kind !== 'sound') return false;
  refuseNewer(health.version, path);
  return health.version === NEWEST_VERSION && !isSuspect(path);
}

/** Without the lock another process may be setting the file aside under our eyes; whoever then holds the lock looks again. */
function glance(path: string, busyTimeout: number): Health {
  try {
    return examine(path, busyTimeout);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error).startsWith('SQLITE_CANTOPEN')) return { kind: 'absent' };
    throw error;
  }
}

/** Everything is looked at once more, because another process may have done it while this one waited for the lock. */
function makeReady(path: string, host: Host, notice: StorageOptions['notice'], busyTimeout: number): void {
  const health = examine(path, busyTimeout);
  if (health.kind === 'sound') refuseNewer(health.version, path);
  if (health.kind === 'corrupt') {
    const aside = setAside(path, host.now());
    notice(
      `The database was damaged (${health.why}). It was set aside as ${aside}, and a new one was started: ${path}`,
    );
  }
  clearSuspicion(path);
  const connection = connect(path, busyTimeout);
  try {
    migrate(connection.database, path, host.now());
  } finally {
    connection.close();
  }
}
