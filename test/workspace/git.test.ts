import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, createWorld, type World } from '../server/world.ts';

const env = {
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.com',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  POWERAUTOMATION_KEYCHAIN: 'off',
  PATH: process.env.PATH ?? '',
};

async function repository(): Promise<World> {
  const world = await createWorld({ env });
  await world.client.git.init();
  return world;
}

const changes = async (world: World) => {
  const status = await world.client.git.status();
  if (status.kind === 'none') throw new Error(status.why);
  return status.files.map(({ path, from, staged, unstaged }) => [path, staged, unstaged, ...(from ? [from] : [])]);
};

test('from nothing to a history: status, stage, commit, rename, branch', async () => {
  const world = await repository();
  const { git } = world.client;
  world.write('a b.txt', 'one\n');
  world.write('中文/测试.spec.ts', 'x\n');
  expect(await changes(world)).toEqual([
    ['a b.txt', null, 'untracked'],
    ['中文/测试.spec.ts', null, 'untracked'],
  ]);
  expect(await git.history({})).toEqual([]);
  await git.stage({ paths: ['a b.txt', '中文/测试.spec.ts'] });
  await git.unstage({ paths: ['a b.txt'] });
  expect(await changes(world)).toEqual([
    ['a b.txt', null, 'untracked'],
    ['中文/测试.spec.ts', 'added', null],
  ]);
  await git.stage({ paths: ['a b.txt'] });
  const { hash } = await git.commit({ message: 'feat: 第一次\n\nwith a body' });
  expect(await changes(world)).toEqual([]);
  expect(await git.history({})).toMatchObject([{ hash, subject: 'feat: 第一次', author: 'Ann' }]);
  await world.client.files.move({ from: 'a b.txt', to: 'c.txt' });
  await git.stage({ paths: ['a b.txt', 'c.txt'] });
  expect(await changes(world)).toEqual([['c.txt', 'renamed', null, 'a b.txt']]);
  await git.commit({ message: 'rename' });
  expect((await git.history({ path: 'c.txt' })).map(({ subject, file }) => [subject, file])).toEqual([
    ['rename', { path: 'c.txt', before: 'a b.txt' }],
    ['feat: 第一次', { path: 'a b.txt', before: null }],
  ]);
  await git.switch({ branch: 'topic', create: true });
  expect((await git.branches()).map(({ name, isCurrent }) => [name, isCurrent])).toContainEqual(['topic', true]);
  expect(await git.content({ path: 'a b.txt', at: hash })).toEqual({ text: 'one\n' });
  expect(await git.content({ path: 'c.txt', at: hash })).toEqual({ text: null });
});

test('the sides of a diff are the last commit and the index; what is discarded lies in the trash', async () => {
  const world = await repository();
  const { git, files } = world.client;
  world.write('a.txt', 'one\r\n');
  await git.stage({ paths: ['a.txt'] });
  await git.commit({ message: 'one' });
  world.write('a.txt', 'two\r\n');
  await git.stage({ paths: ['a.txt'] });
  world.write('a.txt', 'three\r\n');
  world.write('new.txt', 'new');
  expect(await git.content({ path: 'a.txt' })).toEqual({ text: 'one\r\n' });
  expect(await git.content({ path: 'a.txt', at: 'index' })).toEqual({ text: 'two\r\n' });
  await git.discard({ paths: ['a.txt', 'new.txt'] });
  expect(world.read('a.txt')).toBe('two\r\n');
  expect(existsSync(join(world.folder, 'new.txt'))).toBe(false);
  const [{ id = '' } = {}] = (await files.trashed()).filter(({ path }) => path === 'a.txt');
  await files.restore({ id, to: 'mine.txt' });
  expect(world.read('mine.txt')).toBe('three\r\n');
});

test('a workspace inside a repository speaks of its own files', async () => {
  const world = await createWorld({ env });
  world.write('sub/a.txt', 'a');
  world.write('b.txt', 'b');
  await world.client.git.init();
  await world.client.workspace.open({ folder: join(world.folder, 'sub') });
  expect(await changes(world)).toEqual([['a.txt', null, 'untracked']]);
  await world.client.git.stage({ paths: ['a.txt'] });
  await world.client.git.commit({ message: 'a' });
  expect(await world.client.git.content({ path: 'a.txt' })).toEqual({ text: 'a' });
});

test('without git, and without a repository, it says so and all else works', async () => {
  const world = await createWorld({ env: { ...env, PATH: '/nowhere' } });
  world.write('a.txt', 'a');
  expect(await world.client.git.status()).toMatchObject({
    kind: 'none',
    why: expect.stringContaining('Git is not installed'),
  });
  expect(await codeOf(world.client.git.commit({ message: 'x' }))).toBe('GIT_MISSING');
  expect((await world.client.system.about()).features.git).toMatchObject({
    isThere: false,
    why: expect.stringContaining('Install it'),
  });
  expect(await world.client.files.read({ path: 'a.txt' })).toMatchObject({ text: 'a' });
  const other = await createWorld({ env });
  expect(await other.client.git.status()).toMatchObject({
    kind: 'none',
    why: expect.stringContaining('no git repository'),
  });
  expect(await codeOf(other.client.git.stage({ paths: ['a.txt'] }))).toBe('NO_REPOSITORY');
});

test('looking at a strange repository runs none of its programs, and names are never options', async () => {
  const world = await repository();
  const mark = join(world.root, 'ran');
  const program = join(world.root, 'evil.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${mark}\ncat "$1"\n`, { mode: 0o755 });
  world.write('a.txt', 'a\n');
  await world.client.git.stage({ paths: ['a.txt'] });
  await world.client.git.commit({ message: 'a' });
  world.write('.gitattributes', '*.txt diff=evil filter=evil\n');
  for (const [key, value] of [
    ['core.fsmonitor', program],
    ['diff.evil.textconv', program],
    ['diff.external', program],
    ['core.pager', program],
  ] as const)
    execFileSync('git', ['config', key, value], { cwd: world.folder });
  world.write('a.txt', 'b\n');
  const { git } = world.client;
  await git.status();
  await git.content({ path: 'a.txt' });
  await git.history({ path: 'a.txt' });
  await git.branches();
  expect(existsSync(mark)).toBe(false);
  expect(await codeOf(git.switch({ branch: `--orphan=x` }))).toBe('GIT_FAILED');
  expect(await codeOf(git.content({ path: 'a.txt', at: `--textconv` }))).toBe('GIT_FAILED');
  world.write('--force', '');
  await git.stage({ paths: ['--force'] });
  expect(await changes(world)).toContainEqual(['--force', 'added', null]);
});

test('programs of a repository run at a commit only where a person lets them, and never elsewhere', async () => {
  const world = await repository();
  const { git } = world.client;
  const mark = join(world.root, 'ran');
  for (const name of ['pre-commit', 'post-checkout', 'post-index-change'])
    writeFileSync(join(world.folder, '.git', 'hooks', name), `#!/bin/sh\necho ${name} >> ${mark}\n`, { mode: 0o755 });
  world.write('a.txt', 'a');
  expect(await git.status()).toMatchObject({ hooks: ['pre-commit'], total: 1 });
  await git.stage({ paths: ['a.txt'] });
  await git.commit({ message: 'quiet' });
  await git.switch({ branch: 'topic', create: true });
  expect(existsSync(mark)).toBe(false);
  world.write('a.txt', 'b');
  await git.stage({ paths: ['a.txt'] });
  await git.commit({ message: 'allowed', runHooks: true });
  expect(readFileSync(mark, 'utf8')).toContain('pre-commit');
});

test('of very many changes the first are told, and how many there are', async () => {
  const world = await repository();
  mkdirSync(join(world.folder, 'many'));
  for (let file = 0; file < 10_020; file++) writeFileSync(join(world.folder, 'many', `${file}.txt`), '');
  const status = await world.client.git.status();
  expect(status).toMatchObject({ kind: 'repository', total: 10_020 });
  expect(status.kind === 'repository' && status.files.length).toBe(10_000);
});
