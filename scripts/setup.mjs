#!/usr/bin/env node
// @ts-check
// Makes a fresh clone work, then runs what follows on its command line with the Node 24 that it installed:
//   node scripts/setup.mjs [--face] [script [arguments…]]
// With --face the face is built as well, where it is older than its sources.
// Of Node built-ins only, for Node 20 and newer. When there is nothing to do, it costs a few milliseconds.
// Speaks on the error stream, so that the output of the script stays clean.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { localNode } from '../bin/node24.mjs';
import { runChild } from '../bin/runChild.mjs';
import { findBrowser } from '../electron/findBrowser.mjs';
import { browserAdvice, getBrowser, thisMachine } from './setup/browser.mjs';
import { fingerprint, installDependencies, needsInstall, readStamp, writeStamp } from './setup/dependencies.mjs';
import { buildFace, needsFace } from './setup/face.mjs';
import { acquireLock } from './setup/lock.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const wantsFace = process.argv[2] === '--face';
const [script, ...scriptArguments] = process.argv.slice(wantsFace ? 3 : 2);

process.exitCode =
  (await setUp()) ??
  (wantsFace ? await provideFace() : null) ??
  (script === undefined ? 0 : await runScript(script, scriptArguments));

/** @returns {Promise<number | null>} the exit code, if set-up could not be done */
async function setUp() {
  const hasBrowser = findBrowser({ env: process.env, platform: process.platform }) !== null;
  // Somebody who named a browser wants that one and no other. Called alone, set-up tries again where it failed before.
  const seeksBrowser =
    !hasBrowser && !process.env.POWERAUTOMATION_BROWSER && (script === undefined || !readStamp(root)?.browserSought);
  if (!hasBrowser && !seeksBrowser) {
    say(browserAdvice({ ...thisMachine(), wanted: process.env.POWERAUTOMATION_BROWSER }));
  }
  if (!needsInstall(root) && !seeksBrowser) {
    if (hasBrowser && script === undefined) say('Everything is set up.');
    return null;
  }

  const lock = await acquireLock(root, (holders, file) =>
    say(
      `Another set-up is at work (process ${holders.join(', ')}); waiting for it. Should there be none, delete ${file}`,
    ),
  );
  try {
    // What was missing may have come from whoever we waited for.
    if (needsInstall(root)) {
      const begun = performance.now();
      say('Installing dependencies (once, about half a minute)…');
      const result = await installDependencies(root, lock.alsoHeldBy);
      if (!result.ok) {
        say(result.why);
        return result.code;
      }
      say(`  done in ${Math.round((performance.now() - begun) / 1000)} s`);
    }
    return seeksBrowser ? await provideBrowser(lock.alsoHeldBy) : null;
  } finally {
    lock.release();
  }
}

/** @param {(pid: number) => void} onStart @returns {Promise<number | null>} the exit code, if we were interrupted */
async function provideBrowser(onStart) {
  const present = findBrowser({ env: process.env, platform: process.platform });
  if (present) {
    say(`Browser: ${present.path}`);
    return null;
  }
  say('No Chrome, Edge or Chromium here; getting one…');
  const result = await getBrowser(root, { say: (text) => say(`  ${text}`), onStart });
  if (result.kind === 'interrupted') return 130;
  if (result.kind === 'found') {
    say(`Browser: ${result.path}`);
    return null;
  }
  say(result.why);
  writeStamp(root, { dependencies: fingerprint(root), browserSought: true });
  say(browserAdvice(thisMachine()));
  return null;
}

/** @returns {Promise<number | null>} the exit code, if it could not be built */
async function provideFace() {
  if (!needsFace(root)) return null;
  const lock = await acquireLock(root, () => say('Another set-up is at work; waiting for it.'));
  try {
    if (!needsFace(root)) return null;
    const begun = performance.now();
    say('Building the face (once after each change of it)…');
    const result = await buildFace(root, lock.alsoHeldBy);
    if (result.ok) {
      say(`  done in ${Math.round((performance.now() - begun) / 1000)} s`);
      return null;
    }
    say(result.why);
    return result.code;
  } finally {
    lock.release();
  }
}

/** @param {string} file @param {string[]} args */
async function runScript(file, args) {
  const node = localNode(root);
  if (node === null) throw new Error('Node 24 vanished from node_modules just now. Run the same command again.');
  const bin = path.join(root, 'node_modules', '.bin');
  // Windows calls it Path, and has one variable under any spelling.
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const env = { ...process.env, [pathName]: [bin, process.env[pathName]].filter(Boolean).join(path.delimiter) };
  return (await runChild(node, [path.resolve(root, file), ...args], { env })).code;
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}
