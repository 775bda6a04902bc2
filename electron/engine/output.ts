/** Where the spec of a recording goes, made sure of before anybody records anything. */
import { access, constants, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { EngineError } from './errors.ts';

const LONGEST_SLUG = 60;
const ENDING = /(?:\.(?:spec|test))?\.[cm]?[jt]sx?$/;

/** A readable file name from a title: `tests/shop-example-com-cart.spec.ts`. Letters of all languages stay, accents go. */
export function defaultOutput(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // Back together, or 한국 would stay in pieces.
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const slug = [...plain.replace(/^-/, '')].slice(0, LONGEST_SLUG).join('').replace(/-$/, '');
  return join('tests', `${slug || 'recording'}.spec.ts`);
}

/** What a test without a title is about, from the address: `shop.example.com /cart`. */
export function defaultTitle(url: string): string {
  const { protocol, hostname, pathname } = new URL(url);
  const path = decoded(pathname);
  if (protocol === 'file:') return basename(path).replace(/\.\w+$/, '') || 'recording';
  if (!hostname) return 'recording';
  return path === '/' ? hostname : `${hostname} ${path}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // Not every % in an address is an escape.
  }
}

/** Changes nothing. `path` is absolute; a spec has a spec's ending. @throws EngineError OUTPUT_EXISTS, OUTPUT_NOT_WRITABLE or BAD_OUTPUT */
export async function assertWritable(path: string, force: boolean, isSpec = true): Promise<void> {
  const found = await stat(path).catch(() => null); // It is not there yet: as it should be.
  if (found?.isDirectory())
    throw new EngineError(
      'BAD_OUTPUT',
      `${path} is a folder. Name a file in it: -o ${join(path, isSpec ? 'my-test.spec.ts' : 'my-test')}`,
    );
  if (isSpec && !ENDING.test(path))
    throw new EngineError(
      'BAD_OUTPUT',
      `${basename(path)} is no name for a test in TypeScript or JavaScript. End it with .spec.ts`,
    );
  if (found && !force)
    throw new EngineError(
      'OUTPUT_EXISTS',
      `${path} exists already and is not overwritten. Choose another file with -o, or replace it with --force.`,
    );
  const place = found ? path : await nearestFolder(path);
  try {
    await access(place, constants.W_OK);
  } catch (cause) {
    throw notWritable(path, `${place} is not writable (${codeOf(cause)})`, cause);
  }
}

/** The folder that exists, in which the missing ones can be made. */
async function nearestFolder(path: string): Promise<string> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw notWritable(path, `${folder} cannot be entered (${codeOf(error)})`, error);
    });
    if (found?.isDirectory()) return folder;
    if (found) throw notWritable(path, `${folder} is a file, not a folder`);
    if (folder === dirname(folder)) throw notWritable(path, `${folder} does not exist`);
  }
}

function notWritable(path: string, why: string, cause?: unknown): EngineError {
  return new EngineError('OUTPUT_NOT_WRITABLE', `Cannot write ${path}: ${why}. Choose another place with -o.`, {
    cause,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** A name beside it that is free: what appeared there while somebody recorded is not ours to replace. */
export async function freeName(path: string): Promise<string> {
  for (let number = 2; ; number++) {
    const candidate = path.replace(ENDING, `-${number}$&`);
    if (!(await stat(candidate).catch(() => null))) return candidate;
  }
}

/** `tests/cart.spec.ts` -> `cart.files`, the folder beside it for what was uploaded. */
export function filesFolderOf(path: string): string {
  return `${bareName(path)}.files`;
}

/** `tests/cart.spec.ts` -> `cart`; other endings go as well. */
export function bareName(path: string): string {
  const name = basename(path);
  return ENDING.test(name) ? name.replace(ENDING, '') : name.replace(/\.\w+$/, '');
}

/** As a spec names a file: from the folder that tests are played in, where it lies in there. */
export function asWritten(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
}
