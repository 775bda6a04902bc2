import { create } from 'zustand';
import type { Workspace, WorkspaceEvent } from '../../shared/contract/workspace.ts';
import { engine } from '../rpc/client.ts';
import { follow } from '../rpc/follow.ts';

type Recent = { folder: string; name: string; openedAt: number; isThere: boolean };

export const useWorkspace = create<{ workspace: Workspace | null; recent: readonly Recent[] }>(() => ({
  workspace: null,
  recent: [],
}));

/** Tells of every change; `watching` comes first, and again after each lost connection. */
export function followWorkspace(hear: (event: WorkspaceEvent) => void, signal: AbortSignal): Promise<void> {
  return follow(
    (options) => engine.workspace.watch(undefined, options),
    (event) => {
      if (event.kind === 'watching' || event.kind === 'opened') useWorkspace.setState({ workspace: event.workspace });
      if (event.kind === 'gone' || event.kind === 'back')
        useWorkspace.setState(({ workspace }) => ({
          workspace: workspace && { ...workspace, state: event.kind === 'gone' ? 'gone' : 'ready' },
        }));
      hear(event);
    },
    signal,
  );
}

export async function readRecent(): Promise<void> {
  useWorkspace.setState({ recent: await engine.workspace.recent() });
}

/** Everything shown belongs to one folder: another one begins with a fresh page. */
export async function openWorkspace(folder: string): Promise<void> {
  await engine.workspace.open({ folder });
  location.reload();
}

/** The engine tells absolute paths of specs; the face knows paths from the workspace. Null outside of it. */
export function pathInWorkspace(absolute: string): string | null {
  const folder = useWorkspace.getState().workspace?.folder;
  if (folder === undefined) return null;
  const [inside, base] = [absolute, folder].map((path) => path.replaceAll('\\', '/'));
  return inside?.startsWith(`${base}/`) ? inside.slice((base?.length ?? 0) + 1) : null;
}
