/** The opened folder, and all that is done in it. */
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import type { Workspace as About, WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { streamOf } from '../../shared/streamOf.ts';
import type { Host } from '../host.ts';
import { createDrafts } from './drafts.ts';
import { explainFile, WorkspaceError } from './errors.ts';
import { createFileIndex, type FileIndex } from './fileIndex.ts';
import { createFiles, explained } from './files.ts';
import { createGit } from './git.ts';
import { isInside, locateReally, realFolder } from './inside.ts';
import { createMemory } from './memory.ts';
import { createSearch } from './search.ts';
import { createTerminals } from './terminals.ts';
import { createTrash } from './trash.ts';
import { createWatcher, type Watcher } from './watch.ts';

export type WorkspaceNeeds = {
  host: Host;
  /** Absolute. */
  folder: string;
  /** Globs that explorer, search and quick open leave out. */
  exclude: () => readonly string[];
  /** The shell that the settings name, or ''. */
  shell: () => string;
  complain: (message: string) => void;
};

export type Workspace = ReturnType<typeof createWorkspace>;

/** One folder at a time; `open` changes to another. */
export function createWorkspace({ host, folder, exclude, shell, complain }: WorkspaceNeeds) {
  let root = resolve(folder);
  let watcher: Watcher = createWatcher(root, complain);
  const listeners = new Set<(event: WorkspaceEvent) => void>();
  const theRoot = (): string => root;
  const memory = createMemory(host);
  const files = createFiles(theRoot, exclude);
  const trash = createTrash(host, theRoot);
  const terminals = createTerminals({ root: theRoot, env: host.env, now: host.now, shell });
  let index: FileIndex = createFileIndex(theRoot, () => watcher, exclude);

  async function about(): Promise<About> {
    const state = await realFolder(root)
      .then((real) =>
        access(real, constants.W_OK).then(
          () => 'ready' as const,
          () => 'readOnly' as const,
        ),
      )
      .catch(() => 'gone' as const);
    return { folder: root, name: basename(root) || root, state };
  }

  async function letGo(): Promise<void> {
    terminals.closeAll();
    await index[Symbol.asyncDispose]();
    await watcher[Symbol.asyncDispose]();
  }

  async function open(wanted: string): Promise<About> {
    if (wanted.includes('\0')) throw new WorkspaceError('BAD_PATH', 'A path holds no NUL character.');
    const path = /^~[/\\]/.test(wanted) ? join(homedir(), wanted.slice(2)) : wanted;
    if (!isAbsolute(path))
      throw new WorkspaceError('BAD_PATH', `"${wanted}" is no absolute path. Name the whole path of the folder.`);
    const next = await explained(path, () => realFolder(path)).catch((error: unknown) => {
      if (error instanceof WorkspaceError && error.code === 'WORKSPACE_GONE')
        throw new WorkspaceError('NOT_A_FOLDER', `${path} is no folder that can be opened.`, { cause: error });
      throw explainFile(error, path);
    });
    if (next !== root) {
      await letGo();
      root = next;
      watcher = createWatcher(root, complain);
      index = createFileIndex(theRoot, () => watcher, exclude);
    }
    await memory.opened(root).catch(() => {}); // A list for convenience: the folder is open without it.
    const opened = await about();
    for (const hear of listeners) hear({ kind: 'opened', workspace: opened });
    return opened;
  }

  return {
    folder: theRoot,
    about,
    open,

    /** From now on; ends when the reader leaves. It goes on over the opening of another folder. */
    watch(signal?: AbortSignal): AsyncIteratorObject<WorkspaceEvent, undefined, undefined> {
      return streamOf<WorkspaceEvent>((push, end) => {
        let hasLeft = false;
        let leaveDisk: () => void = () => {};
        /** The folder may be another one by now. */
        const begin = async (): Promise<void> => {
          leaveDisk();
          const leave = await watcher.listen(push);
          if (hasLeft) return leave();
          leaveDisk = leave;
          push({ kind: 'watching', workspace: await about() });
        };
        const hear = (event: WorkspaceEvent): void => {
          push(event);
          begin().catch((error: unknown) => end({ error }));
        };
        listeners.add(hear);
        begin().catch((error: unknown) => end({ error }));
        return () => {
          hasLeft = true;
          listeners.delete(hear);
          leaveDisk();
        };
      }, signal);
    },

    /** An absolute path of the workspace, for those who read it themselves. @throws WorkspaceError */
    locate: (path: string): Promise<string> => locateReally(root, path),
    /** Whether an absolute path lies in it; links are not looked at. */
    holds: (absolute: string): boolean => isInside(root, absolute),

    recent: memory.recent,
    forget: memory.forget,
    remember: (key: string, value: Parameters<typeof memory.remember>[2]): Promise<void> =>
      memory.remember(root, key, value),
    recall: (key: string) => memory.recall(root, key),

    files,
    trash,
    drafts: createDrafts(host, theRoot),
    search: createSearch({ root: theRoot, files, exclude }),
    index: { find: (query: string, limit: number) => index.find(query, limit), all: () => index.all() },
    git: createGit({ root: theRoot, env: host.env, trash }),
    terminals,

    [Symbol.asyncDispose]: letGo,
  };
}
