/** Paths that tests, recordings and runs are named by: a person at the terminal may name any, others stay inside the workspace. */
import { isAbsolute, relative } from 'node:path';
import type { Caller } from '../security/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** @throws WorkspaceError OUTSIDE_WORKSPACE, BAD_PATH or WORKSPACE_GONE */
export async function reach<Path extends string | undefined>(
  workspace: Workspace,
  caller: Caller,
  path: Path,
): Promise<Path> {
  if (path === undefined || caller.reach === 'machine') return path;
  const [, bare = path, place = ''] = /^(.*?)((?::\d+){0,2})$/s.exec(path) ?? [];
  const named = isAbsolute(bare) && workspace.holds(bare) ? relative(workspace.folder(), bare) : bare;
  return `${await workspace.locate(named)}${place}` as Path;
}

/** The same for each of several fields that hold a path, if they hold one. */
export async function reachAll<Input extends object, Key extends keyof Input>(
  workspace: Workspace,
  caller: Caller,
  input: Input,
  keys: readonly Key[],
): Promise<Input> {
  const reached = { ...input };
  for (const key of keys) {
    const value = input[key];
    if (typeof value === 'string') reached[key] = (await reach(workspace, caller, value)) as Input[Key];
  }
  return reached;
}
