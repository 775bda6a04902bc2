/** Files that a person chose or got while recording: kept with the recording, copied beside the test when it is written. */

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Host } from '../host.ts';
import type { ChosenFile } from './browser/chosenFiles.ts';
import { RecordingError } from './errors.ts';

export function recordingFolder(host: Host, id: string): string {
  return join(host.dataDir, 'recordings', id);
}

/** Makes a folder for this person's eyes only. Returns `path`. @throws RecordingError NO_PLACE */
export async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RecordingError(
      'NO_PLACE',
      `The recording has no place for ${path}: ${why}. Make room there, or choose another folder with POWERAUTOMATION_HOME.`,
      { cause },
    );
  }
}

function uploadsFolder(host: Host, id: string): string {
  return join(recordingFolder(host, id), 'uploads');
}

/**
 * At once, before the page or the person can take the file away. Returns the name it is kept under: a plain name without any
 * folder, whatever a page made up, or the same name in a folder `2`, `3`, … where a different file has it already: pages show names.
 */
export function keepUpload(host: Host, id: string, file: ChosenFile): string {
  const folder = uploadsFolder(host, id);
  mkdirSync(folder, { recursive: true });
  const content = 'path' in file ? readFileSync(file.path) : file.content;
  const plain = basename(file.name.replaceAll('\\', '/')).replace(/^\.+$/, '') || 'file';
  return keepIn(folder, plain, content);
}

function keepIn(folder: string, plain: string, content: Buffer): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${number}/${plain}`;
    const place = join(folder, name);
    if (lookAt(dirname(place))?.isFile()) continue;
    const there = lookAt(place);
    if (there && !(there.isFile() && readFileSync(place).equals(content))) continue;
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
    return name;
  }
}

const lookAt = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Copies what was kept into the `folder` of a test of its own. */
export async function copyUploads(host: Host, id: string, folder: string): Promise<void> {
  const from = uploadsFolder(host, id);
  if (existsSync(from)) await cp(from, folder, { recursive: true });
}

/** Copies what was kept into a `folder` that may hold other files of the same names; which name each got there. */
export async function addUploads(host: Host, id: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const from = uploadsFolder(host, id);
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []); // Nothing was uploaded.
  const added = new Map<string, string>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    added.set(relative(from, path).replaceAll(sep, '/'), keepIn(folder, entry.name, readFileSync(path)));
  }
  return added;
}

/** Uploads and downloads go with their recording. */
export async function forgetFiles(host: Host, id: string): Promise<void> {
  await rm(recordingFolder(host, id), { recursive: true, force: true });
}
