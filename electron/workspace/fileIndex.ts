/** All files of the workspace, kept for quick open as long as somebody asks. */
import type { WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { bestFits, createFuzzyList, entryOf, type Fit, type FuzzyList } from './fuzzy.ts';
import { leftOut, ripgrep } from './ripgrep.ts';
import type { Watcher } from './watch.ts';

/** ms without a question after which the list is let go, and the watcher with it. */
const IDLE = 300_000;

type Kept = { list: FuzzyList; stop: () => void };

export type FileIndex = AsyncDisposable & {
  find(query: string, limit: number): Promise<{ files: Fit[]; of: number }>;
  /** Paths of all files, links and what .gitignore names left out. */
  all(): Promise<string[]>;
};

export function createFileIndex(
  root: () => string,
  watcher: () => Watcher,
  exclude: () => readonly string[],
): FileIndex {
  let kept: Promise<Kept> | null = null;
  let idle: NodeJS.Timeout | undefined;

  async function read(): Promise<string[]> {
    const paths: string[] = [];
    for await (const names of ripgrep(root(), ['--files', '--null', ...leftOut(exclude())], '\0')) {
      for (const name of names) paths.push(name.replaceAll('\\', '/'));
    }
    return paths.sort();
  }

  async function load(): Promise<Kept> {
    const state: Kept = { list: [], stop: () => {} };
    let isStale = true;
    let reading: Promise<void> | null = null;

    async function readWhileStale(): Promise<void> {
      while (isStale) {
        isStale = false;
        state.list = createFuzzyList(await read());
      }
    }

    function refresh(): Promise<void> {
      reading ??= readWhileStale().finally(() => {
        reading = null;
      });
      return reading;
    }

    const hear = (event: WorkspaceEvent): void => {
      if (event.kind === 'git') return;
      if (event.kind === 'changes') {
        if (event.changes.every(({ kind }) => kind === 'changed')) return;
        state.list = changed(state.list, event);
      }
      // Which of the new files are ignored, only ripgrep knows.
      isStale = true;
      refresh().catch(() => {}); // The folder is away: its files are listed when it is back.
    };

    await refresh();
    let isOver = false;
    let leave = (): void => {
      isOver = true;
    };
    state.stop = () => leave();
    // To watch a large folder takes a while to begin. Nobody waits for it; what appeared meanwhile is read when it has begun.
    void watcher()
      .listen(hear)
      .then((stop) => {
        if (isOver) return stop();
        leave = stop;
        isStale = true;
        return refresh();
      })
      .catch(() => {}); // Without watching, the list is as it was read.
    return state;
  }

  async function letGo(): Promise<void> {
    clearTimeout(idle);
    const letting = kept;
    kept = null;
    (await letting?.catch(() => null))?.stop();
  }

  async function use(): Promise<FuzzyList> {
    clearTimeout(idle);
    idle = setTimeout(letGo, IDLE);
    idle.unref();
    kept ??= load();
    const loading = kept;
    try {
      return (await loading).list;
    } catch (error) {
      if (kept === loading) kept = null;
      throw error;
    }
  }

  return {
    async find(query, limit) {
      const list = await use();
      return { files: bestFits(list, query, limit), of: list.length };
    },
    all: async () => (await use()).map(({ path }) => path),
    [Symbol.asyncDispose]: letGo,
  };
}

function changed(list: FuzzyList, { changes }: Extract<WorkspaceEvent, { kind: 'changes' }>): FuzzyList {
  const removed = changes.filter(({ kind }) => kind === 'removed').map(({ path }) => path);
  const added = changes.filter(({ kind, isFolder }) => kind === 'added' && !isFolder).map(({ path }) => path);
  if (removed.length === 0 && added.length === 0) return list;
  const gone = new Set([...removed, ...added]);
  const folders = changes.filter(({ kind, isFolder }) => kind === 'removed' && isFolder).map(({ path }) => `${path}/`);
  const left = list.filter(({ path }) => !gone.has(path) && !folders.some((folder) => path.startsWith(folder)));
  return [...left, ...added.map(entryOf)];
}
