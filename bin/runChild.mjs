// @ts-check
import { spawn } from 'node:child_process';
import os from 'node:os';

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Two deliveries of one signal within this many ms are one wish: npm forwards the Ctrl-C that the terminal has already
 * sent to everyone, and a child that counts would take the second for "at once, without cleaning up".
 */
const oneWish = 300;

/**
 * Runs a program to its end and hands it our signals, each once.
 *
 * The child leads a process group of its own, so that a terminal's Ctrl-C reaches it through us alone. On Windows the
 * console tells every process itself, so there we only stay alive until the child is done.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'inherit' | 'capture', shell?: boolean,
 *   onStart?: (pid: number) => void, onOutput?: (text: string) => void, now?: () => number }} [options]
 *   'capture' gives the child no input and returns what it wrote, both streams as they came (`onOutput` gets it at once);
 *   `now` in ms
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, output: string }>}
 *   `code` as a shell has it: 128 + n for a child ended by signal n; `signal` is what we were told meanwhile, if anything
 * @throws what `spawn` reports, when the program cannot be started
 */
export function runChild(command, args, options = {}) {
  const { cwd, env, output = 'inherit', shell = false, onStart, onOutput, now = () => performance.now() } = options;
  const isWindows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      shell,
      detached: !isWindows,
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let written = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        written += text;
        onOutput?.(text);
      });
    }

    /** @type {NodeJS.Signals | null} */
    let told = null;
    /** @type {Map<NodeJS.Signals, number>} */
    const forwardedAt = new Map();
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      told = signal;
      const at = now();
      if (at - (forwardedAt.get(signal) ?? Number.NEGATIVE_INFINITY) < oneWish) return;
      forwardedAt.set(signal, at);
      if (!isWindows) child.kill(signal);
    };
    const stopListening = () => {
      for (const signal of forwarded) process.off(signal, forward);
    };
    for (const signal of forwarded) process.on(signal, forward);

    child.once('spawn', () => onStart?.(child.pid ?? 0));
    child.once('error', (error) => {
      stopListening();
      reject(error);
    });
    child.once('close', (code, endedBy) => {
      stopListening();
      resolve({ code: code ?? 128 + (endedBy ? os.constants.signals[endedBy] : 0), signal: told, output: written });
    });
  });
}
