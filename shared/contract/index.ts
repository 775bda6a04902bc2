/** The one contract: what every door offers, and what face, command line, REST and MCP are made from. */
import { filesContract } from './files.ts';
import { gitContract } from './git.ts';
import { healsContract } from './heals.ts';
import { recordingsContract } from './recordings.ts';
import { runsContract } from './runs.ts';
import { searchContract } from './search.ts';
import { settingsContract } from './settings.ts';
import { systemContract } from './system.ts';
import { terminalContract } from './terminal.ts';
import { testsContract } from './tests.ts';
import { workspaceContract } from './workspace.ts';

export const contract = {
  workspace: workspaceContract,
  files: filesContract,
  search: searchContract,
  git: gitContract,
  terminal: terminalContract,
  recordings: recordingsContract,
  tests: testsContract,
  runs: runsContract,
  heals: healsContract,
  settings: settingsContract,
  system: systemContract,
};
