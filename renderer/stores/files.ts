import { create } from 'zustand';
import type { FileEntry } from '../../shared/contract/files.ts';
import type { FileChange } from '../../shared/contract/workspace.ts';
import { codeOf, engine, explain } from '../rpc/client.ts';

/** A name that is being typed in the tree. */
export type Naming =
  | { kind: 'create'; folder: string; what: 'file' | 'folder' }
  | { kind: 'rename'; path: string; name: string };

type Files = {
  /** What is known of each folder; only those that were opened. The workspace itself is ''. */
  folders: ReadonlyMap<string, readonly FileEntry[]>;
  expanded: ReadonlySet<string>;
  selected: string | null;
  naming: Naming | null;
  /** Why the workspace cannot be listed. */
  problem: string | null;
};

export const useFiles = create<Files>(() => ({
  folders: new Map(),
  expanded: new Set(['']),
  selected: null,
  naming: null,
  problem: null,
}));

export async function readFolder(path: string): Promise<void> {
  try {
    const entries = await engine.files.list({ path });
    useFiles.setState(({ folders, problem }) => ({
      folders: new Map(folders).set(path, entries),
      problem: path === '' ? null : problem,
    }));
  } catch (error) {
    if (path === '') useFiles.setState({ problem: explain(error) });
    else if (codeOf(error) !== null) forgetFolder(path);
    else throw error;
  }
}

function forgetFolder(path: string): void {
  const isInside = (each: string): boolean => each === path || each.startsWith(`${path}/`);
  useFiles.setState(({ folders, expanded }) => ({
    folders: new Map([...folders].filter(([each]) => !isInside(each))),
    expanded: new Set([...expanded].filter((each) => !isInside(each))),
  }));
}

/** Reads again what is shown. */
export async function readShown(): Promise<void> {
  const { expanded } = useFiles.getState();
  await Promise.all([...expanded].map(readFolder));
}

/** Folders whose listing is no longer true. */
export async function hearChanges(changes: readonly FileChange[]): Promise<void> {
  const { folders } = useFiles.getState();
  const parents = new Set(changes.filter(({ kind }) => kind !== 'changed').map(({ path }) => parentOf(path)));
  await Promise.all([...parents].filter((parent) => folders.has(parent)).map(readFolder));
}

export async function expand(path: string): Promise<void> {
  useFiles.setState(({ expanded }) => ({ expanded: new Set(expanded).add(path) }));
  await readFolder(path);
}

export function collapse(path: string): void {
  useFiles.setState(({ expanded }) => ({ expanded: new Set([...expanded].filter((each) => each !== path)) }));
}

export function select(path: string | null): void {
  useFiles.setState({ selected: path });
}

/** Opens the folders on the way to a file and selects it. */
export async function reveal(path: string): Promise<void> {
  const parts = path.split('/').slice(0, -1);
  const ways = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const { folders } = useFiles.getState();
  useFiles.setState(({ expanded }) => ({ expanded: new Set([...expanded, ...ways]), selected: path }));
  await Promise.all(ways.filter((way) => !folders.has(way)).map(readFolder));
}

/** Where something new goes: into the chosen folder, or beside the chosen file. */
function folderForNew(): string {
  const { selected, folders } = useFiles.getState();
  if (selected === null) return '';
  const entry = folders.get(parentOf(selected))?.find(({ path }) => path === selected);
  return entry?.kind === 'folder' ? selected : parentOf(selected);
}

export async function startCreating(what: 'file' | 'folder'): Promise<void> {
  const folder = folderForNew();
  await expand(folder);
  useFiles.setState({ naming: { kind: 'create', folder, what } });
}

export function startRenaming(path: string): void {
  useFiles.setState({ naming: { kind: 'rename', path, name: nameOf(path) } });
}

export function stopNaming(): void {
  useFiles.setState({ naming: null });
}

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
