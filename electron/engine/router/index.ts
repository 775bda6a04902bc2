/** The contract, implemented: one file a noun. */
import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/index.ts';
import { type CallContext, createGuard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { filesRouter } from './files.ts';
import { gitRouter } from './git.ts';
import { healsRouter } from './heals.ts';
import { recordingsRouter } from './recordings.ts';
import { runsRouter } from './runs.ts';
import { searchRouter } from './search.ts';
import { settingsRouter } from './settings.ts';
import { systemRouter } from './system.ts';
import { terminalRouter } from './terminal.ts';
import { testsRouter } from './tests.ts';
import { workspaceRouter } from './workspace.ts';

const guarded = (parts: Parts) =>
  implement(contract)
    .$context<CallContext>()
    .use(createGuard({ ...parts, now: parts.host().now }));

/** The contract, waiting for its handlers. */
export type Implementer = ReturnType<typeof guarded>;

export type Router = ReturnType<typeof createRouter>;

export function createRouter(parts: Parts) {
  const os = guarded(parts);
  return os.router({
    workspace: workspaceRouter(os.workspace, parts),
    files: filesRouter(os.files, parts),
    search: searchRouter(os.search, parts),
    git: gitRouter(os.git, parts),
    terminal: terminalRouter(os.terminal, parts),
    recordings: recordingsRouter(os.recordings, parts),
    tests: testsRouter(os.tests, parts),
    runs: runsRouter(os.runs, parts),
    heals: healsRouter(os.heals, parts),
    settings: settingsRouter(os.settings, parts),
    system: systemRouter(os.system, parts),
  });
}
