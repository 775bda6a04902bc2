/** Starts a Chromium for recording: a fresh profile, a private pipe, and a DevTools port only where one was asked for. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { Host } from '../../host.ts';
import { RecordingError } from '../errors.ts';
import { type Cdp, connectPipe } from './cdp.ts';

export type LaunchOptions = {
  path: string;
  /** Absolute folder of the browser's profile. */
  profile: string;
  headless: boolean;
  /** 0 lets the browser choose; it is told by `cdpPort` of the result. */
  cdpPort?: number;
  /** CSS px of the page */
  viewport: { width: number; height: number };
  /** Gives up the start. */
  signal?: AbortSignal;
  /** ms that the browser may take to answer */
  patience?: number;
};

export type Browser = {
  cdp: Cdp;
  cdpPort: number | null;
  /** Resolves when the process is gone; `crashed` where nobody asked it to go. */
  exited: Promise<{ crashed: boolean; detail: string }>;
  close(): Promise<void>;
};

/** No first-run pages, no calls home, no questions. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-infobars',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,HttpsUpgrades,PaintHolding,ThirdPartyStoragePartitioning,DestroyProfileOnBrowserClose',
];

/**
 * The conditions under which Playwright will replay: pages in the background go on, pages are never restored from the
 * back-forward cache, colours are the same everywhere. What is recorded under others may not come out the same.
 */
const AS_REPLAYED = [
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-dev-shm-usage',
  '--allow-pre-commit-input',
  '--force-color-profile=srgb',
  '--enable-unsafe-swiftshader',
];

/** A cold start on a busy machine takes a few seconds; a program that is no such browser never answers. */
const PATIENCE_MS = 30_000;

/** @throws RecordingError PORT_TAKEN, NO_DISPLAY, BROWSER_FAILED; the signal's reason when it aborts */
export async function launch(host: Host, options: LaunchOptions): Promise<Browser> {
  const { path, profile, headless, cdpPort, signal, patience = PATIENCE_MS } = options;
  signal?.throwIfAborted();
  if (cdpPort) await assertFree(cdpPort);
  if (!headless && process.platform === 'linux' && !host.env.DISPLAY && !host.env.WAYLAND_DISPLAY) {
    throw new RecordingError(
      'NO_DISPLAY',
      'There is no display to open a browser window on. Record without one: --headless --cdp-port 0',
    );
  }
  const child = spawn(path, argumentsFor(options, profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const stderr = listenTo(child.stderr as Readable);
  const spawned = await new Promise<Error | null>((resolve) => {
    child.once('error', resolve);
    child.once('spawn', () => resolve(null));
  });
  if (spawned)
    throw new RecordingError('BROWSER_FAILED', `Could not start ${path}: ${spawned.message}`, { cause: spawned });

  let isClosing = false;
  const exited = new Promise<{ crashed: boolean; detail: string }>((resolve) => {
    child.once('exit', (code, by) =>
      resolve({
        crashed: !isClosing && (by !== null || code !== 0),
        detail: by ? `killed by ${by}` : `exit code ${code}`,
      }),
    );
  });
  const cdp = connectPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const close = async (): Promise<void> => {
    isClosing = true;
    cdp.send('Browser.close').catch(() => {}); // It may be gone already, which is what we want.
    const timer = setTimeout(() => kill(child), 5000);
    await exited;
    clearTimeout(timer);
  };
  try {
    await withinTime(cdp.send('Browser.getVersion'), patience, signal);
    const port =
      cdpPort === undefined
        ? null
        : await withinTime(Promise.race([stderr.port, exited.then(() => null)]), patience, signal);
    return { cdp, cdpPort: port, exited, close };
  } catch (cause) {
    const isRunning = child.exitCode === null && child.signalCode === null;
    kill(child);
    await exited;
    signal?.throwIfAborted();
    if (cause instanceof RecordingError && cause.code === 'PORT_TAKEN') throw cause;
    const what =
      isRunning && cause instanceof OutOfPatience
        ? `did not answer within ${patience / 1000} s. Is it a browser of the Chromium family?`
        : 'ended at once. Is it a browser of the Chromium family that runs on this machine?';
    const words = stderr.lastWords();
    throw new RecordingError(
      'BROWSER_FAILED',
      `The browser ${path} ${what}${words ? ` Its last words:\n${words}` : ' It said nothing.'}`,
      { cause },
    );
  }
}

class OutOfPatience extends Error {}

async function withinTime<Result>(work: Promise<Result>, ms: number, signal: AbortSignal | undefined): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new OutOfPatience()), ms);
  const onAbort = () => late.reject(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function argumentsFor(options: LaunchOptions, profile: string): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    ...QUIET,
    ...AS_REPLAYED,
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(options.cdpPort === undefined
      ? []
      : [`--remote-debugging-port=${options.cdpPort}`, '--remote-debugging-address=127.0.0.1']),
    ...(options.headless
      ? [
          '--headless=new',
          '--hide-scrollbars',
          '--mute-audio',
          '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
        ]
      : []),
    // Chromium refuses its sandbox to root.
    ...(isRoot ? ['--no-sandbox'] : []),
    // The frame of a window takes some of it: a little higher than the page is wanted.
    `--window-size=${options.viewport.width},${options.viewport.height + (options.headless ? 0 : 88)}`,
    'about:blank',
  ];
}

async function assertFree(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EACCES' ? notAllowed(port, cause) : portTaken(port, cause)),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

function portTaken(port: number, cause?: Error): RecordingError {
  return new RecordingError(
    'PORT_TAKEN',
    `Port ${port} is taken by another program. Choose another --cdp-port, or 0 for any free one.`,
    { cause },
  );
}

function notAllowed(port: number, cause: Error): RecordingError {
  return new RecordingError(
    'PORT_TAKEN',
    `This machine lets you not listen on port ${port} (${cause.message}). Choose a --cdp-port above 1023, or 0 for any free one.`,
    { cause },
  );
}

function kill(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  try {
    // Its own process group: renderers and helpers go with it.
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Keeps the last words of the browser without the chatter of its logs, and hears the port that it listens on when it says so. */
function listenTo(stream: Readable): { lastWords(): string; port: Promise<number> } {
  let text = '';
  const port = Promise.withResolvers<number>();
  // Nobody may be waiting for the port.
  port.promise.catch(() => {});
  stream.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-4000);
    const said = /DevTools listening on ws:\/\/[^:/]+:(\d+)\//.exec(text);
    if (said) port.resolve(Number(said[1]));
    // Somebody took it between our look and the browser's: it goes on without.
    if (text.includes('Cannot start http server for devtools'))
      port.reject(
        new RecordingError(
          'PORT_TAKEN',
          'The port for the DevTools endpoint was taken by another program just now. Try again with another --cdp-port, or 0 for any free one.',
        ),
      );
  });
  stream.on('close', () => port.reject(new Error('the browser never said that it listens on its port')));
  return {
    lastWords: () =>
      text
        .split('\n')
        .filter((line) => !line.includes('dbus/'))
        .join('\n')
        .trim(),
    port: port.promise,
  };
}
