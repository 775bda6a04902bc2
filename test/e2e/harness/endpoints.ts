/** The scripted side of the site: the same answer to the same question, kept apart per browser by its cookie. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import type { Sessions } from './sessions.ts';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const fruits = [
  'Apple',
  'Apricot',
  'Banana',
  'Blackberry',
  'Blueberry',
  'Cherry',
  'Coconut',
  'Grape',
  'Lemon',
  'Mango',
];

const json = (response: ServerResponse, value: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
};

const html = (response: ServerResponse, body: string): void => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html><link rel="icon" href="data:,"><title>Answer</title><body>${body}</body>`);
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Names and sizes of the files in a multipart body. */
const filesIn = (body: string): string[] =>
  [...body.matchAll(/filename="([^"]+)"\r\n(?:[^\r]+\r\n)*\r\n([\s\S]*?)\r\n--/g)].map(
    ([, name, content]) => `${name} (${Buffer.byteLength(content ?? '')} bytes)`,
  );

/** Waits as long as asked; false when the browser has gone meanwhile. */
const stillThere = async (response: ServerResponse, ms: number): Promise<boolean> => {
  await later(ms);
  return !response.destroyed;
};

export const answerApi = async (
  what: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  sessions: Sessions,
): Promise<void> => {
  const ask = url.searchParams;
  const ms = Number(ask.get('ms') ?? 0);
  const session = sessions.of(request);
  const [route, ...rest] = what.split('/');
  switch (route) {
    case 'echo':
      return json(response, { query: Object.fromEntries(ask), body: await bodyOf(request) });
    case 'slow':
      if (await stillThere(response, ms)) json(response, { text: ask.get('text') ?? 'done' });
      return;
    case 'items': {
      const page = Number(ask.get('page') ?? 0);
      return json(
        response,
        Array.from({ length: 20 }, (_, index) => `Item ${page * 20 + index + 1}`),
      );
    }
    case 'suggest': {
      const wanted = (ask.get('q') ?? '').toLowerCase();
      await later(ms);
      return json(
        response,
        fruits.filter((fruit) => fruit.toLowerCase().startsWith(wanted)),
      );
    }
    case 'save': {
      const text = await bodyOf(request);
      // A browser that leaves before the answer has saved nothing: what a real transaction does.
      if (!(await stillThere(response, ms))) return;
      session.saved.push(text);
      return json(response, session.saved);
    }
    case 'saved':
      return html(
        response,
        `<h1>Saved</h1><p>${escaped(session.saved.join(', ')) || 'nothing'}</p><a href="/">Home</a>`,
      );
    case 'submit': {
      const fields = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : ask;
      session.submissions += 1;
      const list = [...fields].map(([name, value]) => `<li>${escaped(name)}: ${escaped(value)}</li>`).join('');
      return html(response, `<h1>Submitted</h1><p>${session.submissions} submissions</p><ul>${list}</ul>`);
    }
    case 'upload':
      return html(
        response,
        `<h1>Uploaded</h1><p>${filesIn(await bodyOf(request))
          .map(escaped)
          .join(', ')}</p>`,
      );
    case 'download':
      response.writeHead(200, {
        'content-type': 'text/plain',
        'content-disposition': `attachment; filename="${rest[0] ?? 'file.txt'}"`,
      });
      session.saved.push(`downloaded ${rest[0]}`);
      response.end(`content of ${rest[0]}\n`);
      return;
    case 'fragment':
      return html(response, `<p>Fragment ${escaped(ask.get('name') ?? '')}</p>`);
    default:
      throw new Error(`No such endpoint: ${what}`);
  }
};
