import { join } from 'node:path';
import { runChild } from '../../bin/runChild.mjs';

export type CommandLine = {
  /** Resolves with what `pattern` found in the output; rejects when the command ends without having said it. */
  said(pattern: RegExp): Promise<string>;
  ended: Promise<number>;
  /** As a person's Ctrl-C would. */
  interrupt(): void;
};

export type CommandLineOptions = {
  cwd: string;
  env: Record<string, string>;
  /** Gets each line as it comes. */
  onLine(line: string): void;
};

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'powerautomation.mjs');

/** Starts `powerautomation …` as a person would: a program of its own, in a folder and with an environment of its own. */
export function startCommandLine(args: string[], { cwd, env, onLine }: CommandLineOptions): CommandLine {
  let pid: number | undefined;
  let written = '';
  let shown = 0;
  const listeners = new Set<() => void>();
  const ended = runChild(process.execPath, [launcher, ...args], {
    cwd,
    env: { ...process.env, ...env },
    output: 'capture',
    onStart: (started) => {
      pid = started;
    },
    onOutput: (text) => {
      written += text;
      for (let end = written.indexOf('\n', shown); end >= 0; end = written.indexOf('\n', shown)) {
        onLine(written.slice(shown, end));
        shown = end + 1;
      }
      for (const listener of listeners) listener();
    },
  }).then(({ code }) => {
    pid = undefined;
    return code;
  });
  return {
    ended,
    async said(pattern) {
      const heard = Promise.withResolvers<string>();
      const look = () => {
        const found = pattern.exec(written);
        if (found) heard.resolve(found[1] ?? found[0]);
      };
      listeners.add(look);
      look();
      const tooLate = ended.then((code) => {
        throw new Error(`powerautomation ${args[0]} ended with ${code} too early.`);
      });
      return Promise.race([heard.promise, tooLate]).finally(() => listeners.delete(look));
    },
    interrupt() {
      if (pid !== undefined) process.kill(pid, 'SIGINT');
    },
  };
}
