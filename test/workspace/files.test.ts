import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { codeOf, createWorld } from '../server/world.ts';

const chinese = '测试：登录后购物车里有两件商品。\r\n第二行\r\n';

test.each([
  ['plain text', Buffer.from('a\nb\n'), { encoding: 'utf8', hasBom: false, lineEnd: 'lf' }],
  ['an empty file', Buffer.from(''), { encoding: 'utf8', hasBom: false, lineEnd: 'lf' }],
  [
    'UTF-8 with a byte order mark and Windows lines',
    Buffer.from(`\ufeff${chinese}`),
    { encoding: 'utf8', hasBom: true, lineEnd: 'crlf' },
  ],
  ['mixed lines', Buffer.from('a\r\nb\nc'), { encoding: 'utf8', hasBom: false, lineEnd: 'mixed' }],
  [
    'UTF-16 with a mark',
    iconv.encode(chinese, 'utf16-le', { addBOM: true }),
    { encoding: 'utf16le', hasBom: true, lineEnd: 'crlf' },
  ],
  [
    'UTF-16 the other way around',
    iconv.encode(chinese, 'utf16-be', { addBOM: true }),
    { encoding: 'utf16be', hasBom: true, lineEnd: 'crlf' },
  ],
  [
    'UTF-16 without a mark',
    iconv.encode('plain words\n', 'utf16-le', { addBOM: false }),
    { encoding: 'utf16le', hasBom: false, lineEnd: 'lf' },
  ],
  [
    'Chinese of older programs',
    iconv.encode(chinese, 'gb18030'),
    { encoding: 'gb18030', hasBom: false, lineEnd: 'crlf' },
  ],
  [
    'Western text of older programs',
    iconv.encode('Grüße aus Köln, garçon – naïve €\n', 'windows-1252'),
    { encoding: 'windows1252', hasBom: false, lineEnd: 'lf' },
  ],
])('%s is read as what it is, and written back byte for byte', async (_what, bytes, expected) => {
  const world = await createWorld();
  world.write('a.txt', bytes);
  const file = await world.client.files.read({ path: 'a.txt' });
  expect(file).toMatchObject(expected);
  await world.client.files.write({ ...file, text: `${file.text}x` });
  await world.client.files.write({ ...file, version: (await world.client.files.read({ path: 'a.txt' })).version });
  expect(readFileSync(join(world.folder, 'a.txt')).equals(bytes)).toBe(true);
});

test('any bytes are refused as text, or come back as they are', async () => {
  const world = await createWorld();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      world.write('any.bin', Buffer.from(bytes));
      const read = await world.client.files.read({ path: 'any.bin' }).catch(() => null);
      if (read === null) return;
      await world.client.files.write({ ...read, force: true });
      expect([...readFileSync(join(world.folder, 'any.bin'))]).toEqual([...bytes]);
    }),
    { numRuns: 30 },
  );
});

test('characters that an encoding does not have are refused, and nothing is written', async () => {
  const world = await createWorld();
  world.write('a.txt', iconv.encode('Köln\n', 'windows-1252'));
  const file = await world.client.files.read({ path: 'a.txt' });
  expect(await codeOf(world.client.files.write({ ...file, text: '测试' }))).toBe('NOT_TEXT');
  expect(await codeOf(world.client.files.write({ ...file, text: 'half \ud800', encoding: 'utf8' }))).toBe('NOT_TEXT');
  expect((await world.client.files.read({ path: 'a.txt' })).version).toBe(file.version);
});

test('a picture is no text', async () => {
  const world = await createWorld();
  world.write('a.png', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]));
  expect(await codeOf(world.client.files.read({ path: 'a.png' }))).toBe('NOT_TEXT');
  const raw = await world.ask('/live/file?path=a.png', { bearer: true });
  expect([raw.status, raw.headers['content-type'], raw.headers['content-length']]).toEqual([200, 'image/png', '12']);
  const part = await world.ask('/live/file?path=a.png', { bearer: true, headers: { Range: 'bytes=1-3' } });
  expect([part.status, part.text, part.headers['content-range']]).toEqual([206, 'PNG', 'bytes 1-3/12']);
});

test('a file that was changed, deleted or made by someone else meanwhile is not written over', async () => {
  const world = await createWorld();
  const { files } = world.client;
  world.write('a.txt', 'one');
  const file = await files.read({ path: 'a.txt' });
  world.write('a.txt', 'two');
  const refused = await files.write({ ...file, text: 'mine' }).then(
    () => null,
    (error: { code: string; data: { version: string } }) => error,
  );
  expect(refused?.code).toBe('FILE_CHANGED');
  expect(world.read('a.txt')).toBe('two');
  await files.write({ ...file, text: 'mine', version: refused?.data.version ?? '' });
  expect(world.read('a.txt')).toBe('mine');
  rmSync(join(world.folder, 'a.txt'));
  expect(await codeOf(files.write({ ...file, text: 'again' }))).toBe('FILE_CHANGED');
  world.write('new.txt', 'theirs');
  expect(await codeOf(files.write({ path: 'new.txt', text: 'mine', version: null }))).toBe('FILE_CHANGED');
  await files.write({ path: 'new.txt', text: 'mine', version: null, force: true });
  expect(world.read('new.txt')).toBe('mine');
});

test('of two windows that save at once, one is told', async () => {
  const world = await createWorld();
  world.write('a.txt', 'one');
  const { version } = await world.client.files.read({ path: 'a.txt' });
  const writes = ['first', 'second', 'third'].map((text) =>
    codeOf(world.client.files.write({ path: 'a.txt', text, version })),
  );
  expect((await Promise.all(writes)).sort()).toEqual(['FILE_CHANGED', 'FILE_CHANGED', 'none']);
});

test('folders come first, numbers count as numbers', async () => {
  const world = await createWorld();
  for (const name of ['b10.ts', 'b9.ts', 'A.ts', 'z/x.ts', 'a/y.ts']) world.write(name, '1');
  const entries = await world.client.files.list({});
  expect(entries.map(({ name }) => name)).toEqual(['a', 'z', 'A.ts', 'b9.ts', 'b10.ts']);
  expect(entries[2]).toMatchObject({ path: 'A.ts', kind: 'file', size: 1, isLink: false });
});

test('making, moving and copying never takes the place of something else', async () => {
  const world = await createWorld();
  const { files } = world.client;
  world.write('a.txt', 'a');
  world.write('b.txt', 'b');
  await files.create({ path: 'deep/er/new.txt', kind: 'file' });
  await files.create({ path: 'folder', kind: 'folder' });
  const calls = [
    files.create({ path: 'a.txt', kind: 'file' }),
    files.create({ path: 'folder', kind: 'folder' }),
    files.move({ from: 'a.txt', to: 'b.txt' }),
    files.copy({ from: 'a.txt', to: 'b.txt' }),
  ];
  for (const code of await Promise.all(calls.map(codeOf))) expect(code).toBe('FILE_EXISTS');
  expect(await codeOf(files.move({ from: 'deep', to: 'deep/er/deep' }))).toBe('BAD_PATH');
  expect(await codeOf(files.copy({ from: 'deep', to: 'deep/er/deep' }))).toBe('BAD_PATH');
  expect(await codeOf(files.move({ from: '', to: 'x' }))).toBe('BAD_PATH');
  expect(await codeOf(files.move({ from: 'nowhere', to: 'x' }))).toBe('FILE_NOT_FOUND');
  expect(await codeOf(files.create({ path: 'a.txt/x', kind: 'file' }))).toBe('NOT_A_FOLDER');
  await files.move({ from: 'deep', to: 'moved/here' });
  await files.copy({ from: 'moved', to: 'copied' });
  await files.move({ from: 'a.txt', to: 'A.txt' });
  await files.move({ from: 'A.txt', to: 'b.txt', overwrite: true });
  expect(world.read('b.txt')).toBe('a');
  expect(existsSync(join(world.folder, 'copied/here/er/new.txt'))).toBe(true);
});

test('what was deleted comes back whole, and not over something else', async () => {
  const world = await createWorld();
  const { files } = world.client;
  world.write('folder/a.txt', 'a');
  const { id } = await files.trash({ path: 'folder' });
  expect(existsSync(join(world.folder, 'folder'))).toBe(false);
  expect(await files.trashed()).toMatchObject([{ id, path: 'folder' }]);
  world.write('folder/other.txt', 'other');
  expect(await codeOf(files.restore({ id }))).toBe('FILE_EXISTS');
  await files.restore({ id, to: 'back' });
  expect(world.read('back/a.txt')).toBe('a');
  expect(await files.trashed()).toEqual([]);
  expect(await codeOf(files.restore({ id }))).toBe('NOT_IN_TRASH');
  expect(await codeOf(files.restore({ id: '../../x' }))).toBe('NOT_IN_TRASH');
  expect(await codeOf(files.trash({ path: '' }))).toBe('BAD_PATH');
});

test('a workspace that vanishes says so, and goes on when it is back', async () => {
  const world = await createWorld();
  world.write('a.txt', 'a');
  renameSync(world.folder, `${world.folder}-away`);
  const { files, search, terminal, git, workspace } = world.client;
  expect((await workspace.get()).state).toBe('gone');
  const calls = [
    files.list({}),
    files.read({ path: 'a.txt' }),
    files.write({ path: 'a.txt', text: 'x', version: null }),
    search.files({ query: 'a' }),
    terminal.open({ cols: 80, rows: 24 }),
    git.status(),
  ];
  for (const code of await Promise.all(calls.map(codeOf))) expect(code).toBe('WORKSPACE_GONE');
  renameSync(`${world.folder}-away`, world.folder);
  expect(await files.read({ path: 'a.txt' })).toMatchObject({ text: 'a' });
  expect((await search.files({ query: 'a' })).files).toHaveLength(1);
});

test.skipIf(process.getuid?.() === 0)('what may not be written says so before anything is lost', async () => {
  const world = await createWorld();
  chmodSync(world.write('a.txt', 'a'), 0o444);
  const file = await world.client.files.read({ path: 'a.txt' });
  expect(file).toMatchObject({ isReadOnly: true, readOnlyBecause: 'rights' });
  expect(await codeOf(world.client.files.write({ ...file, text: 'b' }))).toBe('NOT_ALLOWED');
});

test('above 20 MB a file is read-only, and far above it is not read at all', async () => {
  const world = await createWorld();
  world.write('large.txt', `${'x'.repeat(99)}\n`.repeat(210_000));
  expect(await world.client.files.read({ path: 'large.txt' })).toMatchObject({
    isReadOnly: true,
    readOnlyBecause: 'size',
  });
  const { open } = await import('node:fs/promises');
  await using huge = await open(join(world.folder, 'huge.txt'), 'w');
  await huge.truncate(200 * 1024 * 1024);
  expect(await codeOf(world.client.files.read({ path: 'huge.txt' }))).toBe('FILE_TOO_LARGE');
});

test('unsaved text is on the disk before it is acknowledged, for each window its own', async () => {
  const world = await createWorld();
  const { files } = world.client;
  await files.keepDraft({ path: 'a.txt', window: 'one', text: 'half a thou', version: 'v1' });
  await Promise.all(
    ['half a thoug', 'half a though', 'half a thought'].map((text) =>
      files.keepDraft({ path: 'a.txt', window: 'one', text, version: 'v1' }),
    ),
  );
  await files.keepDraft({ path: 'a.txt', window: 'two', text: 'another', version: null });
  await files.keepDraft({ path: 'untitled:1', window: 'one', text: '从未保存', version: null });
  const { createWorkspace } = await import('../../electron/workspace/index.ts');
  // As the next start finds it.
  const again = createWorkspace({
    host: world.host,
    folder: world.folder,
    exclude: () => [],
    shell: () => '',
    complain: () => {},
  });
  const texts = (await again.drafts.list()).map(({ window, path, text }) => `${window} ${path} ${text}`);
  expect(texts.sort()).toEqual(['one a.txt half a thought', 'one untitled:1 从未保存', 'two a.txt another']);
  await files.dropDraft({ path: 'a.txt', window: 'one' });
  expect(await files.drafts()).toHaveLength(2);
  for (const name of await import('node:fs').then(({ readdirSync }) => readdirSync(join(world.host.dataDir, 'drafts'))))
    writeFileSync(join(world.host.dataDir, 'drafts', name, 'damaged.json'), '{"path":');
  expect(await files.drafts()).toHaveLength(2);
});

test('what is kept of a person is for their eyes only', async () => {
  const world = await createWorld();
  await world.client.files.keepDraft({ path: 'a', window: 'w', text: 'secret', version: null });
  expect(statSync(world.host.dataDir).mode & 0o077).toBe(0);
});

test('layout and tabs are kept for each folder', async () => {
  const world = await createWorld();
  const { workspace } = world.client;
  await workspace.remember({ key: 'layout', value: { tabs: ['a.txt'] } });
  await workspace.remember({ key: '__proto__', value: 1 });
  mkdirSync(join(world.root, 'other'));
  await workspace.open({ folder: join(world.root, 'other') });
  expect(await workspace.memory({ key: 'layout' })).toEqual({ value: null });
  await workspace.open({ folder: world.folder });
  expect(await workspace.memory({ key: 'layout' })).toEqual({ value: { tabs: ['a.txt'] } });
  rmSync(join(world.root, 'other'), { recursive: true });
  expect((await workspace.recent()).map(({ name, isThere }) => [name, isThere])).toEqual([
    ['workspace', true],
    ['other', false],
  ]);
  for (const folder of [join(world.root, 'other'), 'relative', join(world.folder, 'nowhere')])
    expect(await codeOf(workspace.open({ folder }))).not.toBe('none');
});
