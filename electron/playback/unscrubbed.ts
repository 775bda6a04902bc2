import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const markerName = 'secrets-in-play';

/**
 * Traces hold secrets until they are scrubbed at the end of a run. A marker in the run's folder says so, with the process
 * that will do it; what a killed process left behind is thrown away when the next run begins.
 */
export async function markUnscrubbed(folder: string): Promise<void> {
  await writeFile(join(folder, markerName), String(process.pid));
}

export async function unmarkScrubbed(folder: string): Promise<void> {
  await rm(join(folder, markerName), { force: true });
}

/** `runs` is the folder that holds the folders of runs. */
export async function discardUnscrubbed(runs: string): Promise<void> {
  if (!existsSync(runs)) return;
  for (const name of await readdir(runs)) {
    const folder = join(runs, name);
    const owner = await readFile(join(folder, markerName), 'utf8').catch(() => null);
    if (owner === null || isAlive(Number(owner))) continue;
    await rm(join(folder, 'results'), { recursive: true, force: true });
    await unmarkScrubbed(folder);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
