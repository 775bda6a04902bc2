import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'completeLock.mjs');

/** The lockfile's packages after the script has seen them. */
async function complete(packages: Record<string, object>): Promise<Record<string, object>> {
  const folder = mkdtempSync(join(tmpdir(), 'powerautomation-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages }));
  await promisify(execFile)(process.execPath, [script, folder]);
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

const tool = (binaries: Record<string, string>) => ({
  version: '2.0.0',
  license: 'MIT',
  dev: true,
  optionalDependencies: binaries,
});
const linux = { version: '2.0.0', optional: true };

test('the binaries of other platforms come in, for their platforms only', async () => {
  const packages = await complete({
    '': {},
    'node_modules/tool': tool({
      'tool-linux-x64-gnu': '2.0.0',
      'tool-linux-arm64-musl': '2.0.0',
      'tool-win32-x64': '2.0.0',
    }),
    'node_modules/tool-linux-x64-gnu': linux,
  });
  const shared = { version: '2.0.0', license: 'MIT', dev: true, optional: true };
  expect(packages['node_modules/tool-linux-x64-gnu']).toEqual(linux);
  expect(packages['node_modules/tool-linux-arm64-musl']).toEqual({
    ...shared,
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
  });
  expect(packages['node_modules/tool-win32-x64']).toEqual({ ...shared, os: ['win32'], cpu: ['x64'] });
  expect(Object.keys(packages)).toEqual([...Object.keys(packages)].sort());
});

test('a binary of another version stands inside its parent', async () => {
  const packages = await complete({
    '': {},
    'node_modules/other/node_modules/tool': tool({ 'tool-darwin-arm64': '2.0.0' }),
    'node_modules/tool-darwin-arm64': { version: '1.0.0', optional: true },
  });
  expect(packages['node_modules/other/node_modules/tool-darwin-arm64']).toMatchObject({ version: '2.0.0' });
  expect(packages['node_modules/tool-darwin-arm64']).toMatchObject({ version: '1.0.0' });
});

test('ranges, and optional packages that are for no platform, are left to npm', async () => {
  const before = { '': {}, 'node_modules/tool': tool({ 'tool-darwin-arm64': '^2.0.0', colours: '1.0.0' }) };
  expect(await complete(before)).toEqual(before);
});
