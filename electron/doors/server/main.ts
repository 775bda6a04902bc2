/** The server door: the same app over HTTP, for a browser on this machine, and for programs. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer, type ServerType, type WebSocketServerLike } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import { createAccess, createEngine, defaultLimits, type Limits } from '../../engine/index.ts';
import type { Host } from '../../host.ts';
import { ServerError } from './errors.ts';
import { hostsFor } from './hosts.ts';
import { askRunning, forgetRunning, noteRunning } from './running.ts';

export { ServerError } from './errors.ts';
export { isLoopback } from './hosts.ts';

export type ServeOptions = {
  /** 0 for any free one. */
  port: number;
  /** The address to listen at; 127.0.0.1 unless told. */
  hostname: string;
  /** Other names that the server may be opened by. */
  allowHosts: readonly string[];
  /** Absolute. */
  workspace: string;
  version: string;
  notice(message: string): void;
  limits?: Partial<Limits>;
  /** The built face; where the product keeps it without. */
  face?: string;
};

export type Served = AsyncDisposable & {
  /** Where it is: `http://127.0.0.1:4747`. */
  url: string;
  /** A link that signs a browser in once. */
  link(): string;
  /** For programs, as `Authorization: Bearer …`. */
  programToken: string;
};

const builtFace = fileURLToPath(new URL('../../../renderer/dist', import.meta.url));

/** @throws ServerError PORT_TAKEN, PORT_FORBIDDEN, NO_ADDRESS or NOT_A_FOLDER */
export async function serve(host: Host, options: ServeOptions): Promise<Served> {
  const { port, hostname, allowHosts, workspace, version, notice } = options;
  if (!existsSync(workspace))
    throw new ServerError('NOT_A_FOLDER', `There is no folder ${workspace}. Name one with --workspace.`);
  const access = createAccess(host);
  const limits = { ...defaultLimits, ...options.limits };
  const engine = createEngine(host, {
    notice,
    version,
    workspace,
    face: options.face ?? builtFace,
    front: { kind: 'server', access, hosts: hostsFor(hostname, allowHosts), limits },
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.bytes, perMessageDeflate: false });
  const server = createAdaptorServer({
    fetch: engine.app.fetch,
    websocket: { server: sockets as WebSocketServerLike },
  });
  try {
    await listen(server, port, hostname, host);
  } catch (error) {
    await engine[Symbol.asyncDispose]();
    throw error;
  }
  const url = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${(server.address() as AddressInfo).port}`;
  noteRunning(host, { url, token: access.programToken, pid: process.pid });
  return {
    url,
    link: () => `${url}/open?token=${access.createLinkToken()}`,
    programToken: access.programToken,
    async [Symbol.asyncDispose]() {
      forgetRunning(host);
      for (const socket of sockets.clients) socket.close(1001, 'The server is going away.');
      // What goes on ends in good order first: a recording still writes its spec.
      await engine[Symbol.asyncDispose]();
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: ServerType, port: number, hostname: string, host: Host): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      explainListening(error, port, hostname, host).then(reject, reject);
    });
    server.listen(port, hostname, () => resolve());
  });
}

async function explainListening(
  error: NodeJS.ErrnoException,
  port: number,
  hostname: string,
  host: Host,
): Promise<Error> {
  switch (error.code) {
    case 'EADDRINUSE': {
      const link = await askRunning(host, port);
      const what =
        link === null
          ? `Port ${port} is taken by another program.`
          : `PowerAutomation runs here already. Open it: ${link}\nFor a second one,`;
      return new ServerError(
        'PORT_TAKEN',
        `${what} ${link === null ? 'Choose' : 'choose'} another port with --port, or 0 for any free one.`,
        { cause: error },
      );
    }
    case 'EACCES':
      return new ServerError(
        'PORT_FORBIDDEN',
        `You have no right to listen at port ${port}. Choose one above 1023 with --port.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ServerError(
        'NO_ADDRESS',
        `This machine has no address ${hostname}. Name one of its own with --host.`,
        { cause: error },
      );
    default:
      return error;
  }
}
