// @ts-check
// The built face, and whether it is older than its sources.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { localNode } from '../../bin/node24.mjs';
import { runChild } from '../../bin/runChild.mjs';

/** What the face is made of; files are read in one order on every machine. */
const SOURCES = ['renderer', 'shared', 'scripts/buildFace.ts', 'scripts/face', 'package-lock.json'];

/** By content: a checkout gives every file a new time. @param {string} root */
export function faceFingerprint(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, root, source);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} name */
function addTo(hash, root, name) {
  const file = path.join(root, name);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || name === 'renderer/dist') return;
  if (!found.isDirectory()) {
    hash.update(`${name}\0`).update(readFileSync(file));
    return;
  }
  for (const each of readdirSync(file).sort()) addTo(hash, root, `${name}/${each}`);
}

/** @param {string} root */
function stampOfFace(root) {
  return path.join(root, 'renderer', 'dist', '.built-from');
}

/** @param {string} root */
export function needsFace(root) {
  try {
    return readFileSync(stampOfFace(root), 'utf8') !== faceFingerprint(root);
  } catch {
    return true; // Never built, or taken away.
  }
}

/**
 * @param {string} root
 * @param {(pid: number) => void} [onStart]
 * @returns {Promise<{ ok: true } | { ok: false, code: number, why: string }>}
 */
export async function buildFace(root, onStart) {
  const node = localNode(root);
  if (node === null)
    return { ok: false, code: 1, why: 'There is no Node 24 to build the face with. Run npm run setup.' };
  const { code, signal, output } = await runChild(node, [path.join(root, 'scripts', 'buildFace.ts')], {
    cwd: root,
    output: 'capture',
    ...(onStart && { onStart }),
  });
  if (signal) return { ok: false, code: code || 130, why: 'Interrupted.' };
  return code === 0 ? { ok: true } : { ok: false, code, why: `The face could not be built:\n${output.trim()}` };
}
