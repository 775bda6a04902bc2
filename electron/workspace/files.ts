/** Files and folders of the workspace: list, read, write, make, move, copy. */
import { createHash } from 'node:crypto';
import { access, constants, cp, lstat, mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Encoding, FileEntry, TextFile } from '../../shared/contract/files.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { decode, encode } from './encoding.ts';
import { explainFile, WorkspaceError } from './errors.ts';
import { excludedBy } from './excluded.ts';
import { isInside, locateReally, named } from './inside.ts';
import { createTurns } from './turns.ts';

const READ_ONLY_ABOVE = 20 * 1024 * 1024;
const LARGEST = 128 * 1024 * 1024;

export type WriteRequest = {
  path: string;
  text: string;
  encoding: Encoding;
  hasBom: boolean;
  /** As it was read; null where there was no file. */
  version: string | null;
  force: boolean;
};

export type Files = ReturnType<typeof createFiles>;

/** `root` tells the folder of the workspace; every path is named from it. `exclude` are globs of what is not listed. */
export function createFiles(root: () => string, exclude: () => readonly string[]) {
  /** Of two writes to one file at once both would find the version that they expect. */
  const inTurn = createTurns();

  async function entryOf(absolute: string): Promise<FileEntry> {
    const link = await lstat(absolute);
    // A link that leads to nothing is shown as the file that it is.
    const found = link.isSymbolicLink() ? await stat(absolute).catch(() => link) : link;
    return {
      path: named(root(), absolute),
      name: basename(absolute),
      kind: found.isDirectory() ? 'folder' : 'file',
      size: found.isDirectory() ? 0 : found.size,
      modified: Math.round(found.mtimeMs),
      isLink: link.isSymbolicLink(),
    };
  }

  async function refuseExisting(absolute: string, path: string): Promise<void> {
    const isThere = await lstat(absolute).then(
      () => true,
      () => false,
    );
    if (isThere) throw new WorkspaceError('FILE_EXISTS', `${path} exists already. Choose another name.`);
  }

  return {
    async list(path: string, all = false): Promise<FileEntry[]> {
      const folder = await locateReally(root(), path);
      return explained(path, async () => {
        const names = await readdir(folder);
        // What vanishes while it is listed is left out.
        const entries = await Promise.all(names.map((name) => entryOf(join(folder, name)).catch(() => null)));
        const isExcluded = all ? () => false : excludedBy(exclude());
        return entries
          .filter((entry) => entry !== null)
          .filter(({ path: each }) => !isExcluded(each))
          .sort(byKindAndName);
      });
    },

    async stat(path: string): Promise<FileEntry> {
      const file = await locateReally(root(), path, 'itself');
      return explained(path, () => entryOf(file));
    },

    async read(path: string, encoding?: Encoding): Promise<TextFile> {
      const file = await locateReally(root(), path);
      return explained(path, async () => {
        const { size } = await sizeOfFile(file, path);
        const bytes = await readFile(file);
        const isLarge = size > READ_ONLY_ABOVE;
        const isWritable = await access(file, constants.W_OK).then(
          () => true,
          () => false,
        );
        return {
          path,
          ...decode(bytes, path, encoding),
          version: versionOf(bytes),
          size,
          isReadOnly: isLarge || !isWritable,
          readOnlyBecause: isLarge ? 'size' : isWritable ? null : 'rights',
        };
      });
    },

    async write({
      path,
      text,
      encoding,
      hasBom,
      version,
      force,
    }: WriteRequest): Promise<{ version: string; size: number }> {
      const file = await locateReally(root(), path);
      const bytes = encode(text, encoding, hasBom);
      return inTurn(file, () =>
        explained(path, async () => {
          const now = await versionOnDisk(file);
          if (!force && now !== version) {
            const why =
              now === null
                ? 'was deleted or moved'
                : version === null
                  ? 'exists already'
                  : 'was changed by another program';
            throw new WorkspaceError(
              'FILE_CHANGED',
              `${path} ${why} meanwhile, so it was not written. Compare the two, or overwrite it.`,
              {
                data: { version: now },
              },
            );
          }
          // The file system grants root, and a folder that may be written, more than the file itself does.
          if (now !== null) await access(file, constants.W_OK);
          await writeFileAtomically(file, bytes);
          return { version: versionOf(bytes), size: bytes.length };
        }),
      );
    },

    async create(path: string, kind: FileEntry['kind']): Promise<FileEntry> {
      const target = await locateReally(root(), path);
      return explained(path, async () => {
        await refuseExisting(target, path);
        if (kind === 'folder') await makeFolder(target, path);
        else {
          await makeFolder(dirname(target), path);
          await using _made = await open(target, 'wx');
        }
        return entryOf(target);
      });
    },

    async move(from: string, to: string, overwrite: boolean): Promise<FileEntry> {
      const source = await locateReally(root(), from, 'itself');
      const target = await locateReally(root(), to, 'itself');
      refuseRoot(source, root());
      refuseIntoItself(source, target, from, to);
      return explained(from, async () => {
        await lstat(source);
        // A change of case alone names the same file on most systems.
        const isSame = source.toLowerCase() === target.toLowerCase() && source !== target;
        if (!overwrite && !isSame) await refuseExisting(target, to);
        await makeFolder(dirname(target), to);
        await rename(source, target);
        return entryOf(target);
      });
    },

    async copy(from: string, to: string): Promise<FileEntry> {
      const source = await locateReally(root(), from);
      const target = await locateReally(root(), to);
      refuseIntoItself(source, target, from, to);
      return explained(to, async () => {
        await lstat(source);
        await refuseExisting(target, to);
        // Links stay links: what they point to may lie outside.
        await cp(source, target, { recursive: true, errorOnExist: true, force: false, verbatimSymlinks: true });
        return entryOf(target);
      });
    },
  };
}

/** With those above it. A file that stands in the way is no folder. */
async function makeFolder(absolute: string, path: string): Promise<void> {
  try {
    await mkdir(absolute, { recursive: true });
  } catch (error) {
    const isInTheWay = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isInTheWay ? new WorkspaceError('NOT_A_FOLDER', `A part of ${path} is a file, not a folder.`) : error;
  }
}

/** Changes with every change of the content. */
function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}

async function versionOnDisk(file: string): Promise<string | null> {
  try {
    return versionOf(await readFile(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function sizeOfFile(file: string, path: string): Promise<{ size: number }> {
  const found = await stat(file);
  // A pipe or a device would never end.
  if (!found.isFile())
    throw new WorkspaceError(
      'NOT_TEXT',
      `${path} is ${found.isDirectory() ? 'a folder' : 'no file'}, and cannot be opened as text.`,
    );
  if (found.size > LARGEST)
    throw new WorkspaceError(
      'FILE_TOO_LARGE',
      `${path} has ${Math.round(found.size / 1024 / 1024)} MB; at most ${LARGEST / 1024 / 1024} MB can be opened as text.`,
    );
  return found;
}

export function refuseRoot(absolute: string, root: string): void {
  if (absolute === root || absolute === join(root, '.'))
    throw new WorkspaceError('BAD_PATH', 'This is the workspace itself. Name something in it.');
}

function refuseIntoItself(source: string, target: string, from: string, to: string): void {
  if (source !== target && isInside(source, target))
    throw new WorkspaceError('BAD_PATH', `${to} lies in ${from}, so it cannot be put there.`);
}

export async function explained<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainFile(error, path);
  }
}

function byKindAndName(one: FileEntry, other: FileEntry): number {
  if (one.kind !== other.kind) return one.kind === 'folder' ? -1 : 1;
  return one.name.localeCompare(other.name, 'en', { numeric: true, sensitivity: 'base' });
}
