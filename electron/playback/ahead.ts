/** What can begin before this room is loaded: it needs next to nothing, and comes in through this file alone. */
import type { Host } from '../host.ts';
import { findConfig } from './findConfig.ts';
import { findRunner } from './findRunner.ts';
import { findSpecs } from './findSpecs.ts';
import type { PlayOptions } from './playOptions.ts';
import { createStandby, type Standby, testRunner } from './spawnRunner.ts';

export type { Standby } from './spawnRunner.ts';

/**
 * Lets Playwright and its first worker load while the rest of us does, and gives them to whoever plays (`PlayerNeeds.standby`).
 * What is wrong with the paths or the config is for the run itself to say.
 */
export async function startAhead(
  { paths = [], config: asked }: Pick<PlayOptions, 'paths' | 'config'>,
  host: Host,
  { isKept }: Pick<Standby, 'isKept'>,
): Promise<Standby> {
  const standby = createStandby({ isKept });
  try {
    const config = findConfig(host.cwd, asked);
    const folder = config?.folder ?? (await findSpecs(paths, host.cwd, host.cwd, false)).testDir;
    standby.prepare(testRunner(findRunner(folder), config?.folder ?? host.cwd, host.env));
  } catch {
    // The run finds the same, and tells it.
  }
  return standby;
}
