// @ts-check
// Which Node runs us: our .ts files need 24, and better-sqlite3 ends an older one (N-API below 10) without a word.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** @param {{ node: string, napi?: string | undefined }} versions as `process.versions` has them */
export function isNewEnough(versions) {
  return Number.parseInt(versions.node, 10) >= 24 && Number(versions.napi ?? 0) >= 10;
}

/**
 * The Node that `npm ci` put into our own node_modules.
 * @param {string} root the folder of our package.json
 * @returns {string | null} absolute path of the program
 */
export function localNode(root) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = path.join(root, 'node_modules', 'node', 'bin', program);
  return existsSync(file) ? file : null;
}
