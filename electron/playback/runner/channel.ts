import { writeSync } from 'node:fs';
import type { RunnerMessage } from './protocol.ts';

/**
 * Writes messages to a file descriptor, one JSON line each. Synchronous, because Playwright ends its process without
 * waiting for reporters, and a verdict must not be lost in a buffer.
 */
export function openChannel(descriptor: number): (message: RunnerMessage) => void {
  let isOpen = true;
  return (message) => {
    if (!isOpen) return;
    try {
      writeFully(descriptor, Buffer.from(`${JSON.stringify(message)}\n`));
    } catch {
      // The player is gone (killed, crashed): nobody wants this run any more, so it ends as if by Ctrl-C.
      isOpen = false;
      process.kill(process.pid, 'SIGINT');
    }
  };
}

function writeFully(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      // A full pipe: the player is busy and will read on; nothing else can be done in a synchronous write.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
