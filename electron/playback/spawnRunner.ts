import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { killTree } from './processTree.ts';
import { goChannel, launchFileVariable, type RunOrder, standbyVariable } from './runner/protocol.ts';

export type RunnerSpawn = { cli: string; args: string[]; cwd: string; env: Record<string, string | undefined> };

const reporter = fileURLToPath(new URL('./runner/reporter.ts', import.meta.url));

/** What every run of ours starts. */
export function testRunner(cli: string, cwd: string, env: RunnerSpawn['env']): RunnerSpawn {
  return {
    cli,
    args: ['test'],
    cwd,
    env: {
      ...env,
      PW_TEST_REPORTER: reporter,
      // An HTML report of the project's own must not open a server and wait for somebody to look at it.
      PLAYWRIGHT_HTML_OPEN: 'never',
      PW_TEST_HTML_REPORT_OPEN: 'never',
    },
  };
}

/** What we tell our own files, and secrets, come with the order for a run, and may differ from run to run. */
const ofOneRun = /^(?:POWERAUTOMATION|SECRET)_/;
const first = ['keepCompiled', 'preload'].flatMap((name) => [
  '--import',
  new URL(`./runner/${name}.ts`, import.meta.url).href,
]);

/**
 * Starts Playwright Test's command line under this process's own Node. What we load before it goes by Node's arguments and not by
 * NODE_OPTIONS: workers inherit it, while web servers and other programs that a project starts do not.
 */
export function spawnRunner({ cli, args, cwd, env }: RunnerSpawn): ChildProcess {
  const isAhead = standbyVariable in env;
  return spawn(process.execPath, [...first, cli, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', ...(isAhead ? ['pipe' as const] : [])],
    // A process group of its own: Ctrl-C in a terminal reaches us alone, and we pass it on once.
    detached: process.platform !== 'win32',
  });
}

/**
 * A runner with a worker and a browser, all loaded and started, that waits for its run. Each serves one run, so that
 * nothing of one run is there in the next, and the next is got ready when it is over.
 */
export type Standby = AsyncDisposable & {
  /** Whether another run like the last one is to be expected. */
  isKept: boolean;
  /** Gets ready for another run like this one. */
  prepare(spawned: RunnerSpawn): void;
  /** Resolves when all that is got ready is ready, or there is nothing. */
  ready(): Promise<void>;
  /** The waiting runner, set going; null when there is none, or it was got ready for something else. */
  take(wanted: RunnerSpawn): Promise<ChildProcess | null>;
};

export function createStandby({ isKept }: Pick<Standby, 'isKept'>): Standby {
  let waiting: { child: ChildProcess; kind: Kind; isReady: Promise<boolean> } | null = null;
  let isClosed = false;
  const drop = async (): Promise<void> => {
    const child = waiting?.child;
    waiting = null;
    // Without an order it ends by itself, and takes its worker and browser along; that may not be waited for.
    (child?.stdio[goChannel] as Duplex | undefined)?.end();
    if (child?.pid !== undefined) await killTree(child.pid);
  };
  return {
    isKept,
    prepare(like) {
      const kind = kindOf(like);
      if (isClosed || (waiting && isDeepStrictEqual(waiting.kind, kind))) return;
      void drop();
      const marks = { [launchFileVariable]: like.env[launchFileVariable], [standbyVariable]: 'runner' };
      const child = spawnRunner({ ...kind, args: [], env: { ...kind.env, ...marks } });
      const mine = { child, kind, isReady: answers(child, 'ready') };
      waiting = mine;
      // A pipe breaks when it dies; that it is gone shows when it is needed.
      for (const stream of child.stdio) stream?.on('error', () => {});
      child.once('exit', () => {
        if (waiting === mine) waiting = null;
      });
      // Nor does it keep this process from ending: it ends by itself when its pipes close.
      setHeld(child, false);
    },
    async ready() {
      await waiting?.isReady;
    },
    async take(wanted) {
      if (!waiting || !isDeepStrictEqual(waiting.kind, kindOf(wanted))) {
        void drop();
        return null;
      }
      const { child } = waiting;
      waiting = null;
      child.removeAllListeners('exit');
      setHeld(child, true);
      return (await follows(child, { args: wanted.args, env: defined(wanted.env) })) ? child : null;
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await drop();
    },
  };
}

/** Sets it going. False when it died while it waited. */
function follows(child: ChildProcess, order: RunOrder): Promise<boolean> {
  const answered = answers(child, 'going');
  (child.stdio[goChannel] as Duplex).end(`${JSON.stringify(order)}\n`);
  return answered;
}

/** Whether it says so before it is gone. */
function answers(child: ChildProcess, word: string): Promise<boolean> {
  return new Promise((resolve) => {
    child.stdio[goChannel]?.on('data', (said: Buffer) => said.toString().split('\n').includes(word) && resolve(true));
    child.stdio[goChannel]?.once('close', () => resolve(false));
  });
}

function setHeld(child: ChildProcess, isHeld: boolean): void {
  const name = isHeld ? 'ref' : 'unref';
  child[name]();
  for (const stream of child.stdio) if (stream instanceof Socket) stream[name]();
}

type Kind = Pick<RunnerSpawn, 'cli' | 'cwd'> & { env: Record<string, string> };

/** What must be the same for a runner to be right that was loaded and started before it was known for what. */
function kindOf({ cli, cwd, env }: RunnerSpawn): Kind {
  const lasting = Object.entries(defined(env)).filter(([name]) => !ofOneRun.test(name));
  return { cli, cwd, env: Object.fromEntries(lasting) };
}

function defined(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
