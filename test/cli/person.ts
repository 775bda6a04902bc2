/** A site to record, and a person with raw mouse and keyboard at a browser that is being recorded. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { onTestFinished } from 'vitest';
import type { Cli, World } from './cli.ts';

export const page = `<!doctype html><title>Shop</title>
<label>Name <input id="name"></label> <button onclick="this.after(' Bought')">Buy</button> <a href="/second" target="_blank">More</a>`;

/** Answers as `answer` says, else with a page that has a field, a button and a link. Returns its address, without a slash at the end. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void = () => {},
): Promise<string> {
  const server = createServer((request, response) => {
    answer(request, response);
    if (!response.writableEnded) response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  return `http://127.0.0.1:${await listen(server, () => server.closeAllConnections())}`;
}

/** Takes requests and never answers; `onRequest` tells of the first. */
export async function serveSilence(onRequest: () => void): Promise<string> {
  const server = createServer(onRequest);
  return `http://127.0.0.1:${await listen(server, () => server.closeAllConnections())}/`;
}

/** An https site whose certificate nobody vouches for, or null where there is no openssl to make one. */
export async function serveSelfSigned(): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'pa-certificate-'));
  try {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
        '-keyout',
        key,
        '-out',
        certificate,
        ...subject,
      ],
      { stdio: 'ignore' },
    );
    const server = createSecureServer(
      { key: readFileSync(key), cert: readFileSync(certificate) },
      (_request, response) => response.end(page),
    );
    return `https://127.0.0.1:${await listen(server, () => server.closeAllConnections())}/`;
  } catch {
    console.log('skipped: a certificate that nobody vouches for needs openssl');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function listen(server: Server, close: () => void): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    close();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

export type Recording = {
  cli: Cli;
  page: Page;
  port: number;
  click(name: string): Promise<void>;
  type(text: string): Promise<void>;
};

/** Records `url` without a window, and sits down at the browser. */
export async function startRecording(world: World, args: string[], env?: Record<string, string>): Promise<Recording> {
  const cli = world.start(['record', ...args, '--cdp-port', '0'], env);
  const port = Number(await cli.said(/(?:DevTools endpoint: http:\/\/127\.0\.0\.1:|"cdpPort":)(\d+)/));
  return sitDown(cli, port);
}

async function sitDown(cli: Cli, port: number): Promise<Recording> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  const [first] = context?.pages() ?? [];
  if (!first) throw new Error('The browser has no page.');
  return {
    cli,
    port,
    page: first,
    async click(name) {
      const box = await first.getByText(name).or(first.getByLabel(name)).first().boundingBox();
      if (!box) throw new Error(`"${name}" is not to be seen.`);
      await first.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    },
    async type(text) {
      await first.keyboard.type(text);
    },
  };
}
