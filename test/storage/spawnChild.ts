import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Child = { process: ChildProcess; lines: AsyncIterator<string>; ended: Promise<unknown> };

/** Starts a program of test/storage/children in a process of its own. Who starts it kills it. */
export function spawnChild(name: string, ...rest: string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children', name), ...rest], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { process: child, lines, ended: once(child, 'close') };
}
