// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { localNode } from '../../bin/node24.mjs';
import { runChild } from '../../bin/runChild.mjs';

/**
 * @typedef {{ dependencies: string, browserSought: boolean }} Stamp
 * What the last set-up left: the fingerprint of what it installed, and whether it tried in vain to get a browser.
 */

/**
 * Everything that decides what `npm ci` installs here: the lockfile, what package.json asks for, and the machine
 * (a folder shared between two systems holds the binaries of one).
 * @param {string} root
 */
export function fingerprint(root) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } = manifest;
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides, allowScripts }))
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/** @param {string} root @returns {Stamp | null} null after an interrupted or missing set-up */
export function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'));
  } catch {
    return null; // Not there, or cut off while it was written: both mean that set-up did not finish.
  }
}

/** @param {string} root @param {Stamp} stamp */
export function writeStamp(root, stamp) {
  writeFileSync(stampFile(root), JSON.stringify(stamp));
}

/** @param {string} root */
export function needsInstall(root) {
  return readStamp(root)?.dependencies !== fingerprint(root) || localNode(root) === null;
}

/**
 * Installs exactly what the lockfile says. The stamp goes first and comes back last, so that whatever ends us in
 * between, the next set-up starts over.
 * @param {string} root
 * @param {(pid: number) => void} onStart
 * @returns {Promise<{ ok: true } | { ok: false, code: number, why: string }>}
 */
export async function installDependencies(root, onStart) {
  rmSync(stampFile(root), { force: true });
  const before = fingerprint(root);
  const [command, ...first] = npm();
  // Without warnings: under Node 20 they would be pages of EBADENGINE, and our code runs on the Node 24 installed here.
  // Development packages always: with NODE_ENV=production npm would leave out the Node that we run on.
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, signal, output } = await runChild(command, args, {
    cwd: root,
    output: 'capture',
    shell: command === 'npm' && process.platform === 'win32',
    onStart,
  });
  if (signal) return { ok: false, code: code || 130, why: 'Interrupted.' };
  if (code !== 0) return { ok: false, code, why: `npm ci failed:\n${output.trim()}` };
  if (localNode(root) === null) {
    return {
      ok: false,
      code: 1,
      why: 'npm ci ran, but brought no Node 24: are install scripts switched off (npm config get ignore-scripts)?',
    };
  }
  writeStamp(root, { dependencies: before, browserSought: false });
  return { ok: true };
}

/** The npm that started us, else the one on the PATH. @returns {[string, ...string[]]} */
function npm() {
  const started = process.env.npm_execpath;
  return started && path.basename(started) === 'npm-cli.js' ? [process.execPath, started] : ['npm'];
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.powerautomation-setup.json');
}
