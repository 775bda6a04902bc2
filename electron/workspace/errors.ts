/** Every error of this room that a person can meet; what each is about stands in the contract. */
export type WorkspaceErrorCode =
  | 'WORKSPACE_GONE'
  | 'NOT_A_FOLDER'
  | 'OUTSIDE_WORKSPACE'
  | 'BAD_PATH'
  | 'FILE_NOT_FOUND'
  | 'FILE_EXISTS'
  | 'FILE_CHANGED'
  | 'FILE_TOO_LARGE'
  | 'NOT_TEXT'
  | 'NOT_ALLOWED'
  | 'DISK_FULL'
  | 'NOT_IN_TRASH'
  | 'BAD_PATTERN'
  | 'SEARCH_MISSING'
  | 'UNDO_GONE'
  | 'GIT_MISSING'
  | 'NO_REPOSITORY'
  | 'GIT_FAILED'
  | 'NO_SHELL'
  | 'TERMINAL_NOT_FOUND';

export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly code: WorkspaceErrorCode;
  /** What a program needs to go on, as the contract has it. */
  readonly data: unknown;

  constructor(code: WorkspaceErrorCode, message: string, options: ErrorOptions & { data?: unknown } = {}) {
    super(message, options);
    this.code = code;
    this.data = options.data;
  }
}

/** What the file system said about `path`, in words. Errors that say nothing to a person come back as they are. */
export function explainFile(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const tell = (ours: WorkspaceErrorCode, message: string) => new WorkspaceError(ours, message, { cause: error });
  switch (code) {
    case 'ENOENT':
      return tell('FILE_NOT_FOUND', `There is no ${path}. It may have been moved or deleted meanwhile.`);
    case 'ENOTDIR':
      return tell('NOT_A_FOLDER', `A part of ${path} is a file, not a folder.`);
    case 'EEXIST':
    case 'ENOTEMPTY':
      return tell('FILE_EXISTS', `${path} exists already. Choose another name.`);
    case 'EACCES':
    case 'EPERM':
      return tell(
        'NOT_ALLOWED',
        `You have no right to do this with ${path}. Change its rights, or choose another place.`,
      );
    case 'EROFS':
      return tell('NOT_ALLOWED', `${path} lies on a disk that is read-only.`);
    case 'ENOSPC':
    case 'EDQUOT':
      return tell('DISK_FULL', `The disk is full; ${path} was left as it was. Free some space and try again.`);
    case 'ENAMETOOLONG':
      return tell('BAD_PATH', `The name of ${path.slice(0, 80)}… is too long for this disk.`);
    case 'ELOOP':
      return tell('BAD_PATH', `${path} is a link that leads to itself.`);
    default:
      return error;
  }
}
