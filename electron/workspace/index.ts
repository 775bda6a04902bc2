/** The opened folder: its files, what changes in them, search, git, terminals. */
export { findShell } from './terminals.ts';
export { createWorkspace, type Workspace } from './workspace.ts';
