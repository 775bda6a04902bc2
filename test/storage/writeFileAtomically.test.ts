import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeFileAtomically } from '../../electron/storage/index.ts';
import { createWorld } from './world.ts';

const withCode = (code: string) => expect.objectContaining({ name: 'StorageError', code });

test('a file is written with the folders that it needs, and nothing is left beside it', async () => {
  const { folder } = createWorld();
  const path = join(folder, 'tests', 'shop', 'pay.spec.ts');
  await writeFileAtomically(path, 'test("pays 中文")\n');
  expect(readFileSync(path, 'utf8')).toBe('test("pays 中文")\n');
  expect(readdirSync(join(folder, 'tests', 'shop'))).toEqual(['pay.spec.ts']);
});

test.skipIf(process.platform === 'win32')('a file that is replaced keeps its mode, and a link its file', async () => {
  const { folder } = createWorld();
  const [path, link] = [join(folder, 'run.sh'), join(folder, 'link.sh')];
  writeFileSync(path, 'old');
  chmodSync(path, 0o775);
  symlinkSync(path, link);
  await writeFileAtomically(link, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o775);
  expect(readFileSync(link, 'utf8')).toBe('new');
});

test('a reader sees the old text or the new one, never a part', async () => {
  const { folder } = createWorld();
  const path = join(folder, 'big.txt');
  const texts = ['a', 'b'].map((letter) => letter.repeat(2_000_000));
  await writeFileAtomically(path, texts[0] ?? '');
  const writing = Promise.all([1, 0, 1, 0, 1].map((which) => writeFileAtomically(path, texts[which] ?? '')));
  let isDone = false;
  const done = writing.then(() => {
    isDone = true;
  });
  while (!isDone) {
    expect(texts).toContain(readFileSync(path, 'utf8'));
    await new Promise(setImmediate);
  }
  await done;
});

test('a folder where the file should be, and a file where a folder should be, are told apart from success', async () => {
  const { folder } = createWorld();
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'file'), 'kept');
  await expect(writeFileAtomically(join(folder, 'taken'), 'x')).rejects.toThrow(withCode('NOT_A_FOLDER'));
  await expect(writeFileAtomically(join(folder, 'file', 'under'), 'x')).rejects.toThrow(withCode('NOT_A_FOLDER'));
  expect(readdirSync(folder).sort()).toEqual(['file', 'taken']);
});

function mount(at: string, options: string): boolean {
  mkdirSync(at, { recursive: true });
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status !== 0) return false;
  onTestFinished(() => {
    spawnSync('umount', ['-l', at]);
  });
  return true;
}

test('a full disk leaves the old file whole and nothing beside it', async ({ skip }) => {
  const disk = join(createWorld().folder, 'disk');
  if (!mount(disk, 'size=64k')) skip('skipped: may not mount a small disk here');
  const path = join(disk, 'pay.spec.ts');
  await writeFileAtomically(path, 'old');
  await expect(writeFileAtomically(path, 'x'.repeat(500_000))).rejects.toThrow(withCode('DISK_FULL'));
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(disk)).toEqual(['pay.spec.ts']);
});

test('a read-only disk is told', async ({ skip }) => {
  const disk = join(createWorld().folder, 'disk');
  if (!mount(disk, 'ro')) skip('skipped: may not mount a read-only disk here');
  await expect(writeFileAtomically(join(disk, 'pay.spec.ts'), 'x')).rejects.toThrow(withCode('NOT_WRITABLE'));
});
