/** Kept files keep their names, whatever came before. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Host } from '../../electron/host.ts';
import { addUploads, keepUpload } from '../../electron/recording/files.ts';

let folder = '';
let host: Host;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  host = { dataDir: join(folder, 'data'), cwd: folder, env: {}, now: Date.now };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keep = (name: string, content: string): string => keepUpload(host, 'r1', { name, content: Buffer.from(content) });

test('the same file is kept once; another of its name lies in a folder of its own, for pages show names', () => {
  expect([keep('a.txt', 'one'), keep('a.txt', 'one'), keep('a.txt', 'two'), keep('a.txt', 'three')]).toEqual([
    'a.txt',
    'a.txt',
    '2/a.txt',
    '3/a.txt',
  ]);
});

test('a file that is called like such a folder does no harm', () => {
  expect([keep('2', 'a number'), keep('a.txt', 'one'), keep('a.txt', 'two'), keep('3', 'another')]).toEqual([
    '2',
    'a.txt',
    '3/a.txt',
    '3/3',
  ]);
});

test('what a page calls a file leads to no other folder', () => {
  expect([keep('../../x.txt', 'up'), keep('..', 'dots'), keep('C:\\dir\\y.txt', 'back')]).toEqual([
    'x.txt',
    'file',
    'y.txt',
  ]);
});

test('files that are added to those of an earlier recording replace none of them', async () => {
  const beside = join(folder, 'shop.files');
  mkdirSync(beside);
  writeFileSync(join(beside, 'a.txt'), 'of the first recording');
  keep('a.txt', 'of the second');
  keep('b.txt', 'new');
  expect([...(await addUploads(host, 'r1', beside))].toSorted()).toEqual([
    ['a.txt', '2/a.txt'],
    ['b.txt', 'b.txt'],
  ]);
  expect(readFileSync(join(beside, 'a.txt'), 'utf8')).toBe('of the first recording');
  expect(readFileSync(join(beside, '2/a.txt'), 'utf8')).toBe('of the second');
});
