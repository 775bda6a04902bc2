import { existsSync, renameSync } from 'node:fs';
import { explain } from './errors.ts';
import { freeName } from './migrate.ts';
import { timestamp } from './timestamp.ts';

/**
 * Moves a damaged database out of the way with its write-ahead log, under a name with which SQLite's rescue tools still find both.
 * The caller holds the opening lock. Returns the new path.
 */
export function setAside(path: string, at: number): string {
  const aside = freeName(`${path}.corrupt-${timestamp(at)}`);
  try {
    // The database last: were we killed between, the next start still finds a damaged database and not a new one beside an old log.
    for (const suffix of ['-wal', '-shm', '']) {
      if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
    }
  } catch (error) {
    throw explain(error, path);
  }
  return aside;
}
