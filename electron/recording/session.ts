/** One recording session: a browser, its journal, and the actions that come out of it while a person works. */

import { join } from 'node:path';
import type { Action } from '../../shared/model/action.ts';
import type { RawEvent } from '../../shared/model/event.ts';
import type { Recording, SecretNotice } from '../../shared/model/recording.ts';
import type { Host } from '../host.ts';
import type { Keychain } from '../security/index.ts';
import type { Recordings } from '../storage/index.ts';
import { assertOpened, parseUrl } from './address.ts';
import { type Browser, launch } from './browser/launch.ts';
import { emulate, findDevice, readStorageState, restoreState } from './browser/prepare.ts';
import { createProfile, removeProfile, removeStaleProfiles } from './browser/profile.ts';
import { type Sighting, type Watch, watch } from './browser/watch.ts';
import { forgetFiles, keepUpload, makeFolder, recordingFolder } from './files.ts';
import { pageScript } from './pageScript.ts';
import { createRecognizer } from './recognize.ts';
import { createSecretKeeper } from './secretKeeper.ts';
import { createTeller, type Told } from './teller.ts';

export type RecordOptions = {
  url: string;
  title: string;
  /** Absolute path of the browser to start, and its name for people. */
  browser: { name: string; path: string };
  headless: boolean;
  /** Opens the browser's DevTools endpoint on 127.0.0.1, so that another program can drive it; 0 for any free port. */
  cdpPort?: number;
  /** CSS px */
  viewport?: { width: number; height: number };
  device?: string;
  /** Absolute path of a storage state file. */
  storageState?: string;
  testIdAttribute?: string;
  preferredAttributes?: string[];
  bannedAttributes?: string[];
  /** Brings the browser at this DevTools endpoint to where the recording begins, instead of opening `url`. */
  prelude?: (endpoint: string) => Promise<void>;
};

export type SessionEvent =
  | { kind: 'ready'; recording: Recording; cdpPort: number | null }
  | Told
  | { kind: 'secret'; notice: SecretNotice }
  | { kind: 'notice'; message: string };

export type SessionEnd = {
  recording: Recording;
  actions: readonly Action[];
  /** Why it ended; `browserGone` when the browser crashed or was killed, `journalFailed` when events could not be kept any more. */
  reason: 'stopped' | 'closed' | 'browserGone' | 'journalFailed';
  /** What the journal said, where it failed. */
  failure?: unknown;
};

export type SessionNeeds = { host: Host; recordings: Recordings; keychain: Keychain };

const DEFAULT_VIEWPORT = { width: 1280, height: 720 };

/**
 * Records until `signal` aborts, the last page closes or the browser goes away. Every raw event is in the journal before anything
 * else happens with it. A recording that never began leaves nothing behind.
 * @throws RecordingError when the browser or the address cannot be opened; the signal's reason when it aborts before that
 */
export async function recordSession(
  needs: SessionNeeds,
  options: RecordOptions,
  tell: (event: SessionEvent) => void,
  signal: AbortSignal,
): Promise<SessionEnd> {
  const { host, recordings } = needs;
  const url = parseUrl(options.url, host.cwd);
  const device = options.device ? await findDevice(options.device) : null;
  const state = options.storageState ? await readStorageState(options.storageState) : null;
  const viewport = options.viewport ?? device?.viewport ?? DEFAULT_VIEWPORT;
  const script = await pageScript({
    ...(options.testIdAttribute && { testIdAttribute: options.testIdAttribute }),
    ...(options.preferredAttributes && { preferredAttributes: options.preferredAttributes }),
    ...(options.bannedAttributes && { bannedAttributes: options.bannedAttributes }),
  });
  const recording = recordings.create({ title: options.title, url, browser: options.browser.name, output: null });
  await removeStaleProfiles(host, (id) => isBeingRecorded(recordings, id));
  let profile: string | null = null;
  let browser: Browser | null = null;
  let hasBegun = false;
  const journal = createJournal(needs, recording, tell, options.prelude !== undefined);
  try {
    profile = await createProfile(host, recording.id);
    const { headless, prelude } = options;
    const cdpPort = options.cdpPort ?? (prelude && 0);
    browser = await launch(host, {
      path: options.browser.path,
      profile,
      headless,
      viewport,
      signal,
      ...(cdpPort !== undefined && { cdpPort }),
    });
    const { cdp, exited, cdpPort: port } = browser;
    const open = async (): Promise<Watch> => {
      const downloads = await makeFolder(join(recordingFolder(host, recording.id), 'downloads'));
      await cdp.send('Browser.setDownloadBehavior', {
        behavior: 'allowAndName',
        downloadPath: downloads,
        eventsEnabled: true,
      });
      // Before anybody watches: what restores a session is no part of the recording.
      if (state) await restoreState(cdp, state);
      const seen = await watch({
        cdp,
        script,
        see: journal.see,
        keepSecret: journal.secrets.keep,
        keepUpload: (file) => {
          const name = keepUpload(host, recording.id, file);
          journal.see({ kind: 'uploadKept', page: 'page', name });
          return name;
        },
        isHeadless: headless,
        prepare: (session) => emulate(cdp, session, headless || options.viewport || device ? viewport : null, device),
        notice: (message) => tell({ kind: 'notice', message }),
      });
      if (prelude) {
        await prelude(`http://127.0.0.1:${port}`);
        await seen.drain();
        journal.see({ kind: 'resumed' });
      } else assertOpened(url, await seen.open(url));
      return seen;
    };
    const aborted = whenAborted(signal);
    const seen = await Promise.race([
      open(),
      aborted.then((reason): never => {
        throw reason;
      }),
    ]);
    hasBegun = true;
    tell({ kind: 'ready', recording, cdpPort: browser.cdpPort });

    const reason = await Promise.race([
      aborted.then(() => 'stopped' as const),
      seen.allClosed.then(() => 'closed' as const),
      exited.then(({ crashed }) => (crashed ? ('browserGone' as const) : ('closed' as const))),
      journal.failed.then(() => 'journalFailed' as const),
    ]);
    if (reason === 'stopped') await seen.drain();
    return await journal.end(reason);
  } finally {
    // First: what a browser says while it closes is nobody's doing.
    journal[Symbol.dispose]();
    await browser?.close();
    if (profile) await removeProfile(profile);
    if (!hasBegun) await forget(needs, recording.id);
  }
}

/** Takes what is seen to the journal, and from there to the recogniser. */
function createJournal(
  { host, recordings, keychain }: SessionNeeds,
  recording: Recording,
  tell: (event: SessionEvent) => void,
  isResuming: boolean,
) {
  const recognizer = createRecognizer();
  const teller = createTeller(recognizer.actions, tell, isResuming);
  const secrets = createSecretKeeper(keychain, (notice) => tell({ kind: 'secret', notice }));
  const failed = Promise.withResolvers<void>();
  let failure: unknown;
  let isEnding = false;

  return {
    secrets,
    /** Resolves when an event could not be kept: recording on would promise what does not hold. */
    failed: failed.promise,
    see(sighting: Sighting): void {
      if (isEnding) return;
      const at = host.now();
      // A page may send a secret on where anybody can read it (the address of a form): what we keep of that knows better.
      const payload = secrets.hide(JSON.stringify({ at, ...sighting }));
      let seq: number;
      try {
        seq = recordings.appendEvent(recording.id, payload);
      } catch (error) {
        isEnding = true;
        failure = error;
        failed.resolve();
        return;
      }
      try {
        const event: RawEvent = { ...JSON.parse(payload), seq };
        recognizer.push(event);
        teller.saw(event);
      } catch (error) {
        // The event is safe in the journal; a better recogniser may read it one day.
        tell({
          kind: 'notice',
          message: `Event ${seq} could not be understood: ${error instanceof Error ? error.message : String(error)}`,
        });
      }
    },
    async end(reason: SessionEnd['reason']): Promise<SessionEnd> {
      isEnding = true;
      await secrets.settled();
      const actions = withoutLastClose(recognizer.finish(), reason);
      teller.finish(actions);
      // A journal that failed may not be able to answer either.
      if (failure) return { recording, actions, reason, failure };
      return { recording: recordings.get(recording.id), actions, reason };
    },
    [Symbol.dispose]() {
      isEnding = true;
      teller[Symbol.dispose]();
    },
  };
}

async function forget({ host, recordings }: SessionNeeds, id: string): Promise<void> {
  try {
    recordings.remove(id);
    await forgetFiles(host, id);
  } catch {
    // Why it never began is being told; a row that cannot be removed as well (a full disk) reads as interrupted.
  }
}

function isBeingRecorded(recordings: Recordings, id: string): boolean {
  return recordings.list().some((recording) => recording.id === id && recording.state === 'recording');
}

function whenAborted(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    else signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
  });
}

/** Closing the last page is how a person ends a recording, not a part of the test. */
function withoutLastClose(actions: readonly Action[], reason: SessionEnd['reason']): readonly Action[] {
  if (reason === 'stopped') return actions;
  if (actions.at(-1)?.step.kind === 'closePage') return actions.slice(0, -1);
  const closing = actions.findLast(({ effects }) => effects.some(({ kind }) => kind === 'pageClosed'));
  return actions.map((action) =>
    action === closing ? { ...action, effects: action.effects.filter(({ kind }) => kind !== 'pageClosed') } : action,
  );
}
