/** A number for every locator of a spec. Nothing of it is kept: the run is no run of the tests, and copies of pages stay in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RobustnessEvent } from '../../shared/model/robustness.ts';
import { measureRobustness } from '../playback/index.ts';
import { browserForPlaying } from './browser.ts';
import { type PlayNeeds, secretFrom } from './play.ts';

export type RobustnessRequest = Omit<Parameters<typeof measureRobustness>[0], 'run'>;

/** @throws PlaybackError for a run that cannot begin, EngineError BROWSER_MISSING */
export async function* robustness(
  { host, keychain, notice }: Omit<PlayNeeds, 'storage'>,
  request: RobustnessRequest,
  signal?: AbortSignal,
): AsyncGenerator<RobustnessEvent> {
  const browser = browserForPlaying(host);
  const folder = await mkdtemp(join(tmpdir(), 'powerautomation-robustness-'));
  try {
    const needs = { host, browser, secrets: { get: (name: string) => secretFrom(keychain, name, notice) } };
    yield* measureRobustness({ ...request, run: 'robustness', outputDir: folder }, needs, signal);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
