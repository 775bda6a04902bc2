/** Files that a person chose or got while recording: kept with the recording, copied beside the test when it is written. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
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
 * folder, whatever a page made up, and another one where a different file has it already.
 */
export function keepUpload(host: Host, id: string, file: ChosenFile): string {
  const folder = uploadsFolder(host, id);
  mkdirSync(folder, { recursive: true });
  const content = 'path' in file ? readFileSync(file.path) : file.content;
  const plain = basename(file.name.replaceAll('\\', '/')).replace(/^\.+$/, '') || 'file';
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : plain.replace(/(\.[^.]*)?$/, `-${number}$1`);
    const place = join(folder, name);
    if (existsSync(place) && !readFileSync(place).equals(content)) continue;
    writeFileSync(place, content);
    return name;
  }
}

/** Copies what was kept into `folder`; returns the names. */
export async function copyUploads(host: Host, id: string, folder: string): Promise<string[]> {
  const from = uploadsFolder(host, id);
  const names = await readdir(from).catch(() => []); // Nothing was uploaded.
  if (names.length === 0) return [];
  await mkdir(folder, { recursive: true });
  for (const name of names) await copyFile(join(from, name), join(folder, name));
  return names;
}

/** Uploads and downloads go with their recording. */
export async function forgetFiles(host: Host, id: string): Promise<void> {
  await rm(recordingFolder(host, id), { recursive: true, force: true });
}
