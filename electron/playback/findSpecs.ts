import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { PlaybackError } from './errors.ts';

/**
 * What the given paths mean. `files` are the specs as far as we can tell; a project's config may take other names or
 * folders, so with one it is a guess (`isExact: false`) unless files were named.
 */
export type Specs = {
  files: string[];
  isExact: boolean;
  /** For Playwright's command line: regular expressions on absolute paths, with `:line` where one was given. */
  filters: string[];
  /** The folder that holds all of them, for a run without a config. */
  testDir: string;
  /** Files named by the person, which count as specs whatever they are called. */
  named: string[];
};

const specName = /\.(spec|test)\.[cm]?[jt]sx?$/;

/**
 * Paths are files (with `:line` or `:line:column`), folders, or, as in Playwright, regular expressions on the path of a
 * spec. None means all specs of `folder`. Throws NOTHING_TO_PLAY where it is certain that nothing is meant.
 */
export async function findSpecs(paths: string[], cwd: string, folder: string, hasConfig: boolean): Promise<Specs> {
  if (paths.length === 0) return allSpecs(folder, hasConfig);
  const found = await Promise.all(paths.map((path) => findOne(path, cwd, folder, hasConfig)));
  const files = [...new Set(found.flatMap((one) => one.files))];
  return {
    files,
    isExact: found.every(({ isExact }) => isExact),
    filters: found.map(({ filter }) => filter),
    testDir: found.map(({ root }) => root).reduce(commonFolder),
    named: found.flatMap(({ kind, files }) => (kind === 'file' ? files : [])),
  };
}

type Found = { kind: 'file' | 'folder' | 'pattern'; files: string[]; isExact: boolean; filter: string; root: string };

async function findOne(path: string, cwd: string, folder: string, hasConfig: boolean): Promise<Found> {
  const [, name = path, place = ''] = /^(.+?)(:\d+(?::\d+)?)?$/.exec(path) ?? [];
  const absolute = resolve(cwd, name);
  const stats = await stat(absolute).catch(() => null);
  if (stats?.isFile()) {
    const filter = `^${escapeRegExp(absolute)}$${place}`;
    return { kind: 'file', files: [absolute], isExact: true, filter, root: dirname(absolute) };
  }
  if (stats?.isDirectory()) {
    const files = await specsUnder(absolute);
    if (files.length === 0 && !hasConfig) throw nothing(`The folder "${absolute}" holds no *.spec.ts or *.test.ts.`);
    const filter = `^${escapeRegExp(absolute.endsWith(sep) ? absolute : absolute + sep)}`;
    return { kind: 'folder', files, isExact: !hasConfig, filter, root: absolute };
  }
  const pattern = asPattern(name);
  const files = pattern ? (await specsUnder(folder)).filter((file) => pattern.test(file)) : [];
  if (files.length === 0 && !hasConfig) throw nothing(`No file, folder or spec is called "${path}" in "${cwd}".`);
  return { kind: 'pattern', files, isExact: !hasConfig, filter: name + place, root: folder };
}

async function allSpecs(folder: string, hasConfig: boolean): Promise<Specs> {
  const files = await specsUnder(folder);
  if (files.length === 0 && !hasConfig) throw nothing(`The folder "${folder}" holds no *.spec.ts or *.test.ts.`);
  return { files, isExact: !hasConfig, filters: [], testDir: folder, named: [] };
}

async function specsUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown): Dirent[] => {
    // A folder that this person may not read holds nothing that they can play.
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return [];
    throw error;
  });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return isSearched(entry.name) ? await specsUnder(path) : [];
      return specName.test(entry.name) ? [path] : [];
    }),
  );
  return found.flat().sort();
}

function isSearched(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.');
}

/** As Playwright reads an argument: `/…/flags`, else the source of a case-insensitive expression. */
function asPattern(text: string): RegExp | null {
  const [, source = text, flags = 'i'] = /^\/(.*)\/([gi]*)$/.exec(text) ?? [];
  try {
    return new RegExp(source, flags.replace('g', ''));
  } catch {
    return null;
  }
}

function commonFolder(one: string, other: string): string {
  let folder = one;
  while (other !== folder && !other.startsWith(folder.endsWith(sep) ? folder : folder + sep)) folder = dirname(folder);
  return folder;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function nothing(what: string): PlaybackError {
  const advice = 'Name a spec (powerautomation play tests/login.spec.ts), or record one: powerautomation record URL';
  return new PlaybackError('NOTHING_TO_PLAY', `Nothing to play. ${what} ${advice}`);
}
