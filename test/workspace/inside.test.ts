import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locate } from '../../electron/workspace/inside.ts';
import { codeOf, createWorld } from '../server/world.ts';

const wayOut = [
  '..',
  '../secret.txt',
  'a/../../secret.txt',
  'a/b/../../../secret.txt',
  './../secret.txt',
  '/etc/passwd',
  '//server/share/file',
  '\\\\server\\share\\file',
  '\\\\?\\C:\\secret.txt',
  'C:\\secret.txt',
  'c:secret.txt',
];

test.each(wayOut)('a path that leads out is refused before the disk is asked: %s', (path) => {
  expect(() => locate('/work/space', path, 'linux')).toThrow(expect.objectContaining({ code: 'OUTSIDE_WORKSPACE' }));
  expect(() => locate('/work/space', path, 'win32')).toThrow(expect.objectContaining({ code: 'OUTSIDE_WORKSPACE' }));
});

test.each(['a\0.txt', '\0', 'a/\0/../../b'])('a NUL is refused: %j', (path) => {
  expect(() => locate('/work/space', path)).toThrow(expect.objectContaining({ code: 'BAD_PATH' }));
});

test.each(['..\\secret.txt', 'a\\..\\..\\secret.txt'])('on Windows a backslash parts as well: %s', (path) => {
  expect(() => locate('/work/space', path, 'win32')).toThrow(expect.objectContaining({ code: 'OUTSIDE_WORKSPACE' }));
});

test.each(['a.txt:stream', 'a.txt::$DATA', 'a.', 'b /c'])(
  'on Windows a name that means another one is refused: %s',
  (path) => {
    expect(() => locate('/work/space', path, 'win32')).toThrow(expect.objectContaining({ code: 'BAD_PATH' }));
  },
);

test.each(['', '.', 'a..b', '...', 'a/..b/c', '%2e%2e/secret.txt', '..%2fsecret.txt'])(
  'what only looks like a way out is a name: %j',
  (path) => {
    expect(locate('/work/space', path, 'linux')).toMatch(/^\/work\/space/);
  },
);

test('no procedure that takes a path lets one out, over REST and RPC, as it is and encoded', async () => {
  const world = await createWorld();
  writeFileSync(join(world.root, 'secret.txt'), 'secret');
  world.write('inside.txt', 'inside');
  const { files, git, terminal, tests, runs, recordings, search } = world.client;
  for (const path of ['../secret.txt', '/etc/passwd', '\\\\server\\share', join(world.root, 'secret.txt')]) {
    const calls = [
      files.list({ path }),
      files.stat({ path }),
      files.read({ path }),
      files.write({ path, text: 'x', version: null }),
      files.write({ path, text: 'x', version: null, force: true }),
      files.create({ path, kind: 'file' }),
      files.move({ from: path, to: 'stolen.txt' }),
      files.move({ from: 'inside.txt', to: path }),
      files.copy({ from: path, to: 'stolen.txt' }),
      files.copy({ from: 'inside.txt', to: path }),
      files.trash({ path }),
      git.content({ path }),
      git.stage({ paths: [path] }),
      git.discard({ paths: [path] }),
      git.history({ path }),
      terminal.open({ cols: 80, rows: 24, folder: path }),
      tests.nodes({ file: path }),
      tests.import({ file: path }),
      tests.import({ file: 'inside.txt', output: path }),
      tests.export({ source: 'inside.txt', to: 'side', output: path }),
      runs.start({ paths: [path] }),
      runs.start({ outputDir: path }),
      recordings.start({ kind: 'new', url: 'about:blank', output: path }),
      recordings.start({ kind: 'append', file: path }),
    ];
    for (const code of await Promise.all(calls.map(codeOf))) expect(['OUTSIDE_WORKSPACE', 'BAD_PATH']).toContain(code);
    const encoded = encodeURIComponent(path);
    for (const each of [encoded, encodeURIComponent(encoded), path.replaceAll('.', '%2e').replaceAll('/', '%2F')]) {
      for (const route of ['/api/files/text?path=', '/live/file?path=']) {
        const { status, text } = await world.ask(route + each, { bearer: true });
        expect(status).toBeGreaterThanOrEqual(400);
        expect(text).not.toContain('root:');
        expect(text).not.toContain('"secret"');
      }
    }
  }
  expect(readFileSync(join(world.root, 'secret.txt'), 'utf8')).toBe('secret');
  const found = [];
  for await (const event of await search.text({ text: 'secret', include: ['../*', '/etc/*'] })) found.push(event);
  expect(found).toMatchObject([{ kind: 'end', matches: 0 }]);
});

test('a link that leads out is not followed: not to read, to write, to list, to make, nor to search', async () => {
  const world = await createWorld();
  const outside = join(world.root, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  symlinkSync(outside, join(world.folder, 'folder'));
  symlinkSync(join(outside, 'secret.txt'), join(world.folder, 'file.txt'));
  symlinkSync(join(outside, 'new.txt'), join(world.folder, 'nowhere.txt'));
  const { files, search } = world.client;
  const calls = [
    files.read({ path: 'file.txt' }),
    files.read({ path: 'folder/secret.txt' }),
    files.list({ path: 'folder' }),
    files.write({ path: 'file.txt', text: 'x', version: null, force: true }),
    files.write({ path: 'folder/secret.txt', text: 'x', version: null, force: true }),
    files.write({ path: 'nowhere.txt', text: 'x', version: null }),
    files.create({ path: 'folder/deep/new.txt', kind: 'file' }),
    files.create({ path: 'nowhere.txt', kind: 'file' }),
    files.move({ from: 'folder/secret.txt', to: 'stolen.txt' }),
    files.copy({ from: 'file.txt', to: 'stolen.txt' }),
    files.trash({ path: 'folder/secret.txt' }),
  ];
  for (const code of await Promise.all(calls.map(codeOf))) expect(code).toBe('OUTSIDE_WORKSPACE');
  expect((await world.ask('/live/file?path=file.txt', { bearer: true })).status).toBe(403);
  const found = [];
  for await (const event of await search.text({ text: 'secret' })) found.push(event);
  expect(found).toMatchObject([{ kind: 'end', matches: 0 }]);
  // The link itself is ours: it can be moved and thrown away, and what it points to stays.
  await files.move({ from: 'file.txt', to: 'renamed.txt' });
  await files.trash({ path: 'renamed.txt' });
  expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('secret');
});

test('a link inside the workspace is followed, also through a workspace that is reached by a link', async () => {
  const world = await createWorld();
  world.write('real/a.txt', 'hello');
  symlinkSync('real', join(world.folder, 'link'));
  symlinkSync(world.folder, join(world.root, 'way'));
  await world.client.workspace.open({ folder: join(world.root, 'way') });
  expect(await world.client.files.read({ path: 'link/a.txt' })).toMatchObject({ text: 'hello' });
});

test('evidence is given out of the folders of runs only', async () => {
  const world = await createWorld();
  mkdirSync(join(world.host.dataDir, 'runs', 'a'), { recursive: true });
  writeFileSync(join(world.host.dataDir, 'runs', 'a', 'shot.png'), 'picture');
  symlinkSync('/etc/passwd', join(world.host.dataDir, 'runs', 'a', 'link.png'));
  const get = (path: string) => world.ask(`/live/evidence?path=${encodeURIComponent(path)}`, { bearer: true });
  const shot = await get(join(world.host.dataDir, 'runs', 'a', 'shot.png'));
  expect([shot.status, shot.headers['content-type'], shot.text]).toEqual([200, 'image/png', 'picture']);
  for (const path of [
    '/etc/passwd',
    join(world.host.dataDir, 'server.json'),
    join(world.host.dataDir, 'runs', '..', 'server.json'),
    join(world.host.dataDir, 'runs', 'a', 'link.png'),
    'runs/a/shot.png',
    join(world.host.dataDir, 'runs'),
  ])
    expect((await get(path)).status).toBe(404);
});
