/** Plays specs and keeps what came of it. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunCounts, RunEvent } from '../../shared/model/run.ts';
import type { Host } from '../host.ts';
import {
  createPlayer,
  foldRun,
  type GreenTest,
  PlaybackError,
  type Player,
  type PlayOptions,
  type Steering,
  type TestStory,
} from '../playback/index.ts';
import type { Keychain } from '../security/index.ts';
import { type Storage, StorageError } from '../storage/index.ts';
import type { Standby } from './ahead.ts';
import { browserForPlaying } from './browser.ts';
import { evidenceLimit, keepWithinLimit } from './evidenceLimit.ts';

export type PlayRequest = Omit<PlayOptions, 'run'>;

export type PlayNeeds = { host: Host; storage: Storage; keychain: Keychain; notice: (message: string) => void };

const NOTHING: RunCounts = { passed: 0, healed: 0, failed: 0, skipped: 0, flaky: 0 };

/** @throws EngineError BROWSER_MISSING */
export function playerOf({ host, storage, keychain, notice }: PlayNeeds, standby?: Standby | undefined): Player {
  const browser = browserForPlaying(host);
  return createPlayer({
    host,
    browser,
    standby,
    secrets: { get: (name) => secretFrom(keychain, name, notice) },
    async keepPicture(id, jpeg) {
      const hash = await storage.blobs.put(jpeg);
      storage.blobs.refer(id, hash);
      return storage.blobs.path(hash);
    },
    keepResults: (id, folder) => keepAsContent(storage, id, folder),
    lastGreen: (test, run) => lastGreen(storage, test, run),
    notice,
  });
}

/** Traces and whatever else a run left become content that is kept once, and stay where the report and Playwright look for them. */
async function keepAsContent(storage: Storage, run: string, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) storage.blobs.refer(run, await storage.blobs.adopt(join(entry.parentPath, entry.name)));
  }
}

/** Every event is kept before it is told; where the disk is full, it is told all the same. @throws PlaybackError when the run cannot begin */
export async function* play(
  { host, storage, notice }: PlayNeeds,
  player: Player,
  request: PlayRequest,
  signal?: AbortSignal,
  control?: Steering,
): AsyncGenerator<RunEvent> {
  // Before anything begins, so that a limit that is no size is refused.
  evidenceLimit(host);
  const run = storage.runs.create({ folder: host.cwd });
  const keeper = createKeeper(storage, run.id);
  let hasBegun = false;
  try {
    for await (const event of player.play(
      { ...request, run: run.id },
      { ...(signal && { signal }), ...(control && { control }) },
    )) {
      hasBegun = true;
      yield keeper.keep(event);
    }
    await keepWithinLimit({ host, storage, notice }, run.id).catch((error: unknown) => {
      // The run has its verdict; what could not be tidied up is tried again after the next one.
      notice(`Old pictures and traces could not be removed: ${error instanceof Error ? error.message : String(error)}`);
    });
  } finally {
    // A run that never began leaves no trace; one that was left in the middle says so.
    if (hasBegun) keeper.close();
    else storage.runs.remove(run.id);
  }
}

/** Keeps a run as far as that is possible: what it is about is the verdict, and that must be heard. */
function createKeeper(storage: Storage, id: string) {
  let trouble: string | null = null;
  let isOver = false;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      trouble ??= `Not all of this run could be kept: ${error.message}`;
    }
  };
  return {
    /** Returns the event, which at the end of the run says what was not kept. */
    keep(event: RunEvent): RunEvent {
      attempt(() => storage.runs.appendEvent(id, event));
      if (event.kind !== 'runEnd') return event;
      isOver = true;
      attempt(() => storage.runs.finish(id, { state: event.state, counts: event.counts, report: event.report }));
      return trouble === null ? event : { ...event, why: [event.why, trouble].filter((one) => one !== null).join(' ') };
    },
    close(): void {
      if (!isOver) attempt(() => storage.runs.finish(id, { state: 'interrupted', counts: NOTHING, report: null }));
    },
  };
}

/** Plays, and plays again after each change of what is played, until `signal` aborts. */
export async function* playAndWatch(
  needs: PlayNeeds,
  player: Player,
  request: PlayRequest,
  signal: AbortSignal,
  control?: Steering,
): AsyncGenerator<RunEvent> {
  while (!signal.aborted && !control?.signal.aborted) {
    await using files = await player.watch(request);
    try {
      yield* play(needs, player, { ...request, warm: true }, signal, control);
    } catch (error) {
      // What cannot begin (half-written code) may be able to after the next change.
      if (!(error instanceof PlaybackError)) throw error;
      yield { kind: 'problem', why: error.message, failure: { place: null, message: error.message, snippet: null } };
    }
    await files.change(control ? AbortSignal.any([signal, control.signal]) : signal);
  }
}

/** The story of a test as it last was green. Its events are all that is needed: pictures that were pruned are left out later. */
function lastGreen(storage: Storage, { test, place }: TestStory, except: string): GreenTest | null {
  const run = storage.runs.lastGreen({ test, file: place.file, except });
  if (!run) return null;
  const events: RunEvent[] = [];
  for (const { payload } of storage.runs.events(run.id)) {
    const event = JSON.parse(payload) as RunEvent;
    if ('test' in event && event.test === test) events.push(event);
  }
  const green = foldRun(events).tests.findLast(
    ({ verdict }) => verdict?.kind === 'passed' || verdict?.kind === 'healed',
  );
  return green ? { at: run.startedAt, test: green } : null;
}

export async function secretFrom(
  keychain: Keychain,
  name: string,
  notice: (message: string) => void,
): Promise<string | null> {
  try {
    return await keychain.get(name);
  } catch (error) {
    // Without a keychain the variable has to come from the environment; the player says which is missing.
    notice(error instanceof Error ? error.message : String(error));
    return null;
  }
}
