import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { allErrors } from '../../shared/contract/errors.ts';
import { contract } from '../../shared/contract/index.ts';
import { allRights } from '../../shared/contract/rights.ts';
import { createWorld } from './world.ts';

const procedures = Object.entries(contract).flatMap(([noun, calls]) =>
  Object.entries(calls).map(([name, procedure]) => ({ call: `${noun}.${name}`, noun, procedure })),
);

test('every procedure has a right, a route of its own, words, an output, and errors that are explained', () => {
  const routes = new Set<string>();
  for (const { call, noun, procedure } of procedures) {
    if (!isContractProcedure(procedure)) throw new Error(`${call} is no procedure.`);
    const { meta, route, outputSchema, errorMap } = procedure['~orpc'];
    expect([call, allRights]).toEqual([call, expect.arrayContaining([meta.right])]);
    expect([call, route.tags, route.summary]).toEqual([call, [noun], expect.stringMatching(/^[A-Z].{5,}/)]);
    expect([call, outputSchema]).toEqual([call, expect.anything()]);
    // What changes something is kept in the audit log; what only reads changes nothing.
    if (meta.right === 'read')
      expect([call, route.method === 'GET' || /^(search|tests|workspace\.remember)/.test(call)]).toEqual([call, true]);
    else expect([call, route.method]).not.toEqual([call, 'GET', meta.isAudited]);
    for (const code of Object.keys(errorMap)) expect(Object.keys(allErrors)).toContain(code);
    routes.add(`${route.method} ${route.path}`);
  }
  expect(routes.size).toBe(procedures.length);
});

test('the OpenAPI document tells all of it: rights, parameters, bodies, errors', async () => {
  const { ask } = await createWorld();
  const { status, text } = await ask('/api/openapi.json', { bearer: true });
  expect(status).toBe(200);
  const { paths, openapi } = JSON.parse(text);
  expect(openapi).toMatch(/^3\.1/);
  const operations = Object.values(paths).flatMap((item) =>
    Object.values(item as Record<string, { 'x-right': string; operationId: string }>),
  );
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(procedures.map(({ call }) => call).sort());
  const read = paths['/files/text'].get;
  expect(read).toMatchObject({
    'x-right': 'read',
    tags: ['files'],
    parameters: expect.arrayContaining([expect.objectContaining({ name: 'path', in: 'query', required: true })]),
  });
  expect(Object.keys(read.responses)).toEqual(expect.arrayContaining(['200', '401', '403', '404', '413', '415']));
  expect(paths['/search/text'].post.responses['200'].content).toHaveProperty('text/event-stream');
});

test('the same procedures answer over REST, with the status of their error', async () => {
  const world = await createWorld();
  world.write('a.txt', 'hello\n');
  const read = await world.ask('/api/files/text?path=a.txt', { bearer: true });
  expect([read.status, JSON.parse(read.text)]).toMatchObject([200, { text: 'hello\n', encoding: 'utf8' }]);
  const headers = { 'Content-Type': 'application/json' };
  const write = (version: string) =>
    world.ask('/api/files/text', {
      method: 'PUT',
      bearer: true,
      headers,
      body: JSON.stringify({ path: 'a.txt', text: 'x', version }),
    });
  const conflict = await write('other');
  expect([conflict.status, JSON.parse(conflict.text)]).toMatchObject([
    409,
    { code: 'FILE_CHANGED', defined: true, data: { version: JSON.parse(read.text).version } },
  ]);
  expect((await write(JSON.parse(read.text).version)).status).toBe(200);
  const missing = await world.ask('/api/files/text?path=b.txt', { bearer: true });
  expect([missing.status, JSON.parse(missing.text).code]).toEqual([404, 'FILE_NOT_FOUND']);
  const limited = await world.ask('/api/git/history?limit=5000', { bearer: true });
  expect([limited.status, JSON.parse(limited.text).message]).toEqual([400, expect.stringContaining('limit')]);
  const search = await world.ask('/api/search/text', { method: 'POST', bearer: true, headers, body: '{"text":"x"}' });
  expect([search.status, search.headers['content-type'], search.text]).toEqual([
    200,
    'text/event-stream',
    expect.stringContaining('"path":"a.txt"'),
  ]);
});

test('a caller without the right is refused before its input is looked at, and that is kept', async () => {
  const world = await createWorld();
  const { createEngine } = await import('../../electron/engine/index.ts');
  const viewer = {
    name: 'viewer',
    door: 'server',
    rights: new Set(['read'] as const),
    reach: 'workspace',
    key: 'v',
  } as const;
  await using engine = createEngine(world.host, {
    notice: () => {},
    version: '',
    front: { kind: 'private', caller: viewer },
  });
  const client = engine.client(viewer);
  await expect(client.files.write({} as never)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('"write"'),
  });
  await expect(client.terminal.open({ cols: 80, rows: 24 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(client.system.audit({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await client.files.list({})).toEqual([]);
  const answer = await engine.app.fetch(
    new Request('app://powerautomation/rpc/files/create', {
      method: 'POST',
      body: '{"json":{"path":"a","kind":"file"}}',
      headers: { 'Content-Type': 'application/json' },
    }),
  );
  expect(answer.status).toBe(403);
  const kept = await world.client.system.audit({});
  expect(kept.filter(({ caller }) => caller === 'viewer').map(({ call, outcome }) => `${call} ${outcome}`)).toContain(
    'files.write FORBIDDEN',
  );
});

test('what was called is counted and timed, and what changed something is kept with its subject, not its content', async () => {
  const world = await createWorld();
  await world.client.files.create({ path: 'a.txt', kind: 'file' });
  await world.client.files.write({ path: 'a.txt', text: 'TOP SECRET', version: null, force: true });
  await world.client.files.read({ path: 'b.txt' }).catch(() => {});
  const { text } = await world.ask('/metrics', { bearer: true });
  expect(text).toContain('powerautomation_calls_total{call="files.create",door="server",outcome="ok"} 1');
  expect(text).toContain('powerautomation_calls_total{call="files.read",door="server",outcome="FILE_NOT_FOUND"} 1');
  expect(text).toMatch(/powerautomation_call_duration_seconds_count\{call="files\.write"\} 1/);
  expect(text).toMatch(/powerautomation_process_resident_memory_bytes \d+/);
  const kept = await world.client.system.audit({});
  expect(kept.map(({ call, caller, outcome, subject }) => [call, caller, outcome, subject])).toEqual([
    ['files.write', 'program', 'ok', 'a.txt'],
    ['files.create', 'program', 'ok', 'a.txt'],
  ]);
  expect(JSON.stringify(kept)).not.toContain('SECRET');
});

test('health tells each part with what to do, and says so in its status', async () => {
  const { ask, host } = await createWorld();
  const health = JSON.parse((await ask('/health', { bearer: true })).text);
  expect(Object.keys(health.parts).sort()).toEqual(['browser', 'database', 'disk', 'keychain', 'memory', 'node']);
  expect(health.parts.keychain).toMatchObject({ state: 'warning', remedy: expect.stringMatching(/./) });
  expect(health.parts.database.detail).toContain(host.dataDir);
  const broken = await createWorld({ env: { ...host.env, POWERAUTOMATION_BROWSER: 'netscape' } });
  const { status, text } = await broken.ask('/health', { bearer: true });
  expect([status, JSON.parse(text).parts.browser]).toMatchObject([
    503,
    { state: 'bad', remedy: expect.stringMatching(/./) },
  ]);
  expect((await broken.client.system.about()).features.browser).toMatchObject({
    isThere: false,
    why: expect.stringContaining('netscape'),
  });
});

test('the built face is served with its assets, and nothing beside it', async () => {
  const world = await createWorld();
  const face = join(world.root, 'built');
  mkdirSync(join(face, 'assets'), { recursive: true });
  writeFileSync(join(face, 'index.html'), '<!doctype html><script type="module" src="/assets/main-abc.js"></script>');
  writeFileSync(join(face, 'assets', 'main-abc.js'), 'export {};');
  writeFileSync(join(world.root, 'beside.txt'), 'beside');
  const { ask } = await createWorld({ face });
  expect((await ask('/', { bearer: true })).text).toContain('main-abc.js');
  const asset = await ask('/assets/main-abc.js', { bearer: true });
  expect([asset.status, asset.headers['content-type'], asset.headers['cache-control']]).toEqual([
    200,
    expect.stringContaining('javascript'),
    expect.stringContaining('immutable'),
  ]);
  expect((await ask('/assets/nothing.js', { bearer: true })).status).toBe(404);
  for (const path of ['/../beside.txt', '/%2e%2e/beside.txt', '/..%2fbeside.txt', '/assets/..%5c..%5cbeside.txt'])
    expect((await ask(path, { bearer: true })).text).not.toContain('beside"');
  expect((await world.ask('/', { bearer: true })).text).toContain('The face is not built here');
});
