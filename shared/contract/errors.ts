import { z } from 'zod';

/** Every error that a call can end with: its status over HTTP, and what it is about. The message of each case says what to do. */
const table = {
  // Who may, and how much.
  UNAUTHORIZED: { status: 401, message: 'Nobody is signed in, or the token is wrong or stale.' },
  FORBIDDEN: { status: 403, message: 'The caller lacks the right that this needs.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many requests in a short time.' },

  // Workspace and files.
  WORKSPACE_GONE: { status: 410, message: 'The folder of the workspace is not there any more.' },
  NOT_A_FOLDER: { status: 422, message: 'The path is no folder that can be opened.' },
  OUTSIDE_WORKSPACE: { status: 403, message: 'The path leads out of the workspace.' },
  BAD_PATH: { status: 400, message: 'The path cannot be one.' },
  FILE_NOT_FOUND: { status: 404, message: 'There is no such file or folder.' },
  FILE_EXISTS: { status: 409, message: 'Something is there already.' },
  FILE_CHANGED: {
    status: 409,
    message: 'The file is not as it was read.',
    /** The version that it has now; null where it is gone. */
    data: z.object({ version: z.string().nullable() }),
  },
  FILE_TOO_LARGE: { status: 413, message: 'The file is larger than can be opened as text.' },
  NOT_TEXT: { status: 415, message: 'The content is no text in the encoding that was asked for.' },
  NOT_ALLOWED: { status: 403, message: 'The system does not allow it: read-only, or owned by someone else.' },
  DISK_FULL: { status: 507, message: 'The disk is full.' },
  NOT_WRITABLE: { status: 507, message: 'The place cannot be written to.' },
  NOT_IN_TRASH: { status: 404, message: 'Nothing of that name is in the trash.' },

  // Search.
  BAD_PATTERN: { status: 400, message: 'The pattern is no regular expression, or no glob.' },
  SEARCH_MISSING: { status: 501, message: 'The search program cannot be run on this machine.' },
  UNDO_GONE: { status: 404, message: 'What was replaced can no longer be taken back.' },

  // Git and terminal.
  GIT_MISSING: { status: 501, message: 'Git is not installed.' },
  NO_REPOSITORY: { status: 409, message: 'The workspace is not in a git repository.' },
  GIT_FAILED: { status: 422, message: 'Git refused.' },
  NO_SHELL: { status: 501, message: 'No shell can be started on this machine.' },
  TERMINAL_NOT_FOUND: { status: 404, message: 'There is no such terminal.' },

  // Settings.
  SETTINGS_BROKEN: {
    status: 422,
    message: 'The text is no valid settings file.',
    data: z.object({ line: z.number(), column: z.number() }),
  },

  // Recordings, tests, runs.
  STOPPED: { status: 409, message: 'It was stopped before it had begun.' },
  JOB_NOT_FOUND: { status: 404, message: 'Nothing of that id goes on or has just ended.' },
  RECORDING_NOT_FOUND: { status: 404, message: 'There is no such recording.' },
  RECORDING_AMBIGUOUS: { status: 409, message: 'More than one recording is meant.' },
  RECORDING_RUNNING: { status: 409, message: 'It is being recorded right now.' },
  NOTHING_RECORDED: { status: 422, message: 'The recording holds no action.' },
  RUN_NOT_FOUND: { status: 404, message: 'There is no such run.' },
  RUN_AMBIGUOUS: { status: 409, message: 'More than one run is meant.' },
  BAD_URL: { status: 400, message: 'The address is none.' },
  SITE_DOWN: { status: 502, message: 'Nobody answers at the address.' },
  CERTIFICATE: { status: 502, message: 'The certificate of the site is not trusted.' },
  BROWSER_MISSING: { status: 501, message: 'No browser was found.' },
  BROWSER_FAILED: { status: 500, message: 'The browser does not start.' },
  BROWSER_GONE: { status: 500, message: 'The browser went away.' },
  PORT_TAKEN: { status: 409, message: 'The port is taken.' },
  NO_DISPLAY: { status: 501, message: 'There is no display for a browser with a window.' },
  NO_PLACE: { status: 507, message: 'The folder of the recording cannot be made.' },
  UNKNOWN_DEVICE: { status: 400, message: 'There is no such device.' },
  BAD_STORAGE_STATE: { status: 400, message: 'The file is no storage state.' },
  BAD_APPEND: { status: 422, message: 'The recording cannot go on there.' },
  OUTPUT_EXISTS: { status: 409, message: 'The file to write exists already.' },
  OUTPUT_NOT_WRITABLE: { status: 507, message: 'The file cannot be written there.' },
  BAD_OUTPUT: { status: 400, message: 'The name is none for the file to write.' },
  SPEC_NOT_WRITTEN: { status: 507, message: 'The test could not be written; the recording is kept.' },
  SPEC_NOT_READABLE: { status: 404, message: 'The spec cannot be read.' },
  SPEC_DOES_NOT_PARSE: { status: 422, message: 'The spec does not parse.' },
  NOTHING_TO_PLAY: { status: 422, message: 'No test is meant.' },
  SECRETS_MISSING: { status: 422, message: 'A secret that the tests need has no value.' },
  CONFIG_NOT_FOUND: { status: 404, message: 'There is no such Playwright config.' },
  GREP_INVALID: { status: 400, message: 'The title filter is no regular expression.' },
  SETTINGS_INVALID: { status: 422, message: 'The settings of playing are not valid.' },
  RUN_FOLDER_NOT_WRITABLE: { status: 507, message: 'The folder of the run cannot be written.' },
  BAD_EVIDENCE_LIMIT: { status: 422, message: 'The limit for evidence is no size.' },
  NO_SUCH_HEAL: { status: 404, message: 'No heal with this number is suggested.' },
  NOTHING_TO_EXPORT: { status: 422, message: 'There is nothing to export.' },
  ONE_TEST_ONLY: { status: 422, message: 'The target holds one test a file.' },
  IMPORT_NOT_READABLE: { status: 404, message: 'The file to import cannot be read.' },
  IMPORT_NOT_KNOWN: { status: 422, message: 'The file is of no kind that can be imported.' },

  // What we stand on.
  NO_SERVER: { status: 409, message: 'No server runs here that a browser could sign in to.' },
  DATABASE_LOCKED: { status: 503, message: 'Another process holds the database.' },
  DATABASE_NEWER: { status: 503, message: 'The database was written by a newer version.' },
  DATABASE_CORRUPT: { status: 503, message: 'The database is damaged.' },
  MIGRATION_FAILED: { status: 503, message: 'The database could not be brought up to date.' },
  BLOB_NOT_FOUND: { status: 404, message: 'The content is not kept any more.' },
  KEYCHAIN_UNAVAILABLE: { status: 501, message: 'The keychain cannot be used.' },
} as const;

export type ErrorCode = keyof typeof table;

export const allErrors: Readonly<Record<ErrorCode, { status: number; message: string; data?: z.ZodType }>> = table;

/** What may go wrong wherever the database is asked. */
export const storageErrors = ['DATABASE_LOCKED', 'DATABASE_NEWER', 'DATABASE_CORRUPT', 'MIGRATION_FAILED'] as const;

/** What may go wrong wherever a path of the workspace is named. */
export const pathErrors = ['WORKSPACE_GONE', 'OUTSIDE_WORKSPACE', 'BAD_PATH', 'FILE_NOT_FOUND', 'NOT_ALLOWED'] as const;

/** What may go wrong wherever something is written. */
export const writeErrors = ['DISK_FULL', 'NOT_WRITABLE', 'NOT_ALLOWED'] as const;

/** What may go wrong where a test is written. */
export const outputErrors = [
  'OUTPUT_EXISTS',
  'OUTPUT_NOT_WRITABLE',
  'BAD_OUTPUT',
  'OUTSIDE_WORKSPACE',
  'BAD_PATH',
  'DISK_FULL',
  'NOT_WRITABLE',
] as const;

export function errors<Code extends ErrorCode>(...codes: readonly Code[]): Pick<typeof table, Code> {
  return Object.fromEntries(codes.map((code) => [code, table[code]])) as Pick<typeof table, Code>;
}
