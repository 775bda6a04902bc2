/** The contract for our own face: over requests, and over one WebSocket, where a browser would run out of connections for streams. */
import { upgradeWebSocket } from '@hono/node-server';
import { RPCHandler } from '@orpc/server/fetch';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import type { Hono } from 'hono';
import type { WebSocket } from 'ws';
import { createRateLimit } from '../../security/index.ts';
import type { Limits } from '../front.ts';
import type { Router } from '../router/index.ts';
import { callerOf, type Env, refuse } from './context.ts';

/** Bytes that may wait in a socket before whoever sends has to wait. */
const MOST_WAITING = 4 * 1024 * 1024;
const POLICY_VIOLATION = 1008;

export function addRpc(app: Hono<Env>, router: Router, limits: Limits, now: () => number): void {
  const requests = new RPCHandler(router);
  const sockets = new SocketHandler(router);

  app.get(
    '/rpc',
    upgradeWebSocket((c) => {
      const caller = callerOf(c as Parameters<typeof callerOf>[0]);
      const rate = createRateLimit(limits.messages, now);
      return {
        onOpen(_event, { raw }) {
          const socket = raw as unknown as WebSocket;
          socket.on('message', () => {
            if (rate.take('') > 0) socket.close(POLICY_VIOLATION, 'Too many messages in a short time.');
          });
          // A message that is too large ends the connection; the library says so itself.
          socket.on('error', () => {});
          void sockets.upgrade(withBackpressure(socket), { context: { caller } });
        },
      };
    }),
  );
  app.all('/rpc/*', async (c) => {
    const { matched, response } = await requests.handle(c.req.raw, {
      prefix: '/rpc',
      context: { caller: callerOf(c) },
    });
    return matched
      ? response
      : refuse(c, 404, 'NOT_FOUND', `There is no procedure ${c.req.path.slice('/rpc/'.length)}.`);
  });
}

type Sending = Pick<WebSocket, 'addEventListener' | 'send'>;

/** A reader that is slow makes the streams wait, not the memory grow. */
function withBackpressure(socket: WebSocket): Sending {
  const send = async (data: Parameters<WebSocket['send']>[0]): Promise<void> => {
    if (socket.readyState !== socket.OPEN) return;
    const sent = new Promise<void>((resolve) => socket.send(data, () => resolve()));
    if (socket.bufferedAmount > MOST_WAITING) await sent;
  };
  return { addEventListener: socket.addEventListener.bind(socket), send: send as WebSocket['send'] };
}
