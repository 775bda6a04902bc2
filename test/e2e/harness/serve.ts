/** The site that the scenarios run on: pages from files, libraries from node_modules, small apps bundled on demand. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { bundleApp } from './bundle.ts';
import { answerApi } from './endpoints.ts';
import { nodeModules, pagesFolder } from './paths.ts';
import { createSessions } from './sessions.ts';

export type Site = {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The same site on another host and port, for frames of another origin. */
  other: string;
  close(): Promise<void>;
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

const listen = (server: Server, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

export const startSite = async (): Promise<Site> => {
  const sessions = createSessions();
  const apps = new Map<string, ReturnType<typeof bundleApp>>();
  let origin = '';
  let other = '';

  const page = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const source = await readFile(join(pagesFolder, path), 'utf8');
    const headers = path.endsWith('.html') ? sessions.headers(request) : {};
    const type = types[extname(path)] ?? 'text/plain';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    response.end(source.replaceAll('{{other}}', other).replaceAll('{{origin}}', origin));
  };

  const app = async (file: string, response: ServerResponse): Promise<void> => {
    const name = file.replace(/\.(js|css)$/, '');
    const built = apps.get(name) ?? bundleApp(name);
    apps.set(name, built);
    const text = (await built)[file.endsWith('.css') ? 'css' : 'js'];
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' });
    response.end(text);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://site');
    const path = normalize(decodeURIComponent(url.pathname));
    if (path.startsWith('/api/')) return answerApi(path.slice(5), url, request, response, sessions);
    if (path.startsWith('/app/')) return app(path.slice(5), response);
    if (path.startsWith('/vendor/')) {
      const content = await readFile(join(nodeModules, path.slice(8)));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
      response.end(content);
      return;
    }
    return page(path, request, response);
  };

  const create = (): Server =>
    createServer((request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(404, { 'content-type': 'text/plain' });
        response.end(String(error));
      });
    });

  const main = create();
  const second = create();
  origin = `http://127.0.0.1:${await listen(main, '127.0.0.1')}`;
  other = `http://localhost:${await listen(second, 'localhost')}`;
  return {
    origin,
    other,
    async close() {
      await Promise.all([closed(main), closed(second)]);
    },
  };
};
