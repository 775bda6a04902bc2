/** A recorder under test: opens a browser with a DevTools endpoint at a page, and gives the spec when it is stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeModules, repository } from './paths.ts';

type Session = {
  /** What it printed so far. */
  output(): string;
  hasEnded(): boolean;
  /** Asks it to end, and reads what it wrote. */
  stop(): Promise<string>;
  kill(): void;
};

export type Recorder = (options: { url: string; folder: string; port: number }) => Promise<Session>;

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
};

/** The command line as a user runs it, with its own data folder. */
export const recordWithCli: Recorder = async ({ url, folder, port }) => {
  const file = join(folder, 'recorded.spec.ts');
  const home = join(folder, 'data');
  await mkdir(home, { recursive: true });
  const child = spawn(
    join(nodeModules, '.bin/node'),
    [join(repository, 'bin/powerautomation.mjs'), 'record', url, '-o', file, '--headless', '--cdp-port', String(port)],
    { cwd: folder, env: { ...process.env, POWERAUTOMATION_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return {
    output: () => printed,
    hasEnded: () => child.exitCode !== null,
    kill: () => child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      const code = await ended(child);
      if (code !== 0) throw new Error(`record exited with ${code}:\n${printed}`);
      return readFile(file, 'utf8');
    },
  };
};
