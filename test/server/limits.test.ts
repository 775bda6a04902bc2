import { once } from 'node:events';
import { createRouterClient, os } from '@orpc/server';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type CallContext, createGuard } from '../../electron/engine/guard.ts';
import { personAtTerminal } from '../../electron/engine/index.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import { createWorld, type World } from './world.ts';

test('no script but files of our own may run, and nobody may put a frame around us', async () => {
  const { ask } = await createWorld();
  for (const path of ['/', '/api', '/health', '/open?token=x', '/nowhere']) {
    const { headers } = await ask(path, { bearer: true });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('our own pages hold no script, and what they show is text', async () => {
  const { ask } = await createWorld();
  const { text, headers } = await ask('/api', { bearer: true });
  expect(headers['content-type']).toContain('text/html');
  expect(text).not.toMatch(/<script|\son\w+=|https?:\/\//i);
  expect(text).toContain('/api/files/text');
});

test('a body that is too large is refused, told or untold', async () => {
  const { ask } = await createWorld({ limits: { bytes: 1000 } });
  const body = JSON.stringify({ json: { path: 'a', text: 'x'.repeat(2000), version: null } });
  const headers = { 'Content-Type': 'application/json' };
  const told = await ask('/rpc/files/write', { method: 'POST', bearer: true, headers, body });
  expect([told.status, JSON.parse(told.text).code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  const untold = await ask('/api/files/text', {
    method: 'PUT',
    bearer: true,
    headers: { ...headers, 'Transfer-Encoding': 'chunked' },
    body,
  });
  expect(untold.status).toBe(413);
});

test('too many requests are told to wait', async () => {
  const { ask } = await createWorld({ limits: { requests: { perSecond: 0.001, burst: 3 } } });
  const statuses = [];
  for (let index = 0; index < 5; index++) statuses.push((await ask('/api/workspace', { bearer: true })).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
});

test.each([
  ['no JSON', '/rpc/files/read', '{"json":'],
  ['another shape', '/rpc/files/read', '[1,2,3]'],
  ['a number for a path', '/rpc/files/read', '{"json":{"path":7}}'],
  ['no JSON for REST', '/api/search/text', 'not json'],
  ['nothing for REST', '/api/search/text', ''],
  ['a prototype', '/rpc/files/read', '{"json":{"__proto__":{"path":"a"}}}'],
  ['a bad reference', '/rpc/files/read', '{"json":{"path":"a"},"meta":[[1,"__proto__","polluted"]]}'],
])('a malformed request is refused with its reason: %s', async (_what, path, body) => {
  const { ask } = await createWorld();
  const { status, text } = await ask(path, {
    method: 'POST',
    bearer: true,
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(JSON.parse(text).json?.message ?? JSON.parse(text).message).toMatch(/./);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect((await ask('/api/workspace', { bearer: true })).status).toBe(200);
});

test.each([
  '/rpc/nothing/here',
  '/api/nothing',
  '/live/nothing',
  '/nowhere',
  '/rpc/__proto__/constructor',
  '/api/..%2f..%2fetc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%5c..%5cwindows',
])('an unknown route says so: %s', async (path) => {
  const { ask } = await createWorld();
  const { status, text } = await ask(path, { bearer: true });
  expect([status, JSON.parse(text).code]).toEqual([404, 'NOT_FOUND']);
});

test('an error of ours that nobody expected tells a stranger nothing of the inside', async () => {
  const world = await createWorld();
  const told: string[] = [];
  const guard = createGuard({
    metrics: {
      call: () => {},
      stream: () => () => {},
      refused: () => {},
      text: async () => ({ contentType: '', text: '' }),
    },
    notices: { tell: (_level, _source, message) => void told.push(message), listen: () => () => {} },
    audit: { note: () => {}, latest: async () => [], [Symbol.asyncDispose]: async () => {} },
    now: world.host.now,
  });
  const broken = os
    .$context<CallContext>()
    .$meta<ProcedureMeta>({ right: 'read', isAudited: false })
    .use(guard)
    .handler(() => {
      throw new Error(`password=hunter2 in ${world.folder}`);
    });
  const call = createRouterClient({ broken }, { context: { caller: personAtTerminal() } }).broken();
  await expect(call).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
    message: expect.not.stringContaining('hunter2'),
  });
  expect(told.join()).toContain('hunter2');
});

test('a message on the socket that is too large, or one too many, ends that socket and no other', async () => {
  const world = await createWorld({ limits: { bytes: 10_000, messages: { perSecond: 0.001, burst: 5 } } });
  const large = await open(world);
  large.send('x'.repeat(20_000));
  expect((await once(large, 'close'))[0]).toBe(1009);
  const many = await open(world);
  for (let index = 0; index < 6; index++) many.send(JSON.stringify({ i: String(index), p: { u: '/workspace/get' } }));
  expect((await once(many, 'close'))[0]).toBe(1008);
  const garbage = await open(world);
  garbage.send('{{{');
  garbage.send(Buffer.from([0, 255, 1, 254]));
  expect((await world.ask('/api/workspace', { bearer: true })).status).toBe(200);
  garbage.terminate();
});

async function open({ served }: World): Promise<WebSocket> {
  const socket = new WebSocket(`${served.url.replace('http', 'ws')}/rpc`, {
    headers: { Authorization: `Bearer ${served.programToken}` },
  });
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
}
