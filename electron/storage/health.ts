import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { codeOf, isCorruption } from './errors.ts';
import { versionOf } from './migrate.ts';

export type Health = { kind: 'absent' } | { kind: 'sound'; version: number } | { kind: 'corrupt'; why: string };

const MEGABYTE = 1024 * 1024;
const ALWAYS_CHECKED = 16 * MEGABYTE;
const CHECKED_AFTER_A_CRASH = 256 * MEGABYTE;

/**
 * Looks at a database without changing it. A whole check reads every page, 0.7 ms a megabyte, so it is made where it is cheap,
 * after a crash of a database that is not huge, and always where a query has met damage. Else SQLite's own look at the header, the
 * length of the file and the schema must do. (A killed process does not damage a SQLite database; disks and copying tools do.)
 */
export function examine(path: string, busyTimeout: number): Health {
  if (!existsSync(path)) return { kind: 'absent' };
  const wasCutOff = existsSync(`${path}-wal`);
  const isToBeChecked = needsCheck(path, wasCutOff);
  // Closing a connection that may write folds the log into the database; one that was only looked at must stay as it is.
  if (!wasCutOff) return look(path, isToBeChecked, { timeout: busyTimeout });
  try {
    return look(path, isToBeChecked, { timeout: busyTimeout, readonly: true });
  } catch (error) {
    // Some states after a crash can only be rolled back by a connection that may write; and a log that its writer has just
    // folded in and removed cannot be opened for reading alone.
    if (!/^SQLITE_(READONLY|CANTOPEN)/.test(codeOf(error))) throw error;
    return look(path, isToBeChecked, { timeout: busyTimeout });
  }
}

function look(path: string, isToBeChecked: boolean, options: Database.Options): Health {
  const database = new Database(path, { ...options, fileMustExist: true });
  try {
    const version = versionOf(database);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    const answer = isToBeChecked ? database.pragma('quick_check(1)', { simple: true }) : 'ok';
    return answer === 'ok' ? { kind: 'sound', version } : { kind: 'corrupt', why: String(answer) };
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return { kind: 'corrupt', why: error instanceof Error ? error.message : String(error) };
  } finally {
    database.close();
  }
}

function needsCheck(path: string, wasCutOff: boolean): boolean {
  const size = statSync(path).size;
  return size <= ALWAYS_CHECKED || (wasCutOff && size <= CHECKED_AFTER_A_CRASH) || isSuspect(path);
}

const suspicion = (path: string) => `${path}.suspect`;

export const isSuspect = (path: string) => existsSync(suspicion(path));

/** Leaves a mark that a query has met damage, so that the next start checks every page. */
export function markSuspect(path: string): void {
  try {
    writeFileSync(suspicion(path), '');
  } catch {
    // The damage itself is being reported; a mark that cannot be left must not hide it.
  }
}

export function clearSuspicion(path: string): void {
  rmSync(suspicion(path), { force: true });
}
