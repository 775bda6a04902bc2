import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A small shop whose look a test can change between two runs. */
export type Site = {
  url: string;
  /** HTML of each address; changed at will. */
  pages: Record<string, string>;
  /** Other answers: a status, a file, none at all, one that takes its time (ms). */
  answers: Record<string, { status?: number; file?: string; body?: string | Buffer; cut?: boolean; after?: number }>;
};

export async function createSite(pages: Record<string, string>): Promise<Site> {
  const site: Site = { url: '', pages, answers: {} };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const answer = site.answers[path];
    if (answer?.cut) return void request.socket.destroy();
    if (answer) {
      if (answer.file) response.setHeader('content-disposition', `attachment; filename="${answer.file}"`);
      const send = () => response.writeHead(answer.status ?? 200).end(answer.body ?? '');
      return void (answer.after ? setTimeout(send, answer.after) : send());
    }
    const html = site.pages[path];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.statusCode = html === undefined ? 404 : 200;
    response.end(`<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${html ?? 'nothing here'}`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return site;
}
