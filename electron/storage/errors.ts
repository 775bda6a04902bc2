/** Every error of this room that a person can meet. */
export type StorageErrorCode =
  | 'DATABASE_LOCKED'
  | 'DATABASE_NEWER'
  | 'DATABASE_CORRUPT'
  | 'MIGRATION_FAILED'
  | 'DISK_FULL'
  | 'NOT_WRITABLE'
  | 'NOT_A_FOLDER'
  | 'RECORDING_NOT_FOUND'
  | 'RECORDING_AMBIGUOUS'
  | 'RUN_NOT_FOUND'
  | 'RUN_AMBIGUOUS'
  | 'BLOB_NOT_FOUND'
  | 'SETTINGS_BROKEN';

/** The message says what happened and what to do about it; the code is stable and may be tested for. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  /** What a program needs to go on, as the contract has it. */
  readonly data: unknown;

  constructor(code: StorageErrorCode, message: string, options: ErrorOptions & { data?: unknown } = {}) {
    super(message, options);
    this.name = 'StorageError';
    this.code = code;
    this.data = options.data;
  }
}

/** The `code` of an error of SQLite or of the file system, or an empty string. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM', 'SQLITE_AUTH'];

/**
 * What the file system or SQLite said about `path`, in words. Errors that say nothing to a person come back as they are.
 */
export function explain(error: unknown, path: string): unknown {
  if (error instanceof StorageError) return error;
  const code = codeOf(error);
  const is = (...names: string[]) => names.some((name) => code === name || code.startsWith(`${name}_`));
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED')) {
    const what = `The database ${path} is locked by another program.`;
    return new StorageError(
      'DATABASE_LOCKED',
      `${what} Close the program that holds it (a database viewer or a backup, perhaps), then try again. Nothing was changed.`,
      { cause: error },
    );
  }
  if (isCorruption(error)) {
    return new StorageError(
      'DATABASE_CORRUPT',
      `The database ${path} is damaged (${code}). Start PowerAutomation again: it sets the damaged file aside and begins a new one.`,
      { cause: error },
    );
  }
  // SHMSIZE: a full disk has no room for the index that SQLite keeps beside the write-ahead log.
  if (is('ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE')) {
    return new StorageError(
      'DISK_FULL',
      `No space is left to write ${path}. Free some space, then try again. What was written before is kept.`,
      { cause: error },
    );
  }
  if (is(...UNWRITABLE)) {
    return new StorageError(
      'NOT_WRITABLE',
      `Cannot write ${path} (${code}). Check that the folder exists, is not read-only and that you may write to it.`,
      { cause: error },
    );
  }
  if (is('ENOTDIR', 'EEXIST', 'EISDIR')) {
    return new StorageError(
      'NOT_A_FOLDER',
      `Cannot write ${path} (${code}): a file stands where a folder is needed, or a folder where a file is needed. Choose another path.`,
      { cause: error },
    );
  }
  return error;
}

/** Whether SQLite says that the file is no database or a damaged one; never so for a locked or unreadable file. */
export function isCorruption(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_');
}
