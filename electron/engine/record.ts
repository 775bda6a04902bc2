/** Recording from the first click to the spec on disk. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Action } from '../../shared/model/action.ts';
import type { Recording } from '../../shared/model/recording.ts';
import type { Host } from '../host.ts';
import { learnRecorded } from '../playback/index.ts';
import {
  actionsOf,
  copyUploads,
  parseUrl,
  type RecordOptions,
  recordSession,
  type SessionEnd,
  type SessionEvent,
} from '../recording/index.ts';
import type { Keychain } from '../security/index.ts';
import { type Storage, writeFileAtomically } from '../storage/index.ts';
import { printSpec } from '../testcode/index.ts';
import { requireBrowser } from './browser.ts';
import { EngineError } from './errors.ts';
import { assertWritable, asWritten, defaultOutput, defaultTitle, filesFolderOf, freeName } from './output.ts';
import { keepSettings, readSettings, type Settings } from './settings.ts';

export type RecordRequest = Omit<RecordOptions, 'title' | 'browser'> & {
  title?: string;
  /** 'chrome', 'msedge', 'chromium' or an absolute path; the first that is installed where it is left out. */
  browser?: string;
  /** The spec to write, relative to the host's folder. */
  output?: string;
  /** Replaces an existing file. */
  force?: boolean;
};

export type RecordResult = {
  recording: Recording;
  /** Absolute path of the spec; null where nothing was done. */
  path: string | null;
  actions: readonly Action[];
  reason: SessionEnd['reason'];
  /** The file that was asked for, where another one appeared there meanwhile and the spec had to go beside it. */
  taken?: string;
  /** What the journal said, where it failed. */
  failure?: unknown;
};

export type RecordNeeds = { host: Host; storage: Storage; keychain: Keychain; notice: (message: string) => void };

/** Everything that can be known to be wrong is said before a browser starts. */
export async function record(
  needs: RecordNeeds,
  request: RecordRequest,
  tell: (event: SessionEvent) => void,
  signal: AbortSignal,
): Promise<RecordResult> {
  const { host, storage } = needs;
  const { output, force = false, ...asked } = request;
  const url = parseUrl(request.url, host.cwd);
  const title = request.title?.trim() || defaultTitle(url);
  const path = resolve(host.cwd, output ?? defaultOutput(title));
  await assertWritable(path, force);
  const browser = requireBrowser(host, request.browser);
  const storageState = request.storageState && resolve(host.cwd, request.storageState);
  const options = { ...asked, url, title, browser, ...(storageState && { storageState }) };
  const settings = settingsOf(options, host);
  const end = await recordSession(
    { host, recordings: storage.recordings, keychain: needs.keychain },
    options,
    (event) => {
      if (event.kind === 'ready') keepSettings(host, event.recording.id, settings);
      tell(event);
    },
    signal,
  );
  const { actions, reason } = end;
  const result = { actions, reason, ...('failure' in end && { failure: end.failure }) };
  if (actions.length === 0) return { ...result, recording: finish(needs, end, null), path: null };
  const isTaken = !force && (await stat(path).catch(() => null)) !== null;
  const free = isTaken ? await freeName(path) : path;
  try {
    await writeSpec(needs, end.recording, actions, free);
  } catch (cause) {
    const { id } = finish(needs, end, null);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new EngineError(
      'SPEC_NOT_WRITTEN',
      `${why} The recording is kept; write its test with: powerautomation recordings generate ${id} -o FILE`,
      { cause },
    );
  }
  return { ...result, recording: finish(needs, end, free), path: free, ...(isTaken && { taken: path }) };
}

/** A journal that failed may well fail again; the recording reads as interrupted then, which is true. */
function finish({ storage }: RecordNeeds, { recording, reason }: SessionEnd, output: string | null): Recording {
  try {
    return storage.recordings.finish(recording.id, { output });
  } catch (error) {
    if (reason === 'journalFailed') return recording;
    throw error;
  }
}

/** The test of a recording that is kept, finished or cut off. @throws EngineError, StorageError */
export async function generate(
  needs: RecordNeeds,
  idOrTitle: string,
  output: string | undefined,
  force: boolean,
): Promise<RecordResult> {
  const { host, storage } = needs;
  const recording = storage.recordings.get(idOrTitle);
  const path = resolve(host.cwd, output ?? defaultOutput(recording.title));
  await assertWritable(path, force);
  const actions = actionsOf(storage.recordings, recording.id);
  if (actions.length === 0)
    throw new EngineError(
      'NOTHING_RECORDED',
      `Recording ${recording.id} ("${recording.title}") holds no action: it ended before anything was done.`,
    );
  await writeSpec(needs, recording, actions, path);
  // One that is still being recorded is not ours to finish, and one that has its test keeps it.
  if (recording.state === 'interrupted' || (recording.state === 'finished' && recording.output === null))
    storage.recordings.finish(recording.id, { output: path });
  return { recording: storage.recordings.get(recording.id), path, actions, reason: 'stopped' };
}

async function writeSpec(
  { host, notice }: RecordNeeds,
  recording: Recording,
  actions: readonly Action[],
  path: string,
): Promise<void> {
  const filesFolder = filesFolderOf(path);
  await copyUploads(host, recording.id, join(dirname(path), filesFolder));
  await writeFileAtomically(
    path,
    printSpec(actions, { title: recording.title, filesFolder, ...readSettings(host, recording.id) }),
  );
  await rememberRecorded(path, recording.title, actions, notice);
}

/** As `learnRecorded`. The test is what counts, and its first green run learns the same: that it failed is told, and no more. */
export async function rememberRecorded(...given: Parameters<typeof learnRecorded>): Promise<void> {
  const [, , , notice] = given;
  await learnRecorded(...given).catch((error: unknown) => {
    notice(
      `What was seen of the elements could not be kept: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
}

function settingsOf({ device, viewport, storageState, testIdAttribute }: RecordOptions, host: Host): Settings {
  return {
    ...(device && { device }),
    ...(viewport && { viewport }),
    ...(storageState && { storageState: asWritten(storageState, host.cwd) }),
    ...(testIdAttribute && { testIdAttribute }),
  };
}
