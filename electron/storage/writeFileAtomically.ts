import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, explain } from './errors.ts';

/**
 * Writes `text` so that a reader, a crash or a full disk sees the old file or the new one, never a part of it. Missing
 * parent folders are made; the mode of a file that is replaced is kept; a symbolic link goes on pointing to its file.
 * Throws StorageError DISK_FULL, NOT_WRITABLE or NOT_A_FOLDER.
 */
export async function writeFileAtomically(path: string, text: string | Uint8Array): Promise<void> {
  try {
    const target = await behindLinks(path);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true });
    // The same folder, because a rename is atomic only within one file system.
    const temporary = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await writeDurably(temporary, text, await modeOf(target));
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(folder);
  } catch (error) {
    throw explain(error, path);
  }
}

async function writeDurably(path: string, text: string | Uint8Array, mode: number | undefined): Promise<void> {
  await using file = await open(path, 'wx');
  // Not by the mode of `open`: the umask would take bits away that the replaced file had.
  if (mode !== undefined) await file.chmod(mode);
  await file.writeFile(text);
  await file.sync();
}

async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path;
    throw error;
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o7777;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the rename itself survive a power cut. Windows and some network folders cannot; the file is whole there too. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // The file is written and renamed already: failing now would report a loss that did not happen.
  } finally {
    await handle?.close();
  }
}
