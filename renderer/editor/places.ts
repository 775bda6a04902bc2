/** Where the text of a tab comes from and goes to: a file of the workspace, or one of a person's own settings files. */
import { ORPCError } from '@orpc/client';
import type { TextFile } from '../../shared/contract/files.ts';
import { codeOf, engine } from '../rpc/client.ts';

/** No path of the workspace begins with two slashes: what does is something else that has a tab. */
export const isInWorkspace = (path: string): boolean => !path.startsWith('//');

/** What has tests in it, by its name. */
export const isSpec = (path: string): boolean => /\.(?:spec|test)\.[cm]?[jt]sx?$/.test(path);

export const SETTINGS_TEXT = '//settings.json';
export const KEYS_TEXT = '//keybindings.json';
/** Pages, not texts. */
export const SETTINGS_PAGE = '//settings';
export const KEYS_PAGE = '//keys';

export const isPage = (path: string): boolean => path === SETTINGS_PAGE || path === KEYS_PAGE;

type Written = Pick<TextFile, 'path' | 'text' | 'encoding' | 'hasBom'> & { version: string | null; force: boolean };

/** Null where there is no such file. */
export async function readText(path: string): Promise<TextFile | null> {
  if (!isInWorkspace(path)) return readSettings(path);
  try {
    return await engine.files.read({ path });
  } catch (error) {
    if (codeOf(error) === 'FILE_NOT_FOUND') return null;
    throw error;
  }
}

/** Rejects with FILE_CHANGED where the disk has another text than the one that was read. */
export async function writeText(file: Written): Promise<{ version: string }> {
  if (isInWorkspace(file.path)) return engine.files.write(file);
  if (!file.force && (await readSettings(file.path)).version !== file.version)
    throw new ORPCError('FILE_CHANGED', { message: `${file.path.slice(2)} was changed meanwhile.` });
  await engine.settings.write({ file: fileOf(file.path), text: file.text });
  return { version: file.text };
}

/** A text is its own version: these files are small. */
async function readSettings(path: string): Promise<TextFile> {
  const { text } = await engine.settings.text({ file: fileOf(path) });
  return {
    path,
    text,
    encoding: 'utf8',
    hasBom: false,
    lineEnd: text.includes('\r\n') ? 'crlf' : 'lf',
    version: text,
    size: text.length,
    isReadOnly: false,
    readOnlyBecause: null,
  };
}

const fileOf = (path: string): 'settings' | 'keybindings' => (path === KEYS_TEXT ? 'keybindings' : 'settings');

/** What the editor calls the text. */
export function uriOf(path: string): { scheme: string; path: string } {
  return isInWorkspace(path)
    ? { scheme: 'file', path: `/${path}` }
    : { scheme: 'settings', path: `/@person/${path.slice(2)}` };
}

/** The other way round; null of what is no text of a tab. */
export function pathOf({ scheme, path }: { scheme: string; path: string }): string | null {
  if (scheme === 'file') return path.slice(1);
  return scheme === 'settings' ? `//${path.slice('/@person/'.length)}` : null;
}
