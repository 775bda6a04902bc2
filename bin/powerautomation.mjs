#!/usr/bin/env node
// @ts-check
// The launcher: finds a Node that is new enough, then hands over to the command line.
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNewEnough, localNode } from './node24.mjs';
import { runChild } from './runChild.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

if (isNewEnough(process.versions)) {
  // Halves the time until a command begins: what was compiled once is kept in the system's temporary folder.
  module.enableCompileCache();
  const { main } = await import('../electron/doors/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = localNode(root);
  if (node && node !== process.execPath) {
    process.exitCode = (await runChild(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)])).code;
  } else {
    console.error(
      `PowerAutomation needs Node 24 or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
        'Install Node 24, or, in a clone of the repository, run: npm run setup',
    );
    process.exitCode = 2;
  }
}
