import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAccess } from '../../electron/engine/index.ts';
import { createWorld, signIn } from './world.ts';

test('a stranger gets nothing but the state of our health, and is told how to sign in', async () => {
  const { ask } = await createWorld();
  for (const path of [
    '/',
    '/api',
    '/api/openapi.json',
    '/api/workspace',
    '/metrics',
    '/live/file?path=a',
    '/nowhere',
  ]) {
    const { status, text } = await ask(path);
    expect([path, status, JSON.parse(text).code]).toEqual([path, 401, 'UNAUTHORIZED']);
  }
  const call = await ask('/rpc/workspace/get', { method: 'POST', body: '{}' });
  expect(call.status).toBe(401);
  const page = await ask('/', { headers: { Accept: 'text/html' } });
  expect([page.status, page.text]).toEqual([401, expect.stringContaining('Please sign in')]);
  const health = await ask('/health');
  expect(health.text).not.toContain('/');
  expect(JSON.parse(health.text).parts.database).toEqual({ state: 'good' });
});

test('a link signs in once, by a cookie that no script and no other site can use', async () => {
  const { ask, served } = await createWorld();
  const { pathname, search } = new URL(served.link());
  const first = await ask(pathname + search);
  expect([first.status, first.headers.location]).toEqual([303, '/']);
  const [cookie = ''] = first.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Strict/);
  const session = cookie.split(';')[0] ?? '';
  expect((await ask('/api/workspace', { headers: { Cookie: session } })).status).toBe(200);
  const second = await ask(pathname + search);
  expect([second.status, second.headers['set-cookie']]).toEqual([401, undefined]);
  expect(second.text).toContain('no longer good');
});

test.each(['', 'x', 'Bearer', 'A'.repeat(43), '../../etc/passwd', '%00'])(
  'the token "%s" opens nothing',
  async (token) => {
    const { ask, served } = await createWorld();
    expect((await ask(`/open?token=${encodeURIComponent(token)}`)).status).toBe(401);
    expect((await ask('/api/workspace', { headers: { Authorization: `Bearer ${token}` } })).status).toBe(401);
    const { port } = new URL(served.url);
    expect((await ask('/api/workspace', { headers: { Cookie: `powerautomation-${port}=${token}` } })).status).toBe(401);
  },
);

test('the token of a link is none for programs, and theirs is none for a link', async () => {
  const { ask, served } = await createWorld();
  const token = new URL(served.link()).searchParams.get('token') ?? '';
  expect((await ask('/api/workspace', { headers: { Authorization: `Bearer ${token}` } })).status).toBe(401);
  expect((await ask(`/open?token=${served.programToken}`)).status).toBe(401);
});

test('a link is good for ten minutes', async () => {
  let now = Date.now();
  const world = await createWorld();
  const access = createAccess({ ...world.host, now: () => now });
  const [early, late] = [access.createLinkToken(), access.createLinkToken()];
  now += 599_000;
  expect(access.exchange(early)).not.toBeNull();
  now += 2_000;
  expect(access.exchange(late)).toBeNull();
});

test('a window that is signed in stays so over a restart; what is kept of it opens nothing', async () => {
  const world = await createWorld();
  const [, session = ''] = (await signIn(world)).split('=');
  const again = createAccess(world.host);
  expect(again.callerOf({ session })?.name).toBe('owner');
  const file = join(world.host.dataDir, 'sessions.json');
  const kept = readFileSync(file, 'utf8');
  expect(kept).not.toContain(session);
  for (const { hash } of JSON.parse(kept)) expect(again.callerOf({ session: hash })).toBeNull();
  expect(statSync(file).mode & 0o077).toBe(0);
  // Programs have to be told the new one.
  expect(again.callerOf({ bearer: world.served.programToken })).toBeNull();
});

test('what a stranger tries too often is refused, and whoever is signed in is served all the same', async () => {
  const { ask, served } = await createWorld({ limits: { strangers: { perSecond: 0.001, burst: 5 } } });
  const statuses = [];
  for (let index = 0; index < 8; index++) statuses.push((await ask('/open?token=guess')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  const refused = await ask('/open?token=guess');
  expect([JSON.parse(refused.text).code, Number(refused.headers['retry-after'])]).toEqual([
    'TOO_MANY_REQUESTS',
    expect.any(Number),
  ]);
  const { status } = await ask('/api/workspace', { headers: { Authorization: `Bearer ${served.programToken}` } });
  expect(status).toBe(200);
});
