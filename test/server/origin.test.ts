import { once } from 'node:events';
import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { provenanceOf } from '../../electron/security/index.ts';
import { createWorld, signIn, type World } from './world.ts';

test.each([
  'evil.example',
  'evil.example:4747',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '127.0.0.1@evil.example',
  '0.0.0.0',
  '169.254.169.254',
  '[::2]',
])('a name that was bent to our address is refused: %s', async (name) => {
  const world = await createWorld();
  const headers = { Host: name, Cookie: await signIn(world) };
  for (const path of ['/', '/api/workspace', '/health', '/metrics'])
    expect([400, 403]).toContain((await world.ask(path, { headers })).status);
});

test.each(['HTTP/1.0\r\n', 'HTTP/1.0\r\nHost:\r\n', 'HTTP/1.1\r\nHost:\r\n', 'HTTP/1.1\r\n'])(
  'a request that names no host is refused: %j',
  async (protocol) => {
    const { served } = await createWorld();
    const socket = createConnection(Number(new URL(served.url).port), '127.0.0.1');
    socket.write(
      `GET /api/workspace ${protocol}Authorization: Bearer ${served.programToken}\r\nConnection: close\r\n\r\n`,
    );
    let answer = '';
    for await (const part of socket.setEncoding('utf8')) answer += part;
    expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
  },
);

test('it answers to localhost and to names that it was told', async () => {
  const { ask, served } = await createWorld({ allowHosts: ['Tests.Example'] });
  const { port } = new URL(served.url);
  for (const name of ['localhost', 'tests.example', '[::1]'])
    expect((await ask('/api/workspace', { bearer: true, headers: { Host: `${name}:${port}` } })).status).toBe(200);
});

test.each(['https://evil.example', 'http://127.0.0.1:1', 'http://localhost:3000', 'null', 'chrome-extension://abc'])(
  'a page of %s cannot call us with the cookie of the person',
  async (origin) => {
    const world = await createWorld();
    const headers = { Cookie: await signIn(world), Origin: origin, 'Content-Type': 'text/plain' };
    for (const path of ['/rpc/workspace/get', '/api/files', '/api/terminal']) {
      const { status, text } = await world.ask(path, { method: 'POST', headers, body: '{}' });
      expect([status, JSON.parse(text).code]).toEqual([403, 'FORBIDDEN']);
    }
  },
);

test.each(['cross-site', 'same-site'])(
  'a %s picture, script or frame of ours is refused; a link that a person follows is not',
  async (site) => {
    const world = await createWorld();
    const headers = { Cookie: await signIn(world), 'Sec-Fetch-Site': site };
    const embedded = await world.ask('/live/file?path=a.png', { headers: { ...headers, 'Sec-Fetch-Mode': 'no-cors' } });
    expect(embedded.status).toBe(403);
    const followed = await world.ask('/', { headers: { ...headers, 'Sec-Fetch-Mode': 'navigate' } });
    expect(followed.status).toBe(200);
  },
);

test('a WebSocket of another site is refused, with and without the cookie', async () => {
  const world = await createWorld();
  const cookie = await signIn(world);
  expect(await connect(world, { Cookie: cookie, Origin: 'https://evil.example' })).toBe(403);
  expect(await connect(world, { Origin: 'https://evil.example' })).toBe(403);
  expect(await connect(world, { Cookie: cookie, Host: 'evil.example', Origin: 'http://evil.example' })).toBe(403);
  // One that does not say where it comes from is no browser's.
  expect(await connect(world, { Cookie: cookie })).toBe(401);
  expect(await connect(world, {})).toBe(401);
  expect(await connect(world, { Cookie: cookie, Origin: world.served.url })).toBe('open');
  expect(await connect(world, { Authorization: `Bearer ${world.served.programToken}` })).toBe('open');
});

test('where a request comes from is decided by its headers alone', () => {
  const own = {
    method: 'POST',
    host: '127.0.0.1:4747',
    origin: undefined,
    site: undefined,
    mode: undefined,
    isUpgrade: false,
  };
  const decide = (changes: object) => provenanceOf({ ...own, ...changes }, ['127.0.0.1', '[::1]']).kind;
  expect(decide({})).toBe('own');
  expect(decide({ origin: 'http://127.0.0.1:4747', site: 'same-origin' })).toBe('own');
  expect(decide({ host: '127.0.0.1.:4747' })).toBe('own');
  expect(decide({ host: '[::1]:4747', origin: 'http://[::1]:4747' })).toBe('own');
  expect(decide({ host: undefined })).toBe('refused');
  expect(decide({ host: '127.0.0.1:4747, evil.example' })).toBe('refused');
  expect(decide({ origin: 'http://127.0.0.1:4747.evil.example' })).toBe('refused');
  expect(decide({ origin: 'http://127.0.0.1' })).toBe('refused');
  expect(decide({ method: 'GET', site: 'cross-site', mode: 'navigate', isUpgrade: true })).toBe('refused');
});

/** `open`, or the status that it is refused with. */
async function connect({ served }: World, headers: Record<string, string>): Promise<'open' | number> {
  const socket = new WebSocket(`${served.url.replace('http', 'ws')}/rpc`, { headers });
  const refused = new Promise<number>((resolve) => {
    socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
  });
  socket.on('error', () => {});
  const outcome = await Promise.race([once(socket, 'open').then(() => 'open' as const), refused]);
  socket.terminate();
  return outcome;
}
