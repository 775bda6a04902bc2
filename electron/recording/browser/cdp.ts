/** The DevTools protocol over a pipe or any other pair of streams, with flat sessions: requests, answers, events. */
import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';
import { RecordingError } from '../errors.ts';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;
type EventName = keyof Events;

export type CdpEvent = {
  [Name in EventName]: { method: Name; params: Events[Name][0]; sessionId?: string };
}[EventName];

export type Cdp = {
  /** Rejects with the browser's own message, and with RecordingError BROWSER_GONE when the connection closes. */
  send<Name extends keyof Commands>(
    method: Name,
    params?: Commands[Name]['paramsType'][0],
    sessionId?: string,
  ): Promise<Commands[Name]['returnType']>;
  onEvent(listener: (event: CdpEvent) => void): void;
  /** Resolves when the other side is gone. */
  readonly closed: Promise<void>;
};

type Answer = { id?: number; result?: unknown; error?: { message: string } };
type Pending = { method: string; resolve(result: unknown): void; reject(error: Error): void };

/** Messages are JSON, each ended by a NUL byte (the pipe transport of Chromium). */
export function connectPipe(toBrowser: Writable, fromBrowser: Readable): Cdp {
  const pending = new Map<number, Pending>();
  const listeners: ((event: CdpEvent) => void)[] = [];
  const closed = Promise.withResolvers<void>();
  let lastId = 0;
  let isOpen = true;

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const { method, reject } of pending.values()) reject(gone(method));
    pending.clear();
    closed.resolve();
  };
  const receive = (text: string): void => {
    const message: Answer & CdpEvent = JSON.parse(text);
    if (message.id === undefined) {
      for (const listener of listeners) listener(message);
      return;
    }
    const request = pending.get(message.id);
    pending.delete(message.id);
    if (message.error) request?.reject(new Error(`${request.method}: ${message.error.message}`));
    else request?.resolve(message.result);
  };

  let rest: Buffer[] = [];
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      rest.push(chunk.subarray(start, end));
      receive(Buffer.concat(rest).toString('utf8'));
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  });
  fromBrowser.on('close', close);
  // A pipe that breaks while we write is the same news as one that closes.
  toBrowser.on('error', close);

  return {
    send(method, params, sessionId) {
      if (!isOpen) return Promise.reject(gone(method));
      const id = ++lastId;
      toBrowser.write(`${JSON.stringify({ id, method, params: params ?? {}, ...(sessionId && { sessionId }) })}\0`);
      return new Promise((resolve, reject) => {
        pending.set(id, { method, resolve: resolve as (result: unknown) => void, reject });
      });
    },
    onEvent: (listener) => void listeners.push(listener),
    closed: closed.promise,
  };
}

function gone(method: string): RecordingError {
  return new RecordingError(
    'BROWSER_GONE',
    `The browser was closed or killed before it answered ${method}. Record again to start it anew.`,
  );
}
