import { spawnSync } from 'node:child_process';
import { constants, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isNewEnough } from '../../bin/node24.mjs';

/** Makes the Node that it is preloaded into say that it is an old one. */
const pretendNode20 =
  "data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2', napi: '9' } })";

/** A package with our launcher, and a command line that tells what it was given. */
function copyOfLauncher() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'powerautomation-launcher-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(path.join(import.meta.dirname, '..', '..', 'bin'), path.join(root, 'bin'), { recursive: true });
  mkdirSync(path.join(root, 'electron', 'doors', 'cli'), { recursive: true });
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    path.join(root, 'electron/doors/cli/main.ts'),
    'export async function main(argv: string[]): Promise<number> { console.log(argv.join(" "), process.execPath); return 5; }',
  );
  const start = (...nodeArguments: string[]) =>
    spawnSync(process.execPath, [...nodeArguments, path.join(root, 'bin/powerautomation.mjs'), 'play', '--json'], {
      encoding: 'utf8',
    });
  return { root, start };
}

test('Node 24 with N-API 10 is new enough, anything less is not', () => {
  expect(isNewEnough({ node: '24.21.0', napi: '10' })).toBe(true);
  expect(isNewEnough({ node: '26.0.0', napi: '10' })).toBe(true);
  expect(isNewEnough({ node: '22.19.0', napi: '10' })).toBe(false);
  expect(isNewEnough({ node: '24.0.0', napi: '9' })).toBe(false);
  expect(isNewEnough({ node: '20.20.2' })).toBe(false);
});

test('on a new Node the command line runs at once and its result is the exit code', () => {
  const { status, stdout } = copyOfLauncher().start();
  expect(stdout).toContain('play --json');
  expect(status).toBe(5);
});

test('an old Node without a new one beside it is told what to do', () => {
  const { status, stderr, stdout } = copyOfLauncher().start('--import', pretendNode20);
  expect(stderr).toContain('PowerAutomation needs Node 24 or newer; this is Node 20.20.2');
  expect(stderr).toContain('npm run setup');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test('an old Node hands over to the new one in node_modules', () => {
  const { root, start } = copyOfLauncher();
  const folder = path.join(root, 'node_modules', 'node', 'bin');
  mkdirSync(folder, { recursive: true });
  copyFileSync(process.execPath, path.join(folder, path.basename(process.execPath)), constants.COPYFILE_FICLONE);
  const { status, stdout } = start('--import', pretendNode20);
  expect(stdout).toContain('play --json');
  expect(stdout).toContain(path.join('node_modules', 'node', 'bin'));
  expect(status).toBe(5);
});
