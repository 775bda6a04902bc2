/** This machine and this terminal, as a host. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Host } from '../../host.ts';

export function terminalHost(): Host {
  return {
    dataDir: dataDir(process.env, process.platform),
    cwd: process.cwd(),
    env: process.env,
    now: () => Date.now(),
  };
}

/** POWERAUTOMATION_HOME, else where each system keeps the data of programs (XDG on Linux). */
function dataDir(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  if (env.POWERAUTOMATION_HOME) return resolve(env.POWERAUTOMATION_HOME);
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'PowerAutomation');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'PowerAutomation');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'powerautomation');
}
