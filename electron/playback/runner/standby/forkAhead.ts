import childProcess, { type ChildProcess, type ForkOptions } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { type Go, readyMessage } from './standBy.ts';

/** As Playwright forks its workers. */
const stdio: ForkOptions['stdio'] = ['ignore', 'pipe', 'pipe', 'ipc'];

/**
 * Starts a worker before Playwright asks for one, and gives it to the first that asks for the same. Resolves when it is
 * ready, or will never be.
 */
export function forkAhead(entry: string, marks: NodeJS.ProcessEnv): Promise<void> {
  const { fork } = childProcess;
  const first = { TEST_WORKER_INDEX: '0', TEST_PARALLEL_INDEX: '0' };
  let waiting: ChildProcess | null = fork(entry, { env: { ...process.env, ...first, ...marks }, stdio });
  const ahead = waiting;
  const ready = Promise.withResolvers<void>();
  ahead.once('exit', () => {
    waiting = null;
    ready.resolve();
  });
  ahead.on('message', function heed(message) {
    if (message !== readyMessage) return;
    ahead.off('message', heed);
    ready.resolve();
  });
  childProcess.fork = ((modulePath: string, ...rest: [ForkOptions]) => {
    const [options] = rest;
    const worker = waiting;
    if (!worker || modulePath !== entry || JSON.stringify(options?.stdio) !== JSON.stringify(stdio)) {
      return fork(modulePath, ...rest);
    }
    waiting = null;
    worker.removeAllListeners('exit');
    const go: Go = { kind: 'powerautomation.go', env: options.env ?? process.env };
    worker.send(go);
    return worker;
  }) as typeof fork;
  syncBuiltinESMExports();
  return ready.promise;
}
