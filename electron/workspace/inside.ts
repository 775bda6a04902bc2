/** Paths of the workspace: they come from outside, and none of them may lead out of it. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { explainFile, WorkspaceError } from './errors.ts';

/**
 * The absolute path that `path` (from the workspace, with `/`) means. Pure: what the disk says of links comes later.
 * @throws WorkspaceError BAD_PATH or OUTSIDE_WORKSPACE
 */
export function locate(root: string, path: string, platform: NodeJS.Platform = process.platform): string {
  if (path.includes('\0')) throw new WorkspaceError('BAD_PATH', 'A path holds no NUL character.');
  const isWindows = platform === 'win32';
  const isRooted = path.startsWith('/') || path.startsWith('\\\\') || /^[a-z]:/i.test(path);
  if (isRooted) throw outside(path);
  const parts = path.split(isWindows ? /[/\\]/ : '/');
  if (parts.includes('..')) throw outside(path);
  // Windows takes `a.txt:stream` for a stream of a.txt, and drops dots and spaces at the end.
  if (isWindows && parts.some((part) => part.includes(':') || (part !== '.' && /[. ]$/.test(part))))
    throw new WorkspaceError('BAD_PATH', `"${path}" is no path on Windows.`);
  return join(root, ...parts);
}

/**
 * The same, made sure of on the disk: neither it nor a folder above it is a link that leads out. With `itself` the last part may
 * be any link, because the link is meant (to move or trash it), not what it points to. What is not there yet counts by the folder
 * that would hold it.
 * @throws WorkspaceError WORKSPACE_GONE, BAD_PATH, OUTSIDE_WORKSPACE or NOT_ALLOWED
 */
export async function locateReally(
  root: string,
  path: string,
  meaning: 'target' | 'itself' = 'target',
): Promise<string> {
  const lexical = locate(root, path);
  const realRoot = await realFolder(root);
  const real = await nearestReal(meaning === 'itself' && lexical !== root ? dirname(lexical) : lexical, path);
  if (!isInside(realRoot, real)) throw outside(path);
  return lexical;
}

/** @throws WorkspaceError WORKSPACE_GONE */
export async function realFolder(root: string): Promise<string> {
  try {
    const real = await realpath(root);
    if ((await stat(real)).isDirectory()) return real;
  } catch {
    // Whatever keeps it from being looked at, nothing can be done in it.
  }
  throw new WorkspaceError(
    'WORKSPACE_GONE',
    `The folder ${root} is not there any more. Bring it back, or open another one.`,
  );
}

/** The real path of the nearest part that exists. A link that leads to nothing leads somewhere all the same: it is not followed. */
async function nearestReal(absolute: string, path: string): Promise<string> {
  for (let part = absolute; ; part = dirname(part)) {
    try {
      return await realpath(part);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw explainFile(error, path);
      if (await isLink(part)) throw outside(path);
      if (part === dirname(part)) throw explainFile(error, path);
    }
  }
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** From the workspace, with `/` on every system. */
export function named(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join('/');
}

function outside(path: string): WorkspaceError {
  return new WorkspaceError(
    'OUTSIDE_WORKSPACE',
    `"${path.slice(0, 200)}" leads out of the workspace. Name a path inside it.`,
  );
}
