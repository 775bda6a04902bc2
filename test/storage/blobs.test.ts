import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld } from './world.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const HOUR = 3_600_000;

test('content is kept once, by its hash, from memory or from a file', async () => {
  const world = createWorld();
  const { blobs } = world.open();
  const hash = await blobs.put(Buffer.from('a picture'));
  expect(hash).toBe(sha256('a picture'));
  const file = join(world.folder, 'picture.png');
  writeFileSync(file, 'a picture');
  expect(await blobs.put(file)).toBe(hash);
  const path = blobs.path(hash);
  expect(path).toBe(join(world.host.dataDir, 'blobs', hash.slice(0, 2), hash));
  expect(readFileSync(path, 'utf8')).toBe('a picture');
  expect(readdirSync(join(world.host.dataDir, 'blobs', 'arriving'))).toEqual([]);
});

test('a file is kept where it lies, and the same content takes its place once', async () => {
  const world = createWorld();
  const { blobs } = world.open();
  const [one, other] = ['one.zip', 'other.zip'].map((name) => join(world.folder, name)) as [string, string];
  for (const file of [one, other]) writeFileSync(file, 'a trace');

  expect([await blobs.adopt(one), await blobs.adopt(other), await blobs.adopt(other)]).toEqual(
    Array(3).fill(sha256('a trace')),
  );

  const inodes = [blobs.path(sha256('a trace')), one, other].map((path) => statSync(path).ino);
  expect(new Set(inodes).size).toBe(1);
  expect(readdirSync(world.folder).filter((name) => name.includes('.zip'))).toEqual(['one.zip', 'other.zip']);
  // What is pruned is gone from here only.
  expect(await blobs.prune({ maxBytes: 0, graceMs: -1 })).toBe(7);
  expect(readFileSync(one, 'utf8')).toBe('a trace');
});

test('the same content put many times at once is whole', async () => {
  const { blobs } = createWorld().open();
  const content = Buffer.alloc(300_000, 'ab');
  const hashes = await Promise.all(Array.from({ length: 10 }, () => blobs.put(content)));
  expect(new Set(hashes).size).toBe(1);
  expect(readFileSync(blobs.path(hashes[0] ?? '')).equals(content)).toBe(true);
});

test('a content that is not kept is named', () => {
  const { blobs } = createWorld().open();
  for (const hash of [sha256('nothing'), '../../powerautomation.db']) {
    expect(() => blobs.path(hash)).toThrow(expect.objectContaining({ code: 'BLOB_NOT_FOUND' }));
  }
});

test('pruning removes what was not used for longest, and spares what a kept run shows and what was just used', async () => {
  const world = createWorld();
  const { blobs, runs } = world.open();
  const put = async (text: string) => {
    const hash = await blobs.put(Buffer.from(text));
    world.passTime(HOUR);
    return hash;
  };
  const shown = await put('0'.repeat(100));
  const [oldest, used, middle] = [await put('1'.repeat(100)), await put('2'.repeat(100)), await put('3'.repeat(100))];
  const run = runs.create({ folder: '/shop' });
  blobs.refer(run.id, shown);
  blobs.refer(run.id, shown);
  const isKept = (hash: string) => existsSync(join(world.host.dataDir, 'blobs', hash.slice(0, 2), hash));
  blobs.path(used);
  world.passTime(HOUR);
  const fresh = await blobs.put(Buffer.from('4'.repeat(100)));

  expect(await blobs.prune({ maxBytes: 300 })).toBe(200);
  expect([shown, oldest, used, middle, fresh].map(isKept)).toEqual([true, false, true, false, true]);

  expect(await blobs.prune({ maxBytes: 0 })).toBe(100);
  expect([shown, used, fresh].map(isKept)).toEqual([true, false, true]);

  runs.remove(run.id);
  expect(await blobs.prune({ maxBytes: 0, graceMs: 0 })).toBe(200);
  expect([shown, fresh].map(isKept)).toEqual([false, false]);
});

test('pruning nothing is no error', async () => {
  expect(await createWorld().open().blobs.prune({ maxBytes: 0 })).toBe(0);
});
