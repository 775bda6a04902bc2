import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { findBrowser } from '../../electron/findBrowser.mjs';
import type { Host } from '../../electron/host.ts';
import { createPlayer, type PlayerNeeds, type PlayOptions, type Steering } from '../../electron/playback/index.ts';
import type { RunEvent } from '../../shared/model/run.ts';

export type World = {
  /** Where the specs of this test are. */
  folder: string;
  host: Host;
  browser: { path: string };
  write(path: string, content: string): string;
  play(options?: Partial<PlayOptions>, needs?: Partial<PlayerNeeds>): Promise<RunEvent[]>;
  playing(
    options?: Partial<PlayOptions>,
    needs?: Partial<PlayerNeeds>,
    signal?: AbortSignal,
    control?: Steering,
  ): AsyncIterable<RunEvent>;
  /** Command lines of the processes that came from this world and still live. */
  processes(): string[];
  /** Their ids. */
  pids(): number[];
  /** Fails unless every process of this world is gone; only Chromium's crash handlers may take a moment longer. */
  isLeftAlone(): Promise<void>;
};

const found = findBrowser({ env: process.env, platform: process.platform });

/** A folder of its own with nothing in it, for specs that a player with a real browser plays. */
export function createWorld(env: Record<string, string> = {}): World {
  if (!found) throw new Error('These tests play in a real browser, and none was found.');
  const browser = { path: found.path };
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pa-playback-')));
  const folder = join(root, 'project');
  const temporary = join(root, 'tmp');
  mkdirSync(folder);
  mkdirSync(temporary);
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  const { PATH = '', HOME = '' } = process.env;
  const host: Host = {
    dataDir: join(root, 'data'),
    cwd: folder,
    env: { PATH, HOME, TMPDIR: temporary, ...env },
    now: Date.now,
  };
  // Whatever a run starts inherits its environment, and with it the name of this world's folder.
  const pids = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && isMarked(name, temporary))
      .map(Number);
  const processes = () => pids().flatMap(commandOf);
  const playing: World['playing'] = (options = {}, needs = {}, signal = undefined, control = undefined) =>
    createPlayer({ host, browser, secrets: { get: async () => null }, ...needs }).play(
      { run: 'run-1', ...options },
      { ...(signal && { signal }), ...(control && { control }) },
    );
  return {
    folder,
    host,
    browser,
    playing,
    play: (options, needs) => collect(playing(options, needs)),
    write(path, content) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    processes,
    pids,
    async isLeftAlone() {
      expect(processes().filter((command) => !command.includes('crashpad'))).toEqual([]);
      // They are orphans in groups of their own from the start, and end when they see that their browser is gone.
      await expect.poll(processes, { timeout: 30_000 }).toEqual([]);
    },
  };
}

/**
 * A statement of a spec that leaves its test two seconds from now on, however long it took to come there: a worker is at least as old
 * as its test.
 */
export const shortOfTime = 'test.setTimeout(performance.now() + 2000);';

export async function collect(run: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

function isMarked(pid: string, mark: string): boolean {
  try {
    // A process that has ended and was not yet waited for has no environment any more.
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
  } catch {
    return false;
  }
}

function commandOf(pid: number): string[] {
  try {
    return [readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')];
  } catch {
    return [];
  }
}

/** A site that says `html` at every address. Returns its address. */
export async function serve(html: string): Promise<string> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

export function ofKind<Kind extends RunEvent['kind']>(events: RunEvent[], kind: Kind) {
  return events.filter((event): event is Extract<RunEvent, { kind: Kind }> => event.kind === kind);
}

export function endOf(events: RunEvent[]) {
  const end = events.at(-1);
  if (end?.kind !== 'runEnd') throw new Error(`The last event is ${end?.kind}, not runEnd.`);
  return end;
}
