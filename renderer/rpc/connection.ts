/** One WebSocket to the engine, made anew by itself whenever it is lost. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { create } from 'zustand';

type Connection =
  | { kind: 'connecting' }
  | { kind: 'open' }
  /** The server is away; we try again by ourselves. */
  | { kind: 'lost' }
  /** The server is there, and does not know us. */
  | { kind: 'signedOut' };

type Link = ClientLink<ClientContext>;

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 4000;

export const useConnection = create<{ connection: Connection }>(() => ({ connection: { kind: 'connecting' } }));

let open = Promise.withResolvers<Link>();
let pause = FIRST_PAUSE;
let retry: ReturnType<typeof setTimeout> | null = null;

/** What is asked while the server is away waits, and is asked when it is back. */
export const link: Link = {
  async call(path, input, options) {
    const { signal } = options;
    const found = await Promise.race([open.promise, ...(signal ? [aborted(signal)] : [])]);
    return found.call(path, input, options);
  },
};

/** Resolves at once while the connection is open, else when it is again. */
export async function whenOpen(signal: AbortSignal): Promise<void> {
  await Promise.race([open.promise, aborted(signal)]);
}

export function connect(): void {
  if (retry !== null) clearTimeout(retry);
  retry = null;
  const address = new URL('/rpc', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  let wasOpen = false;
  socket.addEventListener('open', () => {
    wasOpen = true;
    pause = FIRST_PAUSE;
    open.resolve(new RPCLink({ websocket: socket }));
    useConnection.setState({ connection: { kind: 'open' } });
  });
  socket.addEventListener('close', () => {
    if (wasOpen) open = Promise.withResolvers();
    void explainLoss().then((connection) => {
      useConnection.setState({ connection });
      retry = setTimeout(connect, pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    });
  });
}

/** A socket that is refused does not say why; a request does. */
async function explainLoss(): Promise<Connection> {
  try {
    const { status } = await fetch('/api/workspace', { headers: { Accept: 'application/json' }, cache: 'no-store' });
    return status === 401 ? { kind: 'signedOut' } : { kind: 'lost' };
  } catch {
    return { kind: 'lost' };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
