import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Steering } from './control.ts';
import { createQueue } from './createQueue.ts';
import { hearWorkers } from './hearWorkers.ts';
import { killTree } from './processTree.ts';
import {
  channelVariable,
  controlVariable,
  type RunnerMessage,
  type WorkerMessage,
  workerVariable,
} from './runner/protocol.ts';
import { type Standby, spawnRunner, testRunner } from './spawnRunner.ts';

export type RunnerExit = { code: number | null; signal: NodeJS.Signals | null };

/** A running Playwright Test. */
export type RunnerProcess = {
  /** What our reporter says, in order, and between it what our hooks in the workers say, until all of them are gone. */
  messages: AsyncIterable<RunnerMessage | WorkerMessage>;
  exit: Promise<RunnerExit>;
  /** The last lines it printed itself, plain: what it says when it cannot even start. */
  lastWords(): string;
  /** Asks it to end as Ctrl-C does, and ends it with all its children when `graceMs` have passed. */
  stop(graceMs: number): Promise<void>;
};

export type RunnerCommand = {
  cli: string;
  args: string[];
  cwd: string;
  env: Record<string, string | undefined>;
  /** Gets every line that the runner prints, without colours. */
  onLine(line: string): void;
  /** Where a runner may wait already, and the next one is got ready. */
  standby?: Standby | undefined;
  /** Who may let it halt and go on. */
  steering?: Steering | undefined;
};

const channel = 3;

/** Starts Playwright Test, or sets one going that was got ready on standby. */
export async function startRunner({
  cli,
  args,
  cwd,
  env,
  onLine,
  standby,
  steering,
}: RunnerCommand): Promise<RunnerProcess> {
  const queue = createQueue<RunnerMessage | WorkerMessage>();
  const ears = hearWorkers(queue.push, steering);
  const spawned = testRunner(cli, cwd, {
    ...env,
    [channelVariable]: String(channel),
    ...(ears.address === null ? {} : { [workerVariable]: ears.address }),
    ...(steering ? { [controlVariable]: JSON.stringify(steering.state()) } : {}),
  });
  spawned.args.push(...args);
  const child = (await standby?.take(spawned)) ?? spawnRunner(spawned);
  const exit = exitOf(child);
  if (standby?.isKept) void exit.then(({ code }) => code === 130 || standby.prepare(spawned));
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (coloured) => {
      const line = stripVTControlCharacters(coloured);
      lastLines.push(line);
      if (lastLines.length > 40) lastLines.shift();
      onLine(line);
    });
  }
  const gone = once(child, 'exit');
  void readMessages(child.stdio[channel] as Readable, queue.push)
    .then(async () => {
      await gone;
      // A runner that was killed could not take its workers and their browsers along; nobody finds them once they are orphans.
      if (child.signalCode && child.pid !== undefined) await killTree(child.pid);
      await ears.close();
    })
    .finally(queue.end);
  return {
    messages: queue,
    exit,
    lastWords: () => lastLines.join('\n').trim(),
    stop: (graceMs) => stop(child, exit, graceMs),
  };
}

async function readMessages(stream: Readable, push: (message: RunnerMessage) => void): Promise<void> {
  for await (const line of createInterface({ input: stream })) {
    const message = parse(line);
    if (message) push(message);
  }
}

function parse(line: string): RunnerMessage | null {
  try {
    return JSON.parse(line) as RunnerMessage;
  } catch {
    // Cut off by the death of the process in the middle of writing it.
    return null;
  }
}

async function exitOf(child: ChildProcess): Promise<RunnerExit> {
  const closed = once(child, 'close');
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  // What it printed is complete when its pipes close. A program left behind by a project may hold them open: no wait for that.
  await Promise.race([closed, after(1000, undefined, { ref: false })]);
  // Nor may such a program keep our own process from ending.
  child.stdout?.destroy();
  child.stderr?.destroy();
  return { code, signal };
}

async function stop(child: ChildProcess, exit: Promise<RunnerExit>, graceMs: number): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    interrupt(child.pid);
    const inTime = new AbortController();
    const isLate = after(graceMs, true, { signal: inTime.signal }).catch(() => false);
    if (await Promise.race([exit.then(() => false), isLate])) await killTree(child.pid);
    inTime.abort();
  }
  const { signal } = await exit;
  // A runner that was killed could not take its workers and their browsers along.
  if (signal) await killTree(child.pid);
}

function interrupt(pid: number): void {
  // Windows has no signal to a group; there the grace time is Playwright's own end after losing its channel.
  if (process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGINT');
  } catch {
    // The group is gone already.
  }
}
