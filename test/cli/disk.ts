import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A small disk of its own for this file's tests, or null where this person may not mount one. `size` as mount has it. */
export function tryToMount(size: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'pa-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    console.log('skipped: tests of a full disk need the right to mount one');
    return null;
  }
  afterAll(() => {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Leaves not a byte. The file `ballast` holds what was free. */
export function fill(disk: string): void {
  const file = openSync(join(disk, 'ballast'), 'a');
  try {
    for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2)) writeUntilFull(file, size);
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, size: number): void {
  try {
    while (writeSync(file, Buffer.alloc(size)) === size);
  } catch {
    // Full for this size.
  }
}
