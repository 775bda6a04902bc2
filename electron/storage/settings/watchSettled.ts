import { existsSync, mkdirSync, watch } from 'node:fs';

/** ms: an editor writes a file in several steps. */
const SETTLE = 50;

/** Calls back after changes in a person's folder and in that of a workspace, which need not be there yet. Returns what ends it. */
export function watchSettled(own: string, workspace: string, ofWorkspace: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let inner: (() => void) | null = null;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      lookInside();
      changed();
    }, SETTLE);
  };
  /** It comes and goes with its folder. */
  function lookInside(): void {
    const isThere = existsSync(ofWorkspace);
    if (isThere === (inner !== null)) return;
    inner?.();
    inner = isThere ? watchFolder(ofWorkspace, soon) : null;
  }
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
  } catch {
    // A folder that cannot be made cannot be watched: it is read when it is asked for.
  }
  const leaving = [watchFolder(own, soon), watchFolder(workspace, soon)];
  lookInside();
  return () => {
    clearTimeout(timer);
    inner?.();
    for (const leave of leaving) leave();
  };
}

function watchFolder(folder: string, changed: () => void): () => void {
  try {
    const watcher = watch(folder, changed);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => {}; // A folder that cannot be watched is read when it is asked for.
  }
}
