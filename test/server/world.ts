/** A server of one test's own: its folder, its data, its port. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { onTestFinished } from 'vitest';
import { type Served, type ServeOptions, serve } from '../../electron/doors/server/main.ts';
import type { Client } from '../../electron/engine/index.ts';
import type { Host } from '../../electron/host.ts';

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer; bearer?: boolean };

export type World = {
  root: string;
  folder: string;
  host: Host;
  notices: string[];
  served: Served;
  /** As any program can send it: every header is its to choose. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** The procedures over HTTP, with the token of programs. */
  client: Client;
  write(path: string, content: string | Buffer): string;
  read(path: string): string;
};

export async function createWorld(options: Partial<ServeOptions> & { env?: Host['env'] } = {}): Promise<World> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pa-server-')));
  const folder = join(root, 'workspace');
  mkdirSync(folder);
  const { PATH = '', HOME = '' } = process.env;
  const env = options.env ?? { PATH, HOME, POWERAUTOMATION_KEYCHAIN: 'off' };
  const host: Host = { dataDir: join(root, 'data'), cwd: folder, env, now: () => Date.now() };
  const notices: string[] = [];
  const served = await serve(host, {
    port: 0,
    hostname: '127.0.0.1',
    allowHosts: [],
    workspace: folder,
    version: '0.0.0-test',
    notice: (message) => notices.push(message),
    face: join(root, 'face'),
    ...options,
  });
  onTestFinished(async () => {
    await served[Symbol.asyncDispose]();
    rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  const bearer = { Authorization: `Bearer ${served.programToken}` };
  return {
    root,
    folder,
    host,
    notices,
    served,
    ask: (path, { bearer: isProgram = false, ...asked } = {}) =>
      ask(served.url, path, { ...asked, headers: { ...(isProgram && bearer), ...asked.headers } }),
    client: createORPCClient(new RPCLink({ url: `${served.url}/rpc`, headers: () => bearer })),
    write(path, content) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  };
}

function ask(url: string, path: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    // Not fetch, which tidies up paths and keeps some headers to itself.
    const sent = request(
      { hostname, port, path, method, headers: { Host: `${hostname}:${port}`, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The code of the error that a call ends with. */
export async function codeOf(call: PromiseLike<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** Signs a browser in by a link, and returns its cookie. */
export async function signIn(world: World): Promise<string> {
  const { pathname, search } = new URL(world.served.link());
  const { headers } = await world.ask(pathname + search);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}
