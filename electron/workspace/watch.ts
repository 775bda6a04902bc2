/** What changes in the folder, in bundles, for as long as somebody listens. */
import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type FSWatcher, watch as watchDisk } from 'chokidar';
import type { FileChange, WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { named } from './inside.ts';

type Told = Extract<WorkspaceEvent, { kind: 'changes' | 'git' | 'overflow' | 'gone' | 'back' }>;

/** ms in which changes are gathered: a checkout of a branch is one bundle, and a person sees no delay. */
const BUNDLE = 60;
const MOST_IN_A_BUNDLE = 2_000;
/** ms between looks at whether the folder itself is there. */
const LOOK = 2_000;

/** Heavy folders that change by themselves; what of `.git` a person sees is watched by name. */
const LEFT_OUT = new Set(['node_modules', '.git']);
const OF_GIT = ['HEAD', 'index', 'MERGE_HEAD', 'refs/heads', 'packed-refs'];

export type Watcher = AsyncDisposable & {
  /** Resolves when what happens from now on will be told; call what it returns to leave. */
  listen(hear: (event: Told) => void): Promise<() => void>;
};

export function createWatcher(root: string, complain: (message: string) => void): Watcher {
  const listeners = new Set<(event: Told) => void>();
  let running: Promise<Running> | null = null;

  const tell = (event: Told): void => {
    for (const hear of listeners) hear(event);
  };

  async function stop(): Promise<void> {
    const stopping = running;
    running = null;
    await (await stopping)?.close();
  }

  return {
    async listen(hear) {
      listeners.add(hear);
      running ??= run(root, tell, complain);
      await running;
      return () => {
        if (listeners.delete(hear) && listeners.size === 0) void stop();
      };
    },
    async [Symbol.asyncDispose]() {
      listeners.clear();
      await stop();
    },
  };
}

type Running = { close(): Promise<void> };

async function run(root: string, tell: (event: Told) => void, complain: (message: string) => void): Promise<Running> {
  const bundle = createBundle(tell);
  let isThere = await isFolder(root);
  let watcher = await start();

  async function start(): Promise<FSWatcher> {
    const started = watchDisk([root, ...OF_GIT.map((part) => join(root, '.git', part))], {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => isLeftOut(root, path),
    });
    started.on('all', (event, path) => {
      if (isOfGit(root, path)) return bundle.git();
      const change = changeOf(event, named(root, path));
      if (change && change.path !== '') bundle.add(change);
    });
    started.on('error', (error) => {
      complain(`Changes in ${root} may be missed: ${explainWatching(error)}`);
    });
    await new Promise<void>((resolve) => started.once('ready', () => resolve()));
    return started;
  }

  const looking = setInterval(async () => {
    const is = await isFolder(root);
    if (is === isThere) return;
    isThere = is;
    if (!is) return tell({ kind: 'gone' });
    // What was watched is another folder now, though it has the same name.
    await watcher.close();
    watcher = await start();
    tell({ kind: 'back' });
  }, LOOK);
  looking.unref();

  return {
    async close() {
      clearInterval(looking);
      bundle.close();
      await watcher.close();
    },
  };
}

function createBundle(tell: (event: Told) => void) {
  let changes = new Map<string, FileChange>();
  let hasGit = false;
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    timer = undefined;
    const all = [...changes.values()];
    changes = new Map();
    if (all.length > MOST_IN_A_BUNDLE) tell({ kind: 'overflow' });
    else if (all.length > 0) tell({ kind: 'changes', changes: all });
    if (hasGit) tell({ kind: 'git' });
    hasGit = false;
  }

  function soon(): void {
    timer ??= setTimeout(send, BUNDLE);
  }

  return {
    add(change: FileChange): void {
      changes.set(change.path, change);
      soon();
    },
    git(): void {
      hasGit = true;
      soon();
    },
    close: () => clearTimeout(timer),
  };
}

function changeOf(event: string, path: string): FileChange | null {
  switch (event) {
    case 'add':
      return { path, kind: 'added', isFolder: false };
    case 'addDir':
      return { path, kind: 'added', isFolder: true };
    case 'change':
      return { path, kind: 'changed', isFolder: false };
    case 'unlink':
      return { path, kind: 'removed', isFolder: false };
    case 'unlinkDir':
      return { path, kind: 'removed', isFolder: true };
    default:
      return null;
  }
}

function isOfGit(root: string, path: string): boolean {
  return path.startsWith(join(root, '.git') + sep);
}

function isLeftOut(root: string, path: string): boolean {
  const parts = named(root, path).split('/');
  if (parts[0] === '.git') return parts.length > 1 && !OF_GIT.some((part) => parts.slice(1).join('/').startsWith(part));
  return parts.some((part) => LEFT_OUT.has(part));
}

function explainWatching(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC')
    return 'the system watches no more folders for us. Raise its limit: sysctl fs.inotify.max_user_watches=524288';
  if (code === 'EMFILE') return 'too many files are open. Raise the limit: ulimit -n 65536';
  return error instanceof Error ? error.message : String(error);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
