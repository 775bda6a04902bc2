import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import type { Steering } from './control.ts';
import type { ControlOrder, WorkerMessage } from './runner/protocol.ts';

/** How long the last words of workers that have ended already may be on their way, in ms. */
const lastWordsMs = 2000;

export type WorkerEars = {
  /** Where workers connect: a socket in a folder that only this person may enter, or a pipe on Windows. Null if there can be none. */
  address: string | null;
  /** Resolves when all workers that were there have ended and all they said was heard. Nobody is heard after that. */
  close(): Promise<void>;
};

/** Hears what our hooks in Playwright's workers say, and tells them what is ordered. `hear` gets messages in the order in which each worker sent them. */
export function hearWorkers<Message = WorkerMessage>(
  hear: (message: Message) => void,
  steering?: Steering,
): WorkerEars {
  const { folder, address } = placeForSocket();
  const open = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    const order = (one: ControlOrder): void => void socket.write(`${JSON.stringify(one)}\n`);
    // What changed since the worker was started.
    if (steering) order({ kind: 'state', state: steering.state() });
    const unsubscribe = steering?.subscribe(order);
    const ended = listen(socket, hear).finally(() => {
      unsubscribe?.();
      open.delete(socket);
    });
    open.set(socket, ended);
  });
  server.on('error', () => {}); // Without a socket a run has no pictures, and is a run all the same.
  if (address) server.listen(address);
  server.unref();
  return {
    address,
    async close() {
      const inTime = new AbortController();
      const late = after(lastWordsMs, undefined, { signal: inTime.signal }).catch(() => {});
      await Promise.race([Promise.all(open.values()), late]);
      inTime.abort();
      for (const socket of open.keys()) socket.destroy();
      server.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function placeForSocket(): { folder: string | null; address: string | null } {
  if (process.platform === 'win32') {
    return { folder: null, address: `\\\\.\\pipe\\powerautomation-${randomBytes(8).toString('hex')}` };
  }
  try {
    // Short, because a socket's path may have hardly more than 100 characters.
    const folder = mkdtempSync(join(tmpdir(), 'pa-'));
    return { folder, address: join(folder, 'w') };
  } catch {
    return { folder: null, address: null }; // A full disk, for one; that shows in better places than here.
  }
}

async function listen<Message>(socket: Socket, hear: (message: Message) => void): Promise<void> {
  socket.on('error', () => {}); // A worker that was killed; the lines until then count.
  try {
    for await (const line of createInterface({ input: socket })) {
      const message = parse<Message>(line);
      if (message) hear(message);
    }
  } catch {
    // The same.
  }
}

function parse<Message>(line: string): Message | null {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return null; // Cut off by the death of the worker.
  }
}
