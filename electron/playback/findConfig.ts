import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PlaybackError } from './errors.ts';

/** Endings in the order in which Playwright tries them. */
const names = ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'].map((ending) => `playwright.config.${ending}`);

/** `folder` is where relative paths of the project are meant from, and where its run is started. */
export type ProjectConfig = { file: string; folder: string };

/**
 * The Playwright config that a run obeys: the one asked for (a file, or a folder that holds one), else the nearest at or
 * above `cwd`; null where there is none. Throws CONFIG_NOT_FOUND when the one asked for does not exist.
 */
export function findConfig(cwd: string, asked: string | undefined): ProjectConfig | null {
  if (asked === undefined) return findUpward(cwd);
  const path = resolve(cwd, asked);
  const file = existsSync(path) && statSync(path).isDirectory() ? configIn(path) : path;
  if (!file || !existsSync(file)) {
    throw new PlaybackError('CONFIG_NOT_FOUND', `No Playwright config at "${path}". Name the file after --config.`);
  }
  return { file, folder: cwd };
}

function findUpward(cwd: string): ProjectConfig | null {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = configIn(folder);
    if (file) return { file, folder };
    if (folder === dirname(folder)) return null;
  }
}

function configIn(folder: string): string | undefined {
  return names.map((name) => join(folder, name)).find((file) => existsSync(file));
}
