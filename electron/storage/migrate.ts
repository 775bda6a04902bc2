import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { explain, StorageError } from './errors.ts';
import { migrations } from './migrations/index.ts';
import { timestamp } from './timestamp.ts';

export const NEWEST_VERSION = migrations.length;

/** The version of an opened database: 0 for a new one. */
export function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** Throws DATABASE_NEWER where a newer PowerAutomation has written the database. */
export function refuseNewer(version: number, path: string): void {
  if (version <= NEWEST_VERSION) return;
  throw new StorageError(
    'DATABASE_NEWER',
    `The database ${path} has version ${version}, but this PowerAutomation knows versions up to ${NEWEST_VERSION}. ` +
      'Update PowerAutomation, or use another data folder. The database was not touched.',
  );
}

/**
 * Brings the database to the newest version, all in one transaction, after a consistent copy of what was there before.
 * The caller holds the opening lock. Throws MIGRATION_FAILED with the database as it was.
 */
export function migrate(database: Database.Database, path: string, at: number): void {
  const from = versionOf(database);
  if (from === NEWEST_VERSION) return;
  const backup = hasTables(database) ? copyOf(database, `${path}.backup-v${from}-${timestamp(at)}`) : undefined;
  try {
    const steps = database.transaction(() => {
      for (const statements of migrations.slice(from)) database.exec(statements);
      database.pragma(`user_version = ${NEWEST_VERSION}`);
    });
    steps.exclusive();
  } catch (error) {
    const explained = explain(error, path);
    if (explained instanceof StorageError) throw explained;
    const copy = backup ? ` A copy is at ${backup}.` : '';
    throw new StorageError(
      'MIGRATION_FAILED',
      `The database ${path} could not be brought from version ${from} to ${NEWEST_VERSION}: ${String(error)}. ` +
        `It was left as it was.${copy} Please report this; to go on meanwhile, use another data folder.`,
      { cause: error },
    );
  }
}

function hasTables(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

function copyOf(database: Database.Database, wanted: string): string {
  const path = freeName(wanted);
  database.prepare('VACUUM INTO ?').run(path);
  return path;
}

/** The name itself, or with `-2`, `-3`, … where it is taken. */
export function freeName(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!existsSync(name)) return name;
  }
}
