import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { ControlOrder, WorkerMessage } from './protocol.ts';

/** Between a worker and the player, past Playwright: one JSON line a message. Says nothing when there is no player. */
export type WorkerChannel<Message = WorkerMessage> = {
  tell(message: Message): void;
  /** Hears what the player orders from now on. */
  onOrder(heed: (order: ControlOrder) => void): void;
  /** Resolves when all that was told has left this process, or can never leave it. */
  flush(): Promise<void>;
};

export function openWorkerChannel<Message = WorkerMessage>(address: string | undefined): WorkerChannel<Message> {
  if (!address) return { tell: () => {}, onOrder: () => {}, flush: async () => {} };
  let isOpen = true;
  let left = Promise.resolve();
  let socket: Socket | null = null;

  /** Connected at the first word, because the runner and the loader of configs have none. */
  function open(path: string): Socket {
    const opened = connect(path);
    // A worker is not kept alive by what it tells.
    opened.unref();
    // The player has gone: what happens here is of no interest to anybody any more.
    opened.on('error', () => {
      isOpen = false;
    });
    return opened;
  }

  return {
    tell(message) {
      if (!isOpen) return;
      socket ??= open(address);
      const written = Promise.withResolvers<void>();
      socket.write(`${JSON.stringify(message)}\n`, () => written.resolve());
      left = written.promise;
    },
    onOrder(heed) {
      socket ??= open(address);
      createInterface({ input: socket }).on('line', (line) => heed(JSON.parse(line) as ControlOrder));
    },
    flush: () => left,
  };
}
