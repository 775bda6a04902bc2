import { once } from 'node:events';
import { watch } from 'chokidar';
import { readWithImports } from './importedFiles.ts';

/** An editor may write a file in several steps; they count as one change when they follow within this time (ms). */
const stepsOfOneWrite = 60;

export type Watch = AsyncDisposable & {
  /** Resolves at the next change, or the one since this was asked last; at once when `signal` aborts. */
  change(signal: AbortSignal): Promise<void>;
};

/** Watches specs, what they import by relative path, and other files. Reads them before it returns. */
export async function watchFiles(specs: string[], others: string[]): Promise<Watch> {
  const files = new Set([...specs, ...others]);
  try {
    for await (const { file } of readWithImports(specs)) files.add(file);
  } catch {
    // A spec that is gone at the moment, or half written: its coming back is a change.
  }
  const watcher = watch([...files], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: stepsOfOneWrite, pollInterval: 10 },
  });
  let changed = Promise.withResolvers<void>();
  watcher.on('all', () => changed.resolve());
  await once(watcher, 'ready');
  return {
    async change(signal) {
      const aborted = Promise.withResolvers<void>();
      const abort = (): void => aborted.resolve();
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
      await Promise.race([changed.promise, aborted.promise]);
      signal.removeEventListener('abort', abort);
      changed = Promise.withResolvers<void>();
    },
    [Symbol.asyncDispose]: () => watcher.close(),
  };
}
