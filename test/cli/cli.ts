/** The command line as a person runs it: a program of its own, with a data folder and a working folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';

// Real browsers, several in one test: the limit is there to end a hanging test, not to time it.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const launcher = fileURLToPath(new URL('../../bin/powerautomation.mjs', import.meta.url));

export type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string[]; err: string[] };

export type Cli = {
  process: ChildProcess;
  /** Resolves with the first match of `pattern` (its first group, if it has one) in a line of either stream; rejects when the program ends without it. */
  said(pattern: RegExp): Promise<string>;
  ended: Promise<Ended>;
  /** Ends it in good order. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
};

export type World = {
  folder: string;
  home: string;
  start(args: string[], env?: Record<string, string>): Cli;
  /** In a terminal, as a person sits at one: what is typed goes to `process.stdin`. */
  startInTerminal(args: string[]): Cli;
  run(args: string[], env?: Record<string, string>): Promise<Ended>;
  /** What it prints with --json, parsed; it must go well. */
  json(...args: string[]): Promise<unknown>;
  write(path: string, text: string): string;
  read(path: string): string;
  /** Command lines of the processes that came from this world and still live. */
  processes(): string[];
  /** Resolves when the last of them is gone. */
  quiet(): Promise<void>;
  /** The process id of the browser that is being recorded. */
  browser(): number;
  /** Names of the browser profiles that are still there. */
  profiles(): string[];
};

/** Tests of one file share nothing but the machine. `home` may lie elsewhere. */
export function createWorld({ home }: { home?: string } = {}): World {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pa-cli-')));
  const folder = join(root, 'project');
  const dataDir = home ?? join(root, 'home');
  mkdirSync(folder);
  const running = new Set<ChildProcess>();
  onTestFinished(async () => {
    for (const child of running) child.kill('SIGKILL');
    await Promise.all([...running].map((child) => ended(child)));
    await quiet();
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  const { PATH = '', HOME = '' } = process.env;
  // Whatever is started inherits it, and with it the name of this world.
  const base = { PATH, HOME, PA_TEST_WORLD: root, POWERAUTOMATION_HOME: dataDir };

  const follow = (child: ChildProcess): Cli => {
    running.add(child);
    const cli = listenTo(child);
    void cli.ended.then(() => running.delete(child));
    return cli;
  };
  const start: World['start'] = (args, env = {}) =>
    follow(
      spawn(process.execPath, [launcher, ...args], {
        cwd: folder,
        env: { ...base, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  const startInTerminal: World['startInTerminal'] = (args) => {
    const command = [process.execPath, launcher, ...args].map((word) => `'${word}'`).join(' ');
    // Of util-linux, which every Linux has: it runs a command in a terminal of its own.
    return follow(spawn('script', ['-qfec', command, '/dev/null'], { cwd: folder, env: { ...base, TERM: 'xterm' } }));
  };
  const run: World['run'] = (args, env) => start(args, env).ended;
  const living = () => readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? commandOf(name, root) : []));
  const processes = () => living().map(({ command }) => command);
  // The death of another's child is told to nobody but its parent: looking again is the only way to know.
  const quiet = () => vi.waitUntil(() => processes().length === 0, { timeout: 20_000, interval: 50 }).then(() => {});
  return {
    folder,
    home: dataDir,
    start,
    startInTerminal,
    run,
    processes,
    quiet,
    async json(...args) {
      const { code, out, err } = await run([...args, '--json']);
      if (code !== 0) throw new Error(`${args.join(' ')} exited with ${code}: ${err.join('\n')}`);
      return JSON.parse(out.join('\n'));
    },
    write(path, text) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    browser() {
      const found = living().find(
        ({ command }) => command.includes('--user-data-dir=') && !command.includes('--type='),
      );
      if (!found) throw new Error('No browser is running.');
      return found.pid;
    },
    profiles() {
      try {
        return readdirSync(join(dataDir, 'profiles'));
      } catch {
        return []; // Nobody has recorded yet.
      }
    },
  };
}

function listenTo(child: ChildProcess): Cli {
  const streams = { out: '', err: '' };
  const listeners = new Set<() => void>();
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      streams[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const end = ended(child).then(({ code, signal }) => ({
    code,
    signal,
    out: linesOf(streams.out),
    err: linesOf(streams.err),
  }));
  return {
    process: child,
    ended: end,
    async said(pattern) {
      const heard = Promise.withResolvers<string>();
      const look = () => {
        const found = pattern.exec(streams.out) ?? pattern.exec(streams.err);
        if (found) heard.resolve(found[1] ?? found[0]);
      };
      listeners.add(look);
      look();
      const tooLate = end.then(({ code, out, err }) => {
        throw new Error(`It ended with ${code} and never said ${pattern}:\n${[...out, ...err].join('\n')}`);
      });
      return await Promise.race([heard.promise, tooLate]).finally(() => listeners.delete(look));
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return end;
    },
  };
}

async function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  if (child.stdout?.closed !== true) await once(child, 'close');
  return { code: child.exitCode, signal: child.signalCode };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function commandOf(pid: string, mark: string): { pid: number; command: string }[] {
  try {
    // A process that has ended and was not yet waited for has no environment any more.
    const isOurs = readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
    return isOurs
      ? [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ') }]
      : [];
  } catch {
    return []; // Gone while we looked.
  }
}
